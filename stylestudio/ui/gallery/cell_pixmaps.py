"""Thumbnails as they lie in their cells: reduced and with round corners, ready to be drawn."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

#: As many as a few screens show, some 90 kB each on a plain screen.
_MOST = 250
_RADIUS = 3.0


class CellPixmaps:
    """Made as they are needed; the last ones stay, because scrolling draws them many times."""

    def __init__(self) -> None:
        self._pixmaps: OrderedDict[tuple[int, int, int, float], QPixmap] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pixmaps)

    def pixmap(self, image: QImage, size: QSize, ratio: float) -> QPixmap:
        """An image in ``size`` logical pixels on a screen of that pixel ratio."""
        key = (image.cacheKey(), size.width(), size.height(), ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is not None:
            self._pixmaps.move_to_end(key)
            return pixmap
        pixmap = self._pixmaps[key] = _rounded(image, size, ratio)
        if len(self._pixmaps) > _MOST:
            self._pixmaps.popitem(last=False)
        return pixmap


def _rounded(image: QImage, size: QSize, ratio: float) -> QPixmap:
    scaled = image.scaled(
        size * ratio,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    rounded = QImage(scaled.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    rounded.setDevicePixelRatio(ratio)
    scaled.setDevicePixelRatio(ratio)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), _RADIUS, _RADIUS)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return QPixmap.fromImage(rounded)
