"""The tables of the gallery's index, and how an older index becomes today's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

#: One row a file. A file's name may hold bytes that are no text, so it is kept as bytes.
_TABLES_1 = """
CREATE TABLE pictures (
    name BLOB PRIMARY KEY,
    modified_ns INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    picture_id TEXT NOT NULL,
    title TEXT NOT NULL,
    variant TEXT NOT NULL,
    outcome TEXT NOT NULL,
    series TEXT NOT NULL,
    made_at TEXT NOT NULL,
    stars INTEGER NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    fault TEXT NOT NULL,
    search TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX pictures_by_time ON pictures (made_at);
CREATE INDEX pictures_by_series ON pictures (series, made_at);
CREATE INDEX pictures_by_id ON pictures (picture_id);
CREATE TABLE sources (
    sha256 TEXT NOT NULL,
    path BLOB NOT NULL,
    PRIMARY KEY (sha256, path)
) WITHOUT ROWID;
"""


def _make_tables(connection: sqlite3.Connection) -> None:
    for statement in _TABLES_1.split(";"):
        connection.execute(statement)


#: By the version that each makes of the one before it. A released step is never changed.
MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _make_tables}


def newest_version() -> int:
    """The version that this program works with."""
    return max(MIGRATIONS)
