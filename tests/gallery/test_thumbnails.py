"""Thumbnails come from the disk where they are there, and from the picture where not."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from stylestudio.errors import ImageError
from stylestudio.gallery import thumbnails
from stylestudio.gallery.folder import FolderPicture, scan_folder
from stylestudio.gallery.thumbnails import THUMBNAIL_PX, ThumbnailCache
from stylestudio.imaging.save import save_picture

RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "thumbnails"


def picture(path: Path, colour: tuple[int, int, int], width: int = 600) -> FolderPicture:
    save_picture(np.full((300, width, 3), colour, np.uint8), path)
    (found,) = (one for one in scan_folder(path.parent) if one.path == path)
    return found


def colour_of(pixels: np.ndarray) -> np.ndarray:
    return pixels.reshape(-1, 3).mean(0)


def test_a_thumbnail_is_small_and_looks_like_its_picture(tmp_path: Path, folder: Path) -> None:
    thumbnail = ThumbnailCache(folder).thumbnail(picture(tmp_path / "a.png", RED))
    assert thumbnail.shape == (THUMBNAIL_PX // 2, THUMBNAIL_PX, 3)
    assert colour_of(thumbnail) == pytest.approx(RED, abs=2)


def test_the_second_time_it_comes_from_the_disk(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = picture(tmp_path / "a.png", RED)
    ThumbnailCache(folder).thumbnail(wanted)
    monkeypatch.setattr(thumbnails, "load_picture", None)
    thumbnail = ThumbnailCache(folder).thumbnail(wanted)
    assert thumbnail.shape == (THUMBNAIL_PX // 2, THUMBNAIL_PX, 3)
    assert colour_of(thumbnail) == pytest.approx(RED, abs=4)


def test_a_picture_that_changed_has_another(tmp_path: Path, folder: Path) -> None:
    cache = ThumbnailCache(folder)
    cache.thumbnail(picture(tmp_path / "a.png", RED))
    thumbnail = cache.thumbnail(picture(tmp_path / "a.png", BLUE))
    assert colour_of(thumbnail) == pytest.approx(BLUE, abs=2)


def test_a_damaged_thumbnail_is_made_again(tmp_path: Path, folder: Path) -> None:
    cache, wanted = ThumbnailCache(folder), picture(tmp_path / "a.png", RED)
    cache.thumbnail(wanted)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert colour_of(cache.thumbnail(wanted)) == pytest.approx(RED, abs=4)
    assert file.read_bytes() == whole


def test_nothing_is_left_of_a_thumbnail_that_cannot_be_kept(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    wanted = FolderPicture(tmp_path / "a.png", 1, 1)
    save_picture_without_replace(wanted.path)
    assert colour_of(ThumbnailCache(folder).thumbnail(wanted)) == pytest.approx(RED, abs=2)
    assert list(folder.iterdir()) == []


def save_picture_without_replace(path: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((300, 600, 3), RED, np.uint8)).save(path)


def test_a_file_in_the_place_of_the_folder_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = ThumbnailCache(tmp_path / "file")
    assert colour_of(cache.thumbnail(picture(tmp_path / "a.png", RED))) == pytest.approx(RED, abs=2)
    cache.trim()


def test_a_file_that_is_no_picture_is_told(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.png"
    path.write_text("words")
    with pytest.raises(ImageError):
        ThumbnailCache(folder).thumbnail(FolderPicture(path, 1, 5))
    with pytest.raises(ImageError):
        ThumbnailCache(folder).thumbnail(FolderPicture(tmp_path / "gone.png", 1, 5))


def test_trimming_removes_what_was_used_longest_ago(tmp_path: Path, folder: Path) -> None:
    wanted = [picture(tmp_path / f"{n}.png", RED, 400 + n) for n in range(4)]
    cache = ThumbnailCache(folder)
    files: list[Path] = []
    for one in wanted:
        cache.thumbnail(one)
        (new,) = set(folder.iterdir()) - set(files)
        files.append(new)
        os.utime(new, (len(files), len(files)))
    cache.thumbnail(wanted[0])
    room = sum(file.stat().st_size for file in (files[0], files[3]))
    ThumbnailCache(folder, most_bytes=room).trim()
    assert set(folder.iterdir()) == {files[0], files[3]}


def test_it_trims_itself(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "_WRITES_BETWEEN_TRIMS", 3)
    cache = ThumbnailCache(folder, most_bytes=0)
    counts = []
    for n in range(3):
        cache.thumbnail(picture(tmp_path / f"{n}.png", RED))
        counts.append(len(list(folder.iterdir())))
    assert counts == [1, 2, 0]
