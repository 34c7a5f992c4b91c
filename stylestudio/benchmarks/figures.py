"""All figures of the benchmark, JSON-ready."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil
import torch

from stylestudio.benchmarks.style_losses import StyleLossBenchmark, medians, ratios
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import physical_cores
from stylestudio.engine.report import versions
from stylestudio.engine.weights import VGG16_SHA256
from stylestudio.settings import Settings

#: Size in pixels to the rounds of the style-loss stage and of whole evaluations.
ROUNDS = {256: (30, 15), 512: (15, 9)}
QUICK_ROUNDS = {256: (10, 5)}


def measure(
    rounds: Mapping[int, tuple[int, int]],
    settings: Settings,
    control: RunControl,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Time the style losses at each size.

    Args:
        rounds: see :data:`ROUNDS`.
        settings: whose number of threads is used.
        control: the Stop button.
        say: is told what is going on.

    Returns:
        By figure, then by size as a string, then by style loss: ``style_stage_ratio`` and
        ``evaluation_ratio`` (below 1 is faster than the plain Gram style loss),
        ``style_share`` (of an evaluation), ``style_stage_s``, ``evaluation_s``; and ``machine``.

    Raises:
        Cancelled: Stop was pressed.
        WeightsError: the network's file is missing or damaged.
    """
    torch.set_num_threads(settings.threads or physical_cores())
    figures: dict[str, Any] = {
        "style_stage_ratio": {},
        "evaluation_ratio": {},
        "style_share": {},
        "style_stage_s": {},
        "evaluation_s": {},
    }
    for size_px, (stage_rounds, evaluation_rounds) in rounds.items():
        say(f"{size_px} px: the targets …")
        benchmark = StyleLossBenchmark(size_px, control)
        say(f"{size_px} px: the style losses alone …")
        # The first round pays for memory that later ones reuse.
        stages = list(benchmark.stages(1 + stage_rounds))[1:]
        say(f"{size_px} px: whole evaluations …")
        evaluations = list(benchmark.evaluations(1 + evaluation_rounds))[1:]
        stage_s, evaluation_s = medians(stages), medians(evaluations)
        by_figure = {
            "style_stage_ratio": ratios(stages),
            "evaluation_ratio": ratios(evaluations),
            "style_share": {name: stage_s[name] / evaluation_s[name] for name in evaluation_s},
            "style_stage_s": stage_s,
            "evaluation_s": evaluation_s,
        }
        for figure, values in by_figure.items():
            figures[figure][str(size_px)] = {
                name: float(f"{value:.4g}") for name, value in values.items()
            }
    figures["machine"] = _machine()
    return figures


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": psutil.cpu_count(logical=False),
        "threads": torch.get_num_threads(),
        "memory_bytes": psutil.virtual_memory().total,
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "versions": versions(),
        "weights": {"backbone": "vgg16", "sha256": VGG16_SHA256},
    }


def _processor() -> str:
    """The processor's name, as far as the system tells it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
