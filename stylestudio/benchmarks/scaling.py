"""How an evaluation's time grows with the picture, and how the style losses compare as they run."""

from __future__ import annotations

from statistics import median
from typing import Any

from stylestudio.benchmarks.context import ALL_VARIANTS, Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request, seconds_of
from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.descent import Descent

#: The first evaluations pay for memory that later ones reuse.
_WARM_UP = 2


def measure_sizes(context: Context) -> dict[str, Any]:
    """``seconds_per_evaluation_per_megapixel`` by size, without a memory budget.

    Raises:
        Cancelled: Stop was pressed.
    """
    seconds = {}
    for size_px in context.scope.scaling_sizes_px:
        context.say(f"{size_px} px: evaluations …")
        with freed_memory_kept():
            descent = _final_descent(context, size_px, "gram")
            seconds_of(descent, _WARM_UP)
            each_s = median(seconds_of(descent, context.scope.scaling_evaluations))
        height, width = descent.image.shape[-2:]
        seconds[str(size_px)] = round(each_s * 1e6 / (height * width), 3)
    return {"seconds_per_evaluation_per_megapixel": seconds}


def measure_variants(context: Context) -> dict[str, Any]:
    """``variant_evaluation_ratio``: by size and variant, seconds of an evaluation over gram's.

    Every round times all of them one after the other; a figure is the median over the rounds of the
    ratio within a round.

    Raises:
        Cancelled: Stop was pressed.
    """
    ratios = {}
    for size_px in context.scope.variant_sizes_px:
        context.say(f"{size_px} px: evaluations of all style losses …")
        with freed_memory_kept():
            descents = {name: _final_descent(context, size_px, name) for name in ALL_VARIANTS}
            rounds = [
                {name: seconds_of(descent, 1)[0] for name, descent in descents.items()}
                for _ in range(_WARM_UP + context.scope.variant_rounds)
            ][_WARM_UP:]
        ratios[str(size_px)] = {
            name: round(median(seconds[name] / seconds["gram"] for seconds in rounds), 3)
            for name in ALL_VARIANTS
            if name != "gram"
        }
    return {"variant_evaluation_ratio": ratios}


def _final_descent(context: Context, size_px: int, variant: str) -> Descent:
    parts = Parts(sample_request(FIRST_PAIR, size_px, variant), context.control)
    parts.load()
    return parts.descent(parts.plans()[-1])
