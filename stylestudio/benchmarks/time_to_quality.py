"""How much sooner than the plain method the program's picture is as good.

The target is what 120 evaluations of the plain method reach: the objective of its picture as it
would be saved, cut to 8 bits, at the final size and by the stock kernels. StyleStudio paints its
usual scales and then as many final evaluations as it takes to get there, looked at every 5.

Time is evaluations times seconds an evaluation. Those seconds are measured in one process with the
two methods taking turns, so that whatever slows the machine down slows both.
"""

from __future__ import annotations

import time
from statistics import median
from typing import Any

import torch
from torch import Tensor

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import PAIRS, Parts, sample_request, seconds_of
from stylestudio.benchmarks.plain import PlainTransfer
from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.control import RunControl
from stylestudio.engine.objective import Objective
from stylestudio.engine.pixels import to_image, to_pixels
from stylestudio.engine.plan import ScalePlan

#: Evaluations in a turn, and between two looks at the picture.
_CHUNK = 5


def measure(context: Context) -> dict[str, Any]:
    """By size, the speed-up for each pair (None: not reached), and the details.

    Raises:
        Cancelled: Stop was pressed.
    """
    return _measure(context, "time_to_quality", clamp=False)


def measure_clamped(context: Context) -> dict[str, Any]:
    """The same against the plain method that cuts its colours before each evaluation.

    Raises:
        Cancelled: Stop was pressed.
    """
    return _measure(context, "time_to_quality_clamped", clamp=True)


def _measure(context: Context, key: str, *, clamp: bool) -> dict[str, Any]:
    speed_ups: dict[str, list[float | None]] = {}
    details: dict[str, list[dict[str, Any]]] = {}
    for size_px in context.scope.quality_sizes_px:
        speed_ups[str(size_px)], details[str(size_px)] = [], []
        for pair in list(PAIRS)[: context.scope.pairs]:
            context.say(f"{size_px} px: the plain method and ours on {pair} …")
            speed_up, detail = _of_pair(context, pair, size_px, clamp=clamp)
            speed_ups[str(size_px)].append(speed_up)
            details[str(size_px)].append(detail)
    return {key: speed_ups, f"{key}_details": details}


class _StoppablePlain(PlainTransfer):
    """The plain method with a Stop button."""

    control: RunControl

    def loss(self, image: Tensor) -> Tensor:
        """The objective at ``image``.

        Raises:
            Cancelled: Stop was pressed.
        """
        self.control.check()
        return super().loss(image)


def _of_pair(
    context: Context, pair: str, size_px: int, *, clamp: bool
) -> tuple[float | None, dict[str, Any]]:
    plain_evaluations, most = context.scope.quality_evaluations
    parts = Parts(sample_request(pair, size_px, evaluations=most), context.control)
    parts.load()
    judge = parts.judge()
    plain = _StoppablePlain(
        parts.request,
        parts.weights,
        parts.photo.at(size_px),
        *parts.styles_at(size_px),
        clamp=clamp,
    )
    plain.control = context.control
    plain.paint(plain_evaluations)
    target_loss = _saved_loss(judge, plain.image)

    *coarse, final = parts.plans()
    coarse_s, coarser = _paint_coarse(parts, coarse)
    descent = parts.descent(final, coarser)
    plain_s: list[float] = []
    ours_s: list[float] = []
    evaluations = None
    while True:
        in_turns = len(plain_s) < context.scope.quality_rounds
        if not in_turns and (evaluations is not None or descent.evaluations >= most):
            break
        if in_turns:
            # As each ships: the plain method knows nothing of glibc's settings.
            began = time.perf_counter()
            plain.paint(_CHUNK)
            plain_s.append((time.perf_counter() - began) / _CHUNK)
        with freed_memory_kept():
            if in_turns:
                # A run takes its memory from the system once; here that is not to be timed.
                descent.objective.evaluate(descent.image)
            seconds = seconds_of(descent, _CHUNK)
        if in_turns:
            ours_s.append(sum(seconds) / _CHUNK)
        if evaluations is None and _saved_loss(judge, descent.best.image) <= target_loss:
            evaluations = descent.evaluations
    each_plain_s, each_s = median(plain_s), median(ours_s)
    speed_up = None
    if evaluations is not None:
        speed_up = plain_evaluations * each_plain_s / (evaluations * each_s + coarse_s)
    return speed_up and round(speed_up, 2), {
        "pair": pair,
        "target_loss": float(f"{target_loss:.5g}"),
        "plain_evaluations": plain_evaluations,
        "plain_s_per_evaluation": round(each_plain_s, 4),
        "evaluations": evaluations,
        "s_per_evaluation": round(each_s, 4),
        "coarse_s": round(coarse_s, 3),
        "kernel_ratio": round(each_plain_s / each_s, 3),
    }


def _paint_coarse(parts: Parts, scales: list[ScalePlan]) -> tuple[float, Tensor | None]:
    """The seconds of all coarse scales with their targets, and the last one's picture."""
    reached = None
    began = time.perf_counter()
    with freed_memory_kept():
        for scale in scales:
            descent = parts.descent(scale, reached)
            seconds_of(descent, scale.evaluations)
            reached = descent.best.image
    return time.perf_counter() - began, reached


def _saved_loss(judge: Objective, image: Tensor) -> float:
    """The objective at a picture as it would be saved."""
    saved = to_image(to_pixels(image), torch.device("cpu"))
    return judge.evaluate(saved).loss
