"""A number to type."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.typed import Typed


class NumberField(Typed):
    """A number to type; empty where the program may decide."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.field = QLineEdit()
        if declaration.optional:
            # Where it is empty, an alternative decides, or the program.
            self.field.setPlaceholderText(
                self.tr("not set") if declaration.alternatives else self.tr("automatic")
            )
        self._add(self.field)
        self._watch_undo(self.field)
        self.field.editingFinished.connect(self._on_editing_finished)
        self.set_value(default)

    def _entry(self) -> QWidget:
        return self.field

    def _typed(self) -> str:
        return self.field.text()

    def _show(self, text: str) -> None:
        self.field.setText(text)
