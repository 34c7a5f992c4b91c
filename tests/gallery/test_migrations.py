"""An index of another version: an older one is carried over, a newer one left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stylestudio.errors import InternalError
from stylestudio.gallery import index_file, index_schema
from stylestudio.gallery.gallery import Gallery

from .making import assert_agrees, assert_whole_index, gallery_in, names_in, pixels, record


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The index of two pictures."""
    file = tmp_path / "index.sqlite"
    with gallery_in(tmp_path / "pictures", file) as gallery:
        for value in (1, 2):
            gallery.keep(pixels(value), record(str(value)))
    return file


@pytest.fixture
def migrations(monkeypatch: pytest.MonkeyPatch) -> dict[int, Callable[[sqlite3.Connection], None]]:
    """To be added to."""
    added = dict(index_schema.MIGRATIONS)
    monkeypatch.setattr(index_schema, "MIGRATIONS", added)
    monkeypatch.setattr(index_file, "MIGRATIONS", added)
    return added


def gallery_of(file: Path) -> Gallery:
    return Gallery(file.with_name("pictures"), file)


def asked(file: Path, statement: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(statement).fetchone()[0]


def add_moods(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE pictures ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def test_an_older_index_is_carried_over_and_stays_as_a_backup(
    file: Path, migrations: dict[int, Callable[[sqlite3.Connection], None]]
) -> None:
    backup = file.with_name(f"{file.name}.v1.bak")
    backup.write_bytes(b"of an earlier try")
    migrations[2] = add_moods
    migrations[3] = lambda connection: connection.execute("UPDATE pictures SET mood = 'wild'")
    gallery = gallery_of(file)
    assert len(gallery.find()) == 2
    assert gallery.notice is None
    assert_agrees(gallery)
    gallery.close()
    assert asked(file, "PRAGMA user_version") == 3
    assert asked(file, "SELECT COUNT(*) FROM pictures WHERE mood = 'wild'") == 2
    assert asked(backup, "PRAGMA user_version") == 1
    assert asked(backup, "SELECT COUNT(*) FROM pictures") == 2
    assert_whole_index(backup)
    assert_whole_index(file)


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("a mistake of ours"), sqlite3.IntegrityError("another")]
)
def test_a_migration_that_fails_leaves_the_index_as_it_was(
    file: Path,
    migrations: dict[int, Callable[[sqlite3.Connection], None]],
    error: sqlite3.Error,
) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        if connection.execute("DELETE FROM pictures").rowcount:
            raise error

    migrations[2] = add_moods
    migrations[3] = fails
    gallery = gallery_of(file)
    assert len(gallery.find()) == 2, "kept in memory"
    assert isinstance(gallery.notice, InternalError)
    assert "pictures are safe" in gallery.notice.remedy
    assert_agrees(gallery)
    gallery.close()
    assert asked(file, "PRAGMA user_version") == 1
    assert asked(file, "SELECT COUNT(*) FROM pictures") == 2
    assert asked(file.with_name(f"{file.name}.v1.bak"), "SELECT COUNT(*) FROM pictures") == 2
    del migrations[3]
    assert len(gallery.find()) == 2
    gallery.close()
    assert asked(file, "PRAGMA user_version") == 2


def test_an_index_of_a_newer_program_is_left_alone_byte_for_byte(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE pictures ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        connection.execute("PRAGMA user_version = 999")
        connection.commit()
    before = file.read_bytes()
    for _ in range(2):
        gallery = gallery_of(file)
        gallery.refresh()
        gallery.keep(pixels(3), record("3"))
        gallery.set_stars(gallery.find()[0].path, 2)
        assert gallery.notice is not None
        assert "newer StyleStudio" in gallery.notice.message
        assert "Update StyleStudio" in gallery.notice.remedy
        assert_agrees(gallery)
        gallery.close()
    assert file.read_bytes() == before
    assert names_in(file.parent) == {"pictures", file.name}


def test_another_window_may_have_carried_it_over_meanwhile(
    file: Path,
    migrations: dict[int, Callable[[sqlite3.Connection], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    migrations[2] = add_moods
    original = index_file._migrate

    def late(connection: sqlite3.Connection, version: int, at: Path | None) -> None:
        monkeypatch.setattr(index_file, "_migrate", original)
        index_file.open_index(file).close()
        original(connection, version, at)

    monkeypatch.setattr(index_file, "_migrate", late)
    with closing(index_file.open_index(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 2
