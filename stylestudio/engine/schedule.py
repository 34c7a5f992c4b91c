"""How far a run is and how long it still takes, over all scales."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from statistics import median

from stylestudio.engine.events import Phase, Progress
from stylestudio.engine.pyramid import Scale

#: Evaluations that the forecast is measured on: few enough to follow a machine that slows down.
_WINDOW = 8
#: Computing a scale's targets costs about as much as this many evaluations.
_PREPARATION = 1


class Schedule:
    """The run's work in units of one evaluation of one pixel, and the clock.

    An evaluation's time is close to proportional to its pixels, so what was measured at a coarse
    scale forecasts the finer ones.

    Args:
        scales: the pyramid, coarse to fine.
        pixels: of the picture at each of them.
        began: when the run did, of ``time.perf_counter``.
    """

    def __init__(self, scales: Sequence[Scale], pixels: Sequence[int], began: float) -> None:
        self._scales = scales
        self._pixels = pixels
        self._work = sum(
            count * (scale.evaluations + _PREPARATION)
            for scale, count in zip(scales, pixels, strict=True)
        )
        self._began = began
        self._done = 0
        self._index = 0
        self._evaluation = 0
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        # Of the last scale that has any; None before the first evaluation of all.
        self._seconds_per_pixel: float | None = None

    def scale_began(self, index: int) -> None:
        """Scale ``index`` starts to prepare."""
        self._index, self._evaluation = index, 0
        self._recent.clear()

    def scale_prepared(self) -> None:
        """The targets of the current scale are there."""
        self._done += _PREPARATION * self._pixels[self._index]

    def evaluation_done(self, seconds: float) -> None:
        """Another evaluation of the current scale is done, and took ``seconds``."""
        self._recent.append(seconds)
        self._evaluation += 1
        self._done += self._pixels[self._index]
        # The median: an evaluation that shared the machine with something else does not count.
        self._seconds_per_pixel = median(self._recent) / self._pixels[self._index]

    def progress(self, phase: Phase, loss: float | None = None) -> Progress:
        """Where the run is now."""
        scale = self._scales[self._index]
        rate = self._seconds_per_pixel
        return Progress(
            phase=phase,
            scale=self._index + 1,
            scale_count=len(self._scales),
            scale_px=scale.size_px,
            evaluation=self._evaluation,
            evaluation_count=scale.evaluations,
            fraction=self._done / self._work,
            elapsed_s=time.perf_counter() - self._began,
            remaining_s=None if rate is None else (self._work - self._done) * rate,
            seconds_per_evaluation=median(self._recent) if self._recent else None,
            loss=loss,
        )
