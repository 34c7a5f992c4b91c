"""From a request back to the settings that ask for it."""

from __future__ import annotations

import dataclasses

from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from stylestudio.ui.settings.settings_state import SettingsState
from stylestudio.ui.settings.variant_chooser import CardState

#: What the panel holds elsewhere, or not at all.
_NOT_REST = ("content", "styles", "variant", "variant_settings", "preset")


def state_of_request(
    request: StyleRequest, now: SettingsState, *, with_seed: bool = True
) -> SettingsState:
    """The settings with which ``request`` is asked for, its style loss alone.

    Args:
        now: the settings as they are. The device stays: it belongs to the machine.
        with_seed: whether the seed becomes the request's, too.
    """
    kept = {"device"} if with_seed else {"device", "seed"}
    shown = [name for name, _ in now.values]
    settings = request.variant_settings
    assert settings is not None
    own = tuple((name, getattr(settings, name)) for name in parameters_of(type(settings)))
    return SettingsState(
        preset=request.preset,
        rest=tuple(
            (field.name, getattr(request, field.name))
            for field in dataclasses.fields(request)
            if field.name not in shown and field.name not in _NOT_REST
        ),
        values=tuple(
            (name, value if name in kept else getattr(request, name)) for name, value in now.values
        ),
        seed_locked=now.seed_locked,
        cards=(CardState(request.variant, own, checked=True),),
        current_card=list(variants()).index(request.variant),
    )
