"""The method presets: named sets of values that a request starts from.

They are JSON files in ``resources/presets``, each with the values that make the method; all others
are ``StyleRequest``'s defaults. *Painterly* sets none: it is those defaults.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from stylestudio import paths
from stylestudio.errors import UserError
from stylestudio.request.schema import settings_from_dict


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of values.

    Attributes:
        name: what the command line and files call it, for example ``gatys-2016``.
        title: what the window calls it.
        sentence: what it is good for, in plain words.
        settings: the fields of ``StyleRequest`` that it sets.
    """

    name: str
    title: str
    sentence: str
    settings: dict[str, Any]


def bundled_presets() -> dict[str, Preset]:
    """All presets that the program brings, by name, in the order of their files."""
    presets = [
        load_preset(path.read_text(encoding="utf-8"))
        for path in sorted((paths.resources() / "presets").glob("*.json"))
    ]
    return {preset.name: preset for preset in presets}


def load_preset(text: str) -> Preset:
    """The preset that a JSON document describes.

    Raises:
        UserError: the document is no preset.
    """
    try:
        data = json.loads(text)
        return Preset(
            name=str(data["name"]),
            title=str(data["title"]),
            sentence=str(data["sentence"]),
            settings={**settings_from_dict(data["settings"]), "preset": str(data["name"])},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError("This file is not a StyleStudio preset.", "Choose another file.") from error


def preset_settings(name: str) -> dict[str, Any]:
    """The values that preset ``name`` sets.

    Raises:
        UserError: there is no such preset.
    """
    presets = bundled_presets()
    if name not in presets:
        raise UserError(f"There is no preset “{name}”.", f"Choose from: {', '.join(presets)}.")
    return dict(presets[name].settings)
