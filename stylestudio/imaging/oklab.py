"""OkLab: lightness and colour apart, with distances as they look.

Source: Björn Ottosson, *A perceptual color space for image processing*, 2020.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Linear sRGB to the cones' answers, and their cube roots to OkLab; rows are the results.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_CONES = np.linalg.inv(_TO_CONES)
_FROM_LAB = np.linalg.inv(_TO_LAB)


def _to_linear(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear light of sRGB values, both 0 to 1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _to_srgb(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse of :func:`_to_linear`."""
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


#: Linear light by sRGB value.
_LINEAR = _to_linear(np.arange(256) / 255).astype(np.float32)
#: sRGB values, 0 to 255, by linear light. So fine that in the darkest tones, where the curve is
#: steepest, the nearest entry is off by a tenth of a value at most.
_ENTRIES = 16384
_SRGB = (255 * _to_srgb(np.arange(_ENTRIES + 1) / _ENTRIES)).astype(np.float32)

#: Above this, a product of matrices starts threads of its own, one of which would wait for others.
_MOST_COLUMNS = 24_000

#: What rounding alone may put outside the gamut.
_TOLERANCE = 1e-4


def to_oklab(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """OkLab ``(3, H, W)`` of sRGB ``(H, W, 3)``: lightness, 0 to 1, and two of colour."""
    height, width, _ = pixels.shape
    linear = np.empty((3, height * width), np.float32)
    for channel in range(3):
        linear[channel] = _LINEAR[pixels[..., channel]].ravel()
    cones = _times(_TO_CONES, linear)
    return _times(_TO_LAB, np.cbrt(cones, out=cones)).reshape(3, height, width)


def from_oklab(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sRGB ``(3, H, W)``, 0 to 255 and not rounded, of OkLab ``(3, H, W)``.

    A colour that sRGB does not have is greyed until it has it, so that bright and dark stay.

    Args:
        lab: with a lightness from 0 to 1.
    """
    flat = lab.reshape(3, -1)
    cones = _times(_FROM_LAB, flat)
    cones *= cones * cones
    linear = _times(_FROM_CONES, cones)
    _fit_gamut(linear, flat[0])
    # Half an entry on top, because the conversion to whole numbers cuts off.
    linear *= _ENTRIES
    linear += 0.5
    return np.take(_SRGB, linear.astype(np.intp)).reshape(lab.shape)


def _times(matrix: NDArray[np.float64], planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """``(3, 3)`` times ``(3, N)``."""
    factors = matrix.astype(np.float32)
    product = np.empty_like(planes)
    for start in range(0, planes.shape[1], _MOST_COLUMNS):
        part = slice(start, start + _MOST_COLUMNS)
        np.matmul(factors, planes[:, part], out=product[:, part])
    return product


def _fit_gamut(linear: NDArray[np.float32], lightness: NDArray[np.float32]) -> None:
    """Mix colours outside 0 to 1 with the grey of their own lightness, in place.

    Args:
        linear: linear sRGB, ``(3, N)``.
        lightness: of OkLab, ``(N,)``; its cube is the linear value of that grey.
    """
    low, high = linear.min(axis=0), linear.max(axis=0)
    outside = np.flatnonzero((low < -_TOLERANCE) | (high > 1 + _TOLERANCE))
    if outside.size:
        low, high = low[outside], high[outside]
        grey = lightness[outside] ** 3
        share = np.ones_like(grey)
        np.divide(grey, grey - low, out=share, where=low < 0)
        too_bright = np.ones_like(grey)
        np.divide(1 - grey, high - grey, out=too_bright, where=high > 1)
        np.minimum(share, too_bright, out=share)
        linear[:, outside] = grey + share * (linear[:, outside] - grey)
    np.clip(linear, 0, 1, out=linear)
