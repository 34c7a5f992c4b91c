"""Touches that are applied elsewhere, and what of them is shown."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtGui import QImage

from stylestudio.errors import InternalError
from stylestudio.imaging.resize import resize_picture
from stylestudio.imaging.touches import TouchedPicture, apply_touches
from stylestudio.request.touches import Touches
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.touches import touching as touching_module
from stylestudio.ui.touches.touching import Touching


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


@pytest.fixture
def touching(background) -> Touching:
    return Touching(background)


@pytest.fixture
def shown(touching) -> list[QImage]:
    shown: list[QImage] = []
    touching.preview_ready.connect(shown.append)
    return shown


def test_a_picture_without_touches_is_shown_as_it_is(touching, background, shown):
    picture = noise(31, 23)
    touching.set_picture(picture, noise(62, 46, 1))
    assert shown == []
    background.wait()
    assert shown == [to_qimage(picture)]


def test_touches_are_shown_with_the_photo_at_the_pictures_size(touching, background, shown):
    picture, photo = noise(31, 23), noise(62, 46, 1)
    touches = Touches(photo_blend=50.0, grain=20.0)
    touching.set_picture(picture, photo)
    touching.set_touches(touches)
    background.wait()
    expected = apply_touches(picture, resize_picture(photo, 31, 23), touches)
    assert shown[-1] == to_qimage(expected)
    assert touching.touches == touches


def test_touches_stay_for_the_next_picture(touching, background, shown):
    touches = Touches(sharpness=50.0)
    touching.set_touches(touches)
    background.wait()
    assert shown == []
    picture = noise(20, 20)
    touching.set_picture(picture, picture)
    background.wait()
    assert shown == [to_qimage(apply_touches(picture, picture, touches))]


def test_the_same_touches_are_not_worked_out_again(touching, background, shown):
    touching.set_picture(noise(20, 20), None)
    touching.set_touches(Touches(grain=5.0))
    background.wait()
    count = len(shown)
    touching.set_touches(Touches(grain=5.0))
    assert not background.busy
    assert len(shown) == count


@pytest.fixture
def gate(monkeypatch) -> tuple[list[float], threading.Event]:
    """Which amounts of grain are worked on, each as soon as the event is set."""
    begun: list[float] = []
    go_on = threading.Event()
    original = TouchedPicture.with_touches

    def held(self: TouchedPicture, touches: Touches) -> np.ndarray:
        begun.append(touches.grain)
        assert go_on.wait(10)
        return original(self, touches)

    monkeypatch.setattr(TouchedPicture, "with_touches", held)
    return begun, go_on


def test_of_many_movements_only_the_last_is_worked_out(touching, background, shown, gate, qtbot):
    begun, go_on = gate
    touching.set_touches(Touches(grain=1.0))
    touching.set_picture(noise(20, 20), None)
    qtbot.waitUntil(lambda: begun == [1])
    for amount in range(2, 30):
        touching.set_touches(Touches(grain=float(amount)))
    go_on.set()
    background.wait()
    assert begun == [1, 29]
    assert len(shown) == 2


def test_nothing_of_an_earlier_picture_is_shown(touching, background, shown, gate, qtbot):
    begun, go_on = gate
    touching.set_touches(Touches(grain=1.0))
    touching.set_picture(noise(20, 20), None)
    qtbot.waitUntil(lambda: begun == [1])
    touching.set_picture(noise(30, 40), None)
    go_on.set()
    background.wait()
    assert [(image.height(), image.width()) for image in shown] == [(30, 40)]


def test_without_a_picture_nothing_is_shown(touching, background, shown, gate, qtbot):
    begun, go_on = gate
    touching.set_touches(Touches(grain=1.0))
    touching.set_picture(noise(20, 20), None)
    qtbot.waitUntil(lambda: begun == [1])
    touching.set_picture(None)
    go_on.set()
    background.wait()
    assert shown == []
    with pytest.raises(ValueError, match="no picture"):
        touching.apply_full(shown.append, shown.append)


def test_a_large_picture_is_shown_smaller_and_saved_in_full(
    touching, background, shown, monkeypatch
):
    monkeypatch.setattr(touching_module, "DISPLAY_PIXELS", 1000)
    picture, photo = noise(100, 40), noise(50, 20, 1)
    touches = Touches(photo_colours=50.0, grain=10.0)
    touching.set_touches(touches)
    touching.set_picture(picture, photo)
    full: list[np.ndarray] = []
    touching.apply_full(full.append, full.append)
    background.wait()
    (small,) = shown
    assert (small.height(), small.width()) == (50, 20)
    np.testing.assert_array_equal(
        full[0], apply_touches(picture, resize_picture(photo, 100, 40), touches)
    )


def test_saved_in_full_are_the_touches_of_that_moment(touching, background):
    picture = noise(20, 20)
    touching.set_picture(picture, picture)
    touching.set_touches(Touches(grain=30.0))
    # Either may be ready first.
    with_grain: list[np.ndarray] = []
    as_painted: list[np.ndarray] = []
    touching.apply_full(with_grain.append, with_grain.append)
    touching.set_touches(Touches())
    touching.apply_full(as_painted.append, as_painted.append)
    background.wait()
    np.testing.assert_array_equal(
        with_grain[0], apply_touches(picture, picture, Touches(grain=30.0))
    )
    assert as_painted[0] is picture


def test_without_the_photo_its_touches_do_nothing(touching, background, shown):
    picture = noise(20, 20)
    touching.set_touches(Touches(photo_blend=60.0, sharpness=50.0))
    touching.set_picture(picture, None)
    full: list[np.ndarray] = []
    touching.apply_full(full.append, full.append)
    background.wait()
    expected = apply_touches(picture, picture, Touches(sharpness=50.0))
    assert shown == [to_qimage(expected)]
    np.testing.assert_array_equal(full[0], expected)


def test_what_goes_wrong_is_told_and_the_next_movement_works(
    touching, background, shown, monkeypatch
):
    failures: list[InternalError] = []
    touching.failed.connect(failures.append)

    def fail(*_: object) -> np.ndarray:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(TouchedPicture, "with_touches", fail)
        touching.set_touches(Touches(grain=1.0))
        touching.set_picture(noise(20, 20), None)
        background.wait()
    assert isinstance(failures[0], InternalError)
    assert shown == []
    touching.set_touches(Touches(grain=2.0))
    background.wait()
    assert len(shown) == 1
