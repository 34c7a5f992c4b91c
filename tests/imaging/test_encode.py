"""16 bits a channel, XMP and the size of a print, in each format that holds them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from stylestudio.errors import UserError
from stylestudio.imaging import encode
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.depth import to_16_bit
from stylestudio.imaging.encode import DEEP_FORMATS, encode_picture
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.save import SAVE_FORMATS, save_picture

from . import samples


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><é/></x:xmpmeta>'.encode()


@pytest.mark.parametrize("extension", [".png", ".tif", ".tiff"])
def test_16_bits_are_kept(tmp_path, extension):
    pixels = to_16_bit(samples.photo()) ^ 0x1234
    path = tmp_path / f"a{extension}"
    save_picture(pixels, path, text={"Title": "Étude"}, xmp=XMP, dpi=240)
    read = load_deep_png(path) if extension == ".png" else tifffile.imread(path)
    assert np.array_equal(read, pixels)
    assert np.array_equal(load_picture(path), pixels >> 8)
    assert probe_picture(path).format == SAVE_FORMATS[extension]
    with Image.open(path) as picture:
        picture.load()
        assert picture.info["xmp"] == XMP
        assert picture.info["dpi"] == pytest.approx((240, 240), abs=0.02)
        if extension == ".png":
            assert picture.text["Title"] == "Étude"
            assert picture.info["srgb"] == 0
    data = path.read_bytes()
    save_picture(pixels.copy(), path, text={"Title": "Étude"}, xmp=XMP, dpi=240)
    assert path.read_bytes() == data


@pytest.mark.parametrize("extension", [".jpg", ".webp", ".avif"])
def test_16_bits_where_there_is_no_room_for_them(tmp_path, extension):
    assert SAVE_FORMATS[extension] not in DEEP_FORMATS
    with pytest.raises(ValueError, match="16 bits"):
        save_picture(to_16_bit(samples.photo()), tmp_path / f"a{extension}")
    assert not names_in(tmp_path)


@pytest.mark.parametrize("extension", SAVE_FORMATS)
def test_xmp(tmp_path, extension):
    path = tmp_path / f"a{extension}"
    save_picture(samples.photo(), path, xmp=XMP)
    with Image.open(path) as picture:
        picture.load()
        assert picture.info["xmp"] == XMP
    assert XMP in path.read_bytes()


@pytest.mark.parametrize("extension", SAVE_FORMATS)
def test_much_xmp(tmp_path, extension):
    path = tmp_path / f"a{extension}"
    most = encode._LONGEST_JPEG_XMP
    for length in (most, most + 1, 200_000):
        save_picture(samples.photo(), path, xmp=b"x" * length)
        with Image.open(path) as picture:
            picture.load()
            found = len(picture.info.get("xmp", b""))
        assert found == (0 if SAVE_FORMATS[extension] == "JPEG" and length > most else length)
    assert load_picture(path).shape == samples.photo().shape


@pytest.mark.parametrize("dpi", [72, 299.72, 1200])
@pytest.mark.parametrize("extension", SAVE_FORMATS)
def test_dpi(tmp_path, extension, dpi):
    path = tmp_path / f"a{extension}"
    save_picture(samples.photo(), path, dpi=dpi)
    with Image.open(path) as picture:
        picture.load()
        found = picture.info.get("dpi")
    label = SAVE_FORMATS[extension]
    if label in ("WebP", "AVIF"):
        assert found is None
    else:
        # A JPEG holds whole numbers, a PNG whole pixels per metre.
        assert found == pytest.approx((dpi, dpi), abs=0.5 if label == "JPEG" else 0.02)


@pytest.mark.parametrize("extension", SAVE_FORMATS)
def test_nothing_is_said_where_nothing_is_given(extension):
    data = encode_picture(samples.photo(), SAVE_FORMATS[extension])
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        assert "xmp" not in picture.info
        assert picture.info.get("dpi") in (None, (1, 1))
    assert data == encode_picture(samples.photo(), SAVE_FORMATS[extension], xmp=b"")


@pytest.mark.parametrize("dpi", [0, 0.5, 9601, float("nan"), float("inf"), -72])
def test_dpi_out_of_range(tmp_path, dpi):
    for pixels in (samples.photo(), to_16_bit(samples.photo())):
        with pytest.raises(ValueError, match="dpi"):
            save_picture(pixels, tmp_path / "a.png", dpi=dpi)
    assert not names_in(tmp_path)


@pytest.mark.parametrize("extension", SAVE_FORMATS)
def test_encoding_alone_gives_the_same_bytes(tmp_path, extension):
    options = {"quality": 80, "text": {"Title": "x"}, "xmp": XMP, "dpi": 150}
    save_picture(samples.photo(), tmp_path / f"a{extension}", **options)
    data = encode_picture(samples.photo(), SAVE_FORMATS[extension], **options)
    assert data == (tmp_path / f"a{extension}").read_bytes()


def test_encoding_alone_names_no_file():
    with pytest.raises(UserError, match=r"^The picture cannot be saved: WebP holds at most 16383"):
        encode_picture(np.zeros((1, 16_384, 3), np.uint8), "WebP")
