"""Between Qt's images and Pillow's, whose work does not hold up other threads of Python."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

#: Even, so that bands of rows can be halved one by one.
_BAND_ROWS = 256


def halved(image: QImage) -> QImage:
    """The image at half its size, each pixel the mean of four. For any thread."""
    source = image.convertToFormat(QImage.Format.Format_RGB888)
    size = QSize(-(-source.width() // 2), -(-source.height() // 2))
    half = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(half)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    # In bands: a huge picture at once would take 4 bytes a pixel more, and Qt's part of it, for
    # which Python waits, would be felt in the window.
    for row in range(0, source.height(), _BAND_ROWS):
        rows = min(_BAND_ROWS, source.height() - row)
        painter.drawImage(0, row // 2, _to_qimage(_to_pillow(source, row, rows).reduce(2)))
    painter.end()
    return half


def difference(first: QImage, second: QImage, size: QSize, amplification: int) -> QImage:
    """The absolute difference of two images, both brought to ``size``. For any thread."""
    reduced = [
        _to_pillow(image.convertToFormat(QImage.Format.Format_RGB888)).resize(
            (size.width(), size.height()), Image.Resampling.BILINEAR, reducing_gap=2.0
        )
        for image in (first, second)
    ]
    plain = ImageChops.difference(*reduced)
    table = [min(255, value * amplification) for value in range(256)]
    return _to_qimage(plain.point(table * 3))


def _to_pillow(image: QImage, row: int = 0, rows: int | None = None) -> Image.Image:
    """Some rows of an image in RGB888."""
    rows = image.height() if rows is None else rows
    stride = image.bytesPerLine()
    data = np.frombuffer(image.constBits(), np.uint8)[row * stride : (row + rows) * stride]
    return Image.frombuffer("RGB", (image.width(), rows), data, "raw", "RGB", stride, 1)


def _to_qimage(image: Image.Image) -> QImage:
    """A copy in the format that Qt paints fastest."""
    data = image.tobytes()
    plain = QImage(data, image.width, image.height, 3 * image.width, QImage.Format.Format_RGB888)
    return plain.convertToFormat(QImage.Format.Format_RGB32)
