"""Pictures of 16 bits change their size without losing levels."""

from __future__ import annotations

import numpy as np
import pytest

from stylestudio.imaging.deep_resize import resize_deep_picture
from stylestudio.imaging.depth import to_8_bit, to_16_bit
from stylestudio.imaging.resize import resize_picture


def noise(height: int, width: int) -> np.ndarray:
    values = np.random.default_rng(3).integers(0, 2**16, (height, width, 3))
    return values.astype(np.uint16)


def test_it_agrees_with_eight_bits_and_keeps_more() -> None:
    # Far from black and white, at which 8 bits are clipped once more between the two passes.
    pixels = to_16_bit(to_8_bit(noise(61, 47)) // 2 + 64)
    resized = resize_deep_picture(pixels, 30, 23)
    plain = resize_picture(to_8_bit(pixels), 30, 23)
    difference = np.abs(to_8_bit(resized).astype(int) - plain.astype(int))
    assert difference.max() <= 1
    assert len(np.unique(resized)) > 256


def test_flat_pictures_stay_flat_and_edges_do_not_wrap() -> None:
    flat = np.full((40, 50, 3), 12_345, np.uint16)
    assert (resize_deep_picture(flat, 91, 77) == 12_345).all()
    edge = np.zeros((64, 64, 3), np.uint16)
    edge[:, 32:] = 65_535
    enlarged = resize_deep_picture(edge, 200, 200)
    assert enlarged[:, :80].max() < 6_000
    assert enlarged[:, 120:].min() > 59_000


def test_it_takes_strided_arrays_and_refuses_others() -> None:
    pixels = noise(40, 60)
    turned = np.ascontiguousarray(pixels[:, ::-1])
    np.testing.assert_array_equal(
        resize_deep_picture(pixels[:, ::-1], 20, 30), resize_deep_picture(turned, 20, 30)
    )
    with pytest.raises(ValueError, match="uint16"):
        resize_deep_picture(to_8_bit(pixels), 5, 5)
    with pytest.raises(ValueError, match="positive"):
        resize_deep_picture(pixels, 0, 5)
