"""Pixels on the way to the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from stylestudio.ui.picture_painter import PicturePainter
from stylestudio.ui.pictures import from_qimage, to_qimage


@pytest.mark.parametrize("width", [1, 2, 3, 5, 17, 33, 101, 255])
@pytest.mark.parametrize("height", [1, 2, 7, 64])
def test_every_width_keeps_its_pixels(width, height):
    pixels = np.random.default_rng(width).integers(0, 256, (height, width, 3), np.uint8)
    image = to_qimage(pixels)
    assert (image.width(), image.height()) == (width, height)
    for y in range(0, height, 3):
        for x in range(0, width, 5):
            assert image.pixelColor(x, y).getRgb()[:3] == tuple(pixels[y, x])


def test_the_image_has_its_own_memory():
    pixels = np.zeros((5, 7, 3), np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 255
    assert image.pixelColor(3, 3) == QColor(0, 0, 0)


def test_views_are_fine_and_other_arrays_are_refused():
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    view = pixels[::2, 1::3]
    assert to_qimage(view).pixelColor(4, 4).getRgb()[:3] == tuple(view[4, 4])
    for wrong in (pixels[..., :2], pixels.astype(np.float32)):
        with pytest.raises(ValueError, match="not uint8"):
            to_qimage(wrong)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [(400, 100), (100, 400), (31, 31), (5000, 40)])
def test_the_whole_picture_is_painted_in_its_aspect_ratio(qapp, ratio, size):
    painter = PicturePainter()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter.set_image(image)
    room = QRect(10, 20, 200, 150)
    target = QImage(round(240 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    target.setDevicePixelRatio(ratio)
    target.fill(Qt.GlobalColor.white)
    with QPainter(target) as qpainter:
        painter.paint(qpainter, room, ratio)
    red = [
        (x, y)
        for x in range(target.width())
        for y in range(target.height())
        if target.pixelColor(x, y) == QColor(Qt.GlobalColor.red)
    ]
    left, right = min(x for x, _ in red), max(x for x, _ in red) + 1
    top, bottom = min(y for _, y in red), max(y for _, y in red) + 1
    scale = min(room.width() / size[0], room.height() / size[1]) * ratio
    assert right - left == pytest.approx(size[0] * scale, abs=1.6)
    assert bottom - top == pytest.approx(size[1] * scale, abs=1.6)
    # Sharp edges, because it lies on whole device pixels.
    assert len(red) == (right - left) * (bottom - top)
    assert (left + right) / 2 == pytest.approx((room.x() + 100) * ratio, abs=1.1)


@pytest.mark.parametrize("width", [1, 5, 64])
@pytest.mark.parametrize("form", [QImage.Format.Format_RGB888, QImage.Format.Format_ARGB32])
def test_an_image_gives_its_pixels_back(width, form):
    pixels = np.random.default_rng(width).integers(0, 256, (7, width, 3), np.uint8)
    found = from_qimage(to_qimage(pixels).convertToFormat(form))
    np.testing.assert_array_equal(found, pixels)
    assert found.flags.owndata
