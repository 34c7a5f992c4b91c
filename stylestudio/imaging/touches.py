"""Finishing touches: what is done to a painted picture's pixels without painting again.

In this order: the photo's colours and sharpness, in OkLab; the blend with the photo; grain over
all of it, as if the print itself had it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stylestudio.imaging.grain import gaussian, grain, smoothed
from stylestudio.imaging.oklab import from_oklab, to_oklab
from stylestudio.imaging.resize import check_pixels

#: At sharpness 100, how much of the fine detail is added once more.
_MOST_SHARP = 2.0
#: What counts as fine detail: finer than a blur of this width, in pixels of the saved picture.
_DETAIL_PX = 1.3
#: Detail far above this lightness is an edge already: it gets no more than this, so that strokes
#: become crisper before outlines get halos.
_EDGE = 0.06
#: Detail below this is noise, of which a smooth sky must not get more.
_NOISE = 0.006
#: At grain 100, its standard deviation in the middle tones, in sRGB values.
_MOST_GRAIN = 16.0

#: Pixels that are worked on at once: more need more memory in between, and of fewer the threads
#: hand Python's lock to each other more often than they work.
_BAND_PIXELS = 160_000
#: Pixels of a strip of a large picture; all that is kept in between is only as large as that.
_STRIP_PIXELS = 4_000_000
_THREADS = min(4, os.cpu_count() or 1)


class Amounts(Protocol):
    """How much of each touch, 0 to 100; ``request.touches.Touches`` is one."""

    @property
    def photo_blend(self) -> float:
        """The photo's share in the picture."""

    @property
    def photo_colours(self) -> float:
        """The share of the photo's colours, at the picture's own lightness."""

    @property
    def grain(self) -> float:
        """How strong the grain is."""

    @property
    def sharpness(self) -> float:
        """How much crisper fine detail becomes."""

    @property
    def neutral(self) -> bool:
        """Whether all of them are 0."""


