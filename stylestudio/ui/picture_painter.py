"""Paints a picture into a rectangle: whole, smooth, in the screen's own pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

#: Larger ones are reduced once, so that resizing the window stays fluid.
_KEPT_PX = 2560


class PicturePainter:
    """Keeps the picture scaled for the place where it was painted last."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._size = QSize()
        self._scaled: QPixmap | None = None

    @property
    def empty(self) -> bool:
        """Whether there is no picture."""
        return self._image is None

    @property
    def image(self) -> QImage | None:
        """What is painted."""
        return self._image

    def set_image(self, image: QImage | None) -> None:
        """Paint another picture from now on, or none."""
        if image is not None and image.isNull():
            image = None
        self._scaled = None
        self._image = image
        if image is None:
            return
        self._size = image.size()
        if max(image.width(), image.height()) > _KEPT_PX:
            self._image = _fitted(image, QSize(_KEPT_PX, _KEPT_PX))

    def place_in(self, room: QRect) -> QRectF:
        """Where in ``room`` the picture lies: centred, in its aspect ratio."""
        if self._image is None:
            return QRectF()
        size = QSizeF(self._size).scaled(QSizeF(room.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(room).center())
        return place

    def paint(self, painter: QPainter, room: QRect, device_pixel_ratio: float) -> None:
        """Paint the picture into ``room``; logical pixels, whatever the screen's density."""
        if self._image is None or room.isEmpty():
            return
        place = self.place_in(room)
        wanted = QSize(
            max(1, round(place.width() * device_pixel_ratio)),
            max(1, round(place.height() * device_pixel_ratio)),
        )
        if self._scaled is None or self._scaled.size() != wanted:
            self._scaled = QPixmap.fromImage(
                self._image.scaled(
                    wanted,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        self._scaled.setDevicePixelRatio(device_pixel_ratio)
        # On whole device pixels, or everything would be resampled once more, and blurred.
        left = round(place.left() * device_pixel_ratio) / device_pixel_ratio
        top = round(place.top() * device_pixel_ratio) / device_pixel_ratio
        size = QSizeF(wanted) / device_pixel_ratio
        painter.drawPixmap(
            QRectF(left, top, size.width(), size.height()),
            self._scaled,
            QRectF(self._scaled.rect()),
        )


def _fitted(image: QImage, room: QSize) -> QImage:
    return image.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
