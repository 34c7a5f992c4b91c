"""The network in three segments, and how each can be worked through in strips of rows.

Two things take memory. A layer at work needs its input, its output and copies of both: a segment
that is worked through in strips needs them for a strip at a time. And the way back needs every
layer's map: a segment may keep some of them or none, and compute the rest once more, which costs up
to a second forward pass. Neither changes the result: a strip is cut with a halo as wide as its
layers look, all sums over positions add up, and the halo's gradient is added to its neighbours'.

Source: recomputation is Chen et al., *Training Deep Nets with Sublinear Memory Cost* (2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stylestudio.engine.backbone import POOL_AFTER
from stylestudio.request.style_request import TAPS


class Keep(StrEnum):
    """What of a segment's maps stays in memory until the way back."""

    ALL = "all"
    #: All but conv1_1's, a fifth of all bytes: from three channels it is computed in no time.
    COSTLY = "costly"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Way:
    """How a segment is worked through.

    Attributes:
        rows_px: own rows of a strip in pixels of the picture, a multiple of 16; 0 for one strip.
        keep: for the way back.
    """

    rows_px: int = 0
    keep: Keep = Keep.ALL


#: For each of the segments.
Ways = tuple[Way, Way, Way]
#: The fastest, where there is memory.
WHOLE: Ways = (Way(), Way(), Way())
#: The layer that ``Keep.COSTLY`` leaves out.
CHEAP = TAPS[0]


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive layers.

    Attributes:
        layers: their names.
        stride: pixels of the picture between two positions of the segment's input.
        halo: positions of its input that a strip needs beyond its own, on each side: as far as the
            layers look, rounded up to whole positions of its output.
    """

    layers: tuple[str, ...]
    stride: int
    halo: int

    @property
    def shrinks(self) -> int:
        """Positions of the input along one of the output (pooled behind the last layer too)."""
        return 1 << sum(layer in POOL_AFTER for layer in self.layers)

    def reduction(self, tap: str) -> int:
        """Positions of the input along one of ``tap``."""
        before = self.layers[: self.layers.index(tap)]
        return 1 << sum(layer in POOL_AFTER for layer in before)


#: Blocks 1 and 2, with 7 of 10 numbers of all maps; block 3; blocks 4 and 5. Each of them looks
#: 6, 3 and 5 positions of its input far.
SEGMENTS = (
    Segment(TAPS[0:4], stride=1, halo=8),
    Segment(TAPS[4:7], stride=4, halo=4),
    Segment(TAPS[7:11], stride=8, halo=6),
)


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of a segment's input.

    Attributes:
        first, last: its own rows, ``first`` inclusive, ``last`` exclusive.
        above, below: those that it computes with, halo included.
    """

    first: int
    last: int
    above: int
    below: int

    def own(self, reduction: int, height: int) -> tuple[int, int, int]:
        """Where its own rows are in a map of the segment.

        Args:
            reduction: of the map against the segment's input.
            height: of the whole map.

        Returns:
            Their first row in the strip's map, their number, and their first row in the whole map.
        """
        first = self.first // reduction
        last = min(height, -(-self.last // reduction))
        return first - self.above // reduction, last - first, first


def in_strips(segment: Segment, rows_px: int, height: int) -> bool:
    """Whether strips of ``rows_px`` are less than the whole of a segment's input of ``height``."""
    return 0 < rows_px < height * segment.stride


def strips(segment: Segment, height: int, rows_px: int) -> Iterator[Strip]:
    """The strips that cover ``height`` rows of a segment's input.

    Args:
        segment: whose input it is.
        height: in positions.
        rows_px: own rows of a strip in pixels of the picture, a multiple of 16; 0 for one strip.
    """
    rows = rows_px // segment.stride if rows_px else height
    for first in range(0, height, rows):
        last = min(height, first + rows)
        yield Strip(first, last, max(0, first - segment.halo), min(height, last + segment.halo))
