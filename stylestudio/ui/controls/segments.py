"""One of a few, side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QPushButton

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.base import Control
from stylestudio.ui.wording import choice_words, label_words


class Segments(Control):
    """One of a few, side by side."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self._row.setSpacing(0)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        choices = choice_words(declaration)
        for index, (choice, words) in enumerate(choices):
            button = QPushButton(words)
            button.setCheckable(True)
            place = "first" if index == 0 else "last" if index == len(choices) - 1 else "middle"
            button.setProperty("segment", place)
            self.group.addButton(button)
            self.buttons[choice] = button
            self._add(button)
            button.setAccessibleName(f"{label_words(declaration)}: {words}")
        self.set_value(default)
        self.group.buttonClicked.connect(self._on_clicked)

    def value(self) -> Any:
        return next(choice for choice, button in self.buttons.items() if button.isChecked())

    def _show_value(self, value: Any) -> None:
        self.buttons[value].setChecked(True)

    def _on_clicked(self) -> None:
        self.edited.emit()
        self.settled.emit()
