from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from stylestudio.imaging.load import load_picture

from . import samples


@pytest.fixture
def load(tmp_path):
    """Loads a file's bytes."""

    def load_bytes(data: bytes, **options: int) -> np.ndarray:
        path = tmp_path / "picture"
        path.write_bytes(data)
        return load_picture(path, **options)

    return load_bytes


def muted() -> np.ndarray:
    """Colours inside sRGB also when they are read as Adobe RGB."""
    return (64 + samples.photo(40, 48) // 2).astype(np.uint8)


# --- colour profiles ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["PNG", "JPEG", "TIFF", "WebP", "AVIF", "HEIC"])
def test_an_rgb_profile_is_converted_to_srgb(load, name):
    pixels = muted()
    picture = Image.fromarray(pixels)
    if name == "HEIC":
        picture.info["icc_profile"] = samples.rgb_profile()
        data = samples.heic(picture)
    else:
        data = samples.encoded(picture, name, icc_profile=samples.rgb_profile())
    expected = samples.srgb_from_adobe(pixels)
    assert samples.distance(expected, pixels) > 20
    loaded = load(data)
    assert np.abs(loaded.astype(int) - expected).mean() < 1
    assert samples.distance(loaded, expected) <= (2 if name in ("PNG", "TIFF", "WebP") else 24)


def test_the_profile_holds_for_the_display_size_too(load):
    picture = Image.new("RGB", (200, 100), (120, 160, 90))
    expected = samples.srgb_from_adobe(np.array([[[120, 160, 90]]]))
    small = load(
        samples.encoded(picture, "PNG", icc_profile=samples.rgb_profile()), longer_side_px=40
    )
    assert small.shape == (20, 40, 3)
    assert samples.distance(small, np.broadcast_to(expected, small.shape)) <= 1


def test_a_grey_profile(load):
    grey = samples.photo(40, 48)[:, :, 0]
    data = samples.encoded(Image.fromarray(grey), "PNG", icc_profile=samples.grey_profile(1.0))
    expected = samples.srgb_from_linear(np.repeat(grey[:, :, None], 3, axis=2) / 255)
    assert samples.distance(load(data), expected) <= 2


@pytest.mark.parametrize("depth", [8, 16])
def test_a_grey_profile_beside_alpha(load, depth):
    values = np.full((40, 40, 2), 2**depth // 2, np.uint16 if depth == 16 else np.uint8)
    values[:, :, 1] = 2**depth - 1
    # PNG specification, 11.3.2.3: name, compression method, compressed profile.
    iccp = samples.chunk(b"iCCP", b"grey\0\0" + zlib.compress(samples.grey_profile(1.0)))
    loaded = load(samples.png(40, 40, depth, 4, samples.unfiltered(values), before=iccp))
    # Half the light is sRGB 188.
    assert samples.distance(loaded, np.full_like(loaded, 188)) <= 1


@pytest.mark.parametrize("mode", ["L", "P", "1"])
def test_an_rgb_profile_in_a_picture_of_fewer_channels(load, mode):
    picture = Image.new("RGB", (40, 40), (128, 128, 128)).convert(mode)
    value = np.asarray(picture.convert("RGB"))
    loaded = load(samples.encoded(picture, "PNG", icc_profile=samples.rgb_profile()))
    assert samples.distance(loaded, samples.srgb_from_adobe(value)) <= 1


def test_a_profile_and_transparency_together(load):
    pixels = muted()
    rgba = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    rgba[:, :10, 3] = 0
    loaded = load(samples.encoded(Image.fromarray(rgba), "PNG", icc_profile=samples.rgb_profile()))
    assert (loaded[:, :10] == 255).all()
    assert samples.distance(loaded[:, 10:], samples.srgb_from_adobe(pixels)[:, 10:]) <= 2


@pytest.mark.parametrize(
    "profile",
    [
        b"not a profile",
        samples.rgb_profile()[:200],
        samples.grey_profile(1.8),
        samples.cmyk_profile({}),
        samples.rgb_profile().replace(b"RGB ", b"XXXX", 1),
    ],
    ids=["garbage", "cut", "grey", "cmyk", "unknown"],
)
def test_a_profile_that_is_broken_or_of_other_channels_is_ignored(load, profile):
    data = samples.encoded(Image.fromarray(samples.photo()), "PNG", icc_profile=profile)
    assert np.array_equal(load(data), samples.photo())


# --- ink and Lab --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["JPEG", "TIFF"])
def test_cmyk_without_a_profile(load, name):
    inks = {(0, 0, 0, 0): (255, 255, 255), (255, 0, 0, 0): (0, 255, 255), (0, 0, 0, 255): (0, 0, 0)}
    for ink, expected in inks.items():
        loaded = load(samples.encoded(Image.new("CMYK", (40, 40), ink), name))
        # Which cyan is a matter of taste, that it is not red is not.
        assert samples.distance(loaded, np.full_like(loaded, expected)) <= 4


@pytest.mark.parametrize("name", ["JPEG", "TIFF"])
def test_cmyk_through_its_profile(load, name):
    # On this press paper is white and full cyan is a mid grey: L* 50 is sRGB 119.
    profile = samples.cmyk_profile({(0, 0, 0, 0): (255, 128, 128), (1, 0, 0, 0): (128, 128, 128)})
    for ink, grey in {(0, 0, 0, 0): 255, (255, 0, 0, 0): 119}.items():
        picture = Image.new("CMYK", (40, 40), ink)
        for options in ({}, {"longer_side_px": 33}):
            loaded = load(samples.encoded(picture, name, icc_profile=profile), **options)
            assert samples.distance(loaded, np.full_like(loaded, grey)) <= 4


def test_lab_tiff(load):
    # CIE L*a*b* 54.29, 80.8, 69.9 (D50) is the red primary of sRGB; 100, 0, 0 is white.
    lab = np.zeros((40, 40, 3), np.uint8)
    lab[:20] = (round(54.29 * 2.55), 81, 70)
    lab[20:] = (255, 0, 0)
    loaded = load(samples.tiff(lab, {262: (8,)}))
    assert samples.distance(loaded[:20], np.full((20, 40, 3), (255, 0, 0))) <= 6
    assert samples.distance(loaded[20:], np.full((20, 40, 3), 255)) <= 1


# --- transparency -------------------------------------------------------------------------------


def on_white(colour: int, alpha: int) -> int:
    return round((colour * alpha + 255 * (255 - alpha)) / 255)


@pytest.mark.parametrize("alpha", [0, 1, 128, 254, 255])
@pytest.mark.parametrize("name", ["PNG", "WebP", "TIFF"])
def test_rgba_on_white(load, name, alpha):
    loaded = load(samples.encoded(Image.new("RGBA", (40, 40), (10, 100, 200, alpha)), name))
    expected = [on_white(c, alpha) for c in (10, 100, 200)]
    assert samples.distance(loaded, np.full_like(loaded, expected)) <= 1


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
def test_grey_with_alpha_on_white(load, name):
    loaded = load(samples.encoded(Image.new("LA", (40, 40), (10, 128)), name))
    assert samples.distance(loaded, np.full_like(loaded, on_white(10, 128))) <= 1


def test_premultiplied_alpha_is_undone(load):
    # ExtraSamples 1: a half transparent pure red is stored as (128, 0, 0, 128).
    rgba = np.full((40, 40, 4), (128, 0, 0, 128), np.uint8)
    loaded = load(samples.tiff(rgba, {338: (1,)}))
    assert samples.distance(loaded, np.full_like(loaded, (255, 127, 127))) <= 1


def test_premultiplied_grey_is_undone(load):
    loaded = load(samples.tiff(np.full((40, 40, 2), (64, 128), np.uint8), {338: (1,)}))
    assert samples.distance(loaded, np.full_like(loaded, on_white(128, 128))) <= 1


def test_heic_with_alpha(load):
    loaded = load(samples.heic(Image.new("RGBA", (64, 64), (10, 100, 200, 128))))
    assert (
        samples.distance(loaded, np.full_like(loaded, [on_white(c, 128) for c in (10, 100, 200)]))
        <= 4
    )


@pytest.mark.parametrize("alphas", [b"\0\xff", b"\xff\x80", b"\x40"])
def test_palette_with_alpha(load, alphas):
    indices = np.zeros((40, 40), np.uint8)
    indices[:, 20:] = 1
    before = samples.chunk(b"PLTE", bytes([200, 0, 0, 0, 0, 200])) + samples.chunk(b"tRNS", alphas)
    loaded = load(samples.png(40, 40, 8, 3, samples.unfiltered(indices), before=before))
    for x, colour, alpha in ((0, (200, 0, 0), alphas[0]), (39, (0, 0, 200), [*alphas, 255][1])):
        assert samples.distance(loaded[0, x], np.array([on_white(c, alpha) for c in colour])) <= 1


def test_transparent_gif(load):
    picture = Image.new("P", (40, 40), 0)
    picture.putpalette([0, 0, 0, 200, 30, 10])
    picture.paste(1, (20, 0, 40, 40))
    loaded = load(samples.encoded(picture, "GIF", transparency=0))
    assert (loaded[:, :20] == 255).all()
    assert (loaded[:, 20:] == (200, 30, 10)).all()


@pytest.mark.parametrize(
    ("depth", "key", "other"),
    [(1, 0, 1), (2, 1, 2), (4, 3, 4), (8, 100, 101), (16, 30_000, 30_001)],
)
def test_one_transparent_grey(load, depth, key, other):
    # The colour next to it is dark enough to tell it from the white that shows through.
    values = np.full((32, 32), key, np.uint16 if depth == 16 else np.uint8)
    values[:, 16:] = other
    rows = values
    if depth < 8:
        shifts = np.arange(8 // depth)[::-1] * depth
        rows = (values.reshape(32, -1, 8 // depth) << shifts).sum(axis=2).astype(np.uint8)
    trns = samples.chunk(b"tRNS", struct.pack(">H", key))
    plain = load(samples.png(32, 32, depth, 0, samples.unfiltered(rows)))
    loaded = load(samples.png(32, 32, depth, 0, samples.unfiltered(rows), before=trns))
    top = 2**depth - 1
    assert (plain[:, :16] == round(255 * key / top)).all()
    assert (loaded[:, :16] == 255).all()
    assert (loaded[:, 16:] == round(255 * other / top)).all()


@pytest.mark.parametrize("depth", [8, 16])
def test_one_transparent_colour(load, depth):
    scale = 257 if depth == 16 else 1
    values = np.zeros((32, 32, 3), np.uint16 if depth == 16 else np.uint8)
    values[:, :16] = np.array((10, 20, 30)) * scale
    values[:, 16:] = np.array((10, 20, 31)) * scale
    trns = samples.chunk(b"tRNS", struct.pack(">3H", *(v * scale for v in (10, 20, 30))))
    loaded = load(samples.png(32, 32, depth, 2, samples.unfiltered(values), before=trns))
    assert (loaded[:, :16] == 255).all()
    assert (loaded[:, 16:] == (10, 20, 31)).all()


@pytest.mark.parametrize("alpha", [0, 128])
def test_a_bmp_whose_alpha_was_never_filled_in_is_opaque(load, alpha):
    pixels = samples.photo()
    bgra = np.dstack([pixels[:, :, ::-1], np.zeros((33, 47), np.uint8)])
    bgra[0, 0, 3] = alpha
    # BITMAPV4HEADER with a mask for alpha, rows from the bottom.
    header = struct.pack("<IiiHHIIiiII", 108, 47, 33, 1, 32, 3, bgra.size, 0, 0, 0, 0)
    header += struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + bytes(52)
    start = struct.pack("<2sIII", b"BM", 14 + 108 + bgra.size, 0, 14 + 108)
    loaded = load(start + header + bgra[::-1].tobytes())
    if alpha:
        assert (loaded[1:] == 255).all()
    else:
        assert np.array_equal(loaded, pixels)


# --- depth --------------------------------------------------------------------------------------


def ramp(white: float, dtype: type) -> np.ndarray:
    return np.rint(np.linspace(0, white, 64 * 64)).astype(dtype).reshape(64, 64)


def grey_ramp() -> np.ndarray:
    return np.repeat(np.linspace(0, 255, 64 * 64).reshape(64, 64, 1), 3, axis=2)


def test_16_bit_grey_png(load):
    values = ramp(65535, np.uint16)
    loaded = load(samples.png(64, 64, 16, 0, samples.unfiltered(values)))
    assert samples.distance(loaded, np.rint(grey_ramp())) <= 1
    assert np.array_equal(np.unique(loaded), np.arange(256))


@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
def test_16_bit_grey_tiff_of_either_byte_order(load, mode):
    values = ramp(65535, np.uint16)
    kind = "<u2" if mode == "I;16" else ">u2"
    picture = Image.frombytes(mode, (64, 64), values.astype(kind).tobytes())
    data = samples.encoded(picture, "TIFF")
    assert data[:2] == (b"II" if mode == "I;16" else b"MM")
    assert samples.distance(load(data), np.rint(grey_ramp())) <= 1


def test_16_bit_grey_where_white_is_zero(load):
    loaded = load(samples.tiff(ramp(65535, np.uint16), {262: (0,)}))
    assert samples.distance(loaded, np.rint(255 - grey_ramp())) <= 1


def test_12_bit_grey_tiff(load):
    values = ramp(4095, np.uint16)
    pairs = values.reshape(64, 32, 2)
    packed = np.stack(
        [
            pairs[:, :, 0] >> 4,
            ((pairs[:, :, 0] & 15) << 4) | (pairs[:, :, 1] >> 8),
            pairs[:, :, 1] & 255,
        ],
        axis=2,
    ).astype(np.uint8)
    data = samples.tiff(packed.reshape(64, 96), {256: (64,), 258: (12,)})
    assert samples.distance(load(data), np.rint(grey_ramp())) <= 1


@pytest.mark.parametrize(
    ("white", "dtype", "sample_format"),
    [
        (255, np.int32, 2),
        (65535, np.int32, 2),
        (2**31 - 1, np.int32, 2),
        (2**32 - 1, np.uint32, 1),
        (2**15 - 1, np.int16, 2),
        (1.0, np.float32, 3),
        (255.0, np.float32, 3),
        (65535.0, np.float32, 3),
    ],
)
def test_deep_grey_is_scaled_to_its_white(load, white, dtype, sample_format):
    values = np.linspace(0, white, 64 * 64).astype(dtype).reshape(64, 64)
    loaded = load(samples.tiff(values, {339: (sample_format,)}))
    assert samples.distance(loaded, np.rint(grey_ramp())) <= 1


def test_float_grey_clips_highlights_and_survives_what_is_no_number(load):
    values = np.full((32, 32), 0.5, np.float32)
    values[0, :5] = (1.5, -0.3, np.nan, np.inf, 1.0)
    loaded = load(samples.tiff(values, {339: (3,)}))
    assert loaded[0, :5, 0].tolist() == [255, 0, 0, 255, 255]
    assert loaded[1, 0].tolist() == [128] * 3


@pytest.mark.parametrize(("colour_type", "channels"), [(2, 3), (4, 2), (6, 4)])
def test_16_bit_png_in_colour_and_with_alpha(load, colour_type, channels):
    values = np.zeros((64, 64, channels), np.uint16)
    values[:, :, 0] = ramp(65535, np.uint16)
    values[:, :, 1:3] = 32768
    if channels in (2, 4):
        values[:, :, -1] = 65535
        values[:, :8, -1] = 0
    loaded = load(samples.png(64, 64, 16, colour_type, samples.unfiltered(values)))
    first = np.rint(grey_ramp()[:, :, 0])
    if channels in (2, 4):
        assert (loaded[:, :8] == 255).all()
        first[:, :8] = 255
    assert samples.distance(loaded[:, :, 0], first) <= 1
    if channels == 2:
        assert np.array_equal(loaded[:, :, 0], loaded[:, :, 2])
    else:
        assert loaded[20, 20, 1] == 128


def test_16_bit_rgb_tiff(load):
    values = (samples.photo(40, 40).astype(np.uint16)) * 257
    assert np.array_equal(load(samples.tiff(values, {})), samples.photo(40, 40))


@pytest.mark.parametrize("name", ["PNG", "TIFF", "BMP"])
@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_few_bits(load, name, mode):
    picture = Image.fromarray(samples.photo()).convert(mode)
    expected = np.asarray(picture.convert("RGB"))
    assert np.array_equal(load(samples.encoded(picture, name)), expected)
