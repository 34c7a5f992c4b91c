"""How the rows of one answer become those of the next, where that takes a few steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: Beyond so many steps a view is better told to begin anew: it lays its cells out after each.
_MOST_STEPS = 24


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that come or go.

    Attributes:
        first, count: where, and how many.
        arriving: whether they come.
    """

    first: int
    count: int
    arriving: bool


def row_changes(before: Sequence[Path], after: Sequence[Path]) -> list[Rows] | None:
    """Steps that make ``before`` into ``after``, to be taken one after the other.

    Returns:
        None where they would be many, or where pictures that stay change their places.
    """
    there, staying_before = set(after), []
    steps: list[Rows] = []
    # From the end, so that the places of those that have not been looked at yet stay.
    for first, count in reversed(_runs([path not in there for path in before])):
        steps.append(Rows(first, count, arriving=False))
    staying_before = [path for path in before if path in there]
    known = set(staying_before)
    if staying_before != [path for path in after if path in known]:
        return None
    for first, count in _runs([path not in known for path in after]):
        steps.append(Rows(first, count, arriving=True))
    return steps if len(steps) <= _MOST_STEPS else None


def _runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Where marks stand side by side: the first place and how many."""
    runs: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        if not mark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
