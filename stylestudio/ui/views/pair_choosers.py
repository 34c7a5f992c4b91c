"""The choosers of what is compared with what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from stylestudio.ui.views.item import Item

_NARROWEST_PX = 84


class PairChoosers(QWidget):
    """Left, right and, side by side, one more. They stand as the pictures do, from left to right.

    Signals:
        left_chosen: the key; by the user.
        right_chosen: the key; by the user.
        third_chosen: the key, or empty for none; by the user.
    """

    left_chosen = Signal(str)
    right_chosen = Signal(str)
    third_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The pictures do not swap sides in languages that are read from right to left.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.left = _chooser(self.tr("Left picture"))
        self.right = _chooser(self.tr("Right picture"))
        self.third = _chooser(self.tr("Third picture"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for box, slot in (
            (self.left, self._on_left),
            (self.right, self._on_right),
            (self.third, self._on_third),
        ):
            row.addWidget(box)
            box.activated.connect(slot)

    def set_choices(
        self, lefts: Sequence[Item], rights: Sequence[Item], thirds: Sequence[Item]
    ) -> None:
        """What can be chosen on each side."""
        _fill(self.left, [(item.shown.title, item.key) for item in lefts])
        _fill(self.right, [(item.shown.title, item.key) for item in rights])
        _fill(
            self.third,
            [(self.tr("No third picture"), ""), *((item.shown.title, item.key) for item in thirds)],
        )

    def set_chosen(self, left: str, right: str, third: str) -> None:
        """Show what is chosen, by its keys."""
        for box, key in ((self.left, left), (self.right, right), (self.third, third)):
            box.setCurrentIndex(box.findData(key))

    def _on_left(self, index: int) -> None:
        self.left_chosen.emit(self.left.itemData(index))

    def _on_right(self, index: int) -> None:
        self.right_chosen.emit(self.right.itemData(index))

    def _on_third(self, index: int) -> None:
        self.third_chosen.emit(self.third.itemData(index))


def _chooser(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    # Long titles must not widen the window; the list shows them whole.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setMinimumWidth(_NARROWEST_PX)
    return box


def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    if choices != [(box.itemText(index), box.itemData(index)) for index in range(box.count())]:
        with QSignalBlocker(box):
            box.clear()
            for title, key in choices:
                box.addItem(title, key)
