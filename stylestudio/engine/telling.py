"""What a run tells of itself while it goes: its events, with a picture now and then."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylestudio.engine.events import EventKind, Progress, RunEvent
from stylestudio.engine.memory import is_out_of_memory, peak_bytes
from stylestudio.engine.objective import Evaluation
from stylestudio.engine.stopwatch import Stopwatch

_log = logging.getLogger(__name__)

#: How often the system is asked for memory, where there are no previews.
_LOOK_INTERVAL_S = 0.2


class Teller:
    """Makes the events of one run.

    Args:
        run_id: carried by each of them.
        interval_s: previews come no closer together than this; None for none.
        stopwatch: of the run.
    """

    def __init__(self, run_id: str, *, interval_s: float | None, stopwatch: Stopwatch) -> None:
        self.run_id = run_id
        self._previews = interval_s is not None
        self._interval_s = _LOOK_INTERVAL_S if interval_s is None else interval_s
        self._stopwatch = stopwatch
        self._looked_at = 0.0
        self._peak_bytes: int | None = None
        self._told_weights: Mapping[str, list[float]] = {}

    def event(self, kind: EventKind, **content: Any) -> RunEvent:
        """An event of this run."""
        return RunEvent(run_id=self.run_id, kind=kind, **content)

    def progress(
        self,
        progress: Progress,
        learned_weights: Mapping[str, list[float]],
        evaluation: Evaluation | None = None,
    ) -> RunEvent:
        """PROGRESS, with the run's figures.

        Args:
            progress: where it is.
            learned_weights: what the style loss has learned by now.
            evaluation: the one that is told of, if it is one.
        """
        told = self._with_figures(progress, learned_weights, evaluation)
        self._told_weights = learned_weights
        return self.event(EventKind.PROGRESS, progress=told)

    def painted(
        self,
        progress: Progress,
        learned_weights: Mapping[str, list[float]],
        evaluation: Evaluation | None,
        picture: Callable[[], NDArray[np.uint8]],
    ) -> RunEvent:
        """PREVIEW where the last one is long enough ago, else PROGRESS.

        Args:
            progress, learned_weights, evaluation: as for :meth:`progress`.
            picture: makes the preview.
        """
        now = time.monotonic()
        if now - self._looked_at < self._interval_s:
            return self.progress(progress, learned_weights, evaluation)
        # As seldom as previews: the system is asked, and that takes longer than it takes to count.
        self._looked_at, self._peak_bytes = now, peak_bytes()
        if not self._previews:
            return self.progress(progress, learned_weights, evaluation)
        try:
            with self._stopwatch.stage("preview"):
                preview = picture()
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            # The run needs no preview, and the next one may find the memory again.
            _log.warning("no memory for a preview")
            return self.progress(progress, learned_weights, evaluation)
        told = self._with_figures(progress, learned_weights, evaluation)
        return self.event(EventKind.PREVIEW, progress=told, picture=preview)

    def _with_figures(
        self,
        progress: Progress,
        learned_weights: Mapping[str, list[float]],
        evaluation: Evaluation | None,
    ) -> Progress:
        # What was learned anew is another object: to compare thousands of numbers takes time.
        news = {} if learned_weights is self._told_weights else learned_weights
        return replace(
            progress,
            loss=None if evaluation is None else evaluation.loss,
            terms={} if evaluation is None else evaluation.terms,
            seconds=dict(self._stopwatch.seconds),
            learned_weights=news,
            peak_bytes=self._peak_bytes,
        )
