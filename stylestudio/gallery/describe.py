"""A record in words: for other programs, for the search, and for the command line."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from functools import cache
from typing import Any

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.record import PictureRecord
from stylestudio.request.parameters import Parameter, default_of, parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named, variants

_OUTCOME_WORDS = {
    "finished": "",
    "stopped": "stopped",
    "failed": "ended early",
    "moment": "a moment on the way",
    "touched": "with finishing touches",
    "sheet": "a sheet",
}


def variant_title(name: str) -> str:
    """What people call a style loss; its name where this version has none of that name."""
    known = variants()
    return known[name].title if name in known else name


def parameter_words(record: PictureRecord, *, rare: bool = True) -> list[tuple[str, str]]:
    """Labels and values of all that decided about the picture, the style loss's own first.

    Args:
        rare: whether advanced parameters are among them that are as they always are.
    """
    words: list[tuple[str, str]] = []
    request = record.request
    own = request.get("variant_settings")
    if isinstance(own, dict):
        try:
            declared = parameters_of(variant_named(record.variant).settings)
        except StyleStudioError:
            declared = {}
        words += [
            (declared[name].label, _words_of(declared[name], value))
            if name in declared
            else (name, value_words(value))
            for name, value in own.items()
        ]
    words += [
        (parameter.label, _words_of(parameter, request[name]))
        for name, (parameter, usual) in _shared_parameters().items()
        if name in request and (rare or not parameter.advanced or request[name] != usual)
    ]
    return words


@cache
def _shared_parameters() -> dict[str, tuple[Parameter, Any]]:
    """Those that every style loss has, each with its default."""
    return {
        name: (parameter, default_of(StyleRequest, name))
        for name, parameter in parameters_of(StyleRequest).items()
        if name != "variant"
    }


def _words_of(parameter: Parameter, value: Any) -> str:
    """A value as people read it, with its unit, or what its choice is called."""
    if isinstance(value, str) and value in parameter.choices and parameter.labels:
        return parameter.labels[parameter.choices.index(value)]
    words = value_words(value)
    return f"{words} {parameter.unit}" if parameter.unit and value is not None else words


def value_words(value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def description(record: PictureRecord) -> str:
    """One line: the style loss, the size, what became of the run."""
    if not record.request:
        return record.name
    size = record.request.get("size_px")
    parts = [
        variant_title(record.variant),
        f"{value_words(size)} px" if size is not None else "",
        f"strength {value_words(record.request.get('strength'))}",
        _OUTCOME_WORDS.get(record.outcome, record.outcome),
    ]
    if record.outcome in ("stopped", "failed", "moment"):
        parts.append(f"{100 * record.fraction:.0f} %")
    return f"{record.name}. {', '.join(part for part in parts if part)}."


def search_text(file_name: str, made_at: str, record: PictureRecord | None) -> str:
    """All that a picture can be found by, folded (:func:`folded`)."""
    parts = [file_name, _local_time(made_at)]
    if record is not None:
        parts += [record.name, record.variant, variant_title(record.variant), record.outcome]
        parts += [_OUTCOME_WORDS.get(record.outcome, "")]
        parts += [f"{label} {value}" for label, value in parameter_words(record, rare=False)]
        parts += [source.title for source in record.sources]
        parts += [str(record.request.get("preset", ""))]
    return "\n".join(map(folded, parts))


def _local_time(made_at: str) -> str:
    """The day and time as they are shown here."""
    try:
        return datetime.fromisoformat(made_at).astimezone().isoformat(sep=" ", timespec="minutes")
    except (ValueError, OverflowError, OSError):
        return made_at


def folded(text: str) -> str:
    """``text`` without case and accents: “tubingen” finds “Tübingen”."""
    if text.isascii():
        return text.casefold()
    # Once before as well: “𝐒” has no case, the “S” that it decomposes to has.
    compatible = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", compatible)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
