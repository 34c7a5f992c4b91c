"""A small picture, for cards and lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stylestudio.ui.picture_painter import PicturePainter
from stylestudio.ui.theme import paint_surround

_MARGIN = 3


class PictureTile(QWidget):
    """Shows a picture whole; the mouse goes through it to what it lies on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = PicturePainter()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_image(self, image: QImage) -> None:
        """Show another picture."""
        self._painter.set_image(image)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = paint_surround(painter, self.rect(), self.palette())
        room = frame.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._painter.paint(painter, room, self.devicePixelRatioF())
