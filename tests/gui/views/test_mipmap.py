"""Painting pictures: sharp at 100 %, smooth when small, and never more work than is seen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.views.mipmap import MipMap
from stylestudio.ui.views.pixels import difference, halved
from tests.gui.views.conftest import noise, pixels_of, plain


def painted(mipmap: MipMap, place: QRectF, room: QRectF, ratio: float = 1.0) -> np.ndarray:
    size = QSize(round(room.right() * ratio), round(room.bottom() * ratio))
    canvas = QImage(size, QImage.Format.Format_RGB32)
    canvas.fill(0)
    canvas.setDevicePixelRatio(ratio)
    painter = QPainter(canvas)
    mipmap.paint(painter, place, room)
    painter.end()
    return pixels_of(canvas)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("offset", [0.0, 0.2])
def test_at_100_percent_every_pixel_is_itself(background, ratio, offset):
    image = noise(61, 47)
    mipmap = MipMap(background)
    mipmap.set_image(image)
    place = QRectF(offset, offset, 61 / ratio, 47 / ratio)
    canvas = painted(mipmap, place, QRectF(0, 0, 70, 70), ratio)
    np.testing.assert_array_equal(canvas[:47, :61], pixels_of(image))


def test_above_200_percent_pixels_are_squares(background):
    image = noise(6, 5)
    mipmap = MipMap(background)
    mipmap.set_image(image)
    canvas = painted(mipmap, QRectF(0, 0, 24, 20), QRectF(0, 0, 24, 20))
    np.testing.assert_array_equal(canvas, np.kron(pixels_of(image), np.ones((4, 4, 1), np.uint8)))


def test_a_fine_pattern_becomes_grey_when_it_is_small(background):
    pattern = np.indices((512, 512)).sum(0) % 2 * 255
    mipmap = MipMap(background)
    mipmap.set_image(to_qimage(np.repeat(pattern[..., None], 3, 2).astype(np.uint8)))
    canvas = painted(mipmap, QRectF(0, 0, 100, 100), QRectF(0, 0, 100, 100))
    inner = canvas[2:-2, 2:-2].astype(int)
    assert abs(inner - 127.5).max() < 3


def test_only_the_room_is_painted(background):
    mipmap = MipMap(background)
    mipmap.set_image(plain(100, 100, 200))
    canvas = painted(mipmap, QRectF(0, 0, 100, 100), QRectF(20, 30, 40, 30))
    assert (canvas[30:60, 20:60] == 200).all()
    canvas[30:60, 20:60] = 0
    assert not canvas.any()


def test_a_large_picture_is_reduced_elsewhere(background, qtbot):
    mipmap = MipMap(background)
    mipmap.set_image(noise(2000, 1500))
    room = QRectF(0, 0, 200, 150)
    painted(mipmap, room, room)
    assert mipmap.level_count == 1
    with qtbot.waitSignal(mipmap.changed):
        background.wait()
    assert mipmap.level_count == 4
    canvas = painted(mipmap, room, room)
    assert canvas.std() < 30


def test_copies_of_an_earlier_picture_are_not_taken_for_the_new_one(background):
    mipmap = MipMap(background)
    mipmap.set_image(plain(2000, 1500, 250))
    room = QRectF(0, 0, 200, 150)
    painted(mipmap, room, room)
    mipmap.set_image(plain(2000, 1500, 10))
    background.wait()
    assert mipmap.level_count == 1
    assert (painted(mipmap, room, room) == 10).all()


def test_a_picture_that_cannot_be_reduced_is_still_shown(background, monkeypatch, caplog):
    def fail(image):
        raise MemoryError

    monkeypatch.setattr("stylestudio.ui.views.mipmap.halved", fail)
    mipmap = MipMap(background)
    mipmap.set_image(plain(2000, 1500, 99))
    room = QRectF(0, 0, 200, 150)
    for _ in range(2):
        assert (painted(mipmap, room, room) == 99).all()
        background.wait()
    assert sum(record.levelname == "ERROR" for record in caplog.records) == 1


def test_nothing_is_painted_without_a_picture(background):
    mipmap = MipMap(background)
    room = QRectF(0, 0, 20, 10)
    for image in (None, QImage()):
        mipmap.set_image(image)
        assert mipmap.image is None
        assert not painted(mipmap, room, room).any()


@pytest.mark.parametrize("size", [(8, 6), (7, 5), (640, 601), (1, 1), (3, 513)])
def test_halving_takes_the_mean_of_four(qapp, size):
    image = noise(*size)
    half = pixels_of(halved(image)).astype(float)
    pixels = pixels_of(image).astype(float)
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    assert half.shape[:2] == (-(-size[1] // 2), -(-size[0] // 2))
    mean = pixels[: 2 * height, : 2 * width].reshape(height, 2, width, 2, 3).mean((1, 3))
    assert abs(half[:height, :width] - mean).max(initial=0) <= 1


def test_the_difference_is_absolute_and_amplified(qapp):
    size = QSize(40, 30)
    bright = pixels_of(difference(plain(80, 60, 100), plain(40, 30, 110), size, 4))
    assert bright.shape == (30, 40, 3)
    assert (bright == 40).all()
    assert (pixels_of(difference(plain(80, 60, 0), plain(80, 60, 200), size, 16)) == 255).all()
    same = noise(80, 60)
    assert not pixels_of(difference(same, same, size, 16)).any()
