"""A dialog that is as large as what is in it, and grows with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

#: The window's frame.
_FRAME_PX = 40


class GrowingDialog(QDialog):
    """Takes the room that its contents ask for, as far as the screen has it.

    Qt alone would give a dialog two thirds of the screen at most, and leave it as it was when more
    is to be shown.
    """

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        self._grow()
        super().showEvent(event)

    def _grow(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(_FRAME_PX, _FRAME_PX)
        self.resize(self.size().expandedTo(self.sizeHint().boundedTo(room)))
