"""What mouse, wheel and keys do to a picture, in the single view."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt

from stylestudio.ui.views.geometry import to_image
from stylestudio.ui.views.single_picture import SinglePicture
from tests.gui.views.conftest import noise, pixels_of, plain, wheel


@pytest.fixture
def view(viewport, make_item, put_on_screen) -> SinglePicture:
    """416 × 316 logical pixels, so that there are 400 × 300 for a picture of 800 × 600."""
    view = SinglePicture(viewport)
    viewport.set_reference(QSize(800, 600))
    view.set_pictures(make_item("gram", noise(800, 600), title="Classic (Gram)"), None)
    put_on_screen(view, 416, 316)
    return view


def percent(view: SinglePicture) -> int:
    return round(view.zoom_percent())


def test_the_wheel_zooms_at_the_cursor(view):
    at = QPointF(100, 80)
    before = to_image(at, view.viewport.place(view.frames()[0]))
    wheel(view, at, 1)
    after = to_image(at, view.viewport.place(view.frames()[0]))
    assert view.zoom_percent() == pytest.approx(62.5)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1e-6)
    wheel(view, at, -3)
    assert view.viewport.fits


def test_dragging_pans_and_takes_the_point_with_it(view, qtbot):
    view.zoom_to(1.0)
    left = Qt.MouseButton.LeftButton
    place = view.viewport.place(view.frames()[0])
    qtbot.mousePress(view, left, pos=QPoint(200, 150))
    qtbot.mouseMove(view, QPoint(230, 150))
    assert view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    qtbot.mouseMove(view, QPoint(240, 170))
    qtbot.mouseRelease(view, left, pos=QPoint(240, 170))
    moved = view.viewport.place(view.frames()[0]).topLeft() - place.topLeft()
    assert moved == QPointF(40, 20)
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_a_double_click_goes_between_fit_and_100_percent(view, qtbot):
    at = QPoint(300, 100)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert percent(view) == 100
    assert not view.viewport.fits
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert view.viewport.fits


def test_keys_zoom_and_pan(view, qtbot):
    for key, expected in (
        (Qt.Key.Key_2, 200),
        (Qt.Key.Key_1, 100),
        (Qt.Key.Key_Plus, 150),
        (Qt.Key.Key_Equal, 200),
        (Qt.Key.Key_Minus, 150),
        (Qt.Key.Key_0, 50),
    ):
        qtbot.keyClick(view, key)
        assert percent(view) == expected
    qtbot.keyClick(view, Qt.Key.Key_1)
    x = view.viewport.centre.x()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.viewport.centre.x() == pytest.approx(x + 40 / 800)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.viewport.centre.y() == pytest.approx(0.5 - 30 / 600)


def test_shortcuts_of_the_window_are_left_alone(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert view.viewport.fits


def test_dragging_with_ctrl_takes_the_picture_out(view, qtbot):
    view.zoom_to(1.0)
    centre = view.viewport.centre
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, control, QPoint(100, 100))
    with qtbot.waitSignal(view.drag_out_requested) as caught:
        _move_with_ctrl(view, QPoint(160, 100))
    assert caught.args == ["gram"]
    assert view.viewport.centre == centre


def test_the_grip_takes_the_picture_out(view, qtbot):
    grip = view.grip
    grip.show()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    with qtbot.waitSignal(view.drag_out_requested) as caught:
        qtbot.mouseMove(grip, QPoint(60, 10))
    assert caught.args == ["gram"]
    assert grip.accessibleName()
    assert grip.accessibleDescription()
    assert view.rect().contains(grip.geometry())


def test_pixels_are_sharp_at_100_percent(view):
    view.zoom_to(1.0)
    seen = pixels_of(view.grab().toImage())[20:120, 20:120]
    place = view.viewport.place(view.frames()[0])
    left, top = round(20 - place.left()), round(20 - place.top())
    image = pixels_of(view.item.shown.image)
    np.testing.assert_array_equal(seen, image[top : top + 100, left : left + 100])


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_100_percent_is_in_the_screens_pixels(view, monkeypatch, ratio):
    monkeypatch.setattr(SinglePicture, "devicePixelRatioF", lambda self: ratio)
    view.zoom_to(1.0)
    assert view.viewport.place(view.frames()[0]).width() == pytest.approx(800 / ratio)


def test_it_says_what_is_seen(view, make_item):
    assert view.accessibleName() == "Picture: Classic (Gram)"
    view.item.set_shown(make_item("gram", title="Classic (Gram)", badge="Stopped").shown)
    assert view.accessibleDescription() == "Stopped"


def test_a_picture_that_has_grown_is_painted(view, qtbot):
    view.item.set_image(plain(800, 600, 77))
    assert pixels_of(view.grab().toImage())[150, 200].tolist() == [77, 77, 77]


def test_without_a_picture_the_photo_is_dim_and_the_invitation_is_written(
    viewport, make_item, put_on_screen
):
    view = SinglePicture(viewport)
    viewport.set_reference(QSize(80, 60))
    photo = make_item("photo", plain(80, 60, 255))
    view.set_pictures(None, photo)
    put_on_screen(view, 700, 500)
    corner = (30, 30)
    bright = pixels_of(view.grab().toImage())[corner][0]
    view.set_invitation("Drop your photo here.", "Then pick a painting.")
    seen = pixels_of(view.grab().toImage())
    assert bright == 255
    assert seen[corner][0] < 254
    assert seen[200:300, 150:550].min() < 90
    assert view.accessibleDescription() == "Drop your photo here. Then pick a painting."


def _move_with_ctrl(view: SinglePicture, to: QPoint) -> None:
    # qtbot's own moves carry no modifiers.
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(view.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
    )
    QApplication.sendEvent(view, event)
