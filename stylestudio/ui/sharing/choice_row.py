"""One of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget


class ChoiceRow(QWidget):
    """Buttons of which one is pressed; the arrow keys go from one to the next.

    Signals:
        chosen: the data of the one that the user pressed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Buttons in a row.

        Args:
            name: of all of them together, for the screen reader.
            choices: what each of them stands for, and its words. The first is pressed.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (data, words) in enumerate(choices):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            last = index == len(choices) - 1
            button.setProperty("segment", "first" if index == 0 else "last" if last else "middle")
            button.setProperty("wide", True)
            button.setAccessibleName(f"{name}: {words}")
            self._group.addButton(button)
            self.buttons[data] = button
            row.addWidget(button, 1)
        self.setFocusProxy(self.buttons[choices[0][0]])
        self.set_value(choices[0][0])
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """What is chosen."""
        return next(data for data, button in self.buttons.items() if button.isChecked())

    def set_value(self, data: str) -> None:
        """Show another choice, as the program's: nothing is ``chosen``."""
        self.buttons[data].setChecked(True)

    def refuse(self, data: str, reason: str) -> None:
        """Disable one of them and say why; an empty reason enables it again."""
        button = self.buttons[data]
        button.setEnabled(not reason)
        button.setToolTip(reason)
        button.setAccessibleDescription(reason)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        self.chosen.emit(self.value)
