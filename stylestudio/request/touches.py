"""``Touches``: what may be done to a finished picture without painting it again.

They are parameters like all others: declared here once, kept beside the picture they belong to,
and undone like anything else. At 0 each leaves the picture as it was painted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stylestudio.errors import UserError
from stylestudio.request.parameters import check_all, parameter, parameters_of

SCHEMA_VERSION = 1
_VERSION_KEY = "schema_version"

#: Those that do nothing where the photo is not at hand.
PHOTO_TOUCHES = ("photo_blend", "photo_colours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touches:
    """How much of each finishing touch a picture gets."""

    photo_blend: float = parameter(
        0.0,
        label="Blend with the photo",
        help="Lets your photo show through; at 100 only the photo is left.",
        minimum=0,
        maximum=100,
        step=1,
        unit="%",
    )
    photo_colours: float = parameter(
        0.0,
        label="The photo's colours",
        help="Keeps the strokes with their light and shade, and colours them like your photo.",
        minimum=0,
        maximum=100,
        step=1,
        unit="%",
    )
    grain: float = parameter(
        0.0,
        label="Grain",
        help="Adds a fine grain like that of film; strongest in the middle tones.",
        minimum=0,
        maximum=100,
        step=1,
    )
    sharpness: float = parameter(
        0.0,
        label="Sharpness",
        help="Makes strokes and fine lines crisper.",
        minimum=0,
        maximum=100,
        step=1,
    )

    def __post_init__(self) -> None:
        """Reject values outside their declaration.

        Raises:
            UserError: with the first thing that is wrong, and what would be right.
        """
        check_all(self)

    @property
    def neutral(self) -> bool:
        """Whether the picture stays as it was painted."""
        return self == Touches()

    def replace(self, **changes: float) -> Touches:
        """A copy with some values changed, checked like a new one."""
        return dataclasses.replace(self, **changes)


def to_dict(touches: Touches) -> dict[str, Any]:
    """The touches as JSON-ready data, with their schema version."""
    return {_VERSION_KEY: SCHEMA_VERSION} | dataclasses.asdict(touches)


def from_dict(data: Mapping[str, Any]) -> Touches:
    """The touches that ``data`` describes: unknown keys are left out, missing ones are 0.

    Raises:
        UserError: the data is of a newer schema, or a value is no number or out of range.
    """
    version = data.get(_VERSION_KEY, SCHEMA_VERSION)
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        raise UserError(
            f"These finishing touches were made by a newer StyleStudio (schema {version}).",
            "Update StyleStudio to use them.",
        )
    values: dict[str, float] = {}
    for name in parameters_of(Touches):
        if name not in data:
            continue
        value = data[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UserError(f"The finishing touch “{name}” cannot be {value!r}.")
        values[name] = value
    touches = Touches(**values)
    # JSON writes 50.0 as 50; only what lies within the range is sure to fit a float.
    return Touches(**{name: float(getattr(touches, name)) for name in values})
