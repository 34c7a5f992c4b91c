"""Whatever a file holds or is: pixels or an ImageError, never another exception, never a wait."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import socket
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from stylestudio.errors import ImageError, OutOfMemoryError
from stylestudio.imaging import files, formats
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.save import save_picture

from . import samples

FILES = samples.every_format(samples.photo(64, 50))
FORMATS = sorted(FILES)

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")

BOTH = pytest.mark.parametrize("read", [load_picture, probe_picture])


def refusal(read, path: Path | str) -> ImageError:
    with pytest.raises(ImageError) as caught:
        read(path)
    error = caught.value
    assert files.shown_name(path) in error.message
    # The name alone: folders are private, and long.
    assert str(Path(path).parent) not in error.message or Path(path).parent == Path()
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")
    assert "\n" not in str(error)
    return error


# --- not a file ---------------------------------------------------------------------------------


@BOTH
def test_missing_file_and_missing_folder(tmp_path, read):
    assert "does not exist" in refusal(read, tmp_path / "sea.jpg").message
    assert "does not exist" in refusal(read, tmp_path / "gone" / "sea.jpg").message
    assert "does not exist" in refusal(read, "").message


@BOTH
def test_a_file_used_as_a_folder(tmp_path, read):
    (tmp_path / "a").write_bytes(b"x")
    refusal(read, tmp_path / "a" / "sea.jpg")


@BOTH
def test_a_folder(tmp_path, read):
    folder = tmp_path / "holiday.jpg"
    folder.mkdir()
    assert "is a folder" in refusal(read, folder).message
    assert "is a folder" in refusal(read, str(folder) + os.sep).message


@posix_only
@BOTH
@pytest.mark.timeout(10)
def test_a_pipe_does_not_block(tmp_path, read):
    os.mkfifo(tmp_path / "pipe.png")
    assert "not a file" in refusal(read, tmp_path / "pipe.png").message


@posix_only
@pytest.mark.timeout(10)
def test_a_pipe_put_in_place_between_look_and_opening_does_not_block(tmp_path, monkeypatch):
    Image.fromarray(samples.photo()).save(tmp_path / "a.png")
    os.mkfifo(tmp_path / "pipe.png")
    seen = (tmp_path / "a.png").stat()
    monkeypatch.setattr(files.os, "stat", lambda _path: seen)
    assert "not a file" in refusal(load_picture, tmp_path / "pipe.png").message


@posix_only
@BOTH
@pytest.mark.timeout(10)
def test_a_socket_and_a_device(tmp_path, read, monkeypatch):
    # A relative name, since a socket's may not be longer than about 100 bytes.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.png")
        assert "not a file" in refusal(read, tmp_path / "s.png").message
    assert "not a file" in refusal(read, "/dev/zero").message


@posix_only
@BOTH
def test_links(tmp_path, read):
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    refusal(read, tmp_path / "loop.png")
    (tmp_path / "dangling.png").symlink_to(tmp_path / "gone")
    assert "does not exist" in refusal(read, tmp_path / "dangling.png").message
    Image.fromarray(samples.photo()).save(tmp_path / "a.png")
    (tmp_path / "good.png").symlink_to(tmp_path / "a.png")
    read(tmp_path / "good.png")


@BOTH
@pytest.mark.parametrize("name", ["a\0b.png", "x" * 300 + ".png", "\udcff.png"])
def test_impossible_names(tmp_path, read, name):
    refusal(read, tmp_path / name)


@BOTH
def test_no_permission(tmp_path, read, monkeypatch):
    Image.fromarray(samples.photo()).save(tmp_path / "a.png")

    # Not chmod: the tests may run as root, who may read everything.
    def denied(*_args: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files.os, "open", denied)
    error = refusal(read, tmp_path / "a.png")
    assert "not allowed" in error.message
    assert "permissions" in error.remedy


def test_a_disk_that_fails_half_way(tmp_path, monkeypatch):
    path = tmp_path / "a.bmp"
    path.write_bytes(FILES["BMP"])

    def failing(_picture: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(formats.BmpImagePlugin.BmpImageFile, "load", failing)
    error = refusal(load_picture, path)
    assert "Input/output error" in error.message
    assert "disk" in error.remedy


@BOTH
def test_a_file_of_absurd_length(tmp_path, read):
    path = tmp_path / "a.webp"
    with path.open("wb") as file:
        file.write(FILES["WebP"])
        # A hole: nothing is written.
        file.truncate(files.MAX_FILE_BYTES + 1)
    assert "GiB" in refusal(read, path).message


def test_no_file_stays_open(tmp_path):
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name, data in FILES.items():
        for content in (data, data[: len(data) // 2], b"text", b""):
            path = tmp_path / name
            path.write_bytes(content)
            for read in (load_picture, probe_picture):
                with contextlib.suppress(ImageError):
                    read(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


# --- not a picture ------------------------------------------------------------------------------


@BOTH
def test_an_empty_file(tmp_path, read):
    (tmp_path / "a.jpg").touch()
    assert "is empty" in refusal(read, tmp_path / "a.jpg").message


@BOTH
@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary",
        b"%PDF-1.7\n",
        b"8BPS\0\1",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"<svg/>",
        b"\0" * 100,
    ],
)
def test_something_else_called_jpg(tmp_path, read, content):
    (tmp_path / "a.jpg").write_bytes(content)
    error = refusal(read, tmp_path / "a.jpg")
    assert "not a picture" in error.message
    assert "JPEG" in error.remedy


@pytest.mark.parametrize("name", ["two\nlines.png", "bell\a.png", "n" * 200 + ".png"])
def test_strange_names_make_a_message_of_one_line(tmp_path, name):
    (tmp_path / name).write_bytes(b"text")
    error = refusal(load_picture, tmp_path / name)
    assert len(error.message) < 200
    assert error.message.isprintable()


# --- sizes --------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("size", [(31, 100), (100, 31), (1, 1)])
def test_too_small(tmp_path, read, size):
    Image.new("RGB", size).save(tmp_path / "a.png")
    error = refusal(read, tmp_path / "a.png")
    assert f"{size[0]} × {size[1]}" in error.message
    assert "32" in error.remedy


@BOTH
def test_just_large_enough(tmp_path, read):
    Image.new("RGB", (32, 32)).save(tmp_path / "a.png")
    read(tmp_path / "a.png")


def _claimed(name: str, width: int, height: int) -> bytes:
    """A small file whose header claims a huge picture."""
    data = bytearray(FILES[name])
    match name:
        case "PNG":
            return samples.png(width, height, 8, 2, b"")
        case "JPEG":
            at = data.index(b"\xff\xc0") + 5
            data[at : at + 4] = struct.pack(">HH", height, width)
        case "GIF":
            data[6:10] = struct.pack("<HH", width, height)
        case "BMP":
            data[18:26] = struct.pack("<ii", width, height)
        case "TIFF":
            return samples.tiff(samples.photo(), {256: (width,), 257: (height,)})
    return bytes(data)


@BOTH
@pytest.mark.parametrize("name", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_too_large_by_the_header_without_decoding(tmp_path, read, name, monkeypatch):
    (tmp_path / "a.png").write_bytes(_claimed(name, 30_000, 30_000))
    monkeypatch.setattr(Image.core, "new", lambda *_a: pytest.fail("memory for the pixels"))
    monkeypatch.setattr(Image.core, "fill", lambda *_a: pytest.fail("memory for the pixels"))
    error = refusal(read, tmp_path / "a.png")
    assert "30000 × 30000" in error.message
    assert "200 megapixels" in error.message


def test_the_limit_is_200_megapixels(tmp_path):
    # More than Pillow would allow by itself, and exactly the limit; then one row more.
    for height, verdict in ((10_000, "damaged"), (10_001, "too large")):
        (tmp_path / "a.png").write_bytes(_claimed("PNG", 20_000, height))
        assert verdict in refusal(load_picture, tmp_path / "a.png").message
    (tmp_path / "a.png").write_bytes(_claimed("PNG", 20_000, 10_000))
    assert probe_picture(tmp_path / "a.png").width_px == 20_000


@BOTH
def test_a_webp_with_a_canvas_beyond_the_limit(tmp_path, read):
    vp8x = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xfe\x3f\0" * 2
    content = b"WEBP" + vp8x + FILES["WebP"][12:]
    (tmp_path / "a.webp").write_bytes(b"RIFF" + struct.pack("<I", len(content)) + content)
    assert "too large" in refusal(read, tmp_path / "a.webp").message


@pytest.mark.parametrize("place", [formats, Image.Image])
def test_memory_that_runs_out(tmp_path, monkeypatch, place):
    path = tmp_path / "a.png"
    path.write_bytes(FILES["PNG"])

    def exhausted(*_args: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(place, "sniff" if place is formats else "load", exhausted)
    monkeypatch.setattr(formats.PngImagePlugin.PngImageFile, "load", exhausted)
    with pytest.raises(OutOfMemoryError) as caught:
        load_picture(path)
    assert "a.png" in caught.value.message
    assert caught.value.remedy


# --- damaged ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_cut_off_at_every_length(tmp_path, name):
    """A file cut off anywhere is refused, unless only what follows the pixels is missing."""
    data = FILES[name]
    whole = load_picture_bytes(tmp_path, data)
    step = max(1, len(data) // 60)
    refused = 0
    for length in [*range(1, len(data), step), *range(len(data) - 20, len(data))]:
        try:
            loaded = load_picture_bytes(tmp_path, data[:length])
        except ImageError:
            refused += 1
        else:
            assert np.array_equal(loaded, whole), f"half a picture from {length} of {len(data)}"
    assert refused > 50


def load_picture_bytes(folder: Path, data: bytes) -> np.ndarray:
    path = folder / "cut"
    path.write_bytes(data)
    return load_picture(path)


def _attempt(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for read, options in (
        (load_picture, {}),
        (load_picture, {"longer_side_px": 20}),
        (probe_picture, {}),
    ):
        with contextlib.suppress(ImageError):
            read(path, **options)


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_bytes(tmp_path, name):
    """Bytes overwritten at random, above all in the headers, where they do most harm."""
    rng = random.Random(name)
    for _ in range(40):
        data = bytearray(FILES[name])
        for _ in range(rng.choice((1, 1, 2, 8))):
            at = rng.randrange(min(len(data), rng.choice((40, 200, len(data)))))
            data[at] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
        _attempt(tmp_path / "a", bytes(data))


HEADS = [b"", *(data[:n] for data in FILES.values() for n in (4, 12, 30, 60))]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=400))
def test_random_bytes(tmp_path, head, tail):
    if head + tail:
        _attempt(tmp_path / "a", head + tail)


def test_a_png_whose_pixels_are_no_zlib(tmp_path):
    data = FILES["PNG"].replace(zlib.compress(b"")[:2], b"\0\0", 1)
    (tmp_path / "a.png").write_bytes(data)
    assert "damaged" in refusal(load_picture, tmp_path / "a.png").message


@pytest.mark.parametrize(
    "error", [SyntaxError, ValueError, struct.error, zlib.error, OSError, KeyError, RecursionError]
)
def test_whatever_pillow_raises_is_an_image_error(tmp_path, monkeypatch, error):
    (tmp_path / "a.png").write_bytes(FILES["PNG"])

    def raising(_picture: object) -> None:
        raise error("secret detail")

    monkeypatch.setattr(formats.PngImagePlugin.PngImageFile, "load", raising)
    refused = refusal(load_picture, tmp_path / "a.png")
    assert "damaged" in refused.message
    # For the log, not for the user.
    assert isinstance(refused.__cause__, error)
    assert "secret" not in str(refused)


def test_the_caller_may_still_interrupt(tmp_path, monkeypatch):
    (tmp_path / "a.png").write_bytes(FILES["PNG"])

    def interrupted(_picture: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(formats.PngImagePlugin.PngImageFile, "load", interrupted)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_234_567)
    with pytest.raises(KeyboardInterrupt):
        load_picture(tmp_path / "a.png")
    assert Image.MAX_IMAGE_PIXELS == 1_234_567


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt"])
def test_a_text_that_inflates_without_end_is_no_reason_to_refuse_the_picture(
    tmp_path: Path, kind: bytes
) -> None:
    path = tmp_path / "bomb.png"
    pixels = noise(40, 50)
    save_picture(pixels, path)
    bomb = zlib.compress(bytes(64 * 2**20), 9)
    middle = b"\0" if kind == b"zTXt" else b"\1\0\0\0"
    insert_chunk(path, kind, b"Comment\0" + middle + bomb)
    np.testing.assert_array_equal(load_picture(path), pixels)
    assert (probe_picture(path).width_px, probe_picture(path).height_px) == (50, 40)


def test_a_text_that_does_not_match_its_checksum_is_no_reason_either(tmp_path: Path) -> None:
    path = tmp_path / "text.png"
    pixels = noise(40, 50)
    save_picture(pixels, path, text={"Comment": "something to be damaged"})
    path.write_bytes(path.read_bytes().replace(b"to be damaged", b"to be demaged"))
    np.testing.assert_array_equal(load_picture(path), pixels)
    assert probe_picture(path).format == "PNG"


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (height, width, 3), np.uint8)


def insert_chunk(path: Path, kind: bytes, data: bytes) -> None:
    """Behind the header, with a checksum that is right."""
    whole = path.read_bytes()
    chunk = len(data).to_bytes(4, "big") + kind + data
    chunk += zlib.crc32(kind + data).to_bytes(4, "big")
    path.write_bytes(whole[:33] + chunk + whole[33:])
