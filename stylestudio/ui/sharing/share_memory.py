"""What was chosen the last time something was shared."""

from __future__ import annotations

from collections.abc import Collection

from stylestudio.ui.file_dialogs import window_state

_KEY = "share"


def recall_text(name: str, usual: str, possible: Collection[str]) -> str:
    """A remembered choice; ``usual`` where there is none that is possible."""
    value = str(window_state().value(f"{_KEY}/{name}", "") or "")
    return value if value in possible else usual


def recall_number(name: str, usual: float, least: float, most: float) -> float:
    """A remembered number; ``usual`` where there is none within the limits."""
    try:
        value = float(str(window_state().value(f"{_KEY}/{name}", "") or ""))
    except ValueError:
        return usual
    return value if least <= value <= most else usual


def recall_switch(name: str, usual: bool) -> bool:
    """A remembered yes or no."""
    return recall_text(name, "yes" if usual else "no", ("yes", "no")) == "yes"


def keep(name: str, value: str | float | bool) -> None:
    """Remember a choice."""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    window_state().setValue(f"{_KEY}/{name}", str(value))
