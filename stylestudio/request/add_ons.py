"""The style losses of other packages: found, checked, and left out where something is wrong.

A package adds one through the entry-point group ``stylestudio.style_losses``: each entry names a
:class:`~stylestudio.request.variants.Variant` in a module that loads no torch.
"""

from __future__ import annotations

import dataclasses
import logging
import re
from collections.abc import Collection, Iterable
from importlib.metadata import EntryPoint, entry_points

from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import Variant, VariantSettings

_log = logging.getLogger(__name__)

ENTRY_POINT_GROUP = "stylestudio.style_losses"


def with_add_ons(bundled: Iterable[Variant]) -> dict[str, Variant]:
    """Our style losses and those of other packages, by name.

    What cannot be used is left out, with one line in the log: an add-on must not keep the program
    from starting.
    """
    found = {variant.name: variant for variant in bundled}
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        try:
            variant = _loaded(entry, taken=found)
        except Exception as error:
            # A traceback would be on the console at every command.
            _log.warning(
                "The style loss “%s” (%s of %s) is left out: %s",
                entry.name,
                entry.value,
                entry.dist.name if entry.dist else "an unknown package",
                " ".join(str(error).split()),
            )
            continue
        found[variant.name] = variant
    return found


def _loaded(entry: EntryPoint, taken: Collection[str]) -> Variant:
    """The style loss that ``entry`` names.

    Raises:
        Exception: it cannot be loaded or used; says why.
    """
    try:
        variant = entry.load()
    except Exception as error:
        raise ImportError(f"it cannot be loaded: {_told(error)}") from error
    if not isinstance(variant, Variant):
        raise TypeError("it is no Variant")
    for field in dataclasses.fields(Variant):
        text = getattr(variant, field.name)
        if field.name != "settings" and not (isinstance(text, str) and text.strip()):
            raise TypeError(f"its {field.name} is no text or empty")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", variant.name):
        raise ValueError(f"its name “{variant.name}” has more than letters, digits, “-” and “_”")
    if variant.name in taken:
        raise ValueError(f"the name “{variant.name}” is taken")
    if not re.fullmatch(r"\w+(\.\w+)*:\w+", variant.style_loss):
        raise ValueError(f"its style_loss “{variant.style_loss}” is not like module:callable")
    _check_settings(variant.settings)
    return variant


def _check_settings(settings: object) -> None:
    """Reject settings that the window, the command line or a document could not handle.

    Raises:
        Exception: says what is wrong.
    """
    # A derived class that is no dataclass itself has parameters that nobody would find.
    if not (
        isinstance(settings, type)
        and issubclass(settings, VariantSettings)
        and "__dataclass_params__" in vars(settings)
    ):
        raise TypeError("its settings are no frozen dataclass derived from VariantSettings")
    declarations = parameters_of(settings)
    of_request = {field.name for field in dataclasses.fields(StyleRequest)}
    for name, declaration in declarations.items():
        if name in of_request:
            raise ValueError(f"its parameter “{name}” is named like one that every style loss has")
        if declaration.labels and len(declaration.labels) != len(declaration.choices):
            raise ValueError(f"its parameter “{name}” has not one label for each of its choices")
        if (declaration.minimum is None) != (declaration.maximum is None):
            raise ValueError(f"its parameter “{name}” has only one end of a range")
        for other, accepted in declaration.only_with:
            if other not in declarations:
                raise ValueError(f"only_with of “{name}” names “{other}”, which is no parameter")
            if not set(accepted) <= set(declarations[other].choices):
                raise ValueError(f"only_with of “{name}” has what is no choice of “{other}”")
    try:
        hash(settings())
    except Exception as error:
        raise ValueError(
            f"its settings cannot be made from their defaults: {_told(error)}"
        ) from error


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
