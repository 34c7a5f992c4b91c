"""Whatever happens to the index, the pictures are listed, and nobody's work is thrown away."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stylestudio.errors import GalleryError, InternalError
from stylestudio.gallery import index_file
from stylestudio.gallery.entries import Query
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.index import Index

from .making import assert_agrees, assert_whole_index, gallery_in, names_in, pixels, record

COUNT = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With some pictures."""
    folder = tmp_path / "pictures"
    with gallery_in(folder, tmp_path / "other.sqlite") as gallery:
        for value in range(COUNT):
            gallery.keep(pixels(value), record(str(value)))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "index" / "pictures.sqlite"


@pytest.fixture
def gallery(folder: Path, file: Path) -> Iterator[Gallery]:
    """Whose index is up to date."""
    with gallery_in(folder, file) as gallery:
        gallery.refresh()
        yield gallery


def in_memory(gallery: Gallery) -> bool:
    assert gallery._index is not None
    return gallery._index.in_memory


def assert_in_memory_for(gallery: Gallery, reason: str) -> None:
    """All pictures are shown, and it is said why the index is not the one on the disk."""
    assert in_memory(gallery)
    assert gallery.notice is not None
    assert reason in gallery.notice.message
    assert gallery.notice.message.endswith(".")
    assert gallery.notice.remedy.endswith(".")
    assert len(gallery.find()) == len(names_in(gallery.folder))
    assert_agrees(gallery)


def overwrite(file: Path, data: bytes) -> None:
    """In place, as a program does that takes it for its own."""
    with file.open("r+b") as opened:
        opened.write(data)
        opened.truncate()


