"""What an adaptive style loss has learned: how much each channel counts, layer by layer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stylestudio.ui.theme import border_colour, mix
from stylestudio.ui.wording import decimal_words

_LABEL_GAP_PX = 10
_ROW_GAP_PX = 8
_LEAST_ROW_PX = 22


class WeightsBars(QWidget):
    """One bar for each channel, the strongest first; above the line it counts more than one.

    Each layer has a row, and all rows one logarithmic scale, as in the chart on paper
    (``imaging.weights_chart``).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, list[float]] = {}
        self.setAccessibleName(self.tr("Learned weights"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._rows)) * (2 * _LEAST_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        rows = max(1, len(self._rows))
        return QSize(160, rows * (_LEAST_ROW_PX + _ROW_GAP_PX))

    def set_weights(self, learned: Mapping[str, Sequence[float]]) -> None:
        """Show weights, by layer; 1 on average, 0 for a channel that is left out."""
        rows = {tap: sorted(weights, reverse=True) for tap, weights in sorted(learned.items())}
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleDescription("; ".join(self._facts(tap) for tap in rows))
        self.setToolTip(
            self.tr(
                "One bar for each channel of a layer, the strongest first. A bar above the line "
                "counts more than in the plain Gram matrix, one below it less."
            )
        )
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        palette, metrics = self.palette(), QFontMetrics(self.font())
        labels = max(metrics.horizontalAdvance(tap) for tap in self._rows) + _LABEL_GAP_PX
        height = (self.height() + _ROW_GAP_PX) / len(self._rows) - _ROW_GAP_PX
        lowest, highest = _exponents(self._rows)
        for number, (tap, weights) in enumerate(self._rows.items()):
            top = number * (height + _ROW_GAP_PX)
            line = top + height * highest / (highest - lowest)
            painter.setPen(palette.windowText().color())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, labels, height), int(flags), tap)
            plot = QRectF(labels, top, max(1.0, self.width() - labels), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mix(palette.base().color(), border_colour(palette), 0.3))
            painter.drawRect(plot)
            more = palette.highlight().color()
            less = mix(palette.base().color(), palette.placeholderText().color(), 0.6)
            for left, width, weight in _bars(weights, plot.width()):
                if weight <= 0:
                    continue
                exponent = min(max(math.log10(weight), lowest), highest)
                end = top + height * (highest - exponent) / (highest - lowest)
                painter.setBrush(more if weight > 1 else less)
                upper, lower = sorted((line, end))
                painter.drawRect(QRectF(plot.left() + left, upper, width, max(1.0, lower - upper)))
            painter.setPen(palette.placeholderText().color())
            painter.drawLine(QLineF(QPointF(plot.left(), line), QPointF(plot.right(), line)))

    def _facts(self, tap: str) -> str:
        weights = self._rows[tap]
        return self.tr("{layer}: {count} channels, the strongest counts {most} times").format(
            layer=tap, count=len(weights), most=decimal_words(f"{weights[0] if weights else 0:.3g}")
        )


def _bars(weights: Sequence[float], room_px: float) -> list[tuple[float, float, float]]:
    """Left edge, width and weight of each bar; no more of them than there are pixels."""
    count = min(len(weights), max(1, int(room_px)))
    if not count:
        return []
    width = room_px / count
    # A gap between bars where they are wide enough to be told apart.
    gap = 1.0 if width >= 4 else 0.0
    return [
        (place * width, width - gap, weights[place * len(weights) // count])
        for place in range(count)
    ]


def _exponents(rows: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """The powers of ten that all rows are drawn between: at least a tenth to ten times."""
    counted = [weight for weights in rows.values() for weight in weights if weight > 0]
    lowest = min(-1.0, math.log10(min(counted, default=1)))
    # Beyond three steps down a channel counts for nothing, and the others need the room.
    return max(-3.0, lowest), max(1.0, math.log10(max(counted, default=1)))
