"""Whether the plan's forecast of memory holds, and what a budget costs in time."""

from __future__ import annotations

import sys
from typing import Any

import torch

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.benchmarks.processes import found_by
from stylestudio.request.style_request import EVALUATIONS_BY_QUALITY

_EVALUATIONS = 3
_LONGEST_S = 1500.0
_COMMAND = (sys.executable, "-m", "stylestudio.benchmarks.memory_probe")


def measure(context: Context) -> dict[str, Any]:
    """``memory``: a row for each size (square), variant and budget.

    A row has what ``memory_probe`` finds (its ``time_factor`` where there is a budget), and
    ``full_job_s``: all evaluations of Good at that scale. What could not be measured is None, and
    ``skipped`` says why.

    Raises:
        Cancelled: Stop was pressed.
    """
    # So that no process has to do it.
    Parts(sample_request(FIRST_PAIR, 64), context.control)
    rows = []
    for size_px, variant, budget_gib in context.scope.memory_rows:
        within = "" if budget_gib is None else f" within {budget_gib:g} GiB"
        context.say(f"{size_px} px: memory of {variant}{within} …")
        wanted: dict[str, Any] = {"size_px": size_px, "variant": variant, "budget_gib": budget_gib}
        wanted |= {"evaluations": _EVALUATIONS, "threads": torch.get_num_threads()}
        found = found_by(_COMMAND, wanted, context.control, _LONGEST_S)
        rows.append(_row(size_px, variant, budget_gib, found))
    return {"memory": rows}


def _row(
    size_px: int, variant: str, budget_gib: float | None, found: dict[str, Any]
) -> dict[str, Any]:
    each_s = found.get("s_per_evaluation")
    row = {
        "size": size_px,
        "variant": variant,
        "budget_gib": budget_gib,
        "predicted_bytes": found.get("predicted_bytes"),
        "measured_bytes": found.get("measured_bytes"),
        "s_per_evaluation": each_s,
        "time_factor": found.get("time_factor"),
        "full_job_s": each_s and round(each_s * EVALUATIONS_BY_QUALITY["good"], 1),
    }
    return row | ({"skipped": found["skipped"]} if "skipped" in found else {})
