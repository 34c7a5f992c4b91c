"""The big canvas: the photo before a run, the picture as it grows, the result."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylestudio.ui.dropping import DropTarget
from stylestudio.ui.picture_painter import PicturePainter
from stylestudio.ui.source import Source
from stylestudio.ui.theme import border_colour, mix, paint_surround

_DIMMED = 0.28


class Canvas(QWidget):
    """Shows the photo dimly with an invitation, or a picture, or the photo to compare with.

    Signals:
        comparing_changed: whether the photo is shown in place of the picture.
    """

    comparing_changed = Signal(bool)

    def __init__(self, photo: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drops = DropTarget(photo)
        self._photo = PicturePainter()
        self._picture = PicturePainter()
        self._headline = ""
        self._detail = ""
        self._comparing = False
        self._highlighted = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Canvas"))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """The invitation in another language."""
        self._headline = rephrase(self._headline)
        self._detail = rephrase(self._detail)

    @property
    def headline(self) -> str:
        """The invitation on show, or an empty text."""
        return self._headline if self._picture.empty else ""

    @property
    def picture(self) -> QImage | None:
        """The picture on show, or None while there is only the photo."""
        return self._picture.image

    @property
    def comparing(self) -> bool:
        """Whether the photo is shown in place of the picture."""
        return self._comparing

    @property
    def comparable(self) -> bool:
        """Whether there are both a picture and the photo that it was made from."""
        return not self._picture.empty and not self._photo.empty

    def set_photo(self, photo: QImage | None) -> None:
        """What to show dimly before a run, and to compare with after it."""
        self._photo.set_image(photo)
        self.update()

    def set_invitation(self, headline: str, detail: str = "") -> None:
        """The words over the photo while there is no picture."""
        self._headline, self._detail = headline, detail
        self.setAccessibleDescription(f"{headline} {detail}".strip())
        self.update()

    def set_picture(self, picture: QImage | None) -> None:
        """Show a picture, or the photo again."""
        self._picture.set_image(picture)
        self.update()

    def set_comparing(self, comparing: bool) -> None:
        """Show the photo in place of the picture, or the picture again."""
        comparing = comparing and self.comparable
        if comparing != self._comparing:
            self._comparing = comparing
            self.update()
            self.comparing_changed.emit(comparing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_comparing(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_comparing(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The release of the key would go elsewhere.
        self.set_comparing(False)
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._set_highlighted(self._drops.enter(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_highlighted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_highlighted(False)
        self._drops.drop(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        frame = paint_surround(painter, self.rect(), palette)
        room = self.rect().adjusted(12, 12, -12, -12)
        ratio = self.devicePixelRatioF()
        if self._comparing or self._picture.empty:
            if not self._comparing and self._headline:
                painter.setOpacity(_DIMMED)
            self._photo.paint(painter, room, ratio)
            painter.setOpacity(1)
        else:
            self._picture.paint(painter, room, ratio)
        if self._picture.empty and self._headline:
            self._paint_invitation(painter)
        if self._highlighted or self.hasFocus():
            painter.setPen(QPen(palette.highlight().color(), 3 if self._highlighted else 2))
            painter.drawRoundedRect(frame, 8, 8)

    def _paint_invitation(self, painter: QPainter) -> None:
        palette = self.palette()
        big, small = QFont(self.font()), QFont(self.font())
        big.setPointSizeF(self.font().pointSizeF() * 1.6)
        big.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(self.font().pointSizeF() * 1.1)
        wrap = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        width = min(self.width() - 80, 480)
        room = QRect(0, 0, width, self.height())
        headline = QFontMetrics(big).boundingRect(room, wrap, self._headline)
        detail = QFontMetrics(small).boundingRect(room, wrap, self._detail)
        below = 8 + detail.height() if self._detail else 0
        height = headline.height() + below
        card = QRect(0, 0, max(headline.width(), detail.width()) + 64, height + 44)
        card.moveCenter(self.rect().center())
        painter.setPen(border_colour(palette))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(card, 14, 14)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = card.center().x() - width // 2
        painter.setFont(big)
        painter.setPen(palette.text().color())
        top = card.top() + 22
        painter.drawText(QRect(left, top, width, headline.height()), wrap, self._headline)
        painter.setFont(small)
        painter.setPen(mix(palette.base().color(), palette.text().color(), 0.7))
        top += headline.height() + 8
        painter.drawText(QRect(left, top, width, detail.height()), wrap, self._detail)

    def _set_highlighted(self, highlighted: bool) -> None:
        self._highlighted = highlighted
        self.update()
