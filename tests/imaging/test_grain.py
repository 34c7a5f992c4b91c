from __future__ import annotations

import numpy as np
import pytest

from stylestudio.imaging.grain import gaussian, grain, smoothed


def test_grain_has_mean_0_and_deviation_1() -> None:
    field = grain(range(400), range(500))
    assert field.shape == (400, 500)
    assert field.dtype == np.float32
    assert field.mean() == pytest.approx(0, abs=0.02)
    assert field.std() == pytest.approx(1, abs=0.03)


def test_the_same_place_has_the_same_grain() -> None:
    whole = grain(range(60), range(80))
    part = grain(range(13, 40), range(21, 55))
    np.testing.assert_array_equal(whole[13:40, 21:55], part)


def test_grain_is_soft_at_one_to_two_pixels() -> None:
    field = grain(range(300), range(300))

    def likeness(distance_px: int) -> float:
        return float((field[:, distance_px:] * field[:, :-distance_px]).mean())

    assert likeness(1) > 0.4
    assert abs(likeness(5)) < 0.03


def test_grain_does_not_repeat_and_has_no_lines() -> None:
    field = grain(range(512), range(512))
    power = np.abs(np.fft.rfft2(field - field.mean())) ** 2
    # Noise has a spectrum without peaks: repetition would put all its power into few lines.
    assert power.max() < 40 * np.sort(power.ravel())[-len(power.ravel()) // 10 :].mean()
    assert np.abs(field.mean(axis=0)).max() < 6 / np.sqrt(512) * 2
    assert np.abs(field.mean(axis=1)).max() < 6 / np.sqrt(512) * 2


@pytest.mark.parametrize("shrink", [2, 3, 4])
def test_a_smaller_picture_shows_as_much_grain_as_the_full_one_shrunk(shrink: int) -> None:
    size = 240 * shrink
    full = grain(range(size), range(size))
    averaged = full.reshape(240, shrink, 240, shrink).mean(axis=(1, 3))
    small = grain(range(240), range(240), shrink=shrink)
    assert small.std() == pytest.approx(averaged.std(), rel=0.15)


@pytest.mark.parametrize("deviation_px", [0.1, 0.75, 1.3, 4.0])
def test_a_blur_keeps_the_mean_and_is_symmetrical(deviation_px: float) -> None:
    weights = gaussian(deviation_px)
    assert sum(weights) == pytest.approx(1)
    assert weights == weights[::-1]
    reach = len(weights) // 2
    level = np.full((5 + 2 * reach, 7 + 2 * reach), 3, np.float32)
    blurred = smoothed(level, weights)
    assert blurred.shape == (5, 7)
    np.testing.assert_allclose(blurred, 3, rtol=1e-5)


def test_a_blur_spreads_a_point_as_its_weights_say() -> None:
    weights = gaussian(1.0)
    reach = len(weights) // 2
    point = np.zeros((4 * reach + 1, 4 * reach + 1), np.float32)
    point[2 * reach, 2 * reach] = 1
    np.testing.assert_allclose(smoothed(point, weights), np.outer(weights, weights), rtol=1e-5)
