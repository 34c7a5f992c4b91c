"""Comparing a picture with a golden one; the difference is written where they differ too much."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


def check_against(
    picture: np.ndarray,
    golden: Path,
    most_rms: float,
    *,
    update: bool,
    failures: Path,
    tile_px: int | None = None,
) -> None:
    """Fail unless a picture is like the golden one, or take it as golden.

    Args:
        picture: uint8 RGB ``(H, W, 3)``.
        golden: its PNG file.
        most_rms: of the differences, 0 to 255.
        update: whether to take it, whatever it is.
        failures: the folder for the picture and the visible difference.
        tile_px: side of the square tiles of which each must be alike; None for the whole alone.
    """
    if update:
        Image.fromarray(picture).save(golden)
        return
    with Image.open(golden) as stored:
        expected = np.asarray(stored.convert("RGB"))
    assert picture.shape == expected.shape
    difference = picture.astype(float) - expected
    rms = _largest_rms(difference, tile_px or max(picture.shape))
    if rms > most_rms:
        name = golden.stem
        Image.fromarray(picture).save(failures / f"{name}.png")
        visible = np.clip(128 + 4 * difference, 0, 255).astype(np.uint8)
        Image.fromarray(visible).save(failures / f"{name}-difference.png")
        pytest.fail(f"{name}: RMS {rms:.2f} is above {most_rms}; pictures in {failures}")


def _largest_rms(difference: np.ndarray, tile_px: int) -> float:
    height, width = difference.shape[:2]
    tiles = (
        difference[top : top + tile_px, left : left + tile_px]
        for top in range(0, height, tile_px)
        for left in range(0, width, tile_px)
    )
    return max(float(np.sqrt((tile**2).mean())) for tile in tiles)
