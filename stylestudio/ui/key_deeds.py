"""Keys that mean something in one part of the window, and there come before the window's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

# Qt's classes cannot be mixed with each other, so that this is none of them when it runs.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class KeyDeeds(_Widget):
    """For a widget that says what keys do in it. Stands before the widget's own class."""

    def deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None where the widget itself knows, or nobody does."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.deed_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self.deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()
