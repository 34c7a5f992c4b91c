"""Each kind of damage is told; where all is well, nothing is."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio.disk import sha256_of
from stylestudio.errors import Cancelled
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import (
    RECORD_KEYWORD,
    SOURCES_KEYWORD,
    read_metadata,
    read_source_thumbnails,
    texts_of,
)
from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.gallery.sources import find_sources
from stylestudio.gallery.verify import faults_of, verify
from stylestudio.imaging.png_texts import read_texts
from stylestudio.imaging.save import save_picture

from .making import chunk, gallery_in, itxt, pixels, png, record


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    with gallery_in(tmp_path / "pictures") as gallery:
        gallery.folder.mkdir()
        yield gallery


def test_where_all_is_well_nothing_is_told(gallery: Gallery) -> None:
    told: list[tuple[int, int]] = []
    deep = np.arange(40 * 41 * 3, dtype=np.uint16).reshape(40, 41, 3) * 13
    for picture in (pixels(1), deep):
        gallery.set_stars(gallery.keep(picture, record()), 4)
    gallery.keep(pixels(2), PictureRecord(name="of nothing"))
    for name in ("other.png", "other.jpg", "other.webp"):
        save_picture(pixels(), gallery.folder / name)
    assert list(verify(gallery.folder, lambda *done: told.append(done))) == []
    assert told == [(number, 6) for number in range(7)]


def test_a_folder_of_nothing_has_no_faults(tmp_path: Path) -> None:
    assert list(verify(tmp_path / "gone")) == []


def test_it_ends_when_it_is_told_to(gallery: Gallery) -> None:
    gallery.keep(pixels(1), record())

    def stop(*_: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(verify(gallery.folder, stop))


@pytest.mark.parametrize("deep", [False, True])
def test_changed_pixels_are_told(gallery: Gallery, deep: bool) -> None:
    picture = pixels(1).astype(np.uint16) * 257 if deep else pixels(1)
    path = gallery.keep(picture, record())
    texts = read_texts(path, (RECORD_KEYWORD,)).texts
    picture[5, 5, 1] += 1
    save_picture(picture, path, text=texts)
    assert faults_of(path) == ["Its pixels were changed since it was painted."]


DAMAGES = {
    "a changed record": (lambda data: data.replace(b'"made_at": "2', b'"made_at": "x'), "checksum"),
    "a flipped bit in the pixels": (lambda data: flipped(data, b"IDAT", 30), "damaged"),
    "a flipped bit in the last checksum": (lambda data: data[:-1] + b"\0", "damaged"),
    "a flipped bit in the header": (lambda data: flipped(data, b"IHDR", 3), "damaged"),
    "no end": (lambda data: data[:-12], "damaged"),
    "a part missing": (lambda data: data[:700] + data[720:], "damaged"),
    "nothing": (lambda data: b"", "is empty"),
    "zeros": (lambda data: bytes(len(data)), "not a picture"),
}  # fmt: skip


def flipped(data: bytes, kind: bytes, place: int) -> bytes:
    place += data.index(kind)
    return data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :]


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_kind_of_damage_is_told(gallery: Gallery, damage: str) -> None:
    path = gallery.keep(pixels(1), record())
    change, words = DAMAGES[damage]
    data = change(path.read_bytes())
    assert data != path.read_bytes()
    path.write_bytes(data)
    (fault, *_) = verify(gallery.folder)
    assert fault.path == path
    assert words in fault.sentence
    assert fault.sentence.endswith(".")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"request": {"size_px": "big"}}, "size_px"),
        ({"request": {"variant": "of tomorrow"}}, "of tomorrow"),
        ({"request": {"schema_version": 99}}, "newer StyleStudio"),
        ({"report": {"weights": {"sha256": "none"}}}, "A checksum in it is damaged."),
        (
            {"sources": (SourceRecord(role="content", path="/a", sha256="AB" * 32),)},
            "A checksum in it is damaged.",
        ),
    ],
)
def test_what_cannot_be_painted_again_is_told(
    gallery: Gallery, changes: dict[str, object], sentence: str
) -> None:
    made = record()
    if "request" in changes:
        changes = {"request": {**made.request, **changes["request"]}}  # type: ignore[dict-item]
    path = gallery.keep(pixels(1), dataclasses.replace(made, **changes))
    (told,) = faults_of(path)
    assert sentence in told


# Stars ------------------------------------------------------------------------------------------


def test_stars_leave_all_else_byte_for_byte(gallery: Gallery) -> None:
    foreign = chunk(b"tEXt", b"Software\0GIMP") + chunk(b"zzZz", b"whatever")
    texts = [itxt(*pair) for pair in ((key, t.encode()) for key, t in texts_of(record()).items())]
    path = gallery.folder / "a.png"
    path.write_bytes(png(*texts, foreign) + b"behind the end")
    path.chmod(0o640)
    first = path.read_bytes()
    for stars in (1, 5, 0, 3, 3):
        before = path.stat()
        gallery.set_stars(path, stars)
        assert read_metadata(path).stars == stars
        assert 0 <= path.stat().st_mtime_ns - before.st_mtime_ns <= 1000
        assert path.stat().st_mode == before.st_mode
    data = path.read_bytes()
    for kept in (texts[0], foreign, first[first.index(b"IDAT") :]):
        assert kept in data
    assert len(data) - len(first) < 120
    assert faults_of(path) == []


def test_a_link_gets_stars_and_stays_a_link(gallery: Gallery, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.png"
    save_picture(pixels(), target)
    link = gallery.folder / "link.png"
    link.symlink_to(target)
    gallery.set_stars(link, 2)
    assert link.is_symlink()
    assert read_metadata(target).stars == 2
    assert gallery.picture("link.png").stars == 2
    assert {path.name for path in tmp_path.iterdir()} >= {"elsewhere.png", "pictures"}


@pytest.mark.parametrize("stars", [-1, 6])
def test_other_stars_are_a_mistake(gallery: Gallery, stars: int) -> None:
    with pytest.raises(ValueError, match="0 to 5"):
        gallery.set_stars(gallery.keep(pixels(), record()), stars)


# Sources ----------------------------------------------------------------------------------------


@pytest.fixture
def painted(gallery: Gallery, tmp_path: Path) -> PictureRecord:
    """From a photo and two paintings."""
    sources = []
    for number, name in enumerate(("photo.png", "night.jpg", "wave.webp")):
        save_picture(pixels(50 + number, 200), tmp_path / name)
        role = "style" if number else "content"
        digest = sha256_of(tmp_path / name)
        sources.append(SourceRecord(role=role, path=str(tmp_path / name), sha256=digest))
    made = dataclasses.replace(record(), sources=tuple(sources))
    gallery.keep(pixels(), made)
    return made


def test_sources_are_found_where_they_were(
    gallery: Gallery, painted: PictureRecord, tmp_path: Path
) -> None:
    found = find_sources(painted, gallery)
    assert [source.source for source in found] == list(painted.sources)
    assert [source.path for source in found] == [Path(each.path) for each in painted.sources]
    assert all(source.same for source in found)


def test_a_moved_source_is_found_by_its_content(
    gallery: Gallery, painted: PictureRecord, tmp_path: Path
) -> None:
    photo, night, wave = (Path(source.path) for source in painted.sources)
    attic = tmp_path / "attic"
    attic.mkdir()
    # Another picture was painted from the moved one: the index remembers that place.
    moved = Path(shutil.move(photo, attic / "renamed.png"))
    source = dataclasses.replace(painted.sources[0], path=str(moved))
    gallery.keep(pixels(2), dataclasses.replace(record(), sources=(source,)))
    # One lies in the gallery, one among those that were opened lately, one beside such a one.
    shutil.move(night, gallery.folder / night.name)
    wave = Path(shutil.move(wave, attic / wave.name))
    found = find_sources(painted, gallery, [tmp_path / "gone.png", attic / "any.jpg"])
    assert [each.path for each in found] == [moved, gallery.folder / night.name, wave]
    assert all(each.same for each in found)
    gallery.rebuild()
    assert find_sources(painted, gallery)[0].path == moved, "the pictures know as well"


def test_another_content_at_its_place_may_be_meant(
    gallery: Gallery, painted: PictureRecord
) -> None:
    photo, night, wave = (Path(source.path) for source in painted.sources)
    save_picture(pixels(99, 200), photo)
    night.unlink()
    wave.unlink()
    wave.mkdir()
    found = find_sources(painted, gallery)
    assert [(each.path, each.same) for each in found] == [
        (photo, False), (None, False), (None, False),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["", "/", ".", "a\0b", "\ud800", "/dev/zero", "x" * 5000])
def test_any_path_of_a_source_is_looked_for(gallery: Gallery, path: str) -> None:
    for digest in ("", "ab" * 32, "\ud800"):
        source = SourceRecord(role="content", path=path, sha256=digest)
        (found,) = find_sources(dataclasses.replace(record(), sources=(source,)), gallery)
        assert (found.path, found.same) == (None, False)


def test_small_pictures_of_the_sources_travel_along(
    gallery: Gallery, painted: PictureRecord
) -> None:
    (path,) = (entry.path for entry in gallery.find())
    small = read_source_thumbnails(path)
    assert small.keys() == {source.path for source in painted.sources}
    assert {max(each.shape) for each in small.values()} == {160}
    assert SOURCES_KEYWORD.encode() in path.read_bytes()
    with Image.open(path) as picture:
        assert "exif" not in picture.info
