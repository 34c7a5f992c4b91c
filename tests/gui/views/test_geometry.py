"""Where pictures lie: the arithmetic, over generated values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from stylestudio.ui.views.geometry import (
    MAX_SCALE,
    Frame,
    columns_for,
    fit_scale,
    limited_scale,
    next_step,
    own_place,
    place_of,
    scale_on_the_way,
    snapped,
    to_image,
    to_view,
)

lengths = st.floats(20, 9000)
shares = st.floats(0, 1)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])
frames = st.builds(
    lambda x, y, w, h, ratio: Frame(QRectF(x, y, w, h), ratio),
    st.floats(0, 50),
    st.floats(0, 50),
    st.floats(30, 3000),
    st.floats(30, 3000),
    ratios,
)
sizes = st.builds(QSizeF, lengths, lengths)
points = st.builds(QPointF, shares, shares)
scales = st.floats(0.01, 32)


@given(sizes, scales, points, frames, points)
def test_from_the_view_to_the_picture_and_back(size, scale, centre, frame, point):
    place = place_of(size, scale, centre, frame)
    there = to_view(point, place)
    back = to_image(there, place)
    assert (back.x(), back.y()) == pytest.approx((point.x(), point.y()), abs=1e-6)


@given(sizes, scales, points, frames)
def test_a_picture_is_centred_where_it_is_smaller_and_leaves_no_gap_where_it_is_larger(
    size, scale, centre, frame
):
    place, room = place_of(size, scale, centre, frame), frame.room
    for start, end, room_start, room_end in (
        (place.left(), place.right(), room.left(), room.right()),
        (place.top(), place.bottom(), room.top(), room.bottom()),
    ):
        if end - start <= room_end - room_start:
            assert start - room_start == pytest.approx(room_end - end, abs=1e-3)
        else:
            assert start <= room_start + 1e-6
            assert end >= room_end - 1e-3


@given(sizes, frames)
def test_fit_touches_two_edges_and_stays_inside(size, frame):
    place = place_of(size, fit_scale(size, frame), QPointF(0.5, 0.5), frame)
    across, down = place.width() / frame.room.width(), place.height() / frame.room.height()
    assert max(across, down) == pytest.approx(1)
    assert min(across, down) <= 1 + 1e-9


@given(sizes, ratios)
def test_at_100_percent_a_pixel_covers_a_device_pixel(size, ratio):
    place = place_of(size, 1.0, QPointF(0.5, 0.5), Frame(QRectF(0, 0, 500, 400), ratio))
    assert place.width() * ratio == pytest.approx(size.width())
    assert place.height() * ratio == pytest.approx(size.height())


@given(st.floats(1e-4, 1e4), st.floats(0.001, 200))
def test_a_scale_is_kept_between_the_smallest_and_the_largest(scale, fit):
    limited = limited_scale(scale, fit)
    assert min(fit, 1.0) <= limited <= max(fit, MAX_SCALE)
    if min(fit, 1.0) <= scale <= MAX_SCALE:
        assert limited == scale


@given(scales)
def test_steps_lead_up_and_down(scale):
    assert next_step(scale, larger=True) > scale or scale == MAX_SCALE
    assert next_step(scale, larger=False) < scale or scale <= 1 / 31


def test_steps_are_round():
    assert next_step(0.43, larger=True) == 0.5
    assert next_step(1.0, larger=True) == 1.5
    assert next_step(1.2, larger=False) == 1.0


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [(0.9, 1.1, 1.0), (1.0, 1.2, 1.2), (1.3, 0.3, 1.0), (0.9, 0.3, 0.4), (0.4, 0.5, 0.5)],
)
def test_zooming_stops_on_its_way(old, new, found):
    assert scale_on_the_way(old, new, (1.0, 0.4)) == found


@given(sizes, frames, scales)
def test_the_same_shape_at_another_size_covers_the_same_place(size, frame, scale):
    place = place_of(size, scale, QPointF(0.5, 0.5), frame)
    assert own_place(place, size / 3) == place


@given(sizes, sizes, frames)
def test_another_shape_keeps_its_own_within_the_place(size, other, frame):
    place = place_of(size, 1.0, QPointF(0.5, 0.5), frame)
    own = own_place(place, other)
    assert own.width() <= place.width() * 1.0001
    assert own.height() <= place.height() * 1.0001
    assert own.width() / own.height() == pytest.approx(other.width() / other.height(), rel=0.011)


@given(
    st.integers(-500, 500),
    st.integers(1, 900),
    st.floats(0, 1),
    st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0]),
    st.floats(-40, 40),
)
def test_snapping_lands_on_device_pixels_and_keeps_the_size(left, width, part, ratio, offset):
    to_device = QTransform.fromTranslate(offset, offset) * QTransform.fromScale(ratio, ratio)
    rect = QRectF((left + part) / ratio, (left - part) / ratio, width / ratio, width / ratio)
    device = to_device.mapRect(snapped(rect, to_device))
    for edge in (device.left(), device.top(), device.right(), device.bottom()):
        assert edge == pytest.approx(round(edge), abs=1e-6)
    assert device.width() == pytest.approx(width)
    assert abs(device.left() - to_device.mapRect(rect).left()) <= 0.5 + 1e-6


@pytest.mark.parametrize(
    ("count", "aspect", "room", "columns"),
    [
        (1, 1.5, (800, 600), 1),
        (2, 1.5, (600, 800), 1),
        (2, 0.7, (800, 600), 2),
        (4, 1.5, (800, 600), 2),
        (4, 0.4, (1400, 500), 4),
        (8, 1.5, (1400, 600), 4),
        (8, 1.5, (600, 1200), 2),
    ],
)
def test_columns_make_the_pictures_largest(count, aspect, room, columns):
    found = columns_for(count, aspect, QSizeF(*room), caption_px=50, gap_px=8)
    assert found == columns


@given(st.integers(1, 8), st.floats(0.2, 5), sizes)
def test_there_are_never_more_columns_than_pictures(count, aspect, room):
    assert 1 <= columns_for(count, aspect, room, caption_px=50, gap_px=8) <= count
