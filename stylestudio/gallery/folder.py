"""The pictures in a folder, and what changed in it since it was looked at last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stylestudio.imaging.formats import LOAD_EXTENSIONS


@dataclass(frozen=True, slots=True)
class FolderPicture:
    """A picture file as it was when the folder was looked at.

    Attributes:
        path: the file.
        modified_ns: when it was written last, nanoseconds since 1970.
        size_bytes: of the file.
    """

    path: Path
    modified_ns: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Removal:
    """``count`` pictures from place ``first`` on are gone."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """``pictures`` are new; the first of them stands at place ``first`` afterwards."""

    first: int
    pictures: tuple[FolderPicture, ...]


Change = Removal | Insertion


def scan_folder(folder: Path) -> list[FolderPicture]:
    """The pictures directly in ``folder``, the newest first.

    Judged by their names: files are not opened. Hidden files are left out, among them pictures
    that are being written. A folder that is not there, or may not be read, has none.
    """
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                picture = _picture(entry)
                if picture is not None:
                    found.append(picture)
    except OSError:
        return []
    return sorted(found, key=_order)


def changes(
    before: Sequence[FolderPicture], after: Sequence[FolderPicture], most: int
) -> Iterator[Change]:
    """Steps that make ``before`` into ``after``, to be taken one after the other.

    Args:
        before, after: the newest first, as :func:`scan_folder` sorts them.
        most: pictures in one step.

    Raises:
        ValueError: ``most`` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be positive, got {most}")
    staying = set(after)
    # From the end, so that the places of those that have not been looked at yet stay.
    end = len(before)
    while end:
        if before[end - 1] in staying:
            end -= 1
            continue
        first = end - 1
        while first and before[first - 1] not in staying and end - first < most:
            first -= 1
        yield Removal(first, end - first)
        end = first
    known = staying.intersection(before)
    place = 0
    while place < len(after):
        if after[place] in known:
            place += 1
            continue
        stop = place + 1
        while stop < len(after) and after[stop] not in known and stop - place < most:
            stop += 1
        yield Insertion(place, tuple(after[place:stop]))
        place = stop


def _picture(entry: os.DirEntry[str]) -> FolderPicture | None:
    name = entry.name
    if name.startswith(".") or not name.lower().endswith(LOAD_EXTENSIONS):
        return None
    try:
        if not entry.is_file():
            return None
        facts = entry.stat()
    except OSError:
        # It went while the folder was read, or is a link to nowhere.
        return None
    return FolderPicture(Path(entry.path), facts.st_mtime_ns, facts.st_size)


def _order(picture: FolderPicture) -> tuple[int, str]:
    return -picture.modified_ns, picture.path.name