DAMAGES = {
    "garbage": lambda file: overwrite(file, os.urandom(50_000)),
    "a text": lambda file: overwrite(file, b"no database\n"),
    "nothing": lambda file: overwrite(file, b""),
    "a quarter": lambda file: os.truncate(file, file.stat().st_size // 4096 // 4 * 4096),
    "an odd length": lambda file: os.truncate(file, 5000),
    "half a page": lambda file: os.truncate(file, 2048),
    "an empty database": lambda file: foreign(file, "VACUUM"),
    "another program's database": lambda file: foreign(file, "CREATE TABLE songs (title TEXT)"),
    "our tables with other columns": lambda file: foreign(
        file, "CREATE TABLE pictures (name BLOB PRIMARY KEY)", version=1
    ),
    "our tables without a version": lambda file: foreign(
        file, "CREATE TABLE pictures (name BLOB PRIMARY KEY)"
    ),
    "a negative version": lambda file: foreign(file, "CREATE TABLE pictures (x)", version=-7),
    "a wal of garbage": lambda file: Path(f"{file}-wal").write_bytes(os.urandom(9000)),
    "the wrong page size": lambda file: patch_bytes(file, 16, b"\x00\x07"),
    "pages that point astray": lambda file: patch_bytes(file, 4096, b"\xff" * 4096),
    "a schema that is no text": lambda file: overwrite(
        file, file.read_bytes().replace(b"WITHOUT ROWID", b"\xe9WITHOUT ROWI")
    ),
    "a table's root that is none": lambda file: patch_bytes(file, 100, b"\x0d\xff\xff\xff\xff"),
}  # fmt: skip


def foreign(file: Path, statement: str, version: int = 0) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")


def patch_bytes(file: Path, place: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(data)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_closed_index_that_was_damaged_is_made_anew(
    gallery: Gallery, file: Path, damage: str
) -> None:
    gallery.close()
    DAMAGES[damage](file)
    assert len(gallery.find()) in (0, COUNT)
    gallery.refresh()
    assert_agrees(gallery)
    gallery.keep(pixels(9), record("later"))
    gallery.set_stars(gallery.find()[0].path, 3)
    assert_agrees(gallery)
    assert gallery.notice is None
    assert not in_memory(gallery)
    gallery.close()
    assert_whole_index(file)
    assert_agrees(gallery)


# What SQLite maps into memory is not among them: no program survives that.
@pytest.mark.parametrize("damage", [damage for damage in DAMAGES if damage != "an empty database"])
def test_an_open_index_that_is_damaged_costs_no_picture(
    gallery: Gallery, file: Path, damage: str
) -> None:
    DAMAGES[damage](file)
    for number in range(2):
        gallery.keep(pixels(9), record(f"later {number}"))
        gallery.refresh()
        assert_agrees(gallery)
    gallery.close()
    gallery.refresh()
    assert_agrees(gallery)
    gallery.close()
    assert_whole_index(file)


def test_an_index_that_is_gone_is_made_anew(gallery: Gallery, file: Path) -> None:
    gallery.close()
    file.unlink()
    file.parent.rmdir()
    gallery.refresh()
    assert_agrees(gallery)
    assert file.is_file()


def test_a_folder_in_the_index_s_place_is_left_alone(folder: Path, file: Path) -> None:
    file.mkdir(parents=True)
    with gallery_in(folder, file) as gallery:
        gallery.refresh()
        assert_in_memory_for(gallery, "cannot be opened")
    assert file.is_dir()


def test_a_full_disk_ends_in_memory(gallery: Gallery) -> None:
    assert gallery._index is not None
    connection = gallery._index._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(40):
        gallery.keep(pixels(9), record(f"{number} " + "long " * 40))
        assert_agrees(gallery)
    assert_in_memory_for(gallery, "the disk is full")


def test_a_disk_that_fills_up_while_a_damaged_index_is_made_anew_ends_in_memory(
    gallery: Gallery, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.close()
    overwrite(file, b"garbage" * 1000)
    original = index_file._migrate

    def migrate_on_a_small_disk(connection: sqlite3.Connection, *rest: object) -> None:
        original(connection, *rest)  # type: ignore[arg-type]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            connection.execute(f"PRAGMA max_page_count = {pages}")

    monkeypatch.setattr(index_file, "_migrate", migrate_on_a_small_disk)
    for number in range(60):
        (gallery.folder / f"{number} {'long' * 40}.png").write_bytes(b"no picture")
    assert len(gallery.find()) == COUNT + 60
    assert_in_memory_for(gallery, "the disk is full")


def test_another_program_that_holds_it_beyond_patience_ends_in_memory(
    gallery: Gallery, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.close()
    monkeypatch.setattr(index_file, "_PATIENCE_S", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        path = gallery.keep(pixels(9), record("while it is held"))
        assert_in_memory_for(gallery, "another program holds it")
        other.execute("ROLLBACK")
    gallery.close()
    gallery.refresh()
    assert not in_memory(gallery)
    assert path in [entry.path for entry in gallery.find()]
    assert_agrees(gallery)


def test_a_reader_and_a_writer_do_not_wait_for_each_other(
    gallery: Gallery, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        count = other.execute("SELECT COUNT(*) FROM pictures").fetchone()
        gallery.keep(pixels(9), record("while it is read"))
        assert other.execute("SELECT COUNT(*) FROM pictures").fetchone() == count == (COUNT,)
        other.execute("COMMIT")
    assert gallery.notice is None
    assert_agrees(gallery)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_READONLY, "read-only"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error"),
        (sqlite3.SQLITE_PERM, "not allowed"),
        (sqlite3.SQLITE_NOMEM, "not enough memory"),
        (sqlite3.SQLITE_ERROR, "Something went wrong inside"),
    ],
)
@pytest.mark.parametrize("method", ["put", "find", "files"])
def test_what_sqlite_meets_ends_in_memory(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch, code: int, reason: str, method: str
) -> None:
    original = getattr(Index, method)

    def failing(index: Index, *args: object) -> object:
        if index.in_memory:
            return original(index, *args)
        error = sqlite3.OperationalError("injected")
        error.sqlite_errorcode = code
        with index_file.errors_told_apart(index._file):
            raise error

    monkeypatch.setattr(Index, method, failing)
    gallery.keep(pixels(9), record("meanwhile"))
    gallery.refresh()
    assert len(gallery.find(Query())) == COUNT + 1
    assert_in_memory_for(gallery, reason)


def test_in_memory_as_well_it_ends_with_a_sentence(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(index: Index, _: Query) -> None:
        raise InternalError("A mistake.", "Report it.")

    monkeypatch.setattr(Index, "find", failing)
    for _ in range(2):
        with pytest.raises(InternalError, match="A mistake"):
            gallery.find()
    gallery.keep(pixels(9), record("all the same"))


def test_an_index_that_nobody_may_write_ends_in_memory(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with gallery_in(folder, file) as gallery:
        with monkeypatch.context() as patch:
            patch.setattr(os, "mkdir", denied)
            gallery.refresh()
            assert_in_memory_for(gallery, "Permission denied")
        with monkeypatch.context() as patch:
            patch.setattr(os, "unlink", denied)
            with pytest.raises(GalleryError, match="cannot be removed"):
                gallery.rebuild()
        gallery.rebuild()
        assert gallery.notice is None
        assert_agrees(gallery)
