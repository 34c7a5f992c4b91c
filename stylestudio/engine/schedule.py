"""How far a run is and how long it still takes, over all scales."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import Protocol

from stylestudio.engine.events import Phase, Progress

#: Evaluations that the forecast is measured on: few enough to follow a machine that slows down.
_WINDOW = 8
#: What a look at the photo or a painting takes, in evaluations: the network once, and no way back.
_LOOK = 0.35


class Scale(Protocol):
    """A level of the pyramid as it is planned."""

    @property
    def size_px(self) -> int:
        """The longer side."""

    @property
    def evaluations(self) -> int:
        """How many."""

    @property
    def evaluation_s(self) -> float:
        """The predicted time of one."""


def seconds_of(scale: Scale, paintings: int = 1) -> float:
    """The predicted time of a scale's targets and evaluations."""
    return scale.evaluation_s * (scale.evaluations + _looks(paintings))


def _looks(paintings: int) -> float:
    """What a scale's targets take, in evaluations."""
    return _LOOK * (1 + paintings)


class Schedule:
    """The run's work in predicted seconds, and the clock.

    By how much an evaluation is slower or faster than predicted at one scale is expected of the
    finer ones too.

    Args:
        scales: the pyramid, coarse to fine.
        began: when the run did, of ``time.perf_counter``.
        paintings: how many each scale looks at before its first evaluation.
    """

    def __init__(self, scales: Sequence[Scale], began: float, paintings: int = 1) -> None:
        self._scales = scales
        self._paintings = paintings
        self._work = self._seconds_of_first(len(scales))
        self._began = began
        self._done = 0.0
        self._index = 0
        self._evaluation = 0
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        # Measured over predicted seconds, of the last scale that has any.
        self._slowness = 1.0

    def scale_began(self, index: int) -> None:
        """Scale ``index`` starts to prepare."""
        self._index, self._evaluation = index, 0
        self._recent.clear()

    def scale_prepared(self) -> None:
        """The targets of the current scale are there."""
        self._done += _looks(self._paintings) * self._scales[self._index].evaluation_s

    def went_on(self, index: int, evaluation: int) -> None:
        """All before evaluation ``evaluation`` of scale ``index`` was done in an earlier run."""
        self.scale_began(index)
        self._evaluation = evaluation
        self._done = self._seconds_of_first(index)
        if evaluation:
            looked = _looks(self._paintings)
            self._done += self._scales[index].evaluation_s * (evaluation + looked)

    def evaluation_done(self, seconds: float) -> None:
        """Another evaluation of the current scale is done, and took ``seconds``."""
        self._recent.append(seconds)
        self._evaluation += 1
        predicted_s = self._scales[self._index].evaluation_s
        self._done += predicted_s
        # The median: an evaluation that shared the machine with something else does not count.
        self._slowness = median(self._recent) / predicted_s

    @property
    def slowness(self) -> float | None:
        """Measured over predicted seconds of the current scale; None after few evaluations."""
        return self._slowness if len(self._recent) >= _WINDOW else None

    def progress(self, phase: Phase) -> Progress:
        """Where the run is now."""
        scale = self._scales[self._index]
        return Progress(
            phase=phase,
            scale=self._index + 1,
            scale_count=len(self._scales),
            scale_px=scale.size_px,
            evaluation=self._evaluation,
            evaluation_count=scale.evaluations,
            fraction=min(1.0, self._done / self._work),
            elapsed_s=time.perf_counter() - self._began,
            remaining_s=(self._work - self._done) * self._slowness,
            seconds_per_evaluation=median(self._recent) if self._recent else None,
        )

    def _seconds_of_first(self, count: int) -> float:
        """The predicted time of so many scales."""
        return sum(seconds_of(scale, self._paintings) for scale in self._scales[:count])
