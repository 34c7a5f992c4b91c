"""Style losses as they are typed: ``NAME[:KEY=VALUE[,KEY=VALUE…]]``, and as they are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from stylestudio.commands.flags import REQUEST_FLAGS
from stylestudio.commands.request_arguments import Styles, assignments_from, request_from
from stylestudio.errors import UserError
from stylestudio.request.parameters import Parameter, default_of, parameters_of
from stylestudio.request.presets import preset_settings
from stylestudio.request.style_request import StyleRequest, taps_to_text
from stylestudio.request.variants import owners_of, variant_named


def requests_from(
    content: str, styles: Styles, preset: str, typed: Mapping[str, str], specs: Iterable[str]
) -> list[StyleRequest]:
    """One request for each variant, equal in all else.

    Args:
        content: the photo's path.
        styles: pairs (path, weight) of the paintings.
        preset: its name.
        typed: parameters of the request by name, as text.
        specs: the variants, as typed.

    Raises:
        UserError: a name or a value is wrong, or a variant comes twice with the same parameters.
    """
    _check_shared(typed)
    requests: dict[StyleRequest, str] = {}
    for spec in specs:
        name, settings = parse_spec(spec)
        request = request_from(content, styles, preset, {**typed, **settings, "variant": name})
        if request in requests:
            twice = f"“{spec}” comes twice"
            same = f"“{requests[request]}” and “{spec}” are the same"
            raise UserError(
                f"{twice if spec == requests[request] else same}.",
                "Leave one out, or change its parameters.",
            )
        requests[request] = spec
    return list(requests)


def parse_spec(spec: str) -> tuple[str, dict[str, str]]:
    """A variant's name, and its own parameters as text.

    Raises:
        UserError: there is no such variant, or it has no such parameter.
    """
    name, colon, rest = spec.partition(":")
    variant = variant_named(name)
    if colon and not rest.strip():
        raise UserError(
            f"No parameter follows “{spec}”.",
            f"Leave the colon out, or write {name}:NAME=VALUE.",
        )
    settings = assignments_from(rest.split(","), f"--variants {name}:") if colon else {}
    known = parameters_of(variant.settings)
    for key, value in settings.items():
        if key in parameters_of(StyleRequest):
            raise UserError(
                f"“{key}” holds for all style losses, not for {name} alone.",
                f"Write {REQUEST_FLAGS.get(key, f'--set {key}')}"
                f"{' ' if key in REQUEST_FLAGS else '='}{value}.",
            )
        if key not in known:
            raise UserError(
                f"{variant.title} has no parameter “{key}”.", f"Choose from: {', '.join(known)}."
            )
    return name, settings


def _check_shared(typed: Mapping[str, str]) -> None:
    """Refuse, among what holds for all variants, what can only be said of one.

    Raises:
        UserError: names it, and says where it belongs.
    """
    names = [name for name in parameters_of(StyleRequest) if name != "variant"] + ["style_taps"]
    for name, text in typed.items():
        if name in names:
            continue
        if name == "variant":
            raise UserError("A comparison has several style losses.", f"Write --variants {text}.")
        if owners := owners_of(name):
            raise UserError(
                f"“{name}” is a parameter of single style losses.",
                "Write it behind one of --variants: "
                f"{' or '.join(f'{owner}:{name}={text}' for owner in owners)}.",
            )
        raise UserError(f"There is no parameter “{name}”.", f"Choose from: {', '.join(names)}.")


def changes_of(request: StyleRequest) -> dict[str, Any]:
    """The variant's settings that differ from its defaults, by name."""
    settings = request.variant_settings
    return {
        name: value
        for name in parameters_of(type(settings))
        if (value := getattr(settings, name)) != default_of(type(settings), name)
    }


def spec_of(request: StyleRequest) -> str:
    """The inverse of :func:`parse_spec`: what to type for this variant with these settings."""
    changes = [f"{name}={_as_text(value)}" for name, value in changes_of(request).items()]
    return f"{request.variant}:{','.join(changes)}" if changes else request.variant


def changes_in_words(request: StyleRequest) -> list[str]:
    """What :func:`changes_of` finds, as people call it: ``Style detail: 30``."""
    declarations = parameters_of(type(request.variant_settings))
    return [_in_words(declarations[name], value) for name, value in changes_of(request).items()]


def shared_changes_in_words(request: StyleRequest, *, without: Collection[str]) -> list[str]:
    """What differs from the preset for all style losses, as people call it.

    Args:
        request: any of the comparison.
        without: parameters that are told elsewhere.
    """
    preset = preset_settings(request.preset)
    words = []
    for name, declaration in parameters_of(StyleRequest).items():
        value = getattr(request, name)
        if name not in without and value != preset.get(name, default_of(StyleRequest, name)):
            words.append(_in_words(declaration, value))
    if request.style_taps != preset.get("style_taps", default_of(StyleRequest, "style_taps")):
        words.append(f"Style layers: {taps_to_text(request.style_taps)}")
    return words


def _in_words(declaration: Parameter, value: Any) -> str:
    """``Style detail: 30``."""
    if value in declaration.choices:
        label = dict(
            zip(declaration.choices, declaration.labels or declaration.choices, strict=True)
        )[value]
        text = label[:1].lower() + label[1:]
    else:
        text = f"{_as_text(value)} {declaration.unit}".strip()
    return f"{declaration.label}: {text}"


def _as_text(value: Any) -> str:
    """A value as it can be typed; what is read back is the same."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
