"""A scale's peak of memory and its speed, measured in a fresh process: ``python -m`` this module.

Its one argument is a JSON object of :func:`probe`'s arguments; it prints one with the results.
"""

from __future__ import annotations

import json
import sys
from statistics import mean, median
from typing import Any

import torch
from torch import Tensor

from stylestudio.benchmarks.parts import (
    FIRST_PAIR,
    UNLIMITED_BYTES,
    Parts,
    sample_request,
    seconds_of,
)
from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.control import RunControl
from stylestudio.engine.descent import Descent
from stylestudio.engine.memory import (
    free_bytes,
    peak_bytes,
    reset_peak_bytes,
    resident_bytes,
)
from stylestudio.engine.optimiser import HISTORY, LBFGS

_GIB = 2**30
#: Rounds in which two ways are timed in turns: as many as take so long, but no fewer and no more.
_ROUNDS_S, _FEWEST_ROUNDS, _MOST_ROUNDS = 40.0, 1, 7
#: The side of the square picture that times per pixel are compared with.
REFERENCE_PX = 1024


def probe(
    *, size_px: int, variant: str, budget_gib: float | None, evaluations: int, threads: int
) -> dict[str, Any]:
    """Some evaluations of one scale at ``size_px``² as it is planned for that budget.

    Returns:
        ``predicted_bytes`` and ``measured_bytes``, both above the process before its network
        and pictures are there; ``s_per_evaluation``; with a budget ``time_factor``, the time per
        pixel over that of gram at 1024² with all the memory it wants, None where there is not so
        much; or ``skipped``, the reason why nothing was measured.

    Raises:
        StyleStudioError: the budget is too small, or the network's file is missing.
    """
    torch.set_num_threads(threads)
    with freed_memory_kept():
        control = RunControl()
        can_reset = reset_peak_bytes()
        idle_bytes = resident_bytes()
        parts = Parts(sample_request(FIRST_PAIR, size_px, variant), control)
        parts.load(square=True)
        budget = UNLIMITED_BYTES if budget_gib is None else int(budget_gib * _GIB)
        scale = parts.plans(budget)[-1]
        free = free_bytes()
        if scale.predicted_bytes > free:
            needed_gib, free_gib = scale.predicted_bytes / _GIB, free / _GIB
            reason = f"needs {needed_gib:.1f} GiB, {free_gib:.1f} GiB are free"
            return {"predicted_bytes": scale.predicted_bytes, "skipped": reason}
        descent = parts.descent(scale)
        _fill(descent, scale.history)
        # The first one takes the memory from the system.
        each_s = median(seconds_of(descent, evaluations)[1:])
        measured = peak_bytes() - idle_bytes
        time_factor = None
        unlimited = None if budget_gib is None else _unlimited(control)
        if unlimited is not None:
            pixels = size_px**2 / REFERENCE_PX**2
            time_factor = round(_time_ratio(descent, unlimited, each_s) / pixels, 3)
    return {
        "predicted_bytes": scale.predicted_bytes,
        # Without a reset a peak from before would be counted.
        "measured_bytes": measured if can_reset else None,
        "s_per_evaluation": round(each_s, 4),
        "time_factor": time_factor,
    }


def _unlimited(control: RunControl) -> Descent | None:
    """What times per pixel are compared with; None where there is no room for it as well."""
    parts = Parts(sample_request(FIRST_PAIR, REFERENCE_PX), control)
    parts.load(square=True)
    scale = parts.plans()[-1]
    if scale.predicted_bytes > free_bytes():
        return None
    descent = parts.descent(scale)
    _fill(descent, HISTORY)
    return descent


def _time_ratio(descent: Descent, unlimited: Descent, each_s: float) -> float:
    """Seconds of an evaluation of the one over those of the other: the median of rounds.

    In turns, as the machine may be faster or slower a minute later, and with as many of the other
    before as after.

    Args:
        each_s: about how long one of the first takes.
    """
    seconds_of(unlimited, 1)
    ratios = []
    for _ in range(max(_FEWEST_ROUNDS, min(_MOST_ROUNDS, int(_ROUNDS_S / each_s)))):
        before, each, after = (seconds_of(one, 1)[0] for one in (unlimited, descent, unlimited))
        ratios.append(each / mean((before, after)))
    return median(ratios)


def _fill(descent: Descent, history: int) -> None:
    assert isinstance(descent.optimiser, LBFGS)
    fill_history(descent.optimiser, descent.image, history)


def fill_history(optimiser: LBFGS, image: Tensor, history: int) -> None:
    """Give L-BFGS all the pairs that it would have after some more evaluations.

    Their numbers are made up: a step of 0.01 everywhere for a change of the gradient of 1, which
    lets the picture move gently. Memory and time do not depend on them.
    """
    # Expanded: one number each until the optimiser makes its own copies.
    step, change = torch.tensor(0.01).expand(image.shape), torch.tensor(1.0).expand(image.shape)
    tensors = {f"step{number}": step for number in range(history)}
    tensors |= {f"change{number}": change for number in range(history)}
    optimiser.restore(tensors, {"scale": None})


if __name__ == "__main__":
    print(json.dumps(probe(**json.loads(sys.argv[1]))))
