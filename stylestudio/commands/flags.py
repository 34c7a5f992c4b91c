"""The flags that describe a request, for every command that paints; all from declarations."""

from __future__ import annotations

import argparse

from stylestudio.errors import StyleStudioError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest, taps_to_text
from stylestudio.request.variants import variants

#: Parameters with a flag of their own: field of ``StyleRequest`` to flag. ``--set`` reaches all.
REQUEST_FLAGS = {
    "variant": "--variant",
    "size_px": "--size",
    "quality": "--quality",
    "evaluations": "--steps",
    "strength": "--strength",
    "seed": "--seed",
    "device": "--device",
}


def add_request_arguments(
    parser: argparse.ArgumentParser,
    *,
    without: tuple[str, ...] = (),
    pictures_optional: bool = False,
) -> None:
    """Add the pictures, ``--preset``, the flags of single parameters, and ``--set``.

    Args:
        without: parameters that the command decides in a way of its own.
        pictures_optional: the command can do without, and checks by itself when it cannot.
    """
    parser.add_argument(
        "content", metavar="CONTENT", nargs="?" if pictures_optional else None, help="the photo"
    )
    parser.add_argument(
        "styles",
        metavar="STYLE",
        nargs="*" if pictures_optional else "+",
        help="the painting; of several, the styles are mixed",
    )
    parser.add_argument(
        "--style-weights",
        metavar="W,W,…",
        help="how much of each STYLE, in their order: 2,1 takes twice as much of the first as of "
        "the second, and 0 leaves one out (default: as much of each)",
    )
    parser.add_argument(
        "--preset",
        metavar="NAME",
        default=default_of(StyleRequest, "preset"),
        help=f"the method to start from: {_preset_names()} (default: %(default)s); other flags "
        "change single values",
    )
    for name, flag in REQUEST_FLAGS.items():
        if name in without:
            continue
        parser.add_argument(
            flag,
            dest=name,
            metavar=_placeholder(name),
            help=_help_of(name).replace("%", "%%"),
        )
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="any parameter by name, see below; may be repeated",
    )


def add_memory_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--memory-budget``."""
    parser.add_argument(
        "--memory-budget",
        dest="memory_budget_gib",
        metavar="GiB",
        help="how much memory painting may take beside the idle program; with less it takes "
        "longer, and the picture is the same (default: 80 %% of what is free)",
    )


def request_parameters_help(*, without: tuple[str, ...] = ()) -> str:
    """What ``--set`` takes of the request's own parameters, a line or two each."""
    lines = ["parameters for --set, with the defaults of the preset painterly:"]
    for name in parameters_of(StyleRequest):
        if name in without:
            continue
        flag = f" (also {REQUEST_FLAGS[name]})" if name in REQUEST_FLAGS else ""
        lines += [f"  {name}{flag}", f"      {_help_of(name)}"]
    taps = taps_to_text(default_of(StyleRequest, "style_taps"))
    lines += ["  style_taps", f"      Style layers and their weights. (default: {taps})"]
    return "\n".join(lines)


def variant_parameters_help(heading: str) -> str:
    """The parameters of every style loss.

    Args:
        heading: before a variant's name, for example ``parameters of``.
    """
    lines = []
    for variant in variants().values():
        lines += ["", f"{heading} {variant.name}, {variant.title}:", f"  {variant.sentence}"]
        for name in parameters_of(variant.settings):
            lines += [f"  {name}", f"      {_help_of(name, variant.settings)}"]
    return "\n".join(lines)


def _placeholder(name: str) -> str:
    """What stands for a flag's value in the help."""
    if name == "variant":
        return "NAME"
    declaration = parameters_of(StyleRequest)[name]
    return "|".join(declaration.choices) or declaration.unit.upper() or "N"


def _preset_names() -> str:
    """The presets' names; none in a broken installation, where doctor must still say so."""
    try:
        return ", ".join(bundled_presets())
    except StyleStudioError:
        return "none was found"


def _help_of(name: str, cls: type = StyleRequest) -> str:
    """A parameter's sentence, range and default, all from its declaration."""
    declaration = parameters_of(cls)[name]
    default = default_of(cls, name)
    facts = []
    if name == "variant":
        facts.append(" | ".join(variants()))
    elif declaration.choices:
        facts.append(" | ".join(declaration.choices))
    elif declaration.minimum is not None and declaration.maximum is not None:
        facts.append(f"{declaration.minimum:.10g} to {declaration.maximum:.10g}")
    facts += [f"with {other}={' or '.join(values)}" for other, values in declaration.only_with]
    if default is not None:
        facts.append(f"default: {default}")
    # Its flag is --variant, which does not say what of.
    label = f"{declaration.label}. " if name == "variant" else ""
    return f"{label}{declaration.help} ({'; '.join(facts)})"
