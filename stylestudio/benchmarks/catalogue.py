"""What ``stylestudio bench`` can measure: names and what they mean. Loads no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stylestudio.errors import UserError


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that are measured together.

    Attributes:
        keys: of the figures in the JSON object; each of them names the section.
        title: its heading in the table.
        meaning: one line on how to read it.
    """

    keys: tuple[str, ...]
    title: str
    meaning: str


SECTIONS = (
    Section(
        (
            "style_stage_ratio",
            "evaluation_ratio",
            "style_share",
            "style_stage_s",
            "evaluation_s",
        ),
        "Style losses",
        "Time against the plain Gram style loss (gram-published): below 1 is faster. –: not timed.",
    ),
    Section(
        ("time_to_quality", "time_to_quality_details"),
        "Time to quality",
        "How many times sooner than the plain method a picture is as good as its 120 evaluations.",
    ),
    Section(
        ("time_to_quality_clamped", "time_to_quality_clamped_details"),
        "Time to quality, clamped",
        "The same against the plain method that cuts its colours before each evaluation.",
    ),
    Section(
        ("first_preview_s",),
        "First preview",
        "Seconds from Start to a preview that is 60 % of the way to the painting's style.",
    ),
    Section(
        ("seconds_per_evaluation_per_megapixel",),
        "Size",
        "Seconds of an evaluation for a million pixels, with as much memory as it likes.",
    ),
    Section(
        ("variant_evaluation_ratio",),
        "Style losses as they run",
        "Time of a whole evaluation and its step over that of gram: 1.05 or less is meant.",
    ),
    Section(
        ("memory",),
        "Memory",
        "Foretold and measured peak above the idle process; time per pixel over 1024 px unlimited.",
    ),
    Section(
        ("estimate",),
        "Forecast",
        "Seconds of a whole run, foretold before it began and measured; error of the forecast.",
    ),
    Section(
        ("stop_s",),
        "Stop",
        "The longest wait from a press of Stop to the picture that was reached, in seconds.",
    ),
    Section(
        ("sketches_predict",),
        "Sketches",
        "Mean OkLab ΔE × 100 of finished pictures (rows) from sketches: the own is to be nearest.",
    ),
    Section(
        ("window",),
        "Window",
        "How soon it is on screen, the longest gaps between its beats, and how fast it answers.",
    ),
    Section(
        ("gallery",),
        "Gallery",
        "With many pictures: how soon it is open, finds, and scrolls, and what memory it takes.",
    ),
)


def chosen(names: Sequence[str] | None) -> tuple[Section, ...]:
    """The sections that have these figures; all of them for none.

    Raises:
        UserError: there is no such figure.
    """
    if not names:
        return SECTIONS
    known = [key for section in SECTIONS for key in section.keys]
    for name in names:
        if name not in known:
            raise UserError(f"There is no figure “{name}”.", f"Choose from {', '.join(known)}.")
    return tuple(section for section in SECTIONS if set(names) & set(section.keys))


def figures_help() -> str:
    """The figures as ``--help`` lists them."""
    lines = ["figures (--only NAME …):"]
    for section in SECTIONS:
        lines += [f"  {section.keys[0]}", f"      {section.meaning}"]
    lines.append("Figures that are measured together are printed together.")
    return "\n".join(lines)
