"""Pixels of 8 and of 16 bits a channel, and the way from one to the other."""

from __future__ import annotations

from typing import TypeGuard, cast

import numpy as np
from numpy.typing import NDArray

from stylestudio.imaging.resize import check_pixels

#: ``(H, W, 3)`` sRGB of 8 or of 16 bits a channel.
Pixels = NDArray[np.uint8] | NDArray[np.uint16]


def to_8_bit(pixels: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """The nearest of 256 levels: ``v / 257``, rounded.

    Args:
        pixels: uint16, of any shape.

    Returns:
        uint8 of the same shape, a new array.

    Raises:
        ValueError: `pixels` has another type.
    """
    if pixels.dtype != np.uint16:
        raise ValueError(f"expected uint16, got {pixels.dtype}")
    # Never beyond 16 bits on the way, which would double the memory.
    whole, rest = np.divmod(pixels, np.uint16(257))
    return (whole + (rest > 128)).astype(np.uint8)


def to_16_bit(pixels: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """The same levels among 65,536: ``v * 257``, so that white stays white.

    Args:
        pixels: uint8, of any shape.

    Returns:
        uint16 of the same shape, a new array.

    Raises:
        ValueError: `pixels` has another type.
    """
    if pixels.dtype != np.uint8:
        raise ValueError(f"expected uint8, got {pixels.dtype}")
    return pixels.astype(np.uint16) * np.uint16(257)


def as_8_bit(pixels: Pixels) -> NDArray[np.uint8]:
    """The picture with 8 bits a channel; the very same where it has no more.

    Raises:
        ValueError: `pixels` are no picture, see :func:`is_deep`.
    """
    return to_8_bit(pixels) if is_deep(pixels) else cast(NDArray[np.uint8], pixels)


def as_16_bit(pixels: Pixels) -> NDArray[np.uint16]:
    """The picture with 16 bits a channel; the very same where it has them already.

    Raises:
        ValueError: `pixels` are no picture, see :func:`is_deep`.
    """
    return pixels if is_deep(pixels) else to_16_bit(cast(NDArray[np.uint8], pixels))


def is_deep(pixels: Pixels) -> TypeGuard[NDArray[np.uint16]]:
    """Whether pixels have 16 bits a channel instead of 8.

    Raises:
        ValueError: they are neither uint8 nor uint16 `(H, W, 3)` with at least one pixel.
    """
    if pixels.dtype == np.uint16 and pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.size:
        return True
    check_pixels(pixels)
    return False
