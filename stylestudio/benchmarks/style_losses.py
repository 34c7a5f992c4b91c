"""How long the style losses take: their stage alone, and whole evaluations.

Real features of the bundled pair through the bundled network, the five layers of Gatys et al. The
reference is ``gram`` as published: the product of the features with themselves, left to autograd.
Every round times it and all others one after the other, so that whatever slows the machine down
slows all of them; a figure is the median over the rounds of the ratio within a round.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from statistics import median
from typing import Any

import torch

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.control import RunControl
from stylestudio.engine.objective import Objective
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.request.variants import (
    GramSettings,
    PcaSettings,
    SvdSettings,
    VariantSettings,
    WeightedSettings,
)

#: What all others are compared with.
REFERENCE = "gram-published"
#: The name in the tables to the variant's settings.
CONTESTANTS: dict[str, tuple[str, VariantSettings]] = {
    REFERENCE: ("gram", GramSettings(form="published")),
    "gram": ("gram", GramSettings()),
    "pca@1/2": ("pca", PcaSettings(fraction=1 / 2)),
    "pca@1/4": ("pca", PcaSettings(fraction=1 / 4)),
    "pca@1/8": ("pca", PcaSettings(fraction=1 / 8)),
    "svd@1/2": ("svd", SvdSettings(fraction=1 / 2)),
    "svd@1/4": ("svd", SvdSettings(fraction=1 / 4)),
    "svd@1/8": ("svd", SvdSettings(fraction=1 / 8)),
    "weighted": ("weighted", WeightedSettings()),
    "pca-published": ("pca", PcaSettings(form="published")),
    "svd-published": ("svd", SvdSettings(form="published")),
    "weighted-published": ("weighted", WeightedSettings(form="published")),
}

#: Those whose whole evaluations are timed as well; that takes longer.
EVALUATED = (REFERENCE, "gram", "pca@1/8", "svd@1/8", "weighted", "pca-published", "svd-published")


def measure(context: Context) -> dict[str, Any]:
    """Time the style losses at each size.

    Returns:
        By figure, then by size as a string, then by style loss: ``style_stage_ratio`` and
        ``evaluation_ratio`` (below 1 is faster than the plain Gram style loss),
        ``style_share`` (of an evaluation), ``style_stage_s`` and ``evaluation_s``.

    Raises:
        Cancelled: Stop was pressed.
    """
    figures: dict[str, Any] = {}
    for size_px, (stage_rounds, evaluation_rounds) in context.scope.style_rounds.items():
        context.say(f"{size_px} px: the targets …")
        with freed_memory_kept():
            benchmark = StyleLossBenchmark(size_px, context.control)
            context.say(f"{size_px} px: the style losses alone …")
            # The first round pays for memory that later ones reuse.
            stages = list(benchmark.stages(1 + stage_rounds))[1:]
            context.say(f"{size_px} px: whole evaluations …")
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
            figures.setdefault(figure, {})[str(size_px)] = {
                name: float(f"{value:.4g}") for name, value in values.items()
            }
    return figures


class StyleLossBenchmark:
    """The bundled pair at one size on the processor, ready to be timed.

    Args:
        size_px: the longer side.
        control: its Stop button.
    """

    def __init__(self, size_px: int, control: RunControl) -> None:
        self._control = control
        request = sample_request(FIRST_PAIR, size_px)
        parts = Parts(request, control)
        parts.load()
        backbone = parts.backbone
        backbone.use_kernels(dict(parts.plans()[-1].kernels))
        photo, paintings = parts.photo.at(size_px), parts.styles_at(size_px)
        # Neither the photo nor the painting: there a loss may have nothing to do.
        noise = torch.rand(photo.shape, generator=torch.Generator().manual_seed(0))
        self._image = 0.8 * photo + 0.2 * noise
        taps = [tap for tap, _ in request.style_taps]
        with torch.no_grad():
            self._features = backbone.features(self._image, taps, control=control)
        self._objectives: dict[str, Objective] = {}
        for name, (variant, settings) in CONTESTANTS.items():
            wanted = request.replace(variant=variant, variant_settings=settings)
            self._objectives[name] = Objective(
                wanted,
                backbone,
                style_loss(wanted),
                photo,
                paintings,
                control=control,
                stopwatch=Stopwatch(),
            )

    def stages(self, rounds: int) -> Iterator[dict[str, float]]:
        """Seconds of the style-loss stage by name, a round after the other."""
        for _ in range(rounds):
            yield self._round(CONTESTANTS, lambda objective: objective.style_terms(self._features))

    def evaluations(self, rounds: int) -> Iterator[dict[str, float]]:
        """Seconds of a whole evaluation by name, a round after the other."""
        for _ in range(rounds):
            yield self._round(EVALUATED, lambda objective: objective.evaluate(self._image))

    def _round(self, names: Iterable[str], work: Callable[[Objective], object]) -> dict[str, float]:
        seconds = {}
        for name in names:
            objective = self._objectives[name]
            self._control.check()
            began = time.perf_counter()
            work(objective)
            seconds[name] = time.perf_counter() - began
        return seconds


def ratios(rounds: list[dict[str, float]]) -> dict[str, float]:
    """By name, the median over the rounds of its seconds over the reference's."""
    return {
        name: median(seconds[name] / seconds[REFERENCE] for seconds in rounds) for name in rounds[0]
    }


def medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    """By name, the median of its seconds."""
    return {name: median(seconds[name] for seconds in rounds) for name in rounds[0]}
