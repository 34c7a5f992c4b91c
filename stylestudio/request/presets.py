"""The presets: named sets of values that a request starts from.

Ours are JSON files in ``resources/presets``, each with the values that make the method; all others
are ``StyleRequest``'s defaults. *Painterly* sets none: it is those defaults. The user's own are
files of the same kind, see ``request.user_presets``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stylestudio import paths
from stylestudio.errors import UserError
from stylestudio.request.schema import settings_from_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import VariantSettings


@dataclass(frozen=True, slots=True)
class PresetCard:
    """A style loss with its settings, as a preset may bring several of them.

    Attributes:
        variant: its name.
        settings: its parameters.
    """

    variant: str
    settings: VariantSettings


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of values.

    Attributes:
        name: what the command line and files call it, for example ``gatys-2016``.
        title: what the window calls it.
        sentence: what it is good for, in plain words; empty for the user's own.
        settings: the fields of ``StyleRequest`` that it sets.
        cards: the style losses to paint with, side by side; none leaves them to ``settings``.
    """

    name: str
    title: str
    sentence: str
    settings: dict[str, Any]
    cards: tuple[PresetCard, ...] = ()


def bundled_presets() -> dict[str, Preset]:
    """All presets that the program brings, by name, in the order of their files."""
    presets = [
        load_preset(path.read_text(encoding="utf-8"))
        for path in sorted((paths.resources() / "presets").glob("*.json"))
    ]
    return {preset.name: preset for preset in presets}


#: Fields of a request that are no settings.
_PICTURES = ("content", "styles")


def load_preset(text: str) -> Preset:
    """The preset that a JSON document describes.

    Raises:
        UserError: the document is no preset.
    """
    try:
        data = json.loads(text)
        settings = settings_from_dict(data["settings"])
        # Settings that were copied from a picture name its pictures, too.
        settings = {name: value for name, value in settings.items() if name not in _PICTURES}
        return Preset(
            name=str(data["name"]),
            title=str(data["title"]),
            sentence=str(data["sentence"]),
            settings={**settings, "preset": str(data["name"])},
            cards=tuple(_card(card) for card in data.get("cards", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError("This file is not a StyleStudio preset.", "Choose another file.") from error


def _card(data: Mapping[str, Any]) -> PresetCard:
    values = settings_from_dict(
        {"variant": data["variant"], "variant_settings": data["variant_settings"]}
    )
    return PresetCard(values["variant"], values["variant_settings"])


def preset_settings(name: str) -> dict[str, Any]:
    """The values that preset ``name`` sets.

    Raises:
        UserError: there is no such preset.
    """
    presets = bundled_presets()
    if name not in presets:
        raise UserError(f"There is no preset “{name}”.", f"Choose from: {', '.join(presets)}.")
    return dict(presets[name].settings)


def request_of(
    settings: Mapping[str, Any], content: str, styles: tuple[tuple[str, float], ...]
) -> StyleRequest:
    """The request for these pictures with a preset's or the window's settings.

    Args:
        settings: fields of ``StyleRequest`` but the pictures.
        content: path of the photo.
        styles: pairs (path of a painting, its weight).

    Raises:
        UserError: a value is out of range.
    """
    return StyleRequest(content=content, styles=styles, **settings)
