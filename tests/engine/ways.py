"""Ways through the network, shortly written."""

from __future__ import annotations

from stylestudio.engine.segments import Keep, Way, Ways


def cut(first: int, second: int, third: int, keep: Keep = Keep.NOTHING) -> Ways:
    """Strips of so many rows; segments of 0 rows are whole and keep everything."""
    a, b, c = (Way(rows, keep if rows else Keep.ALL) for rows in (first, second, third))
    return a, b, c


def name_of(ways: object) -> str:
    """For the names of tests."""
    if not isinstance(ways, tuple) or not isinstance(ways[0], Way):
        return str(ways)
    return " ".join(f"{way.keep}/{way.rows_px}" for way in ways)
