"""Round numbers along an axis."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.ui.details.axis_ticks import logarithmic_ticks, whole_ticks


@pytest.mark.parametrize(
    ("lowest", "highest", "most", "ticks"),
    [
        (0.02, 1.0, 9, [0.02, 0.05, 0.1, 0.2, 0.5, 1.0]),
        (0.02, 1.0, 4, [0.1, 1.0]),
        (0.3, 0.45, 5, []),
        (1e-6, 1e6, 4, [1e-4, 1.0, 1e4]),
    ],
)
def test_logarithmic(lowest, highest, most, ticks):
    assert logarithmic_ticks(lowest, highest, most) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("first", "last", "most", "ticks"),
    [
        (1, 2, 5, [1, 2]),
        (1, 40, 8, [5, 10, 15, 20, 25, 30, 35, 40]),
        (1, 40, 4, [10, 20, 30, 40]),
        (1, 1234, 5, [500, 1000]),
        (300, 301, 1, [300, 301][:1]),
    ],
)
def test_whole(first, last, most, ticks):
    assert whole_ticks(first, last, most)[: len(ticks)] == ticks


@given(st.floats(1e-9, 1e9), st.floats(1.0001, 1e12), st.integers(1, 30))
def test_logarithmic_ticks_lie_inside_and_are_few(lowest, ratio, most):
    ticks = logarithmic_ticks(lowest, lowest * ratio, most)
    assert len(ticks) <= most
    assert ticks == sorted(ticks)
    for tick in ticks:
        assert lowest <= tick * (1 + 1e-9)
        assert tick <= lowest * ratio
        assert round(tick / 10 ** math.floor(math.log10(tick) + 1e-9)) in (1, 2, 5)


@given(st.integers(0, 10_000), st.integers(1, 10**6), st.integers(1, 30))
def test_whole_ticks_lie_inside_and_are_few(first, span, most):
    ticks = whole_ticks(first, first + span, most)
    assert len(ticks) <= most + 1
    assert all(first <= tick <= first + span for tick in ticks)
