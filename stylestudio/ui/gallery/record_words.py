"""A picture's record in words: what the details list, and what Copy puts on the clipboard."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.request.parameters import Parameter, parameters_of
from stylestudio.request.presets import Preset, bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.touches import Touches
from stylestudio.request.variants import variants
from stylestudio.ui.details.figure_words import Section, figure_sections
from stylestudio.ui.details.run_figures import RunFigures
from stylestudio.ui.gallery.gallery_words import (
    entry_title_words,
    loss_words,
    moment_words,
    outcome_words,
    stars_words,
)
from stylestudio.ui.gallery.picture_facts import PictureFacts
from stylestudio.ui.wording import (
    choice_words,
    decimal_words,
    joined_words,
    label_words,
    name_words,
    notice_words,
    preset_title_words,
)

log = logging.getLogger(__name__)

#: As much of a checksum as people compare.
_SHORT = 12


def facts_sections(facts: PictureFacts) -> list[Section]:
    """All that is known of a picture; sections without a row are left out."""
    sections: list[Section] = []
    record = facts.record
    if record is not None:
        settings = tuple(setting_rows(record.request))
        sections.append(Section(_tr("Settings"), settings))
        sections.append(Section(_tr("Finishing touches"), tuple(_touch_rows(record.touches))))
        sections += _report_sections(record)
    sections.append(Section(_tr("File"), tuple(_file_rows(facts))))
    return [section for section in sections if section.rows]


def facts_text(facts: PictureFacts) -> str:
    """The same as lines of plain text, for the clipboard."""
    lines = [entry_title_words(facts.entry), ""]
    for section in facts_sections(facts):
        lines += [section.title, *(f"  {label}: {value}" for label, value in section.rows), ""]
    return "\n".join(lines).strip() + "\n"


def setting_rows(request: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was asked for, the style loss and its own settings first."""
    if not request:
        return []
    declared = parameters_of(StyleRequest)
    name = str(request.get("variant", ""))
    rows = [(label_words(declared["variant"]), loss_words(name))]
    rows += own_setting_rows(name, request.get("variant_settings"))
    preset = str(request.get("preset", ""))
    if preset:
        rows.append((_tr("Method"), preset_words(preset)))
    rows += [
        (label_words(parameter), value_words(parameter, request[key]))
        for key, parameter in declared.items()
        if key in request and key != "variant"
    ]
    if request.get("style_taps"):
        rows.append((_tr("Style layers"), taps_words(request["style_taps"])))
    return rows


def own_setting_rows(variant: str, settings: Any) -> list[tuple[str, str]]:
    """The settings of a style loss; those that were left to the program are left out."""
    if not isinstance(settings, Mapping):
        return []
    known = variants()
    declared = parameters_of(known[variant].settings) if variant in known else {}
    return [
        (label_words(declared[key]), value_words(declared[key], value))
        if key in declared
        else (str(key), str(value))
        for key, value in settings.items()
        if value is not None
    ]


def value_words(declaration: Parameter, value: Any) -> str:
    """A parameter's value as its control shows it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _tr("on") if value else _tr("off")
    if declaration.choices:
        return dict(choice_words(declaration)).get(value, str(value))
    if isinstance(value, int | float):
        return f"{decimal_words(f'{value:.10g}')} {declaration.unit}".strip()
    return str(value)


def preset_words(name: str) -> str:
    """What a method is called; its name where this version has none of that name."""
    presets = _presets()
    return preset_title_words(presets[name]) if name in presets else name


def taps_words(taps: Any) -> str:
    """Layers with their weights: “conv1_1 4 · conv2_1 6”."""
    try:
        return joined_words(
            *(f"{tap} {decimal_words(f'{float(weight):g}')}" for tap, weight in taps)
        )
    except (TypeError, ValueError):
        return str(taps)


def source_words(source: SourceRecord) -> str:
    """What a picture is called that was painted from."""
    return name_words(source.title or Path(source.path).stem)


def role_words(source: SourceRecord) -> str:
    """What it was: the photo or a painting."""
    return _tr("Photo") if source.role == "content" else _tr("Painting")


@cache
def _presets() -> dict[str, Preset]:
    # They are files of the program, read once.
    return bundled_presets()


def _touch_rows(touches: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (label_words(parameter), value_words(parameter, touches[name]))
        for name, parameter in parameters_of(Touches).items()
        if touches.get(name)
    ]


def _report_sections(record: PictureRecord) -> list[Section]:
    """The figures of the run, as the panel of a run shows them."""
    figures = RunFigures(title=record.name)
    try:
        figures.finish(record.report)
        sections = figure_sections(figures)
        learned = [
            (tap, _weights_words(weights))
            for tap, weights in sorted(figures.learned_weights.items())
        ]
        versions = record.report.get("versions") or {}
        made_with = [(str(name), str(number)) for name, number in versions.items()]
    # A record may come from anybody, and hold anything.
    except Exception:
        log.info("odd figures in a record", exc_info=True)
        return []
    return [
        *sections,
        Section(_tr("Learned weights"), tuple(learned)),
        Section(_tr("Made with"), tuple(made_with)),
    ]


def _weights_words(weights: list[float]) -> str:
    least, most = decimal_words(f"{min(weights):.3g}"), decimal_words(f"{max(weights):.3g}")
    return _tr("{count} from {least} to {most}").format(count=len(weights), least=least, most=most)


def _file_rows(facts: PictureFacts) -> list[tuple[str, str]]:
    entry, record = facts.entry, facts.record
    size = f"{entry.width_px} × {entry.height_px} px" if entry.width_px else ""
    depth = _tr("{count} bits").format(count=facts.bits) if facts.bits else ""
    made = _tr("Made") if record is not None else _tr("Date")
    rows = [
        (_tr("File"), entry.path.name),
        (_tr("Size"), size),
        (_tr("Format"), joined_words(facts.format, depth, _bytes_words(entry.size_bytes))),
        (made, moment_words(entry.made_at)),
        (_tr("Stars"), stars_words(entry.stars)),
    ]
    if record is not None:
        rows += _record_rows(record)
    rows += [(_tr("Fault"), notice_words(fault)) for fault in facts.faults]
    return [(label, value) for label, value in rows if value]


def _record_rows(record: PictureRecord) -> list[tuple[str, str]]:
    share = ""
    if record.fraction < 1:
        share = _tr("{percent} % done").format(percent=round(100 * record.fraction))
    rows = [
        (_tr("Outcome"), joined_words(outcome_words(record.outcome), share)),
        (_tr("Comparison"), record.series[:_SHORT]),
        (_tr("Id"), record.picture_id[:_SHORT]),
        (_tr("Checksum"), record.pixels_sha256[:_SHORT]),
    ]
    for source in record.sources:
        rows.append((role_words(source), Path(source.path).name or source.title))
        rows.append((_tr("Its checksum"), source.sha256[:_SHORT]))
    return rows


def _bytes_words(count: int) -> str:
    if count < 10**6:
        return _tr("{count} kB").format(count=max(1, round(count / 1000)))
    return _tr("{count} MB").format(count=decimal_words(f"{count / 1e6:.1f}"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("gallery", text)
