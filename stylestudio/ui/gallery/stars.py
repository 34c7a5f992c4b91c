"""Stars: drawn, and found under the pointer."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from stylestudio.gallery.xmp import MOST_STARS

#: How far the inner points of a star lie out, of the outer ones.
_INNER = 0.45


def stars_width(side: int) -> int:
    """How wide all stars are together that are ``side`` pixels high."""
    return MOST_STARS * side


def star_at(room: QRect, place: QPointF) -> int:
    """The star of those in ``room`` that ``place`` lies on, from 1; 0 for none."""
    if not room.isValid() or not QRectF(room).contains(place):
        return 0
    return min(MOST_STARS, 1 + int((place.x() - room.left()) * MOST_STARS / room.width()))


def paint_stars(
    painter: QPainter, room: QRect, stars: int, colour: QColor, *, outlines: QColor | None = None
) -> None:
    """Paint stars from the left.

    Args:
        outlines: the colour of those that are not given; None paints none of them, and those that
            are given stand at the right.
    """
    side = room.width() / MOST_STARS
    offset = 0.0 if outlines is not None else (MOST_STARS - stars) * side
    y = room.center().y() + 0.5
    for number in range(MOST_STARS if outlines is not None else stars):
        x = room.left() + offset + (number + 0.5) * side
        if number < stars:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(_star(round(side)).translated(x, y))
        else:
            painter.setPen(QPen(outlines or colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_star(round(side) - 1).translated(x, y))


@cache
def _star(side: int) -> QPolygonF:
    outer = side * 0.46
    points = []
    for number in range(2 * MOST_STARS):
        radius = outer * (_INNER if number % 2 else 1.0)
        angle = math.pi * (number / MOST_STARS - 0.5)
        points.append(QPointF(radius * math.cos(angle), radius * math.sin(angle) + 0.05 * side))
    return QPolygonF(points)
