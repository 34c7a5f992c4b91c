"""The line that shows where a dragged card would go."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_THICKNESS = 4


class DropLine(QWidget):
    """A line across its parent, over everything else in it; hidden at first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Show it at a height of its parent's."""
        top = max(0, min(y - _THICKNESS // 2, self._room.height() - _THICKNESS))
        self.setGeometry(QRect(0, top, self._room.width(), _THICKNESS))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        painter.drawRoundedRect(self.rect(), _THICKNESS / 2, _THICKNESS / 2)
