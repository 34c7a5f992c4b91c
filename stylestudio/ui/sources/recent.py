"""The user's pictures of late, kept from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from stylestudio import paths
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.sources.reading import Role

#: As many as a menu can show at a glance.
MOST_RECENT = 10


def recent_pictures(role: Role) -> list[Path]:
    """The pictures that were used last, the last one first; those that are gone are left out."""
    return [path for path in _kept(role) if _is_file(path)]


def remember(role: Role, used: Sequence[Path]) -> None:
    """Keep pictures as the last ones that were used. Pasted ones have no name to be known by."""
    pasted = paths.data_dir() / "pasted"
    named = [path for path in used[:MOST_RECENT] if path.parent != pasted]
    if named:
        kept = list(dict.fromkeys([*named, *_kept(role)]))[:MOST_RECENT]
        window_state().setValue(_key(role), json.dumps([str(path) for path in kept]))


def _kept(role: Role) -> list[Path]:
    try:
        entries = json.loads(str(window_state().value(_key(role), "[]")))
    except ValueError:
        return []
    if not isinstance(entries, list):
        return []
    return [Path(entry) for entry in entries if isinstance(entry, str)]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _key(role: Role) -> str:
    return f"recent/{role}"
