"""In what a picture's settings differ from others, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.record import PictureRecord
from stylestudio.request import schema
from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from stylestudio.ui.gallery.gallery_words import loss_words
from stylestudio.ui.gallery.record_words import preset_words, taps_words, value_words
from stylestudio.ui.wording import decimal_words, label_words, name_words


def difference_rows(record: PictureRecord, current: StyleRequest) -> list[tuple[str, str]]:
    """Each setting of a picture that is another one now: its label, and both values."""
    here, now = _complete(record), schema.to_dict(current)
    pairs = [
        (_tr("Photo"), _name(here.get("content")), _name(now["content"])),
        (_tr("Paintings"), _names(here.get("styles")), _names(now["styles"])),
        *_variant_pairs(here, now),
        (_tr("Method"), preset_words(str(here.get("preset", ""))), preset_words(now["preset"])),
    ]
    pairs += [
        (label_words(parameter), value_words(parameter, here[name]), value_words(parameter, value))
        for name, parameter in parameters_of(StyleRequest).items()
        if name != "variant" and name in here and here[name] != (value := now[name])
    ]
    taps = taps_words(here.get("style_taps", [])), taps_words(now["style_taps"])
    pairs.append((_tr("Style layers"), *taps))
    return [
        (label, _tr("{value}, now {now}").format(value=value, now=other))
        for label, value, other in pairs
        if value and value != other
    ]


def _complete(record: PictureRecord) -> Mapping[str, Any]:
    """The request as today's version has it, where it can read it."""
    try:
        return schema.to_dict(record.style_request())
    except StyleStudioError:
        return record.request


def _variant_pairs(here: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The style loss, or where it is the same one its settings."""
    name = str(here.get("variant", ""))
    if name != now["variant"]:
        label = label_words(parameters_of(StyleRequest)["variant"])
        return [(label, loss_words(name), loss_words(now["variant"]))]
    own = here.get("variant_settings")
    if not isinstance(own, Mapping):
        return []
    return [
        (label_words(parameter), value_words(parameter, own[key]), value_words(parameter, value))
        for key, parameter in parameters_of(variants()[name].settings).items()
        if key in own and own[key] != (value := now["variant_settings"][key])
    ]


def _name(path: Any) -> str:
    return name_words(Path(path).stem) if isinstance(path, str) else ""


def _names(styles: Any) -> str:
    """The paintings, with their weights where there are several."""
    try:
        pairs = [(str(path), float(weight)) for path, weight in styles]
    except (TypeError, ValueError):
        return ""
    if len(pairs) == 1:
        return _name(pairs[0][0])
    return " + ".join(
        f"{_name(path)} {decimal_words(f'{100 * weight:.3g}')} %" for path, weight in pairs
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("gallery", text)
