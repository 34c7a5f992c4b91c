"""The figures of the benchmark as people read them. Loads no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from stylestudio.benchmarks.catalogue import SECTIONS

_GIB = 2**30


def as_table(figures: dict[str, Any]) -> str:
    """One section for each kind of figure that there is, each with a line on how to read it."""
    machine = figures["machine"]
    lines = [
        f"{machine['processor']}, {machine['threads']} threads, "
        f"torch {machine['versions']['torch']}"
    ]
    for section in SECTIONS:
        if section.keys[0] in figures:
            lines += ["", section.title, section.meaning]
            lines += _BODIES[section.keys[0]](figures)
    return "\n".join(lines)


def _style_losses(figures: dict[str, Any]) -> list[str]:
    lines = []
    for size, stage_ratios in figures["style_stage_ratio"].items():
        columns = f"{'style loss':>12}{'evaluation':>12}{'its share':>11}{'seconds':>10}"
        lines += ["", f"{size + ' px':20}{columns}"]
        for name, ratio in stage_ratios.items():
            line = f"{name:20}{ratio:12.2f}"
            if name not in figures["evaluation_ratio"][size]:
                line += f"{'–':>12}{'–':>11}{'–':>10}"
            else:
                line += (
                    f"{figures['evaluation_ratio'][size][name]:12.2f}"
                    f"{figures['style_share'][size][name]:11.0%}"
                    f"{figures['evaluation_s'][size][name]:10.3f}"
                )
            lines.append(line)
    return lines


def _time_to_quality(key: str) -> Callable[[dict[str, Any]], list[str]]:
    def lines_of(figures: dict[str, Any]) -> list[str]:
        lines = [
            f"  {'':30}{'sooner':>8}{'plain':>14}{'ours':>14}{'coarse':>10}{'an evaluation':>15}"
        ]
        for size, speed_ups in figures[key].items():
            for speed_up, detail in zip(speed_ups, figures[f"{key}_details"][size], strict=True):
                plain = f"{detail['plain_evaluations']}×{detail['plain_s_per_evaluation']:.2f} s"
                ours = f"{_or_dash(detail['evaluations'], 'd')}×{detail['s_per_evaluation']:.2f} s"
                lines.append(
                    f"  {size + ' px ' + detail['pair']:30}{_or_dash(speed_up, '.1f') + '×':>8}"
                    f"{plain:>14}{ours:>14}{detail['coarse_s']:8.1f} s"
                    f"{detail['kernel_ratio']:14.2f}×"
                )
        return lines

    return lines_of


def _first_preview(figures: dict[str, Any]) -> list[str]:
    return [
        f"  {size + ' px':10}{_or_dash(seconds, '.1f'):>8} s"
        for size, seconds in figures["first_preview_s"].items()
    ]


def _sizes(figures: dict[str, Any]) -> list[str]:
    by_size = figures["seconds_per_evaluation_per_megapixel"]
    return [f"  {size + ' px':10}{seconds:8.2f} s" for size, seconds in by_size.items()]


def _variants(figures: dict[str, Any]) -> list[str]:
    return [
        f"  {size + ' px ' + name:20}{ratio:8.2f}"
        for size, ratios in figures["variant_evaluation_ratio"].items()
        for name, ratio in ratios.items()
    ]


def _memory(figures: dict[str, Any]) -> list[str]:
    lines = [
        f"  {'':18}{'budget':>10}{'foretold':>12}{'measured':>12}{'an evaluation':>16}"
        f"{'per pixel':>11}"
    ]
    for row in figures["memory"]:
        line = (
            f"  {str(row['size']) + ' px ' + row['variant']:18}"
            f"{_gib(row['budget_gib'] and row['budget_gib'] * _GIB):>10}"
            f"{_gib(row['predicted_bytes']):>12}"
        )
        if "skipped" in row:
            lines.append(f"{line}  {row['skipped']}")
        else:
            lines.append(
                f"{line}{_gib(row['measured_bytes']):>12}{row['s_per_evaluation']:14.2f} s"
                f"{_or_dash(row['time_factor'], '.2f'):>11}"
            )
    return lines


def _estimate(figures: dict[str, Any]) -> list[str]:
    lines = [f"  {'':20}{'foretold':>10}{'measured':>10}{'error':>8}"]
    for size, by_variant in figures["estimate"].items():
        if size == "median_error":
            continue
        for name, found in by_variant.items():
            lines.append(
                f"  {size + ' px ' + name:20}{found['predicted_s']:8.1f} s"
                f"{found['measured_s']:8.1f} s{found['error']:8.0%}"
            )
    median_error = figures["estimate"]["median_error"]
    return [*lines, f"  {'median of the errors':20}{median_error:28.0%}"]


def _stop(figures: dict[str, Any]) -> list[str]:
    lines = [f"  {'':10}{'longest':>10}{'between layers':>17}{'in a step':>12}{'picture':>10}"]
    for size, found in figures["stop_s"].items():
        lines.append(
            f"  {size + ' px':10}{found['longest_s']:8.2f} s{found['between_layers_s']:15.2f} s"
            f"{found['in_a_step_s']:10.2f} s{found['to_the_picture_s']:8.2f} s"
        )
    return lines


def _sketches(figures: dict[str, Any]) -> list[str]:
    found = figures["sketches_predict"]
    if found is None:
        return ["  not measured with --quick"]
    lines = [
        f"  {str(found['size_px']) + ' px':14}" + "".join(f"{n:>12}" for n in found["distance"])
    ]
    for final, by_sketch in found["distance"].items():
        line = f"  {final:14}" + "".join(f"{far:12.2f}" for far in by_sketch.values())
        lines.append(line if found["own_is_nearest"][final] else f"{line}  its own is not nearest")
    count = f"{sum(found['own_is_nearest'].values())} of {len(found['own_is_nearest'])}"
    margin = _or_dash(found["margin"], ".2f")
    return [*lines, f"  own is nearest: {count}; the nearest other is at least {margin}× as far"]


def _window(figures: dict[str, Any]) -> list[str]:
    by_size = {f"{size} px": found for size, found in figures["window"].items()}
    return _named_figures(by_size, _OF_THE_WINDOW)


def _gallery(figures: dict[str, Any]) -> list[str]:
    by_count = {f"{count} pictures": found for count, found in figures["gallery"].items()}
    return _named_figures(by_count, _OF_THE_GALLERY)


def _named_figures(
    groups: dict[str, dict[str, Any]], rows: Sequence[tuple[str, str, str, str]]
) -> list[str]:
    """By group, the figures that are there; ``rows`` are key, words, format and unit."""
    lines = []
    for heading, found in groups.items():
        if "skipped" in found:
            lines.append(f"  {heading:18}{found['skipped']}")
            continue
        lines.append(f"  {heading}")
        for key, words, form, unit in rows:
            if key in found:
                value = found[key] / 2**20 if key.endswith("_bytes") else found[key]
                lines.append(f"    {words:44}{value:{form}}{unit}")
    return lines


def _or_dash(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _gib(size_bytes: float | None) -> str:
    return "–" if size_bytes is None else f"{size_bytes / _GIB:.2f} GiB"


_OF_THE_WINDOW = (
    ("window_s", "on screen after", "8.2f", " s"),
    ("starting_gap_ms", "longest gap while the engine is loaded", "8.0f", " ms"),
    ("painting_gap_p99_ms", "99 of 100 gaps while painting", "8.0f", " ms"),
    ("painting_gap_max_ms", "longest gap while painting", "8.0f", " ms"),
    ("sketching_gap_p99_ms", "99 of 100 gaps while sketching", "8.0f", " ms"),
    ("sketching_gap_max_ms", "longest gap while sketching", "8.0f", " ms"),
    ("preview_share", "previews' share of the run", "8.1%", ""),
    ("window_cpu_share", "of one core for the window while painting", "8.1%", ""),
    ("click_ms", "longest wait for a click's answer", "8.0f", " ms"),
    ("large_view_ms", "longest step of a view of 8192 px", "8.1f", " ms"),
    ("touch_ms", "slowest finishing touch at 2 megapixels", "8.0f", " ms"),
    ("stop_s", "from Stop to the picture", "8.2f", " s"),
    ("four_sketches_s", "all style losses sketched", "8.1f", " s"),
    ("finish_s", "one of them finished", "8.1f", " s"),
    ("keeping_share", "checkpoints' share of that run", "8.1%", ""),
)
_OF_THE_GALLERY = (
    ("index_s", "its index made anew", "8.2f", " s"),
    ("look_s", "the folder looked at once more", "8.2f", " s"),
    ("open_s", "open after", "8.2f", " s"),
    ("open_ratio", "over the smallest gallery's", "8.2f", "×"),
    ("search_ms", "slowest search", "8.0f", " ms"),
    ("all_again_ms", "all pictures once more", "8.0f", " ms"),
    ("scroll_p99_ms", "99 of 100 steps of scrolling", "8.1f", " ms"),
    ("scroll_max_ms", "longest step of scrolling", "8.1f", " ms"),
    ("memory_bytes", "memory for it", "8.0f", " MiB"),
)
_BODIES: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "style_stage_ratio": _style_losses,
    "time_to_quality": _time_to_quality("time_to_quality"),
    "time_to_quality_clamped": _time_to_quality("time_to_quality_clamped"),
    "first_preview_s": _first_preview,
    "seconds_per_evaluation_per_megapixel": _sizes,
    "variant_evaluation_ratio": _variants,
    "memory": _memory,
    "estimate": _estimate,
    "stop_s": _stop,
    "sketches_predict": _sketches,
    "window": _window,
    "gallery": _gallery,
}
