from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.imaging.moments import KEPT, MOST, Moments

from . import samples


def plain(level: int, size: int = 8) -> np.ndarray:
    return np.full((size, size, 3), level % 256, np.uint8)


def of(fractions: list[float], **limits: int) -> Moments:
    moments = Moments(**limits)
    for number, fraction in enumerate(fractions):
        moments.add(fraction, plain(number))
    return moments


def test_a_short_run_keeps_all_its_moments_in_order():
    moments = of([0.1, 0.4, 0.7, 1.0])
    assert len(moments) == 4
    assert moments.fractions == [0.1, 0.4, 0.7, 1.0]
    assert [int(moments.at(index)[0, 0, 0]) for index in range(4)] == [0, 1, 2, 3]
    assert int(moments.at(-1)[0, 0, 0]) == 3


@pytest.mark.parametrize("count", [49, 100, 600, 5000])
def test_a_long_run_keeps_moments_evenly_over_its_work(count):
    moments = of([(number + 1) / count for number in range(count)])
    assert KEPT - 4 <= len(moments) <= MOST
    fractions = moments.fractions
    assert fractions[0] == 1 / count
    assert fractions[-1] == 1
    assert max(np.diff(fractions)) <= 2.2 / KEPT
    # Fraction and picture still belong together.
    for index, fraction in enumerate(fractions):
        assert int(moments.at(index)[0, 0, 0]) == (round(fraction * count) - 1) % 256


def test_when_too_many_have_come_two_dozen_evenly_spaced_ones_remain():
    moments = of([number / MOST for number in range(MOST)])
    assert len(moments) == MOST
    moments.add(1.0, plain(MOST))
    assert len(moments) == KEPT
    assert moments.fractions[0] == 0
    assert moments.fractions[-1] == 1
    assert np.diff(moments.fractions) == pytest.approx(1 / (KEPT - 1), abs=1 / MOST)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=200))
def test_whatever_comes_the_first_and_the_latest_stay(fractions):
    moments = of(fractions)
    assert 1 <= len(moments) <= MOST
    assert moments.fractions[0] == fractions[0]
    assert moments.fractions[-1] == max(fractions)
    assert moments.fractions == sorted(moments.fractions)
    assert int(moments.at(-1)[0, 0, 0]) == (len(fractions) - 1) % 256
    assert int(moments.at(0)[0, 0, 0]) == 0


def test_hardly_a_step_on_takes_the_latest_moments_place():
    moments = of([0.1, 0.5, 0.501, 0.502])
    assert moments.fractions == [0.1, 0.5, 0.502]


def test_memory_is_bounded_and_the_latest_stays_as_it_is():
    limit_bytes = 1_000_000
    moments = Moments(limit_bytes=limit_bytes)
    picture = samples.photo(200, 300)
    for number in range(40):
        moments.add(number / 40, picture)
        assert moments.size_bytes <= limit_bytes
    assert len(moments) == 40
    np.testing.assert_array_equal(moments.at(-1), picture)
    earlier = moments.at(0)
    assert earlier.shape == picture.shape
    assert earlier.dtype == np.uint8
    # As JPEG of a high quality nobody sees the difference.
    assert np.abs(earlier.astype(int) - picture).mean() < 1.5


def test_noise_that_does_not_compress_leaves_fewer_moments():
    random = np.random.default_rng(0)
    moments = Moments(limit_bytes=300_000)
    for number in range(30):
        moments.add(number / 30, random.integers(0, 256, (150, 150, 3), np.uint8))
        assert moments.size_bytes <= 300_000
    assert 2 <= len(moments) < 10
    assert moments.fractions[0] == 0
    assert moments.fractions[-1] == 29 / 30


def test_the_first_and_the_latest_stay_even_if_they_are_too_large():
    moments = of([0.1, 0.5, 0.9], limit_bytes=10)
    assert moments.fractions == [0.1, 0.9]


def test_frames_are_all_moments_with_their_pictures():
    moments = Moments()
    for fraction, size in ((0.2, 8), (0.6, 16)):
        moments.add(fraction, plain(7, size))
    frames = moments.frames()
    assert [(fraction, pixels.shape) for fraction, pixels in frames] == [
        (0.2, (8, 8, 3)),
        (0.6, (16, 16, 3)),
    ]
    again = Moments()
    for fraction, pixels in frames:
        again.add(fraction, pixels)
    assert again.fractions == moments.fractions


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="uint8"):
        Moments().add(0.5, np.zeros((4, 4)))
