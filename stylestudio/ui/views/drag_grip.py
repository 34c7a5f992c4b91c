"""The small handle by which a picture is dragged to another program."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio.ui.icons import icon

_SIDE_PX = 28


class DragGrip(QWidget):
    """Lies on a picture while the pointer is over it.

    Signals:
        dragged: it was pulled away.
    """

    dragged = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        words = self.tr("Drag this picture to another program or folder.")
        self.setToolTip(words)
        self.setAccessibleName(self.tr("Drag out"))
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        distance = (event.position() - self._pressed_at).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed_at = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # It would go to the picture below and zoom it.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.palette().base().color()
        ground.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), 7, 7)
        icon("grip").paint(painter, self.rect().adjusted(5, 5, -5, -5))
