"""``StyleRequest`` to plain data and back: for JSON, presets, and a picture's metadata.

Data from another version of the program survives: unknown keys are left out, missing ones take
today's default. ``SCHEMA_VERSION`` rises when a value changes its meaning; an older document is
then carried over step by step here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named

SCHEMA_VERSION = 2
_VERSION_KEY = "schema_version"
#: Fields that are pairs (name, weight).
_PAIRS = ("styles", "style_taps")


def to_dict(request: StyleRequest) -> dict[str, Any]:
    """The request as JSON-ready data, with its schema version."""
    data: dict[str, Any] = {_VERSION_KEY: SCHEMA_VERSION}
    for field in dataclasses.fields(request):
        data[field.name] = getattr(request, field.name)
    for name in _PAIRS:
        data[name] = [list(pair) for pair in data[name]]
    assert request.variant_settings is not None
    data["variant_settings"] = dataclasses.asdict(request.variant_settings)
    return data


def from_dict(data: Mapping[str, Any]) -> StyleRequest:
    """The request that ``data`` describes.

    Raises:
        UserError: the data is of a newer schema, of another shape, or a value is out of range.
    """
    version = data.get(_VERSION_KEY, SCHEMA_VERSION)
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        raise UserError(
            f"These settings were made by a newer StyleStudio (schema {version}).",
            "Update StyleStudio to use them.",
        )
    settings = settings_from_dict(data)
    pictures = {"content": "content", "styles": "style"}
    missing = [picture for name, picture in pictures.items() if name not in settings]
    if missing:
        raise UserError(f"These settings name no {' and no '.join(missing)} picture.")
    return StyleRequest(**settings)


def settings_from_dict(data: Mapping[str, Any]) -> dict[str, Any]:
    """The known fields in ``data``, each in the type that its field has.

    Raises:
        UserError: a value is of another type than its field, or there is no such style loss here.
    """
    data = _carried_over(data)
    settings = _known_fields(StyleRequest, data)
    variant = variant_named(settings.get("variant", default_of(StyleRequest, "variant")))
    if "variant_settings" in settings:
        values = _known_fields(variant.settings, settings["variant_settings"])
        settings["variant_settings"] = variant.settings(**values)
    return settings


def _carried_over(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A document of an older schema as today's."""
    version = data.get(_VERSION_KEY, SCHEMA_VERSION)
    for number, step in _STEPS.items():
        if isinstance(version, int) and version <= number:
            data = step(data)
    return data


def _from_version_1(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """There was one painting, ``style``; now there are ``styles`` with weights."""
    rest = {name: value for name, value in data.items() if name != "style"}
    return rest | {"styles": [[data["style"], 1.0]]} if "style" in data else rest


#: By the version that it carries over to the next one, in order.
_STEPS: dict[int, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {1: _from_version_1}


def _known_fields(cls: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of dataclass ``cls`` in ``data``, each in the type that its field has."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        if field.name not in data:
            continue
        value = data[field.name]
        try:
            values[field.name] = _coerce(cls, field.name, value, field.default)
        except (TypeError, ValueError, OverflowError) as error:
            raise UserError(f"The setting “{field.name}” cannot be {value!r}.") from error
    return values


def _coerce(cls: type, name: str, value: Any, default: Any) -> Any:
    """``value`` in its field's type. JSON knows neither tuples nor, for 50.0, floats."""
    if name in _PAIRS:
        return tuple(_coerce_pair(pair) for pair in value)
    if name == "variant_settings":
        return dict(value)
    declaration = parameters_of(cls).get(name)
    if declaration is not None and declaration.optional:
        return None if value is None else _coerce_number(value, whole=declaration.step == 1)
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise TypeError(name)
        return value
    if isinstance(default, int | float):
        return _coerce_number(value, whole=isinstance(default, int))
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _coerce_pair(pair: Any) -> tuple[str, float]:
    """A name and its weight."""
    name, weight = pair
    if not isinstance(name, str):
        raise TypeError(name)
    return name, float(_coerce_number(weight, whole=False))


def _coerce_number(value: Any, *, whole: bool) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not whole:
        return float(value)
    if value != int(value):
        raise TypeError(value)
    return int(value)
