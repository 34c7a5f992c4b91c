"""One of several, in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.base import Control
from stylestudio.ui.wording import choice_words


class ChoiceBox(Control):
    """One of several, in a list."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.box = QComboBox()
        # A long word must not widen the panel.
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for choice, words in choice_words(declaration):
            self.box.addItem(words, choice)
        self._add(self.box)
        self.set_value(default)
        self.box.activated.connect(self._on_activated)

    def value(self) -> Any:
        return self.box.currentData()

    def _show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def _on_activated(self) -> None:
        self.edited.emit()
        self.settled.emit()
