"""How well a run's time is foretold: the plan's forecast against the run itself."""

from __future__ import annotations

from statistics import median
from typing import Any

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.engine import transfer
from stylestudio.engine.plan import Plan
from stylestudio.request.style_request import StyleRequest


def measure(context: Context) -> dict[str, Any]:
    """``estimate``: by size and variant, both times and the error; and the ``median_error``.

    The error is predicted over measured, minus 1; the median is of its size.

    Raises:
        Cancelled: Stop was pressed.
        StyleStudioError: a run failed.
    """
    found: dict[str, Any] = {}
    errors = []
    # Measures the machine if that was not done yet; the forecast is of runs after that.
    Parts(sample_request(FIRST_PAIR, 64), context.control)
    for size_px, variants, evaluations in context.scope.estimate_runs:
        for variant in variants:
            context.say(f"{size_px} px: a run with {variant} …")
            request = sample_request(FIRST_PAIR, size_px, variant, evaluations)
            predicted_s, measured_s = _run(request, context)
            errors.append(predicted_s / measured_s - 1)
            found.setdefault(str(size_px), {})[variant] = {
                "predicted_s": round(predicted_s, 2),
                "measured_s": round(measured_s, 2),
                "error": round(errors[-1], 3),
            }
    found["median_error"] = round(median(map(abs, errors)), 3)
    return {"estimate": found}


def _run(request: StyleRequest, context: Context) -> tuple[float, float]:
    """Seconds that the plan says, and that the run took."""
    *_, event = transfer.run(request, context.control, preview_px=256, settings=context.settings)
    context.control.check()
    if event.error is not None:
        raise event.error
    # Unrounded, unlike the report's own.
    predicted_s = Plan.from_dict(event.report["plan"]).predicted_s
    return predicted_s, event.report["elapsed_s"]
