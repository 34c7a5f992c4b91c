"""How long Stop takes at most: the longest time between two looks at the button, and the end.

A run is watched through its loading, its targets and an evaluation at the size itself, then
stopped. A step of L-BFGS is timed apart, with all the pairs that it remembers late in a run.
"""

from __future__ import annotations

import time
from typing import Any

import torch

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.memory_probe import fill_history
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase
from stylestudio.engine.optimiser import LBFGS
from stylestudio.engine.plan import Plan
from stylestudio.settings import Settings

#: Steps that are watched; the first one takes memory from the system.
_STEPS = 3


def measure(context: Context) -> dict[str, Any]:
    """``stop_s``: by size, the longest wait, and the parts that it is the largest of.

    Raises:
        Cancelled: Stop was pressed.
        StyleStudioError: a run failed.
    """
    # The machine's calibration is no part of a run.
    Parts(sample_request(FIRST_PAIR, 64), context.control)
    found: dict[str, Any] = {}
    for size_px, budget_gib in context.scope.stop_runs:
        context.say(f"{size_px} px: Stop …")
        between_s, end_s, plan = _of_run(size_px, budget_gib, context)
        scale = plan.scales[-1]
        step_s = _of_step((1, 3, scale.height_px, scale.width_px), scale.history, context)
        found[str(size_px)] = {
            "longest_s": round(max(between_s, step_s) + end_s, 3),
            "between_layers_s": round(between_s, 3),
            "in_a_step_s": round(step_s, 3),
            "to_the_picture_s": round(end_s, 3),
        }
    return {"stop_s": found}


class _Watched(RunControl):
    """Notes the longest time between two looks at it, and passes the benchmark's own Stop on."""

    def __init__(self, outer: RunControl) -> None:
        super().__init__()
        self.longest_s = 0.0
        self._outer = outer
        self._looked_at: float | None = None

    def check(self) -> None:
        """See :meth:`RunControl.check`."""
        self._outer.check()
        now = time.perf_counter()
        if self._looked_at is not None:
            self.longest_s = max(self.longest_s, now - self._looked_at)
        self._looked_at = now
        super().check()


def _of_run(size_px: int, budget_gib: float | None, context: Context) -> tuple[float, float, Plan]:
    """The longest time between two looks, the seconds from the last one to the end; the plan."""
    control = _Watched(context.control)
    request = sample_request(FIRST_PAIR, size_px, evaluations=2).replace(pyramid=False)
    settings = Settings(threads=context.settings.threads, memory_budget_gib=budget_gib or 0.0)
    stopped_at = time.perf_counter()
    event = None
    for event in transfer.run(request, control, settings=settings):
        if event.error is not None:
            raise event.error
        painting = event.progress is not None and event.progress.phase is Phase.PAINTING
        if event.kind in (EventKind.PROGRESS, EventKind.PREVIEW) and painting:
            # The wait until the next look is one between two looks.
            control.cancel()
            stopped_at = time.perf_counter()
    context.control.check()
    assert event is not None
    return control.longest_s, time.perf_counter() - stopped_at, Plan.from_dict(event.report["plan"])


def _of_step(shape: tuple[int, ...], history: int, context: Context) -> float:
    """The longest time between two looks in a step on a picture of that shape."""
    control = _Watched(context.control)
    image = torch.rand(shape)
    optimiser = LBFGS(image, history, control.check)
    fill_history(optimiser, image, history)
    longest_s = 0.0
    for number in range(_STEPS):
        grad = torch.full(shape, 1e-3).mul_(image)
        control.longest_s = 0.0
        control.check()
        optimiser.step(1.0, grad)
        control.check()
        if number:
            longest_s = max(longest_s, control.longest_s)
    return longest_s
