"""The base of controls that are typed into: reads, checks, marks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from stylestudio.errors import UserError
from stylestudio.request.parameters import Parameter, from_text
from stylestudio.ui.controls.base import Control
from stylestudio.ui.wording import decimal_words, error_words, help_words


class Typed(Control):
    """A value that can be typed; what cannot be taken stays, marked."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self._value = default
        self._error: UserError | None = None

    @property
    def marked(self) -> bool:
        """Whether what is typed was found to be wrong."""
        return bool(self._entry().property("invalid"))

    def value(self) -> Any:
        return self._value

    def commit(self) -> None:
        if self.half_typed:
            # In a language that writes 0,5, that is what people type.
            typed = self._stripped().replace(decimal_words("."), ".")
            try:
                value = from_text(self.name, typed, self.declaration, self.default)
            except UserError as error:
                self._mark(error)
                raise
            self.set_value(value)
            self.edited.emit()
            self.settled.emit()
        else:
            self._mark(None)

    @property
    def half_typed(self) -> bool:
        """Whether something else stands there than the value."""
        shown = self._words(self._value).removesuffix(self.declaration.unit).strip()
        return self._stripped() != shown

    def _show_value(self, value: Any) -> None:
        self._value = value
        self._show(self._words(value))
        self._mark(None)

    def _stripped(self) -> str:
        return self._typed().strip().removesuffix(self.declaration.unit).strip()

    def _mark(self, error: UserError | None) -> None:
        if error is None and not self.marked:
            return
        self._error = error
        entry = self._entry()
        entry.setProperty("invalid", error is not None)
        # A style sheet's property rules are looked up only when a widget is polished.
        entry.style().unpolish(entry)
        entry.style().polish(entry)
        entry.setToolTip(help_words(self.declaration) if error is None else error_words(error))
        entry.setAccessibleDescription(self._description())

    def _description(self) -> str:
        return error_words(self._error) if self._error is not None else super()._description()

    def _on_editing_finished(self) -> None:
        try:
            self.commit()
        except UserError as error:
            self.rejected.emit(error)

    def _watch_undo(self, field: QLineEdit) -> None:
        field.installEventFilter(_UndoGuard(self))

    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        words = f"{value:g}" if isinstance(value, float) else str(value)
        return f"{words} {self.declaration.unit}".strip()

    def _entry(self) -> QWidget:
        """What is typed into."""
        raise NotImplementedError

    def _typed(self) -> str:
        raise NotImplementedError

    def _show(self, text: str) -> None:
        raise NotImplementedError


class _UndoGuard(QObject):
    """Leaves Ctrl+Z to the window's undo, unless something is half typed.

    A field takes these keys for itself even when it has nothing to undo.
    """

    def __init__(self, control: Typed) -> None:
        super().__init__(control)
        self._control = control

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or _is_redo(event))
            and not self._control.half_typed
        )


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo)
