"""A run's figures in words: what the details list, and what Copy puts on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.ui.details.run_figures import EVALUATION_STAGES, TOTAL, RunFigures
from stylestudio.ui.wording import (
    decimal_words,
    elapsed_words,
    joined_words,
    pace_words,
    size_words,
)

#: How networks are written that are known by a short name.
_NETWORKS = {"vgg16": "VGG-16", "vgg19": "VGG-19"}


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together.

    Attributes:
        title: above them.
        rows: label and value, in order.
    """

    title: str
    rows: tuple[tuple[str, str], ...]


def figure_sections(figures: RunFigures) -> list[Section]:
    """All that is known of a run; sections and rows without a figure are left out."""
    sections = [
        Section(_tr("Picture"), tuple(_picture_rows(figures))),
        Section(_tr("Time"), tuple(_time_rows(figures))),
        Section(_tr("Loss"), tuple(_loss_rows(figures))),
        Section(_tr("Distance from photo and painting"), tuple(_measured_rows(figures))),
        Section(_tr("This computer"), tuple(_machine_rows(figures))),
    ]
    return [section for section in sections if section.rows]


def share_words(figures: RunFigures) -> str:
    """The share of the style loss in a sentence; empty before there is any."""
    share = figures.style_share
    if share is None:
        return ""
    percent = 100 * share
    shown = f"{percent:.0f}" if percent >= 10 else f"{percent:.1f}"
    return _tr("The style loss takes {percent} % of the time of an evaluation.").format(
        percent=decimal_words(shown)
    )


def figures_text(figures: RunFigures) -> str:
    """All figures as lines of plain text, for the clipboard."""
    lines = [figures.title, ""] if figures.title else []
    for section in figure_sections(figures):
        lines += [section.title, *(f"  {label}: {value}" for label, value in section.rows), ""]
    if sentence := share_words(figures):
        lines += [sentence, ""]
    for tap, weights in sorted(figures.learned_weights.items()):
        label = _tr("Learned weights of {layer}").format(layer=tap)
        lines.append(f"{label}: {' '.join(decimal_words(f'{weight:.3g}') for weight in weights)}")
    return "\n".join(lines).strip() + "\n"


def curve_words(name: str) -> str:
    """What a curve, or a part of the loss, is called."""
    kind, _, tap = name.partition("/")
    words: dict[str, Callable[[], str]] = {
        TOTAL: lambda: _tr("Total"),
        "content": lambda: _tr("Content"),
        "style": lambda: _tr("Style"),
        "total_variation": lambda: _tr("Total variation"),
    }
    shown = words[kind]() if kind in words else kind
    return f"{shown} {tap}" if tap else shown


def stage_words(stage: str) -> str:
    """What a stage of a run is called."""
    words: dict[str, Callable[[], str]] = {
        "loading": lambda: _tr("Opening"),
        "targets": lambda: _tr("Preparing"),
        "features": lambda: _tr("Network"),
        "style_loss": lambda: _tr("Style loss"),
        "content_loss": lambda: _tr("Content loss"),
        "total_variation": lambda: _tr("Total variation"),
        "optimiser": lambda: _tr("Optimiser"),
        "preview": lambda: _tr("Previews"),
        "keeping": lambda: _tr("Checkpoints"),
        "measuring": lambda: _tr("Measuring"),
    }
    return words[stage]() if stage in words else stage


def _picture_rows(figures: RunFigures) -> list[tuple[str, str]]:
    progress, rows = figures.progress, []
    if progress is not None and progress.scale_px:
        size = _tr("{size} px").format(size=progress.scale_px)
        scale = _tr("{scale} of {count}").format(scale=progress.scale, count=progress.scale_count)
        rows.append((_tr("Scale"), joined_words(scale, size)))
    each_s = progress.seconds_per_evaluation if progress is not None else None
    pace = "" if each_s is None else pace_words(each_s)
    if figures.report.get("evaluations"):
        rows.append((_tr("Evaluations"), joined_words(str(figures.report["evaluations"]), pace)))
    elif progress is not None and progress.evaluation:
        done = _tr("{evaluation} of {count}").format(
            evaluation=progress.evaluation, count=progress.evaluation_count
        )
        rows.append((_tr("Evaluation"), joined_words(done, pace)))
    if figures.peak_bytes:
        rows.append((_tr("Most memory"), size_words(figures.peak_bytes)))
    return rows


def _time_rows(figures: RunFigures) -> list[tuple[str, str]]:
    elapsed_s = figures.report.get("elapsed_s")
    if elapsed_s is None and figures.progress is not None:
        elapsed_s = figures.progress.elapsed_s
    rows = [(_tr("All in all"), elapsed_words(elapsed_s))] if elapsed_s else []
    whole_s = sum(figures.seconds.values())
    for stage, seconds in figures.seconds.items():
        # Stages that every evaluation has are shown even where they take next to nothing.
        if seconds >= 0.005 or (seconds and stage in EVALUATION_STAGES):
            percent = _tr("{percent} %").format(percent=round(100 * seconds / whole_s))
            rows.append((stage_words(stage), joined_words(_seconds(seconds), percent)))
    return rows


def _loss_rows(figures: RunFigures) -> list[tuple[str, str]]:
    reported: Mapping[str, float] = figures.report.get("losses") or {}
    last = {name: values[-1] for name, values in figures.curves.items() if values}
    if reported:
        last = {TOTAL: sum(reported.values()), **reported}
    return [
        (curve_words(name), _number(last[name]))
        for name in sorted(last, key=_order)
        if last[name] == last[name]
    ]


def _measured_rows(figures: RunFigures) -> list[tuple[str, str]]:
    measured: Mapping[str, float] = figures.report.get("measured") or {}
    return [(curve_words(name), _number(measured[name])) for name in sorted(measured, key=_order)]


def _machine_rows(figures: RunFigures) -> list[tuple[str, str]]:
    rows = []
    if figures.device:
        rows.append((_tr("Computed on"), figures.device))
    threads = _plan(figures).get("threads")
    if threads:
        rows.append((_tr("Threads"), str(threads)))
    if figures.weights:
        rows.append((_tr("Network"), _NETWORKS.get(figures.weights, figures.weights)))
    sha256 = str((figures.report.get("weights") or {}).get("sha256") or "")
    if sha256:
        rows.append((_tr("Its weights"), sha256[:12]))
    version = (figures.report.get("versions") or {}).get("stylestudio")
    if version:
        rows.append(("StyleStudio", str(version)))
    return rows


def _plan(figures: RunFigures) -> Mapping[str, Any]:
    plan: Mapping[str, Any] = figures.report.get("plan") or {}
    return plan


def _order(name: str) -> tuple[int, str]:
    """The total, the content, the style by layer, and the rest."""
    kind = name.partition("/")[0]
    kinds = (TOTAL, "content", "style")
    return kinds.index(kind) if kind in kinds else len(kinds), name


def _seconds(seconds: float) -> str:
    digits = 3 if seconds < 0.1 else 2 if seconds < 1 else 1 if seconds < 100 else 0
    return _tr("{seconds} s").format(seconds=decimal_words(f"{seconds:.{digits}f}"))


def _number(value: float) -> str:
    return decimal_words(f"{value:.4g}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("figures", text)
