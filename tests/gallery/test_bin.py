"""What was deleted lies in the bin, and comes back as it was while the window is open."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from stylestudio import drafts
from stylestudio.drafts import draft_path, sweep_drafts, write_draft
from stylestudio.errors import SaveError
from stylestudio.gallery import bin as gallery_bin
from stylestudio.gallery.bin import delete
from stylestudio.gallery.gallery import Gallery

from .making import assert_agrees, drafts_in, gallery_in, names_in, pixels, record


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In place of the system's bin."""
    folder = tmp_path / "trash"
    folder.mkdir()
    monkeypatch.setattr(gallery_bin, "send2trash", lambda path: path.rename(folder / path.name))
    return folder


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    with gallery_in(tmp_path / "pictures") as gallery:
        yield gallery


@pytest.fixture
def path(gallery: Gallery) -> Path:
    """A picture of years ago: nobody deletes only what they have just painted."""
    path = gallery.keep(pixels(1), record())
    os.utime(path, (10**9, 10**9))
    gallery.refresh()
    return path


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_deleted_picture_comes_back_byte_for_byte(
    gallery: Gallery, path: Path, trash: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, facts = path.read_bytes(), path.stat()
    with monkeypatch.context() as patch:
        if not links:
            patch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError(1, "no")))
        deleted = delete(path)
    gallery.forget(path)
    assert gallery.find() == []
    assert names_in(trash) == {path.name}
    # Another look at the folder sweeps up what dead processes left, and nothing of ours.
    gallery.refresh()
    assert deleted.restore() == path
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == facts.st_mtime_ns
    gallery.refresh()
    assert_agrees(gallery)
    assert drafts_in(gallery.folder) == []
    with pytest.raises(SaveError, match="cannot be brought back from here"):
        deleted.restore()


def test_a_name_that_was_taken_meanwhile_is_numbered(
    gallery: Gallery, path: Path, trash: Path
) -> None:
    data = path.read_bytes()
    deleted = delete(path)
    other = gallery.keep(pixels(2), record())
    assert other == path
    back = deleted.restore()
    assert back.name == f"{path.stem} (2).png"
    assert back.read_bytes() == data
    assert other.read_bytes() != data


def test_what_is_forgotten_stays_in_the_bin_alone(
    gallery: Gallery, path: Path, trash: Path
) -> None:
    deleted = delete(path)
    deleted.forget()
    deleted.forget()
    assert list(gallery.folder.iterdir()) == []
    assert names_in(trash) == {path.name}
    with pytest.raises(SaveError, match="restore it in your file manager"):
        deleted.restore()


def test_what_a_dead_process_held_is_swept_up(
    gallery: Gallery, path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        # No process has it: they end at 2²² on Linux.
        patch.setattr(os, "getpid", lambda: 2**22 + 1)
        deleted = delete(path)
    assert deleted.held is not None
    assert deleted.held.exists()
    gallery.refresh()
    assert list(gallery.folder.iterdir()) == []
    assert names_in(trash) == {path.name}


def test_what_another_window_holds_is_left_to_it(
    gallery: Gallery, path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", os.getppid)
        deleted = delete(path)
    gallery.refresh()
    assert deleted.restore() == path


@pytest.mark.parametrize("error", [OSError(95, "no bin"), PermissionError(13, "denied")])
def test_without_a_bin_the_picture_stays(
    gallery: Gallery, path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def no_bin(_: Path) -> None:
        raise error

    monkeypatch.setattr(gallery_bin, "send2trash", no_bin)
    data = path.read_bytes()
    with pytest.raises(SaveError, match=r"could not be moved to the bin.*file manager"):
        delete(path)
    assert path.read_bytes() == data
    assert names_in(gallery.folder) == {path.name}


def test_what_is_gone_already_needs_no_bin(
    gallery: Gallery, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery_bin, "send2trash", None)
    path.unlink()
    deleted = delete(path)
    assert deleted.held is None
    with pytest.raises(SaveError):
        deleted.restore()


def test_without_room_for_a_second_name_it_is_deleted_all_the_same(
    gallery: Gallery, path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", full)
    monkeypatch.setattr(gallery_bin.shutil, "copy2", full)
    assert delete(path).held is None
    assert list(gallery.folder.iterdir()) == []
    assert names_in(trash) == {path.name}


# Drafts -----------------------------------------------------------------------------------------


def test_drafts_are_swept_up_when_their_process_is_gone(tmp_path: Path) -> None:
    own = write_draft(tmp_path, b"own")
    host, pid, _ = own.name.removeprefix(".stylestudio-").split("-")
    dead = tmp_path / own.name.replace(f"-{pid}-", f"-{2**22 + 1}-")
    others = tmp_path / own.name.replace(host, "0" * 6)
    nameless = [tmp_path / f".stylestudio-{'a' * 16}.tmp", tmp_path / f".{'b' * 16}.png"]
    theirs = [tmp_path / name for name in (".hidden.png", ".stylestudio-notes.tmp", "a.tmp")]
    for path in (dead, others, *nameless, *theirs):
        path.write_bytes(b"draft")
    assert sweep_drafts(tmp_path) == 1
    assert not dead.exists()
    assert names_in(tmp_path) == {path.name for path in (own, others, *nameless, *theirs)}
    assert sweep_drafts(tmp_path / "gone") == 0


def test_what_nobody_knows_the_process_of_is_swept_up_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (f".stylestudio-{'a' * 16}.tmp", f".stylestudio-{'0' * 6}-1-{'c' * 16}.tmp"):
        (tmp_path / name).write_bytes(b"draft")
    now = time.time()
    monkeypatch.setattr(drafts.time, "time", lambda: now + 23 * 3600)
    assert sweep_drafts(tmp_path) == 0
    monkeypatch.setattr(drafts.time, "time", lambda: now + 25 * 3600)
    assert sweep_drafts(tmp_path) == 2


def test_a_number_that_another_process_has_by_now_keeps_nothing(tmp_path: Path) -> None:
    draft = draft_path(tmp_path)
    draft.write_bytes(b"draft")
    # As old as a draft of a process that ended before this one's parent had begun.
    assert drafts._is_written_by(os.getppid(), time.time())
    assert not drafts._is_written_by(os.getppid(), 10**9)
    assert not drafts._is_written_by(2**22 + 1, time.time())
