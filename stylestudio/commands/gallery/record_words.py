"""A record in words, section by section. It may come from anybody, and hold anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stylestudio.commands.progress_printer import duration
from stylestudio.gallery.describe import parameter_words, value_words, variant_title
from stylestudio.gallery.record import PictureRecord
from stylestudio.request.parameters import parameters_of
from stylestudio.request.touches import Touches

#: A title, and rows of a label and a value.
Section = tuple[str, list[tuple[str, str]]]

_GIB = 2**30


def record_sections(record: PictureRecord) -> list[Section]:
    """All of it; sections without rows are to be left out."""
    report = record.report
    return [
        ("Picture", list(_picture_rows(record))),
        ("Settings", list(_setting_rows(record))),
        ("Finishing touches", list(_touch_rows(record.touches))),
        ("Painted from", list(_source_rows(record))),
        ("Losses", _figure_rows(report.get("losses"))),
        ("Distance from photo and painting", _figure_rows(report.get("measured"))),
        ("Learned weights", list(_learned_rows(report.get("learned_weights")))),
        ("Run", list(_run_rows(report))),
        ("Seconds", _figure_rows(report.get("seconds"))),
        ("Versions", [(name, str(value)) for name, value in _pairs(report.get("versions"))]),
    ]


def _picture_rows(record: PictureRecord) -> Iterator[tuple[str, str]]:
    yield "id", record.picture_id or "–"
    share = f", {100 * record.fraction:.0f} % done" if record.fraction < 1 else ""
    yield "outcome", f"{record.outcome}{share}"
    if record.series:
        yield "comparison", record.series
    if record.pixels_sha256:
        yield "SHA-256 of its pixels", record.pixels_sha256


def _setting_rows(record: PictureRecord) -> Iterator[tuple[str, str]]:
    if not record.request:
        return
    yield "Style loss", variant_title(record.variant)
    yield from parameter_words(record)
    if preset := record.request.get("preset"):
        yield "Preset", str(preset)
    taps = [" ".join(map(_figure, _items(tap))) for tap in _items(record.request.get("style_taps"))]
    if taps:
        yield "Style layers", ", ".join(taps)


def _touch_rows(touches: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, parameter in parameters_of(Touches).items():
        if touches.get(name):
            yield parameter.label, value_words(touches[name])


def _source_rows(record: PictureRecord) -> Iterator[tuple[str, str]]:
    styles = [_items(style) for style in _items(record.request.get("styles"))]
    shares = [style for style in styles if len(style) == 2 and len(styles) > 1]
    for source in record.sources:
        yield "photo" if source.role == "content" else "painting", source.path
        for path, share in shares:
            if path == source.path and source.role == "style":
                yield "  share", _figure(share)
        yield "  SHA-256", source.sha256 or "–"


def _learned_rows(learned: Any) -> Iterator[tuple[str, str]]:
    for tap, weights in _pairs(learned):
        if isinstance(weights, list) and weights and all(map(_is_number, weights)):
            span = f"from {min(weights):.3g} to {max(weights):.3g}"
            yield tap, f"{len(weights)} channels, {span}"


def _run_rows(report: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if _is_number(report.get("elapsed_s")):
        yield "time", duration(report["elapsed_s"])
    if "evaluations" in report:
        yield "evaluations", _figure(report["evaluations"])
    if _is_number(report.get("peak_bytes")):
        yield "most memory", f"{report['peak_bytes'] / _GIB:.2f} GiB"
    device = dict(_pairs(report.get("device")))
    if device:
        yield "device", str(device.get("title") or device.get("name"))
    weights = dict(_pairs(report.get("weights")))
    if weights:
        yield "network", str(weights.get("backbone", "–"))
        yield "SHA-256 of its weights", str(weights.get("sha256", "–"))
    plan = dict(_pairs(report.get("plan")))
    sizes = [
        _figure(scale.get("size_px"))
        for scale in _items(plan.get("scales"))
        if isinstance(scale, Mapping)
    ]
    if sizes:
        yield "scales", f"{', '.join(sizes)} px"
    if "threads" in plan:
        yield "threads", _figure(plan["threads"])
    for notice in _items(report.get("notices")):
        yield "notice", str(notice)


def _figure_rows(figures: Any) -> list[tuple[str, str]]:
    return [(_label(name), _figure(value)) for name, value in _pairs(figures)]


def _label(name: str) -> str:
    """``total_variation`` and ``style/conv1_1`` as people read them."""
    part, _, tap = name.partition("/")
    return f"{part.replace('_', ' ')} {tap}".rstrip()


def _pairs(value: Any) -> list[tuple[str, Any]]:
    """Of a mapping; none of anything else."""
    if not isinstance(value, Mapping):
        return []
    return [(str(name), item) for name, item in value.items()]


def _items(value: Any) -> list[Any]:
    """Of a list; none of anything else."""
    return list(value) if isinstance(value, list | tuple) else []


def _figure(value: Any) -> str:
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
