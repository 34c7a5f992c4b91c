from __future__ import annotations

import numpy as np
import pytest

from stylestudio.imaging.oklab import from_oklab, to_oklab


def plain(red: int, green: int, blue: int) -> np.ndarray:
    return np.full((4, 5, 3), (red, green, blue), np.uint8)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((255, 255, 255), (1, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((255, 0, 0), (0.62796, 0.22486, 0.12585)),
        ((0, 0, 255), (0.45201, -0.03246, -0.31153)),
        ((10, 10, 10), (0.14479, 0, 0)),
    ],
)
def test_oklab_of_known_colours(
    colour: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    found = to_oklab(plain(*colour))
    assert found.shape == (3, 4, 5)
    assert found[:, 2, 3] == pytest.approx(expected, abs=2e-5)


def test_there_and_back_again_is_the_same_picture() -> None:
    levels = np.array([0, 1, 2, 3, 5, 8, 13, 40, 90, 128, 200, 254, 255], np.uint8)
    colours = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(13, -1, 3)
    back = np.moveaxis(from_oklab(to_oklab(colours)), 0, -1)
    # Half a value would be another one after rounding.
    assert np.abs(back - colours).max() < 0.25


def test_a_colour_that_srgb_lacks_keeps_its_lightness_and_hue() -> None:
    lightness, hue = 0.7, 2.2
    wanted = np.array([lightness, 0.4 * np.cos(hue), 0.4 * np.sin(hue)], np.float32)
    values = from_oklab(wanted.reshape(3, 1, 1))
    assert values.min() >= 0
    assert values.max() <= 255
    found = to_oklab(np.moveaxis(np.rint(values).astype(np.uint8), 0, -1))[:, 0, 0]
    assert found[0] == pytest.approx(lightness, abs=0.03)
    assert np.arctan2(found[2], found[1]) == pytest.approx(hue, abs=0.1)
    # It is as colourful as can be: one more step and it would be outside.
    assert 0.15 < np.hypot(found[1], found[2]) < 0.4


@pytest.mark.parametrize("lightness", [0.0, 1.0])
def test_black_and_white_cannot_be_coloured(lightness: float) -> None:
    lab = np.array([lightness, 0.1, -0.1], np.float32).reshape(3, 1, 1)
    assert from_oklab(lab).ravel() == pytest.approx([255 * lightness] * 3, abs=0.5)
