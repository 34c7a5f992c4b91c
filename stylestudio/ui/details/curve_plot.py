"""The chart of the loss curves: painted as it is looked at.

Painted here, and not by a plotting library: loading one took more than a second of the window's
thread when Details were first opened, and in another thread it crashed the program, as Qt's classes
come to life one by one when they are first asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylestudio.ui.details.axis_ticks import logarithmic_ticks, whole_ticks
from stylestudio.ui.details.run_figures import ScaleStart
from stylestudio.ui.theme import mix
from stylestudio.ui.wording import decimal_words

_GAP_PX = 6
_LEAST_ROOM_PX = 20
_DOT = QPointF(0.1, 0.0)
#: At least so much of the axis lies between two numbers, in heights or widths of one.
_ROOM = 1.9
#: A run that hardly gets better is not to look like one that does.
_LEAST_RATIO = 1.5


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of the chart.

    Attributes:
        values: at each x; what is not above 0 is left out.
        colour, width_px: of the line.
        dashed: whether it is.
    """

    values: Sequence[float]
    colour: QColor
    width_px: float
    dashed: bool = False

    @property
    def pen(self) -> QPen:
        """What it is drawn with."""
        style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
        return QPen(self.colour, self.width_px, style, Qt.PenCapStyle.RoundCap)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        x: of the curves' points, growing.
        curves: by name, the last one on top.
        scale_starts: where a line says that another scale begins.
    """

    x: Sequence[float] = ()
    curves: Mapping[str, Curve] = field(default_factory=dict)
    scale_starts: Sequence[ScaleStart] = ()

    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest value on the vertical axis, both above 0."""
        shown = [v for curve in self.curves.values() for v in curve.values if _drawn(v)]
        lowest, highest = min(shown, default=0.1), max(shown, default=1.0)
        if highest < lowest * _LEAST_RATIO:
            stretch = math.sqrt(_LEAST_RATIO * lowest / highest)
            lowest, highest = lowest / stretch, highest * stretch
        return lowest, highest


class CurvePlot(QWidget):
    """Curves over evaluations, on a logarithmic scale. Shows, and does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = Chart()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(360, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 2 * self.fontMetrics().height() + _GAP_PX + _LEAST_ROOM_PX)

    def show_chart(self, chart: Chart) -> None:
        """Draw something else."""
        self.chart = chart
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.chart.x:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = _Axes(self.chart, QRectF(self.rect()), QFontMetrics(self.font()))
        if axes.room.width() < 1 or axes.room.height() < 1:
            return
        palette = self.palette()
        ground, text = palette.base().color(), palette.windowText().color()
        axes.paint(
            painter,
            numbers=palette.placeholderText().color(),
            line=mix(ground, text, 0.28),
            grid=mix(ground, text, 0.10),
        )
        painter.setClipRect(axes.room.adjusted(-1, -2, 2, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for curve in self.chart.curves.values():
            painter.setPen(curve.pen)
            painter.drawPath(axes.path(curve.values))


class _Axes:
    """Where on the widget a point of the chart lies."""

    def __init__(self, chart: Chart, area: QRectF, metrics: QFontMetrics) -> None:
        self._chart, self._metrics = chart, metrics
        self._lowest, self._highest = chart.bounds()
        self._first, self._last = chart.x[0], max(chart.x[-1], chart.x[0] + 1)
        line_px = metrics.height()
        inner = area.adjusted(0, line_px, -2, -line_px - _GAP_PX)
        most = max(1, int(inner.height() / (_ROOM * line_px)))
        self._rows = {v: _words(v) for v in logarithmic_ticks(self._lowest, self._highest, most)}
        widest = max(map(metrics.horizontalAdvance, self._rows.values()), default=0)
        self.room = inner.adjusted(widest + _GAP_PX, 0, 0, 0)
        most = max(1, int(self.room.width() / (_ROOM * metrics.horizontalAdvance("0000"))))
        self._columns = whole_ticks(self._first, self._last, most)

    def x(self, value: float) -> float:
        share = (value - self._first) / (self._last - self._first)
        return self.room.left() + share * self.room.width()

    def y(self, value: float) -> float:
        span = math.log(self._highest / self._lowest)
        return self.room.bottom() - math.log(value / self._lowest) / span * self.room.height()

    def path(self, values: Sequence[float]) -> QPainterPath:
        """A curve, with gaps where there is no value."""
        path, drawing = QPainterPath(), False
        for x, value in zip(self._chart.x, values, strict=True):
            if not _drawn(value):
                drawing = False
                continue
            point = QPointF(self.x(x), self.y(value))
            if drawing:
                path.lineTo(point)
            else:
                path.moveTo(point)
                # A point that stays alone is a dot.
                path.lineTo(point + _DOT)
            drawing = True
        return path

    def paint(self, painter: QPainter, *, numbers: QColor, line: QColor, grid: QColor) -> None:
        room, metrics = self.room, self._metrics
        above, below = metrics.ascent() / 2 - 1, room.bottom() + metrics.ascent() + _GAP_PX
        for value, words in self._rows.items():
            y = self.y(value)
            painter.setPen(grid)
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(numbers)
            left = room.left() - _GAP_PX - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, y + above), words)
        for column in self._columns:
            words, x = str(column), self.x(column)
            width = metrics.horizontalAdvance(words)
            left = min(max(room.left(), x - width / 2), room.right() - width)
            painter.drawText(QPointF(left, below), words)
        painter.setPen(line)
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._paint_scale_starts(painter, numbers=numbers, line=line)

    def _paint_scale_starts(self, painter: QPainter, *, numbers: QColor, line: QColor) -> None:
        room, metrics = self.room, self._metrics
        free_from = room.left()
        for start in self._chart.scale_starts:
            x, words = self.x(start.x), f"{start.size_px} px"
            painter.setPen(line)
            if start.x > self._first:
                painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
            width = metrics.horizontalAdvance(words)
            left = min(x, room.right() - width)
            # Short scales lie side by side: then the later one, which is larger, goes without.
            if left >= free_from:
                painter.setPen(numbers)
                painter.drawText(QPointF(left, room.top() - metrics.descent()), words)
                free_from = left + width + _GAP_PX


def _drawn(value: float) -> bool:
    """Whether it has a place on a logarithmic scale."""
    return value > 0 and math.isfinite(value)


def _words(value: float) -> str:
    return decimal_words(f"{value:.7g}")
