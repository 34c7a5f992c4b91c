"""The zoom and the pan that all views share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize

from stylestudio.ui.views.geometry import Frame, to_image, to_view
from stylestudio.ui.views.viewport import Viewport

FRAME = Frame(QRectF(10, 10, 400, 300))
once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def viewport(qapp) -> Viewport:
    viewport = Viewport()
    viewport.set_reference(QSize(800, 600))
    return viewport


@given(
    st.integers(30, 9000),
    st.integers(30, 9000),
    st.floats(0, 1),
    st.floats(0, 1),
    st.lists(st.floats(0.3, 4), min_size=1, max_size=8),
    st.sampled_from([1.0, 1.5, 2.0]),
)
@once
def test_the_point_under_the_cursor_stays_there(qapp, width, height, x, y, factors, ratio):
    viewport = Viewport()
    viewport.set_reference(QSize(width, height))
    room = QRectF(7, 9, 640, 480)
    frame = Frame(room, ratio)
    cursor = QPointF(room.left() + x * room.width(), room.top() + y * room.height())
    for factor in factors:
        point = to_image(cursor, viewport.place(frame))
        viewport.zoom_by(factor, frame, cursor)
        place = viewport.place(frame)
        now = to_view(point, place)
        for at, wanted, start, end, room_start, room_end in (
            (now.x(), cursor.x(), place.left(), place.right(), room.left(), room.right()),
            (now.y(), cursor.y(), place.top(), place.bottom(), room.top(), room.bottom()),
        ):
            # Unless the picture's edge is in the way, or all of it is seen.
            held = end - start <= room_end - room_start + 1e-6
            at_edge = abs(start - room_start) < 1e-3 or abs(end - room_end) < 1e-3
            assert at == pytest.approx(wanted, abs=0.01) or held or at_edge


def test_it_fits_at_first_and_in_every_room(viewport):
    assert viewport.fits
    assert viewport.place(FRAME) == QRectF(10, 10, 400, 300)
    assert viewport.place(Frame(QRectF(0, 0, 80, 300))) == QRectF(0, 120, 80, 60)


def test_100_percent_is_in_device_pixels(viewport):
    viewport.zoom_to(1.0, FRAME)
    assert viewport.place(FRAME).width() == 800
    assert viewport.place(Frame(FRAME.room, 1.5)).width() == pytest.approx(800 / 1.5)


def test_panning_stops_at_the_edges_and_is_not_saved_up(viewport):
    viewport.zoom_to(1.0, FRAME)
    viewport.pan_by(QPointF(5000, 5000), FRAME)
    assert viewport.place(FRAME).topLeft() == QPointF(10, 10)
    viewport.pan_by(QPointF(-30, -20), FRAME)
    assert viewport.place(FRAME).topLeft() == QPointF(-20, -10)


def test_a_picture_that_fits_is_not_panned(viewport, qtbot):
    with qtbot.assertNotEmitted(viewport.changed):
        viewport.pan_by(QPointF(50, 50), FRAME)
    assert not viewport.can_pan(FRAME)


def test_zooming_out_ends_in_fit(viewport):
    viewport.zoom_to(2.0, FRAME)
    for _ in range(20):
        viewport.zoom_by(0.8, FRAME)
    assert viewport.fits
    assert viewport.centre == QPointF(0.5, 0.5)


def test_the_wheel_stops_at_100_percent(viewport):
    viewport.zoom_to(0.9, FRAME)
    viewport.zoom_by(1.25, FRAME)
    assert viewport.scale_in(FRAME) == 1.0


def test_small_pictures_can_be_seen_at_100_percent(viewport):
    viewport.set_reference(QSize(100, 75))
    assert viewport.scale_in(FRAME) == 4.0
    viewport.zoom_to(1.0, FRAME)
    assert viewport.place(FRAME) == QRectF(160, 122.5, 100, 75)


def test_it_goes_between_fit_and_100_percent_at_a_point(viewport):
    corner = QPointF(10, 10)
    viewport.toggle(FRAME, corner)
    assert viewport.scale_in(FRAME) == 1.0
    assert viewport.place(FRAME).topLeft() == corner
    viewport.toggle(FRAME, corner)
    assert viewport.fits


def test_another_reference_leaves_what_is_seen_as_large_as_it_was(viewport):
    viewport.zoom_to(1.0, FRAME)
    viewport.pan_by(QPointF(60, 40), FRAME)
    before = viewport.place(FRAME)
    viewport.set_reference(QSize(3200, 2400))
    assert viewport.place(FRAME) == before
    assert viewport.scale_in(FRAME) == 0.25


def test_without_a_picture_or_room_nothing_moves(qapp, qtbot):
    viewport = Viewport()
    for frame in (FRAME, Frame(QRectF())):
        assert viewport.place(frame).isEmpty()
        with qtbot.assertNotEmitted(viewport.changed):
            viewport.zoom_by(2, frame)
            viewport.zoom_to(2, frame)
            viewport.step(frame, larger=True)
            viewport.pan_by(QPointF(9, 9), frame)
        viewport.set_reference(QSize(800, 600))
