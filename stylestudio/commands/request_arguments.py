"""From what someone typed to a :class:`StyleRequest`: preset, flags, ``NAME=VALUE``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stylestudio.errors import UserError
from stylestudio.request.parameters import (
    default_of,
    effective_values,
    from_text,
    parameters_of,
    rivals_of,
)
from stylestudio.request.presets import preset_settings
from stylestudio.request.style_request import StyleRequest, taps_from_text
from stylestudio.request.variants import VariantSettings, owners_of, variant_named

#: Pairs (path, weight), as they were typed.
Styles = tuple[tuple[str, float], ...]


def assignments_from(texts: Iterable[str], where: str) -> dict[str, str]:
    """Each ``NAME=VALUE`` of ``texts``; a later one wins.

    Args:
        texts: what was typed.
        where: what it was typed behind, for the sentence, for example ``--set``.

    Raises:
        UserError: one of them is no assignment.
    """
    typed: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise UserError(f"“{where} {text}” is not understood.", "Write NAME=VALUE.")
        typed[name.strip()] = value
    return typed


def typed_parameters(arguments: argparse.Namespace) -> dict[str, str]:
    """What was typed for the request's parameters, with flags of their own and with ``--set``.

    Raises:
        UserError: one of ``--set`` is no assignment.
    """
    flags = {
        name: text
        for name in parameters_of(StyleRequest)
        if (text := getattr(arguments, name, None)) is not None
    }
    return {**flags, **assignments_from(arguments.settings, "--set")}


def styles_from(paths: Sequence[str], weights: str | None) -> Styles:
    """Each painting with its weight; they weigh the same where no weights are typed.

    Args:
        paths: of the paintings.
        weights: as typed, ``2,1``.

    Raises:
        UserError: the weights are no numbers, or not as many as paintings.
    """
    if weights is None:
        return tuple((path, 1.0) for path in paths)
    remedy = "Give a number for each painting, in the same order, for example 2,1."
    try:
        numbers = [float(part) for part in weights.split(",")]
    except ValueError:
        raise UserError(f"The style weights cannot be “{weights}”.", remedy) from None
    if len(numbers) != len(paths):
        raise UserError(
            f"{_count(len(paths), 'painting')} cannot have {_count(len(numbers), 'style weight')}.",
            remedy,
        )
    return tuple(zip(paths, numbers, strict=True))


def _count(count: int, noun: str) -> str:
    """``1 painting``, ``2 paintings``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def request_from(
    content: str, styles: Styles, preset: str, typed: Mapping[str, str]
) -> StyleRequest:
    """The request that the preset describes, with what was typed in place of its values.

    The preset's parameters of the style loss give way to what was typed: what says the same in
    another way, and what takes no effect beside it, becomes the default.

    Args:
        content: the photo's path.
        styles: pairs (path, weight) of the paintings.
        preset: its name.
        typed: parameters of the request and of its variant, by name, as text.

    Raises:
        UserError: a value or a name is wrong.
    """
    values: dict[str, Any] = preset_settings(preset)
    default = default_of(StyleRequest, "variant")
    variant = variant_named(typed.get("variant", values.get("variant", default)))
    if variant.name != values.get("variant", default):
        values.pop("variant_settings", None)
    declarations = parameters_of(StyleRequest)
    variant_declarations = parameters_of(variant.settings)
    base = values.get("variant_settings") or variant.settings()
    typed_settings: dict[str, Any] = {}
    for name, text in typed.items():
        if name == "style_taps":
            values[name] = taps_from_text(text)
        elif name in declarations:
            declaration = declarations[name]
            values[name] = from_text(name, text, declaration, default_of(StyleRequest, name))
        elif name in variant_declarations:
            typed_settings[name] = from_text(
                name, text, variant_declarations[name], default_of(variant.settings, name)
            )
        elif owners := owners_of(name):
            raise UserError(
                f"{variant.title} has no parameter “{name}”.",
                f"It belongs to {' and '.join(owners)}: add --variant {owners[0]}.",
            )
        else:
            names = ", ".join([*declarations, "style_taps", *variant_declarations])
            raise UserError(f"{variant.title} has no parameter “{name}”.", f"Choose from: {names}.")
    values["variant_settings"] = _changed(base, typed_settings)
    return StyleRequest(content=content, styles=styles, **values)


def _changed(base: VariantSettings, typed: Mapping[str, Any]) -> VariantSettings:
    """``base`` with what was typed, and without what has to give way to it.

    Raises:
        UserError: what was typed does not go together, or the base leaves it no effect.
    """
    cls = type(base)
    values = {name: getattr(base, name) for name in parameters_of(cls)} | dict(typed)
    for name in typed:
        # An optional one that is typed as “none” takes nobody's place.
        if values[name] is not None:
            values.update((rival, None) for rival in rivals_of(name, cls) if rival not in typed)
    return cls(**effective_values(cls, values, keep=typed))
