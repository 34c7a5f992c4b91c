"""How much is measured, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stylestudio.engine.control import RunControl
from stylestudio.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How much is measured.

    Attributes:
        style_rounds: by size in pixels, rounds of the style-loss stage and of whole evaluations.
        pairs: how many of the bundled pairs.
        quality_sizes_px: sizes of the time to quality.
        quality_evaluations: of the plain method; and of ours, at most.
        quality_rounds: chunks in which the two are timed in turns.
        preview_sizes_px: sizes of the first preview.
        preview_runs: how many runs of each.
        scaling_sizes_px: sizes of the seconds per megapixel.
        scaling_evaluations: timed at each of them.
        variant_sizes_px: sizes at which all variants are compared.
        variant_rounds: rounds of that.
        memory_rows: size, variant and budget in GiB (None: no limit) of each measured peak.
        estimate_runs: size, variants, and evaluations where they are not those of the quality.
        stop_runs: size, and memory budget in GiB (None: no limit), of runs that are stopped.
        window_runs: size; seconds of a run in the window; its evaluations where they are not those
            of the quality; and whether all variants are sketched in it, and one is finished.
        gallery_counts: pictures in galleries that are looked at.
        sketches_px: size at which sketches are compared with finished pictures; None: they are not.
    """

    style_rounds: Mapping[int, tuple[int, int]]
    pairs: int
    quality_sizes_px: tuple[int, ...]
    quality_evaluations: tuple[int, int]
    quality_rounds: int
    preview_sizes_px: tuple[int, ...]
    preview_runs: int
    scaling_sizes_px: tuple[int, ...]
    scaling_evaluations: int
    variant_sizes_px: tuple[int, ...]
    variant_rounds: int
    memory_rows: tuple[tuple[int, str, float | None], ...]
    estimate_runs: tuple[tuple[int, tuple[str, ...], int | None], ...]
    stop_runs: tuple[tuple[int, float | None], ...]
    window_runs: tuple[tuple[int, float, int | None, bool], ...]
    gallery_counts: tuple[int, ...]
    sketches_px: int | None


ALL_VARIANTS = ("gram", "pca", "svd", "weighted")

FULL = Scope(
    style_rounds={256: (30, 15), 512: (15, 9)},
    pairs=3,
    quality_sizes_px=(256, 512),
    quality_evaluations=(120, 200),
    quality_rounds=6,
    preview_sizes_px=(512, 1024, 2048),
    preview_runs=3,
    scaling_sizes_px=(256, 512, 1024),
    scaling_evaluations=5,
    variant_sizes_px=(256,),
    variant_rounds=25,
    memory_rows=(
        *((size_px, name, None) for size_px in (256, 512, 1024) for name in ALL_VARIANTS),
        *((2048, name, None) for name in ALL_VARIANTS),
        (1024, "gram", 1.5),
        (2048, "gram", 3.0),
        (4096, "gram", 6.0),
    ),
    estimate_runs=(
        (256, ALL_VARIANTS, None),
        (512, ALL_VARIANTS, None),
        (1024, ALL_VARIANTS, 8),
    ),
    stop_runs=((512, None), (1024, None), (4096, 6.0)),
    window_runs=((512, 30.0, None, True),),
    gallery_counts=(100, 10_000),
    sketches_px=1024,
)
QUICK = Scope(
    style_rounds={256: (10, 5)},
    pairs=1,
    quality_sizes_px=(256,),
    quality_evaluations=(120, 200),
    quality_rounds=3,
    preview_sizes_px=(256,),
    preview_runs=1,
    scaling_sizes_px=(256,),
    scaling_evaluations=5,
    variant_sizes_px=(256,),
    variant_rounds=9,
    memory_rows=tuple((size_px, name, None) for size_px in (256, 512) for name in ALL_VARIANTS),
    estimate_runs=((256, ("gram",), None),),
    stop_runs=((512, None),),
    window_runs=((512, 10.0, None, False),),
    gallery_counts=(100, 2_000),
    # A finished picture of each variant would take minutes, and a small one says little of 1024 px.
    sketches_px=None,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What every figure is measured with.

    Attributes:
        scope: how much.
        settings: of the machine.
        control: the Stop button.
        say: is told what is going on.
    """

    scope: Scope
    settings: Settings
    control: RunControl
    say: Callable[[str], None]
