"""Where pictures lie in a view: pure functions.

A *place* is the rectangle that the whole picture covers in the view, in logical pixels; most of it
may lie outside of the view. Points in a picture are normalised: 0 to 1 in both directions, so that
pictures of different sizes line up. A *scale* is in device pixels for each pixel of the reference
picture: 1 shows it pixel by pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QTransform

MAX_SCALE = 32.0
_STEPS = (
    1 / 32,
    1 / 16,
    1 / 8,
    1 / 6,
    1 / 4,
    1 / 3,
    1 / 2,
    2 / 3,
    1,
    1.5,
    2,
    3,
    4,
    6,
    8,
    12,
    16,
    24,
)
#: Two aspect ratios closer than that are one: sizes are rounded to whole pixels.
_SAME_ASPECT = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a picture in a view, in logical pixels, and the device pixels in each."""

    room: QRectF
    ratio: float = 1.0


def fit_scale(reference: QSizeF, frame: Frame) -> float:
    """The scale at which the reference picture just fits into the room."""
    return (
        min(frame.room.width() / reference.width(), frame.room.height() / reference.height())
        * frame.ratio
    )


def limited_scale(scale: float, fit: float) -> float:
    """The nearest scale that is allowed: never smaller than both “Fit” and 100 %."""
    return min(max(scale, min(fit, 1.0)), max(fit, MAX_SCALE))


def next_step(scale: float, *, larger: bool) -> float:
    """The next round scale."""
    if larger:
        return next((step for step in _STEPS if step > scale * 1.01), MAX_SCALE)
    return next((step for step in reversed(_STEPS) if step < scale / 1.01), _STEPS[0])


def scale_on_the_way(old: float, new: float, stops: tuple[float, ...]) -> float:
    """``new``, or the first of ``stops`` that lies between it and ``old``."""
    passed = [stop for stop in stops if min(old, new) < stop < max(old, new)]
    return min(passed, key=lambda stop: abs(stop - old)) if passed else new


def place_of(reference: QSizeF, scale: float, centre: QPointF, frame: Frame) -> QRectF:
    """Where the picture lies, when ``centre`` shall be in the middle of the room.

    Where it is smaller than the room, it is centred; where it is larger, no gap opens at its
    edges: it cannot be lost.
    """
    width, height = (
        reference.width() * scale / frame.ratio,
        reference.height() * scale / frame.ratio,
    )
    room = frame.room
    return QRectF(
        _start(centre.x(), width, room.left(), room.width()),
        _start(centre.y(), height, room.top(), room.height()),
        width,
        height,
    )


def own_place(place: QRectF, size: QSizeF) -> QRectF:
    """Where a picture of ``size`` lies in the reference picture's place.

    All of it, unless its aspect ratio is another one: then it is centred.
    """
    if size.isEmpty() or place.isEmpty():
        return QRectF()
    aspects = (size.width() * place.height()) / (size.height() * place.width())
    if abs(aspects - 1) <= _SAME_ASPECT:
        return QRectF(place)
    fitted = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    own = QRectF(QPointF(), fitted)
    own.moveCenter(place.center())
    return own


def to_image(point: QPointF, place: QRectF) -> QPointF:
    """The point of the picture that lies at ``point`` of the view."""
    return QPointF(
        (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height()
    )


def to_view(point: QPointF, place: QRectF) -> QPointF:
    """Where ``point`` of the picture lies in the view."""
    return QPointF(
        place.left() + point.x() * place.width(), place.top() + point.y() * place.height()
    )


def centre_that_keeps(point: QPointF, at: QPointF, size: QSizeF, room: QRectF) -> QPointF:
    """The centre with which ``point`` of the picture lies at ``at``, when it has ``size``."""
    middle = room.center()
    return QPointF(
        point.x() + (middle.x() - at.x()) / size.width(),
        point.y() + (middle.y() - at.y()) / size.height(),
    )


def snapped(rect: QRectF, to_device: QTransform) -> QRectF:
    """The rectangle moved onto whole device pixels, or everything would be blurred."""
    device = to_device.mapRect(rect)
    on_pixels = QRectF(
        floor(device.left() + 0.5),
        floor(device.top() + 0.5),
        max(1, floor(device.width() + 0.5)),
        max(1, floor(device.height() + 0.5)),
    )
    return to_device.inverted()[0].mapRect(on_pixels)


def columns_for(
    count: int, aspect: float, room: QSizeF, *, caption_px: float, gap_px: float
) -> int:
    """The number of columns with which ``count`` pictures become largest.

    Args:
        aspect: width through height of the pictures.
        caption_px: the height of the words below each of them.
    """

    def width_px(columns: int) -> float:
        rows = -(-count // columns)
        width = (room.width() - gap_px * (columns - 1)) / columns
        height = (room.height() - gap_px * (rows - 1)) / rows - caption_px
        return min(width, max(0.0, height) * aspect)

    # Of equals the squarer one, which leaves fewer places empty.
    return max(range(1, max(1, count) + 1), key=lambda columns: (width_px(columns), -columns))


def _start(centre: float, length: float, room_start: float, room_length: float) -> float:
    if length <= room_length:
        return room_start + (room_length - length) / 2
    start = room_start + room_length / 2 - centre * length
    return min(max(start, room_start + room_length - length), room_start)
