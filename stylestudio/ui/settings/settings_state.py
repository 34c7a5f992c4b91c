"""All settings as one value: for undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from stylestudio.ui.settings.variant_chooser import CardState


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What the settings panel shows, to compare and to restore.

    Attributes:
        preset: the chosen preset's name.
        rest: pairs (name, value) of what the preset sets and no control shows.
        values: pairs (name, value) of the controls for every style loss.
        seed_locked: whether the seed stays for the next picture.
        cards: the style losses' cards, in their order.
        current_card: the index of the one whose settings are on show; looking at another one is no
            change.
    """

    preset: str
    rest: tuple[tuple[str, Any], ...]
    values: tuple[tuple[str, Any], ...]
    seed_locked: bool
    cards: tuple[CardState, ...]
    current_card: int = field(compare=False)
