"""A chart of learned weights: how much each channel counts, layer by layer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from stylestudio.imaging.lettering import font, wrapped
from stylestudio.imaging.sheet import GROUND, INK, SOFT_INK

_MORE = (58, 82, 196)
_LESS = (176, 170, 158)
_LINE = (206, 203, 195)

#: Drawn this many times larger, then reduced: bars half a pixel wide stay even.
_OVERSAMPLING = 2
_WIDTH_PX = 1120
_MARGIN_PX = 44
_LABEL_PX = 130
_SCALE_PX = 64
_PLOT_PX = 128
_ROW_GAP_PX = 34
_EXPLANATION = (
    "One bar for each channel of a layer, the strongest first. A bar above the line 1 counts more "
    "than in the plain Gram matrix, one below it less. Each step is ten times as much."
)


def weights_chart(learned: Mapping[str, Sequence[float]], title: str) -> NDArray[np.uint8]:
    """Bars by layer, on one logarithmic scale.

    Args:
        learned: each layer's weights, 0 or more, 1 on average; a channel of weight 0 has no bar.
        title: above the bars.

    Returns:
        uint8 ``(H, W, 3)``, RGB.

    Raises:
        ValueError: there is no layer.
    """
    if not learned:
        raise ValueError("a chart needs at least one layer")
    room_px = _WIDTH_PX - 2 * _MARGIN_PX
    heading = [(line, 26, INK) for line in wrapped(title, font(26), room_px, 2)]
    heading += [(line, 17, SOFT_INK) for line in wrapped(_EXPLANATION, font(17), room_px, 3)]
    top = _MARGIN_PX + sum(round(size * 1.35) for _, size, _ in heading) + 24
    height = top + len(learned) * (_PLOT_PX + _ROW_GAP_PX) - _ROW_GAP_PX + _MARGIN_PX

    canvas = _Canvas(_WIDTH_PX, height)
    line_top = _MARGIN_PX
    for words, size, colour in heading:
        canvas.text(_MARGIN_PX, line_top, words, size, colour)
        line_top += round(size * 1.35)
    exponents = _exponents(learned)
    for tap, weights in learned.items():
        _row(canvas, top, tap, weights, exponents)
        top += _PLOT_PX + _ROW_GAP_PX
    return canvas.reduced()


def _row(
    canvas: _Canvas, top: int, tap: str, weights: Sequence[float], exponents: tuple[float, float]
) -> None:
    """One layer: its name, its scale and its bars."""
    lowest, highest = exponents

    def height_at(exponent: float) -> float:
        return top + _PLOT_PX * (highest - exponent) / (highest - lowest)

    counted = sorted((weight for weight in weights if weight > 0), reverse=True)
    left, right = _MARGIN_PX + _LABEL_PX + _SCALE_PX, _WIDTH_PX - _MARGIN_PX
    canvas.text(_MARGIN_PX, top, tap, 20, INK)
    facts = [f"{len(weights)} channels"]
    if counted:
        facts.append(f"strongest {counted[0]:.3g}")
    if len(counted) < len(weights):
        facts.append(f"{len(weights) - len(counted)} left out")
    for number, fact in enumerate(facts):
        canvas.text(_MARGIN_PX, top + 28 + 21 * number, fact, 15, SOFT_INK)
    bar_px = (right - left) / len(weights)
    for rank, weight in enumerate(counted):
        exponent = min(max(math.log10(weight), lowest), highest)
        upper, lower = sorted((height_at(exponent), height_at(0)))
        # A gap between bars where they are wide enough to be told apart.
        gap = 1.0 if bar_px >= 4 else 0.0
        canvas.bar(
            left + rank * bar_px, upper, left + (rank + 1) * bar_px - gap, lower,
            _MORE if weight > 1 else _LESS,
        )  # fmt: skip
    for exponent in range(math.ceil(lowest), math.floor(highest) + 1):
        middle = height_at(exponent)
        canvas.bar(left, middle - 0.5, right, middle + 0.5, INK if exponent == 0 else _LINE)
        canvas.text(left - 12, middle, f"{10.0**exponent:g}", 14, SOFT_INK, anchor="rm")


def _exponents(learned: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """The powers of ten between which all weights above 0 lie, and at least -1 to 1."""
    counted = [weight for weights in learned.values() for weight in weights if weight > 0]
    lowest = min(-1.0, math.log10(min(counted, default=1)))
    # Beyond three steps down a channel counts for nothing, and the others need the room.
    return max(-3.0, lowest), max(1.0, math.log10(max(counted, default=1)))


class _Canvas:
    """A picture drawn larger than it is shown; coordinates are those of the shown one."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._large = Image.new("RGB", (width * _OVERSAMPLING, height * _OVERSAMPLING), GROUND)
        self._draw = ImageDraw.Draw(self._large)

    def text(
        self,
        left: float,
        top: float,
        words: str,
        size_px: int,
        colour: tuple[int, int, int],
        anchor: str = "la",
    ) -> None:
        """A line of words."""
        place = (left * _OVERSAMPLING, top * _OVERSAMPLING)
        lettering = font(size_px * _OVERSAMPLING)
        self._draw.text(place, words, font=lettering, fill=colour, anchor=anchor)

    def bar(
        self, left: float, top: float, right: float, bottom: float, colour: tuple[int, int, int]
    ) -> None:
        """A filled rectangle, at least as wide and high as can be drawn."""
        box = [round(edge * _OVERSAMPLING) for edge in (left, top, right, bottom)]
        box[2:] = max(box[0], box[2] - 1), max(box[1], box[3] - 1)
        self._draw.rectangle(tuple(box), fill=colour)

    def reduced(self) -> NDArray[np.uint8]:
        """The picture at its own size."""
        return np.array(self._large.resize(self._size, Image.Resampling.BOX))
