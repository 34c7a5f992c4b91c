"""16 bits a channel: exact, readable by others, and nothing bad comes out of a bad file."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from contextlib import suppress

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from stylestudio.errors import ImageError
from stylestudio.imaging import deep_png, deep_tiff
from stylestudio.imaging.colour import srgb_profile
from stylestudio.imaging.deep_png import encode_deep_png, load_deep_png
from stylestudio.imaging.deep_tiff import encode_deep_tiff
from stylestudio.imaging.depth import to_8_bit, to_16_bit
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.save import save_picture

from . import samples

any_pixels = st.tuples(st.integers(32, 40), st.integers(32, 40)).flatmap(
    lambda size: arrays(np.uint16, (*size, 3))
)
quietly = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def deep_photo(height: int = 48, width: int = 64) -> np.ndarray:
    low = np.random.default_rng(1).integers(0, 257, (height, width, 3), np.uint16)
    return samples.photo(height, width).astype(np.uint16) * 256 + np.minimum(low, 255)


def filtered(pixels: np.ndarray, filters: list[int]) -> bytes:
    """Rows as the PNG specification's section 9.2 says it, byte by byte."""
    rows = pixels.astype(">u2").reshape(len(pixels), -1).view(np.uint8).astype(int).tolist()
    above = [0] * len(rows[0])
    data = bytearray()
    for row, kind in zip(rows, filters, strict=True):
        data.append(kind)
        for at, byte in enumerate(row):
            left = row[at - 6] if at >= 6 else 0
            corner = above[at - 6] if at >= 6 else 0
            near = min(
                (left, above[at], corner), key=lambda v, s=left + above[at] - corner: abs(s - v)
            )
            data.append((byte - [0, left, above[at], (left + above[at]) // 2, near][kind]) % 256)
        above = row
    return bytes(data)


# --- from 8 to 16 bits and back -------------------------------------------------------------------


def test_every_level():
    levels = np.arange(65536, dtype=np.uint16)
    assert np.array_equal(to_8_bit(levels), np.floor(levels / 257 + 0.5))
    few = np.arange(256, dtype=np.uint8)
    assert np.array_equal(to_16_bit(few), np.arange(256) * 257)
    assert np.array_equal(to_8_bit(to_16_bit(few)), few)
    assert to_8_bit(levels).dtype == np.uint8
    assert to_16_bit(few).dtype == np.uint16


def test_levels_of_another_type():
    with pytest.raises(ValueError, match="expected uint16"):
        to_8_bit(samples.photo())
    with pytest.raises(ValueError, match="expected uint8"):
        to_16_bit(deep_photo())


# --- what is written ------------------------------------------------------------------------------


@quietly
@given(pixels=any_pixels, strip_bytes=st.sampled_from([1, 1000, 2**19]))
def test_any_pixels_come_back_from_a_png(tmp_path, pixels, strip_bytes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deep_png, "_STRIP_BYTES", strip_bytes)
        (tmp_path / "a.png").write_bytes(encode_deep_png(pixels, []))
        assert np.array_equal(load_deep_png(tmp_path / "a.png"), pixels)


@quietly
@given(pixels=any_pixels, strip_bytes=st.sampled_from([1, 1000, 2**20]))
def test_any_pixels_come_back_from_a_tiff(pixels, strip_bytes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deep_tiff, "_STRIP_BYTES", strip_bytes)
        data = encode_deep_tiff(pixels)
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        assert np.array_equal(file.pages[0].asarray(), pixels)


@pytest.mark.parametrize("extension", [".png", ".tif"])
@pytest.mark.parametrize("size", [(48, 64), (32, 301), (300, 33)])
def test_programs_of_8_bits_see_the_upper_bytes(tmp_path, extension, size):
    pixels = deep_photo(*size)
    for view in (pixels, pixels[::-1], np.asfortranarray(pixels), pixels[:, :, ::-1]):
        save_picture(view, tmp_path / f"a{extension}")
        assert np.array_equal(load_picture(tmp_path / f"a{extension}"), view >> 8)


def test_the_filter_is_the_one_of_the_specification():
    pixels = deep_photo()
    rows = b"".join(strip.tobytes() for strip in deep_png._filtered_strips(pixels))
    assert rows == filtered(pixels, [4] * len(pixels))


def test_what_a_tiff_says_of_itself():
    data = encode_deep_tiff(deep_photo(), xmp=b"<x/>", dpi=299.5)
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        assert len(file.pages) == 1
        tags = {tag.name: tag.value for tag in file.pages[0].tags}
    assert tags["BitsPerSample"] == (16, 16, 16)
    assert tags["Predictor"] == 2
    assert tags["XResolution"] == tags["YResolution"] == (299500, 1000)
    assert tags["ResolutionUnit"] == 2
    assert tags["XMP"] == b"<x/>"
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.info["icc_profile"] == srgb_profile()


def test_flat_colours_take_little():
    pixels = np.full((400, 400, 3), 12345, np.uint16)
    assert len(encode_deep_png(pixels, [])) < 0.02 * pixels.nbytes
    assert len(encode_deep_tiff(pixels)) < 0.02 * pixels.nbytes


# --- what is read ---------------------------------------------------------------------------------


@quietly
@given(pixels=arrays(np.uint16, (33, 35, 3)), filters=st.lists(
    st.integers(0, 4), min_size=33, max_size=33
))  # fmt: skip
def test_every_filter_is_undone(tmp_path, pixels, filters):
    data = samples.png(35, 33, 16, 2, filtered(pixels, filters))
    (tmp_path / "a.png").write_bytes(data)
    assert np.array_equal(load_deep_png(tmp_path / "a.png"), pixels)


def test_what_is_read_is_an_array_of_its_own(tmp_path):
    save_picture(deep_photo(), tmp_path / "a.png")
    pixels = load_deep_png(tmp_path / "a.png")
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous
    assert pixels.flags.owndata


ROWS = b"\0" * (32 * (1 + 32 * 6))


@pytest.mark.parametrize(
    "data",
    [
        samples.png(32, 32, 8, 2, samples.unfiltered(np.zeros((32, 32, 3), np.uint8))),
        samples.png(32, 32, 16, 0, samples.unfiltered(np.zeros((32, 32), np.uint16))),
        samples.png(32, 32, 16, 6, samples.unfiltered(np.zeros((32, 32, 4), np.uint16))),
        samples.png(32, 32, 16, 2, ROWS, before=samples.chunk(b"tRNS", bytes(6))),
        samples.png(32, 32, 16, 2, ROWS, before=samples.chunk(
            b"iCCP", b"x\0\0" + zlib.compress(samples.rgb_profile())
        )),
        samples.png(32, 32, 16, 2, ROWS, after=samples.chunk(
            b"eXIf", b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x112, 3, 1, 6, 0, 0)
        )),
        samples.every_format(samples.photo())["JPEG"],
        samples.every_format(samples.photo())["TIFF"],
        b"x",
        b"no picture at all, but long enough to hold the header of one",
    ],
)  # fmt: skip
def test_what_load_picture_has_to_read(tmp_path, data):
    (tmp_path / "a.png").write_bytes(data)
    assert load_deep_png(tmp_path / "a.png") is None


def test_an_interlaced_file_is_left_to_load_picture(tmp_path):
    header = struct.pack(">IIBBBBB", 32, 32, 16, 2, 0, 0, 1)
    data = b"\x89PNG\r\n\x1a\n" + samples.chunk(b"IHDR", header)
    (tmp_path / "a.png").write_bytes(data)
    assert load_deep_png(tmp_path / "a.png") is None


def test_a_file_that_is_missing(tmp_path):
    with pytest.raises(ImageError, match="does not exist"):
        load_deep_png(tmp_path / "a.png")


def test_a_file_that_is_cut_off(tmp_path):
    save_picture(deep_photo(), tmp_path / "a.png", text={"Title": "x"})
    data = (tmp_path / "a.png").read_bytes()
    for length in (33, 34, 40, 60, 100, len(data) // 2, len(data) - 12, len(data) - 1):
        (tmp_path / "b.png").write_bytes(data[:length])
        with pytest.raises(ImageError, match="damaged or incomplete") as caught:
            load_deep_png(tmp_path / "b.png")
        assert "b.png" in caught.value.message


@quietly
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_never_becomes_a_picture(tmp_path, place, bit):
    data = bytearray(encode_deep_png(deep_photo(32, 32), [(b"sRGB", b"\0")]))
    data[int(place * len(data))] ^= 1 << bit
    (tmp_path / "a.png").write_bytes(data)
    with suppress(ImageError):
        assert load_deep_png(tmp_path / "a.png") is None


@pytest.mark.parametrize(
    "rows", [b"", ROWS[:-1], b"\x05" + ROWS[1:]], ids=["none", "too few", "an unknown filter"]
)
def test_rows_that_are_wrong_in_a_file_that_is_whole(tmp_path, rows):
    (tmp_path / "a.png").write_bytes(samples.png(32, 32, 16, 2, rows))
    with pytest.raises(ImageError, match="damaged or incomplete"):
        load_deep_png(tmp_path / "a.png")


def test_more_pixels_than_can_be_worked_with(tmp_path):
    (tmp_path / "a.png").write_bytes(samples.png(20_000, 20_000, 16, 2, ROWS))
    with pytest.raises(ImageError, match="too large"):
        load_deep_png(tmp_path / "a.png")


@pytest.mark.skipif(sys.platform != "linux", reason="needs the peak of the process in kB")
def test_a_bomb_is_not_inflated(tmp_path):
    import resource

    packer = zlib.compressobj(1)
    data = packer.compress(ROWS) + b"".join(packer.compress(bytes(2**24)) for _ in range(16))
    header = struct.pack(">IIBBBBB", 32, 32, 16, 2, 0, 0, 0)
    (tmp_path / "a.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + samples.chunk(b"IHDR", header)
        + samples.chunk(b"IDAT", data + packer.flush())
        + samples.chunk(b"IEND", b"")
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert not load_deep_png(tmp_path / "a.png").any()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
