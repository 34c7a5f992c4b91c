"""The index: which pictures there are and what they are, found without opening their files.

It holds nothing that the pictures do not hold themselves, and may be lost at any time.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stylestudio.gallery.describe import folded
from stylestudio.gallery.entries import Entry, Order, Query
from stylestudio.gallery.index_file import errors_told_apart, open_index
from stylestudio.gallery.record import SourceRecord

_COLUMNS = (
    "name", "modified_ns", "size_bytes", "picture_id", "title", "variant", "outcome", "series",
    "made_at", "stars", "width_px", "height_px", "fault",
)  # fmt: skip

_SORTED_BY = {
    Order.NEWEST: "made_at DESC, name DESC",
    Order.OLDEST: "made_at, name",
    Order.NAME: "title COLLATE PEOPLE, made_at DESC, name",
    Order.STARS: "stars DESC, made_at DESC, name",
    Order.VARIANT: "variant = '', variant, made_at DESC, name",
}


@dataclass(frozen=True, slots=True)
class IndexedPicture:
    """A row to be written.

    Attributes:
        entry: what is shown of it.
        search: what it is found by (``describe.search_text``).
        sources: what it was painted from.
    """

    entry: Entry
    search: str
    sources: tuple[SourceRecord, ...] = ()


class Index:
    """The index of one folder. May be used from several threads.

    Args:
        folder: of the pictures.
        file: the SQLite file; None keeps it in memory.

    Raises:
        GalleryError: the machine does not let us, or a newer program has made the index.
        DamagedIndexError: it is damaged.
        All methods raise these two and, for a mistake of ours, InternalError.
    """

    def __init__(self, folder: Path, file: Path | None) -> None:
        self._folder = folder
        self._file = file
        self._lock = threading.RLock()
        self._connection = open_index(file)
        self._made: dict[bytes, tuple[tuple[Any, ...], Entry]] = {}

    @property
    def in_memory(self) -> bool:
        """Whether it is gone when the program ends."""
        return self._file is None

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._connection.close()

    def files(self) -> dict[str, tuple[int, int] | None]:
        """Of all pictures: the file's name, when it was written (ns) and its size (bytes).

        None stands for one that could not be read: perhaps it can be by now.
        """
        with self._using() as connection:
            rows = connection.execute(
                "SELECT name, modified_ns, size_bytes, width_px FROM pictures"
            )
            return {
                os.fsdecode(name): (time, size) if width else None
                for name, time, size, width in rows
            }

    def put(self, pictures: Iterable[IndexedPicture], gone: Iterable[str] = ()) -> None:
        """Write rows, and remove those of files that are gone, all or nothing."""
        names = [os.fsencode(name) for name in gone]
        with self._using() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(
                    "DELETE FROM pictures WHERE name = ?", [(name,) for name in names]
                )
                for picture in pictures:
                    _put(connection, picture)
                connection.execute("COMMIT")
                for name in names:
                    self._made.pop(name, None)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def count(self) -> int:
        """How many pictures there are."""
        with self._using() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM pictures").fetchone()[0])

    def variants(self) -> list[str]:
        """The style losses that there are pictures of."""
        with self._using() as connection:
            rows = connection.execute(
                "SELECT DISTINCT variant FROM pictures WHERE variant != '' ORDER BY variant"
            )
            return [row[0] for row in rows]

    def find(self, query: Query) -> list[Entry]:
        """The pictures that ``query`` asks for."""
        where, values = _conditions(query)
        columns = ", ".join(_COLUMNS)
        order = _SORTED_BY[query.order]
        if query.grouped:
            # A series stands where its first one would; what ran alone is a series of its own.
            place = f"ROW_NUMBER() OVER (ORDER BY {order})"
            group = "CASE series WHEN '' THEN name ELSE series END"
            statement = (
                f"WITH found AS (SELECT *, {place} AS place FROM pictures WHERE {where}) "
                f"SELECT {columns} FROM found "
                f"ORDER BY MIN(place) OVER (PARTITION BY {group}), place"
            )
        else:
            statement = f"SELECT {columns} FROM pictures WHERE {where} ORDER BY {order}"
        with self._using() as connection:
            return [self._entry(row) for row in connection.execute(statement, values)]

    def named(self, name: str) -> Entry | None:
        """The picture in the file of that name."""
        return self._first("name = ?", (os.fsencode(name),))

    def with_id(self, start: str) -> list[Entry]:
        """The pictures whose id begins with ``start``."""
        columns = ", ".join(_COLUMNS)
        with self._using() as connection:
            rows = connection.execute(
                f"SELECT {columns} FROM pictures WHERE picture_id != '' "
                "AND substr(picture_id, 1, ?) = ? ORDER BY name",
                (len(start), _clean(start)),
            )
            return [self._entry(row) for row in rows]

    def paths_of_source(self, sha256: str) -> list[Path]:
        """Where pictures with that content were when something was painted from them."""
        with self._using() as connection:
            rows = connection.execute(
                "SELECT path FROM sources WHERE sha256 = ?", (_clean(sha256),)
            )
            return [Path(row[0].decode("utf-8", "surrogatepass")) for row in rows]

    def _first(self, where: str, values: Sequence[object]) -> Entry | None:
        columns = ", ".join(_COLUMNS)
        with self._using() as connection:
            row = connection.execute(
                f"SELECT {columns} FROM pictures WHERE {where} LIMIT 1", values
            ).fetchone()
            return None if row is None else self._entry(row)

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        """A row as an entry; the same one as before where it is the same row.

        To make thousands anew would take most of the time of a search.
        """
        made = self._made.get(row[0])
        if made is None or made[0] != row:
            path = self._folder / os.fsdecode(row[0])
            made = row, Entry(path=path, **dict(zip(_COLUMNS[1:], row[1:], strict=True)))
            self._made[row[0]] = made
        return made[1]

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, errors_told_apart(self._file):
            yield self._connection


def _put(connection: sqlite3.Connection, picture: IndexedPicture) -> None:
    entry = picture.entry
    values: list[object] = [os.fsencode(entry.path.name)]
    values += [getattr(entry, column) for column in _COLUMNS[1:]]
    values = [_stored(value) for value in values]
    marks = ", ".join("?" * (len(values) + 1))
    connection.execute(
        f"INSERT OR REPLACE INTO pictures ({', '.join(_COLUMNS)}, search) VALUES ({marks})",
        [*values, _clean(picture.search)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO sources (sha256, path) VALUES (?, ?)",
        [
            (_clean(source.sha256), source.path.encode("utf-8", "surrogatepass"))
            for source in picture.sources
            if source.sha256
        ],
    )


def _conditions(query: Query) -> tuple[str, list[object]]:
    conditions: list[str] = ["1"]
    values: list[object] = []
    for word in words_of(query.words):
        conditions.append("instr(search, ?)")
        values.append(_clean(word))
    if query.variants:
        conditions.append(f"variant IN ({', '.join('?' * len(query.variants))})")
        values += map(_clean, query.variants)
    if query.stars:
        conditions.append("stars >= ?")
        values.append(query.stars)
    if query.since is not None:
        conditions.append("substr(made_at, 1, 10) >= ?")
        values.append(query.since.isoformat())
    if query.until is not None:
        conditions.append("substr(made_at, 1, 10) <= ?")
        values.append(query.until.isoformat())
    if query.series:
        conditions.append("series = ?")
        values.append(_clean(query.series))
    return " AND ".join(conditions), values


def words_of(text: str) -> list[str]:
    """The words of a search, folded; what stands in quotes is one."""
    text = text.replace("“", '"').replace("”", '"')
    found = re.findall(r'"([^"]+)"|([^\s"]+)', text)
    return [folded(quoted or plain).strip() for quoted, plain in found]


def stored_time(time_ns: int) -> int:
    """The nearest time that SQLite can hold: file systems know some beyond 64 bits."""
    return max(-(2**63), min(2**63 - 1, time_ns))


def _stored(value: object) -> object:
    if isinstance(value, str):
        return _clean(value)
    return stored_time(value) if isinstance(value, int) else value


def _clean(text: str) -> str:
    """Half a surrogate pair is no text for SQLite."""
    return text.encode("utf-8", "replace").decode("utf-8")
