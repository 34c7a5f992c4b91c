"""Film grain: soft, of one colour, and the same at the same place of every picture."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

#: How soft it is: the standard deviation of the blur, in pixels of the saved picture.
_SOFTNESS_PX = 0.65
#: Mean and standard deviation of the sum of four evenly distributed bytes.
_BYTES_MEAN = 4 * 127.5
_BYTES_DEVIATION = math.sqrt(4 * (256**2 - 1) / 12)


def grain(rows: range, columns: range, *, shrink: float = 1.0) -> NDArray[np.float32]:
    """Grain of mean 0 and, at full size, standard deviation 1.

    It depends on the position alone, so that a picture may be worked on in strips.

    Args:
        rows, columns: the pixels wanted, each a range in steps of 1.
        shrink: how many times smaller than the saved picture the one on show is. Its grain is as
            weak as that of the saved picture, shrunk.

    Returns:
        ``(len(rows), len(columns))``.
    """
    weights = gaussian(_SOFTNESS_PX / shrink)
    reach = len(weights) // 2
    noise = _noise(
        np.arange(rows.start - reach, rows.stop + reach),
        np.arange(columns.start - reach, columns.stop + reach),
    )
    # Of a Gaussian of this width, averaged over boxes of ``shrink`` pixels, so much is left.
    left = _SOFTNESS_PX / math.hypot(_SOFTNESS_PX, math.sqrt((shrink**2 - 1) / 12))
    field = smoothed(noise, weights)
    field *= left / sum(weight * weight for weight in weights)
    return field


def gaussian(deviation_px: float) -> list[float]:
    """The weights of a Gaussian blur along one axis, an odd number of them, of sum 1."""
    reach = math.ceil(2.5 * deviation_px)
    weights = [
        math.exp(-0.5 * (place / deviation_px) ** 2) if place else 1.0
        for place in range(-reach, reach + 1)
    ]
    return [weight / sum(weights) for weight in weights]


def smoothed(padded: NDArray[np.float32], weights: list[float]) -> NDArray[np.float32]:
    """Blur along both axes.

    Args:
        padded: ``(H + 2 R, W + 2 R)`` with ``R = len(weights) // 2``.

    Returns:
        ``(H, W)``.
    """
    height = padded.shape[0] - len(weights) + 1
    width = padded.shape[1] - len(weights) + 1
    down = weights[0] * padded[:height]
    for place, weight in enumerate(weights[1:], 1):
        down += weight * padded[place : place + height]
    across = weights[0] * down[:, :width]
    for place, weight in enumerate(weights[1:], 1):
        across += weight * down[:, place : place + width]
    return across


def _noise(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """Nearly normal noise of mean 0 and standard deviation 1, a function of the position."""
    # Negative positions, those of margins, wrap around.
    down = _mixed(rows.astype(np.uint32) * np.uint32(0x9E3779B1))
    hashed = _mixed(down[:, None] + columns.astype(np.uint32) * np.uint32(0x85EBCA77))
    pairs = (hashed & np.uint32(0x00FF00FF)) + ((hashed >> np.uint32(8)) & np.uint32(0x00FF00FF))
    total = (pairs & np.uint32(0xFFFF)) + (pairs >> np.uint32(16))
    noise = total.astype(np.float32)
    noise -= _BYTES_MEAN
    noise /= _BYTES_DEVIATION
    return noise


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Every bit of the result depends on every bit of the value (MurmurHash3's last steps)."""
    values ^= values >> np.uint32(16)
    values *= np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values
