"""Every call to the system fails in turn: a picture is kept whole, or a sentence says why not."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from stylestudio import drafts
from stylestudio.errors import SaveError, StyleStudioError
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_metadata

from .making import assert_agrees, drafts_in, gallery_in, names_in, pixels, record

CALLS = (
    "open", "fdopen", "fsync", "link", "rename", "replace", "unlink", "utime", "chmod", "mkdir",
    "stat", "fstat", "scandir",
)  # fmt: skip
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)


class Faults:
    """Lets one call to the system fail, or all from it on."""

    def __init__(self, patch: pytest.MonkeyPatch, code: int) -> None:
        self.code = code
        self.fails_at = 0
        self.for_ever = False
        self.calls: list[str] = []
        for name in CALLS:
            patch.setattr(os, name, self._counting(f"os.{name}", getattr(os, name)))
        patch.setattr(io, "open", self._counting("io.open", io.open))

    def arm(self, fails_at: int, for_ever: bool) -> None:
        self.calls, self.fails_at, self.for_ever = [], fails_at, for_ever

    def disarm(self) -> bool:
        """Whether there was a call to fail."""
        failed = len(self.calls) >= self.fails_at
        self.fails_at = 0
        return failed

    def count(self, name: str) -> None:
        if self.fails_at:
            self.calls.append(name)
            number = len(self.calls)
            if number == self.fails_at or (self.for_ever and number > self.fails_at):
                raise OSError(self.code, os.strerror(self.code))

    def _counting(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "os.fdopen":
                # It would close what it is given.
                return _Writer(original(*args, **kwargs), self)
            self.count(name)
            opened = original(*args, **kwargs)
            return _Writer(opened, self) if name == "io.open" else opened

        return call


class _Writer:
    """A file whose writes and closing can fail."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        writable = self._file.writable()
        self._file.close()
        if writable:
            self._faults.count("close")

    def write(self, data: bytes) -> int:
        self._faults.count("write")
        return int(self._file.write(data))

    def read(self, *args: int) -> bytes:
        self._faults.count("read")
        return bytes(self._file.read(*args))


@pytest.fixture
def no_picture_of_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their reading is told of elsewhere; here it would only add calls."""
    monkeypatch.setattr("stylestudio.gallery.gallery.source_thumbnails", lambda _: {})


def in_turn(faults: Faults, for_ever: bool, act: Callable[[], None]) -> list[str]:
    """Let each call of ``act`` fail. Returns the calls of the last one, which met no fault."""
    for number in range(1, 200):
        faults.arm(number, for_ever)
        act()
        if not faults.disarm():
            return faults.calls
    raise AssertionError("it never ends")


def assert_sentences(error: StyleStudioError) -> None:
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")
    assert "Errno" not in str(error)


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.usefixtures("no_picture_of_sources")
def test_a_picture_is_kept_whole_or_a_sentence_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, for_ever: bool
) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        kept = {gallery.keep(pixels(0), record("0")): 0}
        value = 0
        with monkeypatch.context() as patch:
            faults = Faults(patch, code)

            def keep() -> None:
                nonlocal value
                value += 1
                try:
                    path = gallery.keep(pixels(value), record(f"{value}"))
                except SaveError as error:
                    assert_sentences(error)
                else:
                    assert path not in kept
                    kept[path] = value

            calls = in_turn(faults, for_ever, keep)
        assert {"os.open", "write", "os.fsync", "os.link", "os.unlink"} <= set(calls)
        assert len(kept) > 2
        assert_pictures(folder, kept, for_ever)
        gallery.refresh()
        assert_agrees(gallery)


@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.usefixtures("no_picture_of_sources")
def test_a_disk_without_hard_links_keeps_pictures_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    folder, kept, value = tmp_path / "pictures", {}, 0
    with gallery_in(folder) as gallery, monkeypatch.context() as patch:
        patch.setattr(os, "link", no_links)
        faults = Faults(patch, code)

        def keep() -> None:
            nonlocal value
            value += 1
            try:
                kept[gallery.keep(pixels(value), record(f"{value}"))] = value
            except SaveError as error:
                assert_sentences(error)

        calls = in_turn(faults, False, keep)
    assert "os.rename" in calls
    assert_pictures(folder, kept, False)


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_stars_are_set_or_the_picture_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, for_ever: bool
) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        path = gallery.keep(pixels(9), record())
        made = read_metadata(path).record
        stars = 0
        with monkeypatch.context() as patch:
            faults = Faults(patch, code)

            def set_stars() -> None:
                nonlocal stars
                wanted = stars % 5 + 1
                try:
                    gallery.set_stars(path, wanted)
                except StyleStudioError as error:
                    assert_sentences(error)
                    wanted = stars
                stars = wanted

            calls = in_turn(faults, for_ever, set_stars)
        assert {"io.open", "write", "os.fsync", "os.replace", "os.utime"} <= set(calls)
        assert read_metadata(path).stars == stars
        assert read_metadata(path).record == made
        assert_pictures(folder, {path: 9}, for_ever)
        gallery.refresh()
        assert_agrees(gallery)


def assert_pictures(folder: Path, kept: dict[Path, int], for_ever: bool) -> None:
    """They are there and decode, and nothing else is."""
    left = drafts_in(folder)
    if for_ever:
        # What could not be removed goes when this process has ended.
        assert all(drafts._DRAFT.fullmatch(name) for name in left)
    else:
        assert len(left) <= 1, "where the draft itself could not be removed"
    assert {path.name for path in kept} == names_in(folder) - set(left)
    for path, value in kept.items():
        with Image.open(path) as picture:
            assert np.array_equal(np.asarray(picture), pixels(value))


def test_a_folder_that_fills_up_is_told_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery = Gallery(tmp_path / "pictures", tmp_path / "index.sqlite")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        with pytest.raises(SaveError, match=r"the disk is full.*Free some space"):
            gallery.keep(pixels(), record())
    assert list(gallery.folder.iterdir()) == []
    gallery.close()
