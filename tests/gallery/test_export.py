"""Copies of pictures: format, size, depth, and what they say of themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, features

from stylestudio.errors import ImageError, SaveError, UserError
from stylestudio.gallery.export import (
    EXPORT_FORMATS,
    ExportOptions,
    contact_sheet_of,
    export_picture,
    export_pixels,
    load_pixels,
)
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import (
    RECORD_KEYWORD,
    SOURCES_KEYWORD,
    read_metadata,
    read_source_thumbnails,
)
from stylestudio.gallery.record import pixels_sha256
from stylestudio.gallery.verify import faults_of
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.depth import to_8_bit, to_16_bit
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.png_texts import write_with_texts
from tests.gallery.painted import OWNER, paint, pixels, record_from, sources_in

EXTENSIONS = {"PNG": ".png", "JPEG": ".jpg", "TIFF": ".tif", "WebP": ".webp", "AVIF": ".avif"}


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    gallery = Gallery(tmp_path / "gallery", tmp_path / "index.sqlite")
    yield gallery
    gallery.close()


def test_every_format_is_known_here() -> None:
    assert set(EXPORT_FORMATS) == set(EXTENSIONS)
    assert features.check("avif")


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("file_format", EXPORT_FORMATS)
def test_every_format_comes_back(
    gallery: Gallery, tmp_path: Path, file_format: str, bits: int
) -> None:
    source = paint(gallery, tmp_path, bits=bits)
    before = source.read_bytes()
    target = tmp_path / f"copy{EXTENSIONS[file_format]}"
    export_picture(source, target, ExportOptions(file_format))
    wanted = pixels(bits) if bits == 8 else to_8_bit(pixels(16))
    difference = np.abs(load_picture(target).astype(int) - wanted.astype(int))
    # Pillow keeps the upper byte of 16 bits, which is rounded down.
    assert difference.max() <= (1 if file_format in ("PNG", "TIFF") else 12)
    assert source.read_bytes() == before
    data = target.read_bytes()
    assert OWNER.encode() not in data
    assert "Tübingen × Waves".encode() in data
    with Image.open(target) as picture:
        assert picture.format.lower() == file_format.lower()


def test_all_sixteen_bits_go_along(gallery: Gallery, tmp_path: Path) -> None:
    source = paint(gallery, tmp_path, bits=16)
    target = tmp_path / "copy.png"
    export_picture(source, target, ExportOptions())
    np.testing.assert_array_equal(load_deep_png(target), pixels(16))
    export_picture(source, target, ExportOptions(longer_side_px=48))
    smaller = load_deep_png(target)
    assert smaller.shape == (32, 48, 3)
    assert (smaller % 257).any(), "there are levels between those of 8 bits"
    export_picture(source, target, ExportOptions(bits=8))
    assert load_deep_png(target) is None
    np.testing.assert_array_equal(load_picture(target), to_8_bit(pixels(16)))


def test_sixteen_bits_of_eight_look_the_same(gallery: Gallery, tmp_path: Path) -> None:
    source = paint(gallery, tmp_path)
    export_picture(source, tmp_path / "copy.png", ExportOptions(bits=16))
    np.testing.assert_array_equal(load_deep_png(tmp_path / "copy.png"), to_16_bit(pixels()))
    export_picture(source, tmp_path / "copy.tif", ExportOptions("TIFF", bits=16))
    with Image.open(tmp_path / "copy.tif") as picture:
        assert picture.tag_v2[258] == (16, 16, 16)


@pytest.mark.parametrize("bits", [8, 16])
def test_a_png_carries_its_whole_record_and_verifies(
    gallery: Gallery, tmp_path: Path, bits: int
) -> None:
    source = paint(gallery, tmp_path, bits=bits, variant="svd", series="5" * 32)
    gallery.set_stars(source, 4)
    target = tmp_path / "copy.png"
    export_picture(source, target, ExportOptions(longer_side_px=200))
    metadata, own = read_metadata(target), read_metadata(source)
    assert metadata.stars == 4
    assert metadata.record.picture_id == own.record.picture_id
    assert metadata.record.variant == "svd"
    assert metadata.record.sources[0].path == "photo.png"
    assert metadata.record.pixels_sha256 == pixels_sha256(load_pixels(target))
    assert faults_of(target) == []
    thumbnails, before = read_source_thumbnails(target), read_source_thumbnails(source)
    np.testing.assert_array_equal(thumbnails["photo.png"], before[own.record.sources[0].path])


@pytest.mark.parametrize("file_format", EXPORT_FORMATS)
def test_nothing_is_said_where_that_is_not_wanted(
    gallery: Gallery, tmp_path: Path, file_format: str
) -> None:
    source = paint(gallery, tmp_path)
    target = tmp_path / f"copy{EXTENSIONS[file_format]}"
    export_picture(source, target, ExportOptions(file_format, metadata=False))
    data = target.read_bytes()
    for words in (OWNER, "Waves", "StyleStudio", "xmpmeta", "photo.png"):
        assert words.encode() not in data


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF"])
def test_a_print_has_its_density(gallery: Gallery, tmp_path: Path, file_format: str) -> None:
    target = tmp_path / f"copy{EXTENSIONS[file_format]}"
    export_picture(paint(gallery, tmp_path), target, ExportOptions(file_format, dpi=150))
    with Image.open(target) as picture:
        assert float(picture.info["dpi"][0]) == pytest.approx(150, abs=0.02)


def test_less_quality_is_a_smaller_file(gallery: Gallery, tmp_path: Path) -> None:
    source = paint(gallery, tmp_path)
    for file_format in ("JPEG", "WebP", "AVIF"):
        sizes = []
        for quality in (30, 95):
            target = tmp_path / f"{quality}{EXTENSIONS[file_format]}"
            options = ExportOptions(file_format, quality=quality, longer_side_px=300)
            export_picture(source, target, options)
            sizes.append(target.stat().st_size)
        assert sizes[0] < sizes[1]


def test_pixels_of_the_window_take_their_sources_along(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path))
    target = tmp_path / "copy.png"
    export_pixels(pixels(16), record, target, ExportOptions())
    assert faults_of(target) == []
    assert set(read_source_thumbnails(target)) == {"photo.png", "painting.jpg"}
    assert OWNER.encode() not in target.read_bytes()
    export_pixels(pixels(), None, target, ExportOptions())
    assert read_metadata(target).record is None


def test_a_picture_of_somebody_elses_has_nothing_to_say(tmp_path: Path) -> None:
    source = tmp_path / "foreign.jpg"
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.fromarray(pixels()).save(source, exif=exif)
    for name, file_format in (("a.png", "PNG"), ("a.webp", "WebP")):
        export_picture(source, tmp_path / name, ExportOptions(file_format))
        assert b"taken at home" not in (tmp_path / name).read_bytes()


@pytest.mark.parametrize("link", ["hardlink_to", "symlink_to"])
def test_the_source_is_never_replaced(gallery: Gallery, tmp_path: Path, link: str) -> None:
    source = paint(gallery, tmp_path)
    before = source.read_bytes()
    other = tmp_path / "other name.png"
    getattr(other, link)(source)
    for target in (source, other):
        with pytest.raises(UserError, match="would replace"):
            export_picture(source, target, ExportOptions(longer_side_px=40))
    assert source.read_bytes() == before


def test_what_cannot_be_read_or_written_leaves_nothing(gallery: Gallery, tmp_path: Path) -> None:
    source = paint(gallery, tmp_path)
    target = tmp_path / "copy.png"
    cut = tmp_path / "cut.png"
    cut.write_bytes(source.read_bytes()[:-500])
    with pytest.raises(ImageError, match="damaged"):
        export_picture(cut, target, ExportOptions())
    with pytest.raises(SaveError, match="does not exist"):
        export_picture(source, tmp_path / "gone" / "copy.png", ExportOptions())
    with pytest.raises(ValueError, match="no name of a JPEG"):
        export_picture(source, target, ExportOptions("JPEG"))
    with pytest.raises(UserError, match="too large"):
        export_picture(source, target, ExportOptions(longer_side_px=100_000))
    with pytest.raises(UserError, match="WebP holds at most"):
        export_pixels(
            np.zeros((33, 17_000, 3), np.uint8), None, tmp_path / "wide.webp", ExportOptions("WebP")
        )
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_record_or_damaged_thumbnails_are_left_behind(
    gallery: Gallery, tmp_path: Path
) -> None:
    source = paint(gallery, tmp_path)
    odd, target = tmp_path / "odd.png", tmp_path / "copy.png"
    for text in ("", "{", "[]", '{"photo.png": 3}', '{"photo.png": "!"}', "[" * 5000):
        with odd.open("wb") as file:
            write_with_texts(source, file, {SOURCES_KEYWORD: text})
        export_picture(odd, target, ExportOptions())
        assert read_metadata(target).record is not None
        assert read_source_thumbnails(target) == {}
        with odd.open("wb") as file:
            write_with_texts(source, file, {RECORD_KEYWORD: text})
        export_picture(odd, target, ExportOptions())
        assert OWNER.encode() not in target.read_bytes()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"file_format": "GIF"}, "PNG, JPEG, TIFF, WebP, AVIF"),
        ({"quality": 0}, "1 to 100"),
        ({"quality": 101}, "1 to 100"),
        ({"bits": 12}, "8 or 16"),
        ({"file_format": "WebP", "bits": 16}, "PNG or TIFF"),
        ({"longer_side_px": 31}, "at least 32"),
        ({"dpi": 0.0}, "300 is usual"),
    ],
)
def test_impossible_options_are_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(UserError) as caught:
        ExportOptions(**options)
    assert words in str(caught.value)


def test_a_sheet_shows_all_of_them(gallery: Gallery, tmp_path: Path) -> None:
    paths = [paint(gallery, tmp_path, bits=bits) for bits in (8, 16)]
    foreign = tmp_path / "foreign.png"
    Image.fromarray(pixels()).save(foreign)
    one, three = (contact_sheet_of(p, "Title") for p in (paths[:1], [*paths, foreign]))
    assert one.dtype == three.dtype == np.uint8
    assert three.size > one.size


def test_options_are_plain_values() -> None:
    assert dataclasses.replace(ExportOptions(), bits=16) == ExportOptions(bits=16)
