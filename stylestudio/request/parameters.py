"""How a parameter declares itself, once, for the window, the command line and the documents.

A parameter is a field of a frozen dataclass; what people need to know of it rides in the field's
metadata. The window draws its control from that, the command line its flag and help text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from stylestudio.errors import UserError

_METADATA_KEY = "parameter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What people need to know of one parameter.

    Attributes:
        label: a few words for the control's label.
        help: one sentence in plain words.
        minimum, maximum: the range that is accepted.
        step: the smallest useful change, for sliders and spin boxes.
        unit: shown after the number, for example ``px``.
        choices: the accepted words, for a parameter that is one of a few.
        labels: how each of ``choices`` reads in the window.
        optional: whether ``None`` (left to the program) is accepted; only numbers can be.
        advanced: whether it hides under Advanced.
        only_with: pairs (other parameter, its values at which this one takes effect).
        alternatives: the name of a group of which at most one member decides: an optional member
            that is set takes the place of the others.
        logarithmic: whether a slider moves in equal ratios rather than in equal steps.
        slider_minimum, slider_maximum: the sensible range, where the accepted one is wider; 0, if
            it is accepted, stays at a logarithmic slider's left end.
        short: a word for captions, where ``label`` is long; it stands before the value.
    """

    label: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    optional: bool = False
    advanced: bool = False
    only_with: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alternatives: str = ""
    logarithmic: bool = False
    slider_minimum: float | None = None
    slider_maximum: float | None = None
    short: str = ""


def parameter(default: Any, **declaration: Any) -> Any:
    """A dataclass field with ``default`` that carries its :class:`Parameter`."""
    return dataclasses.field(default=default, metadata={_METADATA_KEY: Parameter(**declaration)})


def parameters_of(cls: type) -> dict[str, Parameter]:
    """The declared parameters of a dataclass, by field name, in the order of declaration."""
    return {
        field.name: field.metadata[_METADATA_KEY]
        for field in dataclasses.fields(cls)
        if _METADATA_KEY in field.metadata
    }


def default_of(cls: type, name: str) -> Any:
    """The default of field ``name``: the one place where it is written is the field itself."""
    for field in dataclasses.fields(cls):
        if field.name == name:
            return field.default
    raise KeyError(name)


def rivals_of(name: str, cls: type) -> list[str]:
    """The optional parameters of ``cls`` that, once set, take the place of parameter ``name``."""
    declarations = parameters_of(cls)
    group = declarations[name].alternatives
    return [
        other
        for other, rival in declarations.items()
        if group and rival.alternatives == group and rival.optional and other != name
    ]


def silenced_by(name: str, cls: type, values: Mapping[str, Any]) -> str | None:
    """The other parameter because of which ``name`` decides nothing; None where it decides.

    An optional one that is not set is never silenced by its alternatives: it may take their place.

    Args:
        values: of all parameters of dataclass ``cls``, by name.
    """
    declaration = parameters_of(cls)[name]
    for other, accepted in declaration.only_with:
        if values[other] not in accepted:
            return other
    if declaration.optional and values[name] is None:
        return None
    return next((rival for rival in rivals_of(name, cls) if values[rival] is not None), None)


def takes_effect(name: str, cls: type, values: Mapping[str, Any]) -> bool:
    """Whether parameter ``name`` decides anything, see :func:`silenced_by`."""
    return silenced_by(name, cls, values) is None


def effective_values(
    cls: type, values: Mapping[str, Any], keep: Collection[str] = ()
) -> dict[str, Any]:
    """What each parameter comes to: its default where it decides nothing beside the others.

    Args:
        values: of all parameters of dataclass ``cls``, by name.
        keep: those that stay as they are.
    """
    effective = dict(values)
    # One that takes no effect may itself be what silences another one, and so on.
    for _ in values:
        effective = {
            name: value
            if name in keep or takes_effect(name, cls, {**effective, name: value})
            else default_of(cls, name)
            for name, value in values.items()
        }
    return effective


def check_all(settings: Any) -> None:
    """Reject a dataclass of parameters with a value that is out of range or takes no effect.

    A default never takes the place of a choice, so it may stand beside anything.

    Raises:
        UserError: with the first thing that is wrong, and what would be right.
    """
    cls = type(settings)
    declarations = parameters_of(cls)
    values = {name: getattr(settings, name) for name in declarations}
    for name, declaration in declarations.items():
        check(name, values[name], declaration)
    for name, declaration in declarations.items():
        other = silenced_by(name, cls, values)
        if other is None or values[name] == default_of(cls, name):
            continue
        accepted = dict(declaration.only_with).get(other)
        if accepted is None:
            raise UserError(
                f"“{name}” and “{other}” say the same thing in two ways.", "Set only one."
            )
        raise UserError(
            f"{declaration.label} ({name}) has no effect with {other}={values[other]}.",
            f"Leave it out, or set {other} to {' or '.join(accepted)}.",
        )


def check(name: str, value: Any, declaration: Parameter) -> None:
    """Reject a value that is outside its declaration.

    Raises:
        UserError: names the parameter, what is wrong and what would be accepted.
    """
    if value is None:
        if declaration.optional:
            return
        raise UserError(f"{declaration.label} ({name}) is missing.", "Give it a value.")
    if declaration.choices:
        if value not in declaration.choices:
            raise UserError(
                f"{declaration.label} ({name}) cannot be “{value}”.",
                f"Choose one of: {', '.join(declaration.choices)}.",
            )
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    low, high = declaration.minimum, declaration.maximum
    # Written so that NaN, which compares false with everything, is rejected too.
    if (low is not None and not value >= low) or (high is not None and not value <= high):
        unit = f" {declaration.unit}" if declaration.unit else ""
        raise UserError(
            f"{declaration.label} ({name}) cannot be {value}{unit}.",
            f"Choose a value from {low:g} to {high:g}{unit}.",
        )


def from_text(name: str, text: str, declaration: Parameter, default: Any) -> Any:
    """Read what someone typed (``NAME=VALUE``) as the type that the parameter has.

    Raises:
        UserError: the text is not of that type or outside the declared range.
    """
    try:
        value: Any
        if declaration.optional and text.strip().lower() in ("", "none", "auto"):
            value = None
        elif isinstance(default, str):
            value = text.strip()
        elif isinstance(default, bool):
            value = {"true": True, "yes": True, "on": True, "1": True}.get(text.strip().lower())
            if value is None:
                value = {"false": False, "no": False, "off": False, "0": False}[
                    text.strip().lower()
                ]
        elif isinstance(default, int) or (default is None and declaration.step == 1):
            value = int(text)
        else:
            value = float(text)
    except (ValueError, KeyError):
        raise UserError(
            f"{declaration.label} ({name}) cannot be “{text}”.", declaration.help
        ) from None
    check(name, value, declaration)
    return value
