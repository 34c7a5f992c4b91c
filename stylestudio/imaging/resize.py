"""Resizing pictures outside the engine.

Averages are taken of the sRGB values as they are stored, not of linear light. The network was
trained on photos that were resized this way (torchvision and Caffe both do), and so is every
published picture of style transfer; a linear-light resize gives thin bright lines more weight
and would shift the features and the results for no gain that can be seen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def fit_longer_side(height_px: int, width_px: int, longer_side_px: int) -> tuple[int, int]:
    """The size with the same aspect ratio whose longer side is `longer_side_px`.

    Nothing is cropped; a smaller picture is enlarged. The shorter side is rounded to the
    nearest pixel (halves up) and is at least 1.

    Returns:
        Height and width, in pixels.

    Raises:
        ValueError: an argument is below 1.
    """
    if min(height_px, width_px, longer_side_px) < 1:
        raise ValueError(f"sizes must be positive: {height_px}, {width_px}, {longer_side_px}")
    longer, shorter = max(height_px, width_px), min(height_px, width_px)
    # In integers: round() on a float would turn halves to the even neighbour.
    fitted = max(1, (2 * shorter * longer_side_px + longer) // (2 * longer))
    return (longer_side_px, fitted) if height_px >= width_px else (fitted, longer_side_px)


def resize_picture(pixels: NDArray[np.uint8], height_px: int, width_px: int) -> NDArray[np.uint8]:
    """Resizes with an antialiased Lanczos filter, to exactly the given size.

    Args:
        pixels: `(H, W, 3)` sRGB.
        height_px: the new height.
        width_px: the new width.

    Returns:
        `(height_px, width_px, 3)` sRGB, a new contiguous array.

    Raises:
        ValueError: `pixels` is not such an array, or a side is below 1.
    """
    check_pixels(pixels)
    if min(height_px, width_px) < 1:
        raise ValueError(f"sizes must be positive: {height_px}, {width_px}")
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    return np.array(picture.resize((width_px, height_px), Image.Resampling.LANCZOS))


def fill_picture(pixels: NDArray[np.uint8], height_px: int, width_px: int) -> NDArray[np.uint8]:
    """Resizes to exactly the given size without a change of shape: what juts out is cut off.

    The middle stays. Otherwise as `resize_picture`.

    Raises:
        ValueError: `pixels` is not uint8 `(H, W, 3)`, or a side is below 1.
    """
    check_pixels(pixels)
    if min(height_px, width_px) < 1:
        raise ValueError(f"sizes must be positive: {height_px}, {width_px}")
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    scale = max(height_px / picture.height, width_px / picture.width)
    # A size that was rounded to whole pixels must not jut out of the picture it stems from.
    kept_height = min(height_px / scale, picture.height)
    kept_width = min(width_px / scale, picture.width)
    top, left = (picture.height - kept_height) / 2, (picture.width - kept_width) / 2
    box = (left, top, left + kept_width, top + kept_height)
    return np.array(picture.resize((width_px, height_px), Image.Resampling.LANCZOS, box=box))


def check_pixels(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    """Raises ValueError unless `pixels` is a uint8 array `(H, W, 3)` with at least one pixel."""
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        raise ValueError(f"expected uint8 (H, W, 3), got {pixels.dtype} {pixels.shape}")
