"""The cards to choose a style loss from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QLabel, QWidget

from stylestudio.request.variants import Variant
from stylestudio.ui.variant_card import VariantCard
from stylestudio.ui.wording import sentence_words

_COLUMNS = 2


class VariantCards(QWidget):
    """Cards side by side, one of them chosen, over the chosen one's sentence.

    Signals:
        chosen: the user chose another one.
    """

    chosen = Signal()

    def __init__(
        self, variants: Iterable[Variant], label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.cards: dict[str, VariantCard] = {}
        self._group = QButtonGroup(self)
        for index, variant in enumerate(variants):
            card = VariantCard(variant, label)
            self._group.addButton(card)
            self.cards[variant.name] = card
            grid.addWidget(card, *divmod(index, _COLUMNS))
        for column in range(_COLUMNS):
            # Cards are equally wide, whatever they say.
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        self.sentence = QLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Our sentences take one line or two; what is below must not jump.
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing() + 2)
        grid.addWidget(self.sentence, grid.rowCount(), 0, 1, _COLUMNS)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def current(self) -> Variant:
        """The style loss that is chosen."""
        card = self._group.checkedButton()
        assert isinstance(card, VariantCard), "choose() comes before anything else"
        return card.variant

    def choose(self, name: str) -> None:
        """Choose a style loss by its name."""
        self.cards[name].setChecked(True)

    def _on_toggled(self, card: QAbstractButton, checked: bool) -> None:
        # Tab stops once, at the chosen card; the arrow keys go on from there.
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.sentence.setText(sentence_words(self.current))
            self.chosen.emit()
