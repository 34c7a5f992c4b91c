"""All figures of the benchmark, JSON-ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from stylestudio.benchmarks import (
    estimates,
    first_preview,
    gallery,
    memory,
    scaling,
    sketches,
    stopping,
    style_losses,
    time_to_quality,
    window,
)
from stylestudio.benchmarks.catalogue import chosen
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.machine import machine_facts
from stylestudio.engine.devices import use_threads

#: By the first key of a section, what measures it.
_MEASURES: dict[str, Callable[[Context], dict[str, Any]]] = {
    "style_stage_ratio": style_losses.measure,
    "time_to_quality": time_to_quality.measure,
    "time_to_quality_clamped": time_to_quality.measure_clamped,
    "first_preview_s": first_preview.measure,
    "seconds_per_evaluation_per_megapixel": scaling.measure_sizes,
    "variant_evaluation_ratio": scaling.measure_variants,
    "memory": memory.measure,
    "estimate": estimates.measure,
    "stop_s": stopping.measure,
    "sketches_predict": sketches.measure,
    "window": window.measure,
    "gallery": gallery.measure,
}


def measure(context: Context, only: Sequence[str] | None = None) -> dict[str, Any]:
    """Measure the figures that have these names, or all of them; and ``machine``.

    Raises:
        UserError: there is no such figure.
        Cancelled: Stop was pressed.
        WeightsError: the network's file is missing or damaged.
    """
    sections = chosen(only)
    use_threads(context.settings)
    figures: dict[str, Any] = {}
    for section in sections:
        figures |= _MEASURES[section.keys[0]](context)
    return figures | {"machine": machine_facts()}
