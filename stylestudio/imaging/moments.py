"""The moments of a run: how the picture looked on its way, kept to look back at.

About 24 of them, spread evenly over the run's work, whatever its length: every preview is offered,
few stay. Memory is bounded: what does not fit as pixels is kept as JPEG (quality 95, full colour
resolution), and if even that were too much, fewer moments are kept.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio.imaging.resize import check_pixels

#: How many remain when too many have come, and how many are too many.
KEPT = 24
MOST = 2 * KEPT
#: Moments nearer to each other than this share of the whole run are one.
_NEAREST = 1 / 64
#: What all moments of a run take together, by default: every preview of a 512 px picture fits in
#: as it is.
LIMIT_BYTES = 48 * 2**20


@dataclass(eq=False, slots=True)
class _Moment:
    fraction: float
    frame: NDArray[np.uint8] | bytes

    @property
    def size_bytes(self) -> int:
        return len(self.frame) if isinstance(self.frame, bytes) else self.frame.nbytes

    def pixels(self) -> NDArray[np.uint8]:
        if not isinstance(self.frame, bytes):
            return self.frame
        with Image.open(io.BytesIO(self.frame)) as picture:
            return np.array(picture)

    def compress(self) -> None:
        if not isinstance(self.frame, bytes):
            data = io.BytesIO()
            Image.fromarray(self.frame).save(data, "JPEG", quality=95, subsampling=0)
            self.frame = data.getvalue()


class Moments:
    """Pictures of one run in the order of its work.

    The first and the latest are always among them.

    Args:
        limit_bytes: what they may take together. The first and the latest stay even if they take
            more.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._moments: list[_Moment] = []

    def __len__(self) -> int:
        return len(self._moments)

    @property
    def size_bytes(self) -> int:
        """What the pictures take."""
        return sum(moment.size_bytes for moment in self._moments)

    @property
    def fractions(self) -> list[float]:
        """How much of the run was done at each moment, 0 to 1, rising."""
        return [moment.fraction for moment in self._moments]

    def add(self, fraction: float, pixels: NDArray[np.uint8]) -> None:
        """A later moment. It takes the place of the latest one if that is hardly a step on.

        Args:
            fraction: how much of the run is done, 0 to 1. One that lies before the latest counts
                as the latest, because a forecast may be corrected.
            pixels: sRGB ``(H, W, 3)``, not to be written to any more; sizes may differ.

        Raises:
            ValueError: the picture is none of that kind.
        """
        check_pixels(pixels)
        if self._moments:
            fraction = max(fraction, self._moments[-1].fraction)
        if len(self._moments) > 1:
            step = self._moments[-1].fraction - self._moments[-2].fraction
            if step < _NEAREST:
                self._moments.pop()
        self._moments.append(_Moment(fraction, pixels))
        if len(self._moments) > MOST:
            self._thin(KEPT)
        self._fit()

    def at(self, index: int) -> NDArray[np.uint8]:
        """The picture ``(H, W, 3)`` of a moment; -1 is the latest."""
        return self._moments[index].pixels()

    def frames(self) -> list[tuple[float, NDArray[np.uint8]]]:
        """All moments: how much of the run was done, and the picture."""
        return [(moment.fraction, moment.pixels()) for moment in self._moments]

    def _thin(self, count: int) -> None:
        """Keep the ``count`` moments that are the most evenly spaced, both ends among them."""
        fractions = np.array(self.fractions)
        wanted = np.linspace(fractions[0], fractions[-1], count)
        nearest = np.abs(fractions[:, None] - wanted).argmin(axis=0)
        # Several may lie at one place; of those the ends are meant.
        nearest[0], nearest[-1] = 0, len(fractions) - 1
        self._moments = [self._moments[index] for index in np.unique(nearest)]

    def _fit(self) -> None:
        """Make what is kept small enough; the latest, which is on show, stays as it is."""
        total = self.size_bytes
        for moment in self._moments[:-1]:
            if total <= self._limit_bytes:
                return
            total -= moment.size_bytes
            moment.compress()
            total += moment.size_bytes
        while self.size_bytes > self._limit_bytes and len(self._moments) > 2:
            self._thin(max(2, len(self._moments) // 2))
