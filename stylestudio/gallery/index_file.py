"""Opens the index's SQLite file: migrated, whole, shared with other windows.

The pictures are the truth, so a damaged index is thrown away and made anew. An index of a newer
program is left alone, and what the machine does to us (a full disk, a locked or read-only file) is
told apart from our own mistakes.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from stylestudio.errors import GalleryError, InternalError
from stylestudio.gallery.describe import folded
from stylestudio.gallery.index_schema import MIGRATIONS, newest_version

log = logging.getLogger(__name__)

#: How long to wait for another window that writes.
_PATIENCE_S = 10.0

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
#: What the machine does to us, and what can be done about it.
_MACHINE = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space."),
    sqlite3.SQLITE_READONLY: ("it is read-only", "Check the permissions of its folder."),
    sqlite3.SQLITE_PERM: ("access is not allowed", "Check the permissions of its folder."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check the permissions of its folder."),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "Check the disk."),
    sqlite3.SQLITE_BUSY: ("another program holds it", "Close other windows of StyleStudio."),
    sqlite3.SQLITE_LOCKED: ("another program holds it", "Close other windows of StyleStudio."),
    sqlite3.SQLITE_PROTOCOL: ("another program holds it", "Close other windows of StyleStudio."),
    sqlite3.SQLITE_NOMEM: ("there is not enough memory", "Close other programs."),
    sqlite3.SQLITE_TOOBIG: ("there is not enough memory", "Close other programs."),
}


class DamagedIndexError(Exception):
    """The file is no index any more. The pictures are untouched; it is to be made anew."""


def open_index(file: Path | None) -> sqlite3.Connection:
    """A connection to the index in ``file``, brought to today's version; None for one in memory.

    It may be used from several threads, one at a time.

    Raises:
        GalleryError: the machine does not let us, or a newer program has made the index.
        DamagedIndexError: it is damaged.
    """
    with errors_told_apart(file):
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            ":memory:" if file is None else file,
            timeout=_PATIENCE_S,
            isolation_level=None,
            check_same_thread=False,
        )
        # For the order of names alone; no table depends on it.
        connection.create_collation("PEOPLE", _compare)
        try:
            _prepare(connection, file)
        except BaseException:
            connection.close()
            raise
        return connection


def remove_index(file: Path) -> None:
    """Throw an index away, with what SQLite keeps beside it.

    Raises:
        GalleryError: it is still there.
    """
    for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise GalleryError(
                f"The gallery's index “{file}” is damaged and cannot be removed.",
                "Remove it in your file manager; the pictures do not depend on it.",
            ) from error


@contextmanager
def errors_told_apart(file: Path | None) -> Iterator[None]:
    """Turns what SQLite raises inside into what it means.

    Raises:
        GalleryError: the machine lacks something.
        DamagedIndexError: the file is damaged.
        InternalError: a mistake of ours.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedIndexError(str(error)) from error
    except (sqlite3.Error, OSError) as error:
        code = getattr(error, "sqlite_errorcode", None)
        # The lowest byte is the kind of error, the rest says more about it.
        kind = None if code is None else code & 0xFF
        # Without its tables or with others, or shorter than it says, it is not our file.
        replaced = kind in (None, sqlite3.SQLITE_ERROR) and any(
            words in str(error)
            for words in ("no such", "already exists", "has no column", "Could not decode")
        )
        if kind in _DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ or replaced:
            raise DamagedIndexError(str(error)) from error
        if kind in _MACHINE:
            reason, remedy = _MACHINE[kind]
        elif isinstance(error, OSError):
            reason, remedy = error.strerror or str(error), "Check the permissions of its folder."
        else:
            raise InternalError(
                f"Something went wrong inside the gallery ({error}).",
                "Please report it with the log file; the pictures are safe.",
            ) from error
        where = "in memory" if file is None else f"“{file}”"
        raise GalleryError(
            f"The gallery's index {where} cannot be used: {reason}.",
            f"{remedy} The pictures themselves are safe.",
        ) from error


_folded = lru_cache(maxsize=20_000)(folded)


def _compare(one: str, other: str) -> int:
    """The order in which people look for names: “Äpfel” stands beside “apfel”."""
    first, second = _folded(one), _folded(other)
    return (first > second) - (first < second)


def _prepare(connection: sqlite3.Connection, file: Path | None) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > newest_version():
        raise GalleryError(
            "The gallery's index was made by a newer StyleStudio.",
            "Update StyleStudio; until then your pictures are shown without it.",
        )
    if version and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedIndexError("quick_check")
    # Readers and one writer do not wait for each other; with a kill it loses nothing, and an
    # index that a power cut has set back is brought up to date by the next look at the folder.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < newest_version():
        _migrate(connection, version, file)


def _migrate(connection: sqlite3.Connection, version: int, file: Path | None) -> None:
    """Step by step, all or nothing. What there was before stays beside it as a backup."""
    if version and file is not None:
        backup = file.with_name(f"{file.name}.v{version}.bak")
        with suppress(FileNotFoundError):
            backup.unlink()
        with closing(sqlite3.connect(backup)) as copy:
            connection.backup(copy)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have been faster.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, step in sorted(MIGRATIONS.items()):
            if number > version:
                step(connection)
                log.info("the gallery's index has version %s now", number)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