def apply_touches(
    picture: NDArray[np.uint8], photo: NDArray[np.uint8], touches: Amounts
) -> NDArray[np.uint8]:
    """The picture with its finishing touches, strip by strip, so that memory stays small.

    Args:
        picture, photo: sRGB ``(H, W, 3)``, of one size.

    Returns:
        ``(H, W, 3)``; the very array ``picture`` where the touches are neutral.

    Raises:
        ValueError: the pictures are none of that kind.
    """
    if touches.neutral:
        return picture
    height, width = picture.shape[:2]
    margin = len(gaussian(_DETAIL_PX)) // 2
    rows = max(_STRIP_PIXELS // width, 8 * margin)
    touched = np.empty_like(picture)
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        start, stop = max(0, top - margin), min(height, bottom + margin)
        strip = TouchedPicture(picture[start:stop], photo[start:stop], top_px=start)
        touched[top:bottom] = strip.with_touches(touches)[top - start : bottom - start]
    return touched


class TouchedPicture:
    """A picture whose touches change often: what does not depend on them is computed once.

    That is 28 bytes a pixel. Not for two threads at a time.

    Args:
        picture, photo: sRGB ``(H, W, 3)``, of one size.
        shrink: how many times smaller than the picture that is saved in the end. Grain and
            sharpness look as they will look there, seen from as far away.
        top_px: the first row's place in that picture, which decides on the grain.

    Raises:
        ValueError: the pictures are none of that kind.
    """

    def __init__(
        self,
        picture: NDArray[np.uint8],
        photo: NDArray[np.uint8],
        *,
        shrink: float = 1.0,
        top_px: int = 0,
    ) -> None:
        check_pixels(picture)
        check_pixels(photo)
        if picture.shape != photo.shape:
            raise ValueError(f"not of one size: {picture.shape} {photo.shape}")
        self._picture = picture
        self._photo = photo
        self._shrink = shrink
        self._top_px = top_px
        self._height, self._width = picture.shape[:2]

    def prepare(self) -> None:
        """Compute now what any of the touches needs, so that the first change is as fast too."""
        for plane in (self._lab, self._photo_colour, self._detail, self._grain):
            assert plane.size

    def with_touches(self, touches: Amounts) -> NDArray[np.uint8]:
        """The picture with these touches, ``(H, W, 3)``; itself where they are neutral."""
        if touches.neutral:
            return self._picture
        touched = np.empty_like(self._picture)

        def work(rows: slice) -> None:
            values = self._band(rows, touches)
            np.rint(values, out=values)
            np.clip(values, 0, 255, out=values)
            # Channel by channel: as one assignment it takes five times as long.
            for channel, plane in enumerate(values.astype(np.uint8)):
                touched[rows, :, channel] = plane

        self._for_each_band(work)
        return touched

    def _band(self, rows: slice, touches: Amounts) -> NDArray[np.float32]:
        """Some rows with their touches: ``(3, rows, W)``, 0 to 255, not rounded or clipped."""
        if touches.photo_colours or touches.sharpness:
            lab = self._lab[:, rows].copy()
            if touches.sharpness:
                lab[0] += (_MOST_SHARP * touches.sharpness / 100) * self._detail[rows]
                np.clip(lab[0], 0, 1, out=lab[0])
            if touches.photo_colours:
                lab[1:] += (touches.photo_colours / 100) * (self._photo_colour[:, rows] - lab[1:])
            values = from_oklab(lab)
        else:
            values = np.moveaxis(self._picture[rows], -1, 0).astype(np.float32, order="C")
        if touches.photo_blend:
            photo = np.moveaxis(self._photo[rows], -1, 0)
            values += (touches.photo_blend / 100) * (photo - values)
        if touches.grain:
            # Film is emptiest in the lights and fullest in the shadows: neither shows its grain.
            luma = 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2]
            luma *= 255 - luma
            luma *= (touches.grain / 100) * _MOST_GRAIN * 4 / 255**2
            values += luma * self._grain[rows]
        return values

    @cached_property
    def _lab(self) -> NDArray[np.float32]:
        """The picture's OkLab, ``(3, H, W)``."""
        return self._oklab(self._picture)

    @cached_property
    def _photo_colour(self) -> NDArray[np.float32]:
        """The photo's two planes of colour, ``(2, H, W)``."""
        return self._oklab(self._photo)[1:].copy()

    @cached_property
    def _detail(self) -> NDArray[np.float32]:
        """What sharpness adds to the lightness, ``(H, W)``."""
        weights = gaussian(_DETAIL_PX / self._shrink)
        reach = len(weights) // 2
        # Beyond its border the picture goes on as it ends: no edge, and so no halo, is there.
        padded = np.pad(self._lab[0], reach, mode="edge")
        detail = np.empty((self._height, self._width), np.float32)

        def work(rows: slice) -> None:
            blurred = smoothed(padded[rows.start : rows.stop + 2 * reach], weights)
            fine = self._lab[0][rows] - blurred
            power = fine * fine
            fine *= power / (power + _NOISE**2)
            detail[rows] = fine / (1 + np.abs(fine) / _EDGE)

        self._for_each_band(work)
        return detail

    @cached_property
    def _grain(self) -> NDArray[np.float32]:
        field = np.empty((self._height, self._width), np.float32)

        def work(rows: slice) -> None:
            place = range(self._top_px + rows.start, self._top_px + rows.stop)
            field[rows] = grain(place, range(self._width), shrink=self._shrink)

        self._for_each_band(work)
        return field

    def _oklab(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        lab = np.empty((3, self._height, self._width), np.float32)

        def work(rows: slice) -> None:
            lab[:, rows] = to_oklab(pixels[rows])

        self._for_each_band(work)
        return lab

    def _for_each_band(self, work: Callable[[slice], None]) -> None:
        """Call ``work`` with all rows, some at a time, on several processors where it pays."""
        step = max(1, _BAND_PIXELS // self._width)
        bands = [slice(top, min(top + step, self._height)) for top in range(0, self._height, step)]
        if len(bands) == 1:
            work(bands[0])
            return
        with ThreadPoolExecutor(_THREADS) as pool:
            # Exhausted, because an error in one of them is raised only then.
            list(pool.map(work, bands))
