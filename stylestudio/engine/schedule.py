"""How far a run is and how long it still takes, over all scales."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence

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
    """

    def __init__(self, scales: Sequence[Scale], pixels: Sequence[int]) -> None:
        self._scales = scales
        self._pixels = pixels
        self._work = [
            count * (scale.evaluations + _PREPARATION)
            for scale, count in zip(scales, pixels, strict=True)
        ]
        self._done = 0
        self._index = 0
        self._evaluation = 0
        self._began = time.perf_counter()
        self._last = self._began
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        self._preparation_s_per_pixel: float | None = None

    @property
    def elapsed_s(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began

    @property
    def fraction(self) -> float:
        """Done of all work, 0 to 1."""
        return self._done / sum(self._work)

    def scale_began(self, index: int) -> None:
        """Scale ``index`` starts to prepare."""
        self._index, self._evaluation = index, 0
        self._last = time.perf_counter()
        self._recent.clear()

    def scale_prepared(self) -> None:
        """The targets of the current scale are there."""
        now = time.perf_counter()
        self._preparation_s_per_pixel = (now - self._last) / self._pixels[self._index]
        self._last = now
        self._done += _PREPARATION * self._pixels[self._index]

    def evaluation_done(self) -> None:
        """Another evaluation of the current scale is done."""
        now = time.perf_counter()
        self._recent.append(now - self._last)
        self._last = now
        self._evaluation += 1
        self._done += self._pixels[self._index]

    def progress(self, phase: Phase, loss: float | None = None) -> Progress:
        """Where the run is now."""
        scale = self._scales[self._index]
        seconds = self._seconds_per_evaluation()
        return Progress(
            phase=phase,
            scale=self._index + 1,
            scale_count=len(self._scales),
            scale_px=scale.size_px,
            evaluation=self._evaluation,
            evaluation_count=scale.evaluations,
            fraction=self.fraction,
            elapsed_s=self.elapsed_s,
            remaining_s=self._remaining_s(seconds),
            seconds_per_evaluation=seconds,
            loss=loss,
        )

    def _seconds_per_evaluation(self) -> float | None:
        if not self._recent:
            return None
        # The median: one evaluation that shared the machine with something else does not count.
        return sorted(self._recent)[len(self._recent) // 2]

    def _remaining_s(self, seconds_per_evaluation: float | None) -> float | None:
        """The forecast; while a new scale prepares, from what its preparation took."""
        if seconds_per_evaluation is not None:
            rate = seconds_per_evaluation / self._pixels[self._index]
        elif self._preparation_s_per_pixel is not None:
            rate = self._preparation_s_per_pixel / _PREPARATION
        else:
            return None
        return (sum(self._work) - self._done) * rate
