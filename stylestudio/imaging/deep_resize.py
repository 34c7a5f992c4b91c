"""Resizing pictures of 8 or 16 bits a channel, those of 16 without a step through 8."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio.imaging.depth import Pixels, as_8_bit, is_deep
from stylestudio.imaging.resize import resize_picture

_WHITE = 2**16 - 1


def resize_in_depth(pixels: Pixels, height_px: int, width_px: int) -> Pixels:
    """Resizes a picture in the depth that it has.

    Raises:
        ValueError: `pixels` is no picture, or a side is below 1.
    """
    if is_deep(pixels):
        return resize_deep_picture(pixels, height_px, width_px)
    return resize_picture(as_8_bit(pixels), height_px, width_px)


def resize_deep_picture(
    pixels: NDArray[np.uint16], height_px: int, width_px: int
) -> NDArray[np.uint16]:
    """Resizes as :func:`stylestudio.imaging.resize.resize_picture` does, with all 16 bits.

    In floating point, one channel at a time so that memory stays small: Pillow resizes no colours
    of 16 bits (version 13).

    Args:
        pixels: uint16 ``(H, W, 3)`` sRGB.
        height_px: the new height.
        width_px: the new width.

    Returns:
        uint16 ``(height_px, width_px, 3)`` sRGB, a new contiguous array.

    Raises:
        ValueError: `pixels` is not such an array, or a side is below 1.
    """
    if not is_deep(pixels):
        raise ValueError(f"expected uint16, got {pixels.dtype}")
    if min(height_px, width_px) < 1:
        raise ValueError(f"sizes must be positive: {height_px}, {width_px}")
    resized = np.empty((height_px, width_px, 3), np.uint16)
    for channel in range(3):
        plane = Image.fromarray(pixels[:, :, channel].astype(np.float32))
        values = np.array(plane.resize((width_px, height_px), Image.Resampling.LANCZOS))
        # Lanczos swings beyond black and white beside edges.
        np.clip(np.rint(values, out=values), 0, _WHITE, out=values)
        resized[:, :, channel] = values
    return resized
