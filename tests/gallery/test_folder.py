"""What lies in the pictures folder, and what changed in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.gallery.folder import (
    FolderPicture,
    Insertion,
    Removal,
    changes,
    scan_folder,
)


def touch(path: Path, modified_s: int) -> Path:
    path.touch()
    os.utime(path, (modified_s, modified_s))
    return path


def test_the_newest_picture_comes_first(tmp_path: Path) -> None:
    for name, modified_s in (("old.png", 10), ("new.JPG", 30), ("b.webp", 20), ("a.webp", 20)):
        touch(tmp_path / name, modified_s)
    names = [picture.path.name for picture in scan_folder(tmp_path)]
    assert names == ["new.JPG", "a.webp", "b.webp", "old.png"]


def test_only_pictures_are_found(tmp_path: Path) -> None:
    touch(tmp_path / "picture.png", 1)
    for name in (".draft.png", "notes.txt", "png", "report.json"):
        touch(tmp_path / name, 2)
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "gone.png")
    assert [picture.path for picture in scan_folder(tmp_path)] == [tmp_path / "picture.png"]


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    path = touch(tmp_path / "picture.png", 1)
    path.write_bytes(b"12345")
    os.utime(path, ns=(7, 123_000_000_000))
    assert scan_folder(tmp_path) == [FolderPicture(path, 123_000_000_000, 5)]


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert scan_folder(tmp_path / "gone") == []
    assert scan_folder(touch(tmp_path / "file.png", 1)) == []


def pictures(numbers: set[int]) -> list[FolderPicture]:
    """Sorted as a scan sorts them: the highest number is the newest."""
    return [FolderPicture(Path(f"{n}.png"), n, 1) for n in sorted(numbers, reverse=True)]


numbers = st.sets(st.integers(0, 60), max_size=60)


@given(before=numbers, after=numbers, most=st.integers(1, 9))
def test_the_steps_lead_from_one_to_the_other(before: set[int], after: set[int], most: int) -> None:
    now = pictures(before)
    steps = list(changes(pictures(before), pictures(after), most))
    for step in steps:
        if isinstance(step, Removal):
            assert 1 <= step.count <= most
            gone = now[step.first : step.first + step.count]
            assert all(picture.modified_ns not in after for picture in gone)
            del now[step.first : step.first + step.count]
        else:
            assert 1 <= len(step.pictures) <= most
            now[step.first : step.first] = step.pictures
    assert now == pictures(after)
    moved = sum(step.count if isinstance(step, Removal) else len(step.pictures) for step in steps)
    assert moved == len(before ^ after), "what stays is not touched"


def test_one_new_picture_is_one_step() -> None:
    (step,) = changes(pictures({1, 2, 3}), pictures({1, 2, 3, 4}), 100)
    assert step == Insertion(0, (FolderPicture(Path("4.png"), 4, 1),))


def test_steps_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        next(changes([], pictures({1}), 0))
