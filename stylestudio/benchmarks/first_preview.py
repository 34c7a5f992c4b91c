"""How long an artist waits for a preview that shows where the picture is going.

A preview counts when its style loss is at most 40 % of the photo's own, and its content is still
the photo's: a relative distance of at most 0.8. Both are measured at 256 px.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from statistics import median
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.pixels import to_image
from stylestudio.request.style_request import StyleRequest

_PREVIEW_PX = 256
_MOST_STYLE = 0.4
_MOST_CONTENT = 0.8


def measure(context: Context) -> dict[str, Any]:
    """``first_preview_s``: by size, the median over some runs; None where no preview counted.

    Raises:
        Cancelled: Stop was pressed.
        StyleStudioError: a run failed.
    """
    seconds: dict[str, float | None] = {}
    for size_px in context.scope.preview_sizes_px:
        context.say(f"{size_px} px: the first preview …")
        judge = PreviewJudge(context.control, min(_PREVIEW_PX, size_px))
        # As it comes, with Good's evaluations; how many there are to be decides nothing here.
        request = sample_request(FIRST_PAIR, size_px)
        # The first run calibrates the machine if need be, and brings the files into memory.
        runs = [
            _seconds_to_preview(request, judge, context)
            for _ in range(1 + context.scope.preview_runs)
        ][1:]
        found = [run_s for run_s in runs if run_s is not None]
        seconds[str(size_px)] = round(median(found), 2) if len(found) == len(runs) else None
    return {"first_preview_s": seconds}


class PreviewJudge:
    """Tells whether a preview of the first pair counts.

    Args:
        control: the Stop button.
        size_px: of the previews.
    """

    def __init__(self, control: RunControl, size_px: int) -> None:
        parts = Parts(sample_request(FIRST_PAIR, size_px), control)
        parts.load()
        self._objective = parts.judge()
        self._weights = dict(parts.request.style_taps)
        self._of_photo, _ = self._distances(parts.photo.at(size_px))

    def counts(self, picture: NDArray[np.uint8]) -> bool:
        """Whether there is enough of the painting's style and of the photo's content in it."""
        style, content = self._distances(to_image(picture, torch.device("cpu")))
        return style <= _MOST_STYLE * self._of_photo and content <= _MOST_CONTENT

    def _distances(self, image: Tensor) -> tuple[float, float]:
        measured = self._objective.measure(image)
        style = sum(
            weight * measured[f"style/{tap}"] for tap, weight in self._weights.items() if weight > 0
        )
        return style, measured["content"]


def _seconds_to_preview(
    request: StyleRequest, judge: PreviewJudge, context: Context
) -> float | None:
    control = RunControl()
    # A preview is shown at this size whatever the picture's; a smaller picture is its own preview.
    events = transfer.run(request, control, preview_px=_PREVIEW_PX, settings=context.settings)
    waited_s, found_s = 0.0, None
    with closing(_timed(events)) as timed:
        for event, event_s in timed:
            # Judging a preview is not the run's time.
            waited_s += event_s
            if context.control.cancelled:
                control.cancel()
            if event.error is not None:
                raise event.error
            if event.kind is not EventKind.PREVIEW or found_s is not None:
                continue
            assert event.picture is not None
            if judge.counts(event.picture):
                found_s = waited_s
                control.cancel()
    context.control.check()
    return found_s


def _timed(events: Iterator[RunEvent]) -> Generator[tuple[RunEvent, float]]:
    """Each event with the seconds that it took to come."""
    began = time.perf_counter()
    for event in events:
        yield event, time.perf_counter() - began
        began = time.perf_counter()
