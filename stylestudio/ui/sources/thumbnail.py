"""The picture in a source pane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylestudio.ui.picture_painter import PicturePainter
from stylestudio.ui.theme import border_colour, paint_surround


class Thumbnail(QWidget):
    """The picture in its pane; a button to the keyboard, a target to the mouse.

    Signals:
        activated: clicked, or Enter or Space pressed.
    """

    activated = Signal()

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self._painter = PicturePainter()
        self._busy = ""
        self.highlighted = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 90)

    def sizeHint(self) -> QSize:
        return QSize(220, 190)

    def set_picture(self, image: QImage | None) -> None:
        """Show a picture, or the invitation."""
        self._painter.set_image(image)
        self.update()

    def set_busy(self, words: str) -> None:
        """Say over the picture that another one is being read; empty words say nothing."""
        self._busy = words
        self.update()

    def set_highlighted(self, highlighted: bool) -> None:
        """Show that what hovers here can be let go."""
        self.highlighted = highlighted
        self.update()

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """The invitation in another language."""
        self._invitation = rephrase(self._invitation)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        # Ctrl+Return starts painting, even from here.
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        frame = paint_surround(painter, self.rect(), palette)
        self._painter.paint(painter, frame.adjusted(5, 5, -5, -5), self.devicePixelRatioF())
        if self._busy:
            self._paint_chip(painter, self._busy)
        elif self._painter.empty:
            painter.setPen(palette.placeholderText().color())
            words = frame.adjusted(14, 14, -14, -14)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, self._invitation)
            pen = QPen(border_colour(palette), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(frame, 8, 8)
        if self.highlighted or self.hasFocus():
            if self.highlighted:
                wash = palette.highlight().color()
                wash.setAlphaF(0.18)
                painter.fillRect(frame, wash)
            painter.setPen(QPen(palette.highlight().color(), 3 if self.highlighted else 2))
            painter.drawRoundedRect(frame, 8, 8)

    def _paint_chip(self, painter: QPainter, text: str) -> None:
        metrics = QFontMetrics(self.font())
        chip = QRect(0, 0, metrics.horizontalAdvance(text) + 28, metrics.height() + 14)
        chip.moveCenter(self.rect().center())
        painter.setPen(border_colour(self.palette()))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(self.palette().text().color())
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
