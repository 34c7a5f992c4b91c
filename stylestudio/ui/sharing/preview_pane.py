"""A picture on calm ground, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylestudio.ui.picture_painter import PicturePainter
from stylestudio.ui.theme import paint_surround

_MARGIN_PX = 10


class PreviewPane(QWidget):
    """Shows one picture, or words in its place."""

    def __init__(self, name: str, room: QSize) -> None:
        """An empty pane.

        Args:
            name: for the screen reader.
            room: how large it would like to be.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._room = room
        self._words = ""
        self._painter = PicturePainter()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        """What is on show."""
        return self._painter.image

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, or none."""
        self._painter.set_image(image)
        self.update()

    def show_words(self, words: str) -> None:
        """What stands there while there is no picture."""
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return self._room

    def minimumSizeHint(self) -> QSize:
        return QSize(min(160, self._room.width()), min(120, self._room.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = _MARGIN_PX
        ground = paint_surround(painter, self.rect(), self.palette())
        room = ground.adjusted(margin, margin, -margin, -margin)
        if not self._painter.empty:
            self._painter.paint(painter, room, self.devicePixelRatioF())
            return
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(QRect(room), _CENTRED, self._words)


_CENTRED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
