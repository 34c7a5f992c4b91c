"""``stylestudio gallery list``: which pictures there are."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from stylestudio.commands.gallery.days import first_day, last_day
from stylestudio.commands.gallery.opened import opened
from stylestudio.commands.gallery.words import local_time, moment, table
from stylestudio.errors import UserError
from stylestudio.gallery.describe import variant_title
from stylestudio.gallery.entries import Entry, Order, Query
from stylestudio.gallery.gallery import Gallery
from stylestudio.request.variants import variants

#: As much of an id as is typed easily; more where that would mean several pictures.
_SHORT_ID = 8
_DAY = timedelta(days=1)


def list_pictures(arguments: argparse.Namespace) -> int:
    """Print the pictures that were asked for. Returns the exit code.

    Raises:
        StyleStudioError: what was asked for cannot be, or the gallery cannot be used.
    """
    since = None if arguments.since is None else first_day(arguments.since)
    until = None if arguments.until is None else last_day(arguments.until)
    if since is not None and until is not None and since > until:
        raise UserError(
            f"No day is both after {since} and before {until}.", "Exchange --since and --until."
        )
    with opened(arguments.folder) as gallery:
        query = Query(
            words=arguments.search,
            variants=_known_variants(arguments.variants, gallery),
            stars=arguments.stars,
            # The gallery's days are those of UTC, the user's are not.
            since=None if since is None or since == date.min else since - _DAY,
            until=None if until is None or until == date.max else until + _DAY,
            series=_series(arguments.series, gallery),
            order=Order(arguments.sort),
        )
        found = [entry for entry in gallery.find(query) if _is_within(entry, since, until)]
        found = found[: arguments.limit]
        everything = gallery.find()
    if arguments.json:
        print(json.dumps([_as_dict(entry) for entry in found], indent=2))
    elif found:
        print("\n".join(table(_rows(found, _id_length(everything)))))
    elif everything:
        print("stylestudio: No picture is like that.", file=sys.stderr)
    elif gallery.folder.is_dir():
        print("stylestudio: There is no picture yet.", file=sys.stderr)
    return 0


def _known_variants(wanted: Sequence[str], gallery: Gallery) -> tuple[str, ...]:
    """Raises UserError for a style loss that is neither in this program nor in the gallery."""
    known = dict.fromkeys([*variants(), *gallery.variants()])
    for name in wanted:
        if name not in known:
            raise UserError(
                f"There is no style loss “{name}”.", f"Choose from: {', '.join(known)}."
            )
    return tuple(wanted)


def _series(wanted: str, gallery: Gallery) -> str:
    """The comparison whose id begins like that; empty for none.

    Raises:
        UserError: there is none, or several.
    """
    if not wanted:
        return ""
    found = {entry.series for entry in gallery.find() if entry.series.startswith(wanted)}
    if wanted in found:
        return wanted
    if len(found) == 1:
        return found.pop()
    if found:
        raise UserError(f"{len(found)} comparisons begin with “{wanted}”.", "Give more of the id.")
    raise UserError(
        f"There is no comparison “{wanted}” in the gallery.",
        "“stylestudio gallery show” tells which one a picture belongs to.",
    )


def _is_within(entry: Entry, since: date | None, until: date | None) -> bool:
    """Whether it was made on these days of the user's calendar."""
    time = local_time(entry.made_at)
    if time is None:
        return since is None and until is None
    day = time.date()
    return (since is None or day >= since) and (until is None or day <= until)


def _as_dict(entry: Entry) -> dict[str, Any]:
    """All of an entry, and by what the other commands know it."""
    fields = dataclasses.asdict(entry) | {"path": str(entry.path)}
    return {"id": entry.picture_id or entry.path.name, **fields}


def _rows(entries: Sequence[Entry], id_length: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("id", "made", "style loss", "size", "stars", "file")]
    for entry in entries:
        rows.append(
            (
                entry.picture_id[:id_length] or "–",
                moment(entry.made_at),
                variant_title(entry.variant) if entry.variant else "–",
                f"{entry.width_px} × {entry.height_px}" if entry.width_px else "–",
                "★" * entry.stars,
                f"{entry.path.name}  ({entry.fault})" if entry.fault else entry.path.name,
            )
        )
    return rows


def _id_length(entries: Sequence[Entry]) -> int:
    """How much of an id tells all pictures apart."""
    ids = sorted({entry.picture_id for entry in entries})
    length = _SHORT_ID
    for one, other in pairwise(ids):
        while length < len(other) and one[:length] == other[:length]:
            length += 1
    return length
