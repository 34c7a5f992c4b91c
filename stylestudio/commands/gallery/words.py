"""Words on a terminal: nothing that it would obey, aligned by the room that letters take."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

_BETWEEN = "  "


def plain(text: str) -> str:
    """``text`` on one line, without control characters: names and records may hold any."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def display_width(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for East Asian letters and emoji."""
    return sum(
        0 if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2 if unicodedata.east_asian_width(letter) in ("W", "F")
        else 1
        for letter in text
    )  # fmt: skip


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of equally many cells as lines, each column as wide as its widest cell."""
    rows = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return [
        _BETWEEN.join(
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def local_time(made_at: str) -> datetime | None:
    """A time of the gallery in the user's own time zone; None where it is none."""
    try:
        return datetime.fromisoformat(made_at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def moment(made_at: str) -> str:
    """A time of the gallery for people: ``2026-11-22 14:03``, local."""
    time = local_time(made_at)
    return made_at or "–" if time is None else f"{time:%Y-%m-%d %H:%M}"


def pictures(count: int) -> str:
    """``1 picture``, ``340 pictures``."""
    return f"{count} picture{'' if count == 1 else 's'}"
