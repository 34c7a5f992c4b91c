from __future__ import annotations

import io
import subprocess
import sys
import threading
import warnings

import numpy as np
import pytest
from PIL import Image

from stylestudio.imaging import formats
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture

from . import samples

EXACT = {"PNG", "WebP", "TIFF", "BMP"}
TURNED = ("JPEG", "PNG", "TIFF", "WebP", "AVIF", "HEIC")


@pytest.mark.parametrize("size", [(33, 47), (64, 32), (32, 33)])
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP", "TIFF", "BMP", "AVIF", "HEIC"])
def test_pixels_come_back(tmp_path, name, size):
    pixels = samples.photo(*size)
    # The wrong extension on purpose: only the content counts.
    path = tmp_path / "picture.gif"
    path.write_bytes(samples.encoded(Image.fromarray(pixels), name))
    loaded = load_picture(path)
    assert loaded.dtype == np.uint8
    assert samples.distance(loaded, pixels) <= (0 if name in EXACT else 8)
    info = probe_picture(path)
    assert (info.height_px, info.width_px, info.format) == (*size, name)


def test_the_array_is_the_callers_own(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(samples.photo()).save(path)
    loaded = load_picture(str(path))
    assert loaded.flags.owndata
    assert loaded.flags.writeable
    assert loaded.flags.c_contiguous
    loaded[:] = 0
    assert load_picture(path).any()


def test_first_frame_of_a_gif(tmp_path):
    red, blue = (Image.new("RGB", (40, 36), colour) for colour in ("red", "blue"))
    red.save(tmp_path / "a.gif", save_all=True, append_images=[blue])
    assert np.array_equal(np.unique(load_picture(tmp_path / "a.gif")[:, :, 0]), [255])


def test_first_page_of_a_tiff_and_first_frame_of_a_webp(tmp_path):
    red, blue = (Image.new("RGB", (40, 36), colour) for colour in ("red", "blue"))
    for name in ("a.tif", "a.webp"):
        red.save(tmp_path / name, save_all=True, append_images=[blue])
        assert load_picture(tmp_path / name)[0, 0, 0] > 250


def _turned_file(name: str, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = Image.fromarray(samples.photo())
    if name == "HEIC":
        return samples.heic(picture, orientation=orientation)
    return samples.encoded(picture, name, exif=exif)


def _upright(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """EXIF 2.32: which side of the scene the 0th row and the 0th column of the file are."""
    row, column = {
        1: ("top", "left"),
        2: ("top", "right"),
        3: ("bottom", "right"),
        4: ("bottom", "left"),
        5: ("left", "top"),
        6: ("right", "top"),
        7: ("right", "bottom"),
        8: ("left", "bottom"),
    }[orientation]
    if row in ("left", "right"):
        pixels, row, column = pixels.transpose(1, 0, 2), column, row
    pixels = pixels[::-1] if row == "bottom" else pixels
    return pixels[:, ::-1] if column == "right" else pixels


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", TURNED)
def test_exif_orientation(tmp_path, name, orientation):
    path = tmp_path / "a"
    path.write_bytes(_turned_file(name, orientation))
    expected = _upright(samples.photo(), orientation)
    assert samples.distance(load_picture(path), expected) <= (0 if name in EXACT else 8)
    info = probe_picture(path)
    assert (info.height_px, info.width_px) == expected.shape[:2]
    small = load_picture(path, longer_side_px=20)
    assert small.shape == ((14, 20, 3) if orientation <= 4 else (20, 14, 3))
    # Its corners are the right ones: the four differ by more than 100 in red or green.
    for y in (0, -1):
        for x in (0, -1):
            assert samples.distance(small[y, x, :2], expected[y, x, :2]) < 40


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_ignored(tmp_path, value):
    exif = Image.Exif()
    exif[0x0112] = value
    Image.fromarray(samples.photo()).save(tmp_path / "a.png", exif=exif)
    assert np.array_equal(load_picture(tmp_path / "a.png"), samples.photo())
    assert probe_picture(tmp_path / "a.png").width_px == 47


XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>"""


@pytest.mark.parametrize(("name", "turned"), [("JPEG", True), ("AVIF", False)])
def test_orientation_in_xmp(tmp_path, name, turned):
    # In AVIF the container says how the picture is turned (ISO/IEC 23000-22, 7.3.6); here: not.
    path = tmp_path / "a"
    path.write_bytes(samples.encoded(Image.fromarray(samples.photo()), name, xmp=XMP))
    expected = _upright(samples.photo(), 6 if turned else 1)
    assert samples.distance(load_picture(path), expected) <= 8
    assert probe_picture(path).width_px == expected.shape[1]


def _exif_turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes().removeprefix(b"Exif\0\0")


def test_orientation_that_follows_the_pixels_of_a_png(tmp_path):
    pixels = samples.photo()
    data = samples.png(
        47,
        33,
        8,
        2,
        samples.unfiltered(pixels),
        after=samples.chunk(b"eXIf", _exif_turned(6)),
    )
    (tmp_path / "a.png").write_bytes(data)
    expected = _upright(pixels, 6)
    assert np.array_equal(load_picture(tmp_path / "a.png"), expected)
    info = probe_picture(tmp_path / "a.png")
    assert (info.height_px, info.width_px) == (47, 33)


@pytest.mark.parametrize(
    "exif",
    [
        b"",
        b"Exif\0\0",
        b"Exif\0\0garbage",
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff",
    ],
)
def test_broken_exif_costs_neither_picture_nor_silence(tmp_path, exif):
    for name in ("JPEG", "WebP"):
        path = tmp_path / name
        path.write_bytes(samples.encoded(Image.fromarray(samples.photo()), name, exif=exif))
        assert samples.distance(load_picture(path), samples.photo()) <= 6
        assert probe_picture(path).width_px == 47


def test_warnings_of_pillow_do_not_leak(tmp_path):
    # A TIFF whose software tag lies outside the file makes Pillow warn.
    data = bytearray(samples.tiff(samples.photo(), {305: (1, 2, 3)}))
    at = data.index((305).to_bytes(2, "little") + b"\x03\0\x03\0\0\0")
    data[at + 8 : at + 12] = b"\xff\xff\xff\x7f"
    (tmp_path / "a.tif").write_bytes(data)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        # The condition that makes this test worth something:
        with Image.open(tmp_path / "a.tif") as picture:
            picture.load()
        assert seen
        seen.clear()
        assert np.array_equal(load_picture(tmp_path / "a.tif"), samples.photo())
        assert not seen


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP", "TIFF", "BMP", "GIF", "AVIF", "HEIC"])
@pytest.mark.parametrize("limit", [1, 50, 127])
def test_for_display_the_longer_side_is_at_most_the_limit(tmp_path, name, limit):
    path = tmp_path / "a"
    pixels = samples.photo(300, 211)
    path.write_bytes(samples.encoded(Image.fromarray(pixels), name))
    small = load_picture(path, longer_side_px=limit)
    assert small.shape == (limit, max(1, round(limit * 211 / 300)), 3)
    if limit > 1:
        direct = np.asarray(
            Image.fromarray(pixels).resize(small.shape[1::-1], Image.Resampling.BOX)
        )
        # A GIF has 256 colours, dithered; the others differ by the filter alone.
        tolerance = 12 if name == "GIF" else 3
        assert np.abs(small.astype(int) - direct).mean() < tolerance


def test_for_display_a_small_picture_is_not_enlarged(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(samples.photo()).save(path)
    for limit in (47, 48, 5000):
        assert np.array_equal(load_picture(path, longer_side_px=limit), samples.photo())


def test_for_display_a_transparent_picture_keeps_its_edges_white(tmp_path):
    # Hidden black under full transparency must not darken the edge when it is shrunk.
    rgba = np.zeros((200, 200, 4), np.uint8)
    rgba[:, :101] = (255, 255, 255, 255)
    Image.fromarray(rgba).save(tmp_path / "a.png")
    assert load_picture(tmp_path / "a.png", longer_side_px=50).min() == 255


def test_a_jpeg_for_display_is_not_decoded_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    Image.fromarray(samples.photo(1600, 1200)).save(path)
    sizes = []
    load = formats.JpegImagePlugin.JpegImageFile.load

    def spy(self):
        sizes.append(self.size)
        return load(self)

    monkeypatch.setattr(formats.JpegImagePlugin.JpegImageFile, "load", spy)
    assert load_picture(path, longer_side_px=100).shape == (100, 75, 3)
    assert sizes[0] == (150, 200)


@pytest.mark.parametrize("limit", [0, -5])
def test_a_limit_below_one_is_a_mistake_of_the_caller(tmp_path, limit):
    with pytest.raises(ValueError, match="longer_side_px"):
        load_picture(tmp_path / "a.png", longer_side_px=limit)


def test_pillows_global_settings_are_put_back(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    Image.fromarray(samples.noise(300, 300)).save(path)
    # A limit of its own, which no other test can have left behind.
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_234_567)
    filters = list(warnings.filters)
    threads = [threading.Thread(target=load_picture, args=(path,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with pytest.raises(formats.ImageError):
        load_picture(tmp_path)
    assert Image.MAX_IMAGE_PIXELS == 1_234_567
    assert filters == warnings.filters


def test_inside_the_guard_pillow_allows_our_limit_and_no_more():
    with formats.pillow_guard(), formats.pillow_guard():
        Image._decompression_bomb_check((20_000, 10_000))
        with pytest.raises(Image.DecompressionBombError):
            Image._decompression_bomb_check((20_000, 10_001))


def test_the_heic_library_loads_only_for_heic(tmp_path):
    Image.fromarray(samples.photo()).save(tmp_path / "a.png")
    (tmp_path / "b").write_bytes(samples.heic(Image.fromarray(samples.photo())))
    code = (
        "import sys\n"
        "from stylestudio.imaging.load import load_picture\n"
        f"load_picture({str(tmp_path / 'a.png')!r})\n"
        "assert 'pillow_heif' not in sys.modules\n"
        f"load_picture({str(tmp_path / 'b')!r})\n"
        "assert 'pillow_heif' in sys.modules\n"
        "assert not {'torch', 'PySide6'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_formats_are_told_by_content():
    for name, data in samples.every_format(samples.photo()).items():
        assert formats.sniff(data[:64]) == name
    for text in (b"", b"BM", b"BMW is a car maker from Munich", b"RIFF____WAVEfmt ", b"%PDF-1.7"):
        assert formats.sniff(text) is None
    assert formats.sniff(b"\0\0\0\x1cftypisom\0\0\2\0isomiso2avc1mp41") is None


def test_an_eps_is_not_handed_to_ghostscript(tmp_path, monkeypatch):
    buffer = io.BytesIO()
    Image.fromarray(samples.photo()).save(buffer, "EPS")
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue())
    monkeypatch.setattr(subprocess, "Popen", lambda *_a, **_k: pytest.fail("started a program"))
    with pytest.raises(formats.ImageError, match="not a picture"):
        load_picture(tmp_path / "a.jpg")
