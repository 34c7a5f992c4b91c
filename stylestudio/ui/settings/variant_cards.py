"""The cards to choose style losses from."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.request.variants import Variant
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.icons import icon
from stylestudio.ui.settings.variant_card import VariantCard
from stylestudio.ui.wording import sentence_words

#: The most cards that there can be.
MOST_CARDS = 8
_COLUMNS = 2
_GAP_PX = 6


class VariantCards(QWidget):
    """Cards side by side, any number of them checked, over the current one's sentence.

    A click checks a card and makes it the current one; one more unchecks it. The check mark alone
    is for those who know what they want. One card at least stays checked.

    Attributes:
        cards: by key; the first card of a style loss has its name, duplicates have a number, too.

    Signals:
        current_changed: other settings are to be shown.
        checked: the user checked or unchecked a card.
        duplicate_requested, remove_requested: of the current card.
    """

    current_changed = Signal()
    checked = Signal()
    duplicate_requested = Signal()
    remove_requested = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setAccessibleName(label)
        self.cards: dict[str, VariantCard] = {}
        self._current = ""
        self._add_actions()
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        self._columns = _COLUMNS
        self.title = ElidingLabel()
        self.title.setProperty("role", "subheading")
        self.duplicate_button = _button("duplicate", self._duplicate)
        self.remove_button = _button("remove", self._remove)
        policy = self.remove_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove_button.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        for button in (self.remove_button, self.duplicate_button):
            # Aligned, so that its height does not bound the title's.
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence = QLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Our sentences take one line or two; what is below must not jump.
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing() + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addLayout(row)
        column.addWidget(self.sentence)

    @property
    def current(self) -> str:
        """The key of the card whose settings are on show."""
        return self._current

    def checked_keys(self) -> list[str]:
        """The keys of the checked cards, in their order; there is at least one."""
        return [key for key, card in self.cards.items() if card.isChecked()]

    def add(self, variant: Variant) -> str:
        """Add an unchecked card at the end and return its key."""
        key, number = variant.name, 1
        while key in self.cards:
            number += 1
            key = f"{variant.name} {number}"
        card = VariantCard(variant, self._label)
        card.picked.connect(self._on_picked)
        card.reached.connect(self._on_reached)
        card.arrow_pressed.connect(self._on_arrow_pressed)
        self.cards[key] = card
        self._place()
        self._order_tabs()
        # A card that is added to a window on screen would else stay hidden.
        card.show()
        self._refresh()
        return key

    def remove(self, key: str) -> None:
        """Remove a card; where it was the current one or the last checked one, the first steps in.

        The first card of a style loss stays: there is always one to choose it by.
        """
        assert self.removable(key)
        card = self.cards.pop(key)
        card.hide()
        self._grid.removeWidget(card)
        card.deleteLater()
        self._place()
        if not self.checked_keys():
            self.cards[card.variant.name].setChecked(True)
        if self._current == key:
            self.set_current(card.variant.name)
        self._refresh()

    def removable(self, key: str) -> bool:
        """Whether a card is a duplicate."""
        return key != self.cards[key].variant.name

    def set_current(self, key: str) -> None:
        """Show another card's settings."""
        if key == self._current:
            return
        previous = self.cards.get(self._current)
        if previous is not None:
            previous.set_current(False)
        self._current = key
        self.cards[key].set_current(True)
        self._refresh()
        self.current_changed.emit()

    def choose(self, *keys: str) -> None:
        """Check these cards and no others, as the program's choice; the first is current."""
        for key, card in self.cards.items():
            card.setChecked(key in keys)
        self.set_current(keys[0])

    def set_difference(self, key: str, words: str) -> None:
        """Say on a card what tells it from others of its kind."""
        self.cards[key].set_difference(words)
        self._refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = next((key for key, c in self.cards.items() if c.geometry().contains(event.pos())), "")
        if not key:
            return
        self.set_current(key)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._only, self._duplicate])
        if self.removable(key):
            menu.addAction(self._remove)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the cards to the buttons below them, also from one added later."""
        parts = [*self.cards.values(), self.remove_button, self.duplicate_button]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _add_actions(self) -> None:
        self._only = QAction(self.tr("Only this one"), self)
        self._only.triggered.connect(self._on_only_triggered)
        self._duplicate = QAction(self.tr("Duplicate"), self)
        self._duplicate.setShortcut(QKeySequence("Ctrl+D"))
        self._duplicate.triggered.connect(self.duplicate_requested)
        self._remove = QAction(self.tr("Remove"), self)
        self._remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._remove.triggered.connect(self.remove_requested)
        for action in (self._duplicate, self._remove):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _place(self) -> None:
        cards = self.cards.values()
        needed = _COLUMNS * max(card.least_width for card in cards) + _GAP_PX
        # Large letters take all of the width.
        self._columns = _COLUMNS if self.width() >= needed else 1
        for column in range(_COLUMNS):
            # Cards are equally wide, whatever they say.
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for index, card in enumerate(cards):
            self._grid.addWidget(card, *divmod(index, self._columns))

    def _refresh(self) -> None:
        card = self.cards.get(self._current)
        if card is None:
            return
        self.title.setText(card.title)
        self.sentence.setText(sentence_words(card.variant))
        room = len(self.cards) < MOST_CARDS
        self._duplicate.setEnabled(room)
        self.duplicate_button.setEnabled(room)
        words = (
            self.tr("Duplicate “{title}”, to try it with other settings (Ctrl+D)").format(
                title=card.title
            )
            if room
            else self.tr("There is room for {count} cards.").format(count=MOST_CARDS)
        )
        _describe(self.duplicate_button, self.tr("Duplicate"), words)
        self._remove.setEnabled(self.removable(self._current))
        self.remove_button.setVisible(self._remove.isEnabled())
        words = self.tr("Remove “{title}” (Del)").format(title=card.title)
        _describe(self.remove_button, self.tr("Remove"), words)

    def _on_picked(self, beside_mark: bool) -> None:
        card = self.sender()
        assert isinstance(card, VariantCard)
        key = next(key for key, other in self.cards.items() if other is card)
        shows_settings_only = beside_mark and card.isChecked() and key != self._current
        self.set_current(key)
        if shows_settings_only or self.checked_keys() == [key]:
            return
        card.setChecked(not card.isChecked())
        self.checked.emit()

    def _on_only_triggered(self) -> None:
        if self.checked_keys() != [self._current]:
            self.choose(self._current)
            self.checked.emit()

    def _on_reached(self) -> None:
        card = self.sender()
        self.set_current(next(key for key, other in self.cards.items() if other is card))

    def _on_arrow_pressed(self, arrow: Qt.Key) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        cards = list(self.cards.values())
        index = cards.index(self.cards[self._current]) + steps[arrow]
        if 0 <= index < len(cards):
            cards[index].setFocus(Qt.FocusReason.OtherFocusReason)


def _button(name: str, action: QAction) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    button.setIcon(icon(name))
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(action.trigger)
    return button


def _describe(button: QToolButton, name: str, words: str) -> None:
    button.setAccessibleName(name)
    button.setAccessibleDescription(words)
    button.setToolTip(words)
