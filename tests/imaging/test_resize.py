from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.imaging.resize import fill_picture, fit_longer_side, resize_picture

from . import samples

SIDE = st.integers(1, 100_000)


@given(height=SIDE, width=SIDE, longer=st.integers(1, 20_000))
def test_fit_keeps_the_aspect_ratio(height, width, longer):
    fitted = fit_longer_side(height, width, longer)
    assert max(fitted) == longer
    assert min(fitted) >= 1
    # The other side is as near as a whole number can be, or 1.
    exact = longer * min(height, width) / max(height, width)
    assert abs(min(fitted) - exact) <= 0.5 or (exact < 0.5 and min(fitted) == 1)
    # Portrait stays portrait, unless rounding makes it square.
    assert (height >= width and fitted[0] >= fitted[1]) or (
        height <= width and fitted[0] <= fitted[1]
    )


@given(height=SIDE, width=SIDE, longer=st.integers(1, 20_000))
def test_fit_treats_both_sides_alike(height, width, longer):
    assert fit_longer_side(height, width, longer) == fit_longer_side(width, height, longer)[::-1]


@given(height=SIDE, width=SIDE)
def test_fit_to_its_own_size_changes_nothing(height, width):
    assert fit_longer_side(height, width, max(height, width)) == (height, width)


@pytest.mark.parametrize(
    ("size", "longer", "expected"),
    [
        ((600, 800), 512, (384, 512)),
        ((800, 600), 512, (512, 384)),
        ((33, 47), 94, (66, 94)),
        ((1, 10_000), 512, (1, 512)),
        # A half goes up, both from an odd and from an even number.
        ((1, 2), 5, (3, 5)),
        ((1, 2), 3, (2, 3)),
    ],
)
def test_fit_examples(size, longer, expected):
    assert fit_longer_side(*size, longer) == expected


@pytest.mark.parametrize("sizes", [(0, 5, 5), (5, 0, 5), (5, 5, 0), (5, 5, -1)])
def test_fit_refuses_what_is_not_positive(sizes):
    with pytest.raises(ValueError, match="positive"):
        fit_longer_side(*sizes)


@pytest.mark.parametrize("size", [(17, 24), (33, 47), (66, 94), (5, 200), (1, 1)])
def test_resize_gives_the_size_and_an_array_of_its_own(size):
    pixels = samples.photo()
    resized = resize_picture(pixels, *size)
    assert resized.shape == (*size, 3)
    assert resized.dtype == np.uint8
    assert resized.flags.c_contiguous
    assert resized.flags.writeable
    assert not np.shares_memory(resized, pixels)


def test_resize_to_the_same_size_keeps_the_pixels():
    assert np.array_equal(resize_picture(samples.noise(), 40, 40), samples.noise())


def test_resize_takes_any_memory_layout():
    pixels = samples.noise(40, 60)
    expected = resize_picture(pixels, 20, 30)
    assert np.array_equal(resize_picture(np.asfortranarray(pixels), 20, 30), expected)
    assert np.array_equal(
        resize_picture(pixels[::-1, :, :], 20, 30), resize_picture(pixels[::-1].copy(), 20, 30)
    )


def test_reduction_is_antialiased():
    # Lines of one pixel, reduced by 3.5: any filter that skips pixels shows black and white.
    stripes = np.zeros((280, 280, 3), np.uint8)
    stripes[:, ::2] = 255
    reduced = resize_picture(stripes, 80, 80)[5:-5, 5:-5]
    assert np.abs(reduced.astype(int) - 128).max() <= 6


def test_resize_averages_stored_values_not_light():
    checks = (np.indices((128, 128)).sum(axis=0) % 2 * 255).astype(np.uint8)
    reduced = resize_picture(np.repeat(checks[:, :, None], 3, axis=2), 32, 32)
    # Linear light would give 188.
    assert abs(int(reduced[16, 16, 0]) - 128) <= 2


def test_resize_does_not_shift_the_picture():
    pixels = samples.photo(60, 90)
    again = resize_picture(resize_picture(pixels, 120, 180), 60, 90)
    assert np.abs(again.astype(int) - pixels).mean() < 0.5
    assert np.array_equal(
        resize_picture(pixels[:, ::-1], 31, 47), resize_picture(pixels, 31, 47)[:, ::-1]
    )


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((40, 40), np.uint8),
        np.zeros((40, 40, 4), np.uint8),
        np.zeros((40, 40, 3), np.float32),
        np.zeros((0, 40, 3), np.uint8),
    ],
)
def test_resize_refuses_other_arrays(pixels):
    with pytest.raises(ValueError, match="expected uint8"):
        resize_picture(pixels, 20, 20)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (-1, 5)])
def test_resize_refuses_sizes_that_are_not_positive(size):
    with pytest.raises(ValueError, match="positive"):
        resize_picture(samples.photo(), *size)


@pytest.mark.parametrize("size", [(50, 50), (30, 200), (200, 30), (300, 400), (1, 1)])
def test_filling_keeps_the_middle_and_the_shape(size):
    # Left to right, red rises by 1 a pixel; top to bottom, green does.
    rows, columns = np.mgrid[0:120, 0:160]
    pixels = np.stack([columns, rows, 0 * rows], 2).astype(np.uint8)
    filled = fill_picture(pixels, *size)
    assert filled.shape == (*size, 3)
    means = filled.reshape(-1, 3).mean(0)
    assert means == pytest.approx([79.5, 59.5, 0], abs=0.6)
    scale = max(size[0] / 120, size[1] / 160)
    if min(size) >= 30:
        middle = filled[size[0] // 3 : -size[0] // 3, size[1] // 3 : -size[1] // 3].astype(float)
        assert np.diff(middle[..., 0], axis=1).mean() == pytest.approx(1 / scale, rel=0.1)
        assert np.diff(middle[..., 1], axis=0).mean() == pytest.approx(1 / scale, rel=0.1)


def test_filling_its_own_size_changes_nothing():
    pixels = np.random.default_rng(0).integers(0, 256, (31, 47, 3), np.uint8)
    assert np.array_equal(fill_picture(pixels, 31, 47), pixels)
    with pytest.raises(ValueError, match="positive"):
        fill_picture(pixels, 0, 4)
    with pytest.raises(ValueError, match="expected uint8"):
        fill_picture(pixels[..., :2], 4, 4)
