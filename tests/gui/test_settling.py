"""The forecast on show: counts down, and changes its mind only for a reason."""

from __future__ import annotations

import random

import pytest

from stylestudio.ui.painting.settling import rounding_step_s, settle
from stylestudio.ui.wording import remaining_words


def test_the_first_forecast_is_shown() -> None:
    assert settle(None, 40, now_s=100).remaining_s(100) == 40


@pytest.mark.parametrize("off_s", [-5, -4.9, 0, 3, 5])
def test_a_step_more_or_less_is_no_jump(off_s: float) -> None:
    shown = settle(None, 40, now_s=100)
    for now in (101, 102, 103):
        before = shown.remaining_s(now - 1)
        shown = settle(shown, 140 - now + off_s, now_s=now)
        assert before - 1.5 <= shown.remaining_s(now) <= before


def test_a_small_difference_is_made_good_before_the_steps_become_finer() -> None:
    shown = settle(None, 200, now_s=0)
    for now in range(1, 120):
        before = shown.remaining_s(now - 1)
        shown = settle(shown, 220 - now, now_s=now)
        assert shown.remaining_s(now) <= before
    assert shown.remaining_s(119) == pytest.approx(101, abs=1)


@pytest.mark.parametrize("off_s", [-5.1, 20, 100])
def test_more_than_a_step_is_believed_the_second_time(off_s: float) -> None:
    shown = settle(settle(None, 30, now_s=100), 30 + off_s, now_s=100)
    assert shown.remaining_s(100) == 30
    assert settle(shown, 30 + off_s, now_s=100).remaining_s(100) == pytest.approx(30 + off_s)


def test_one_stray_forecast_is_forgotten() -> None:
    shown = settle(None, 40, now_s=100)
    for _ in range(5):
        shown = settle(shown, 120, now_s=100)
        shown = settle(shown, 40, now_s=100)
    assert shown.remaining_s(100) == 40


def test_it_counts_down_and_not_below_nothing() -> None:
    shown = settle(None, 40, now_s=100)
    assert [shown.remaining_s(now) for now in (100, 115, 140, 200)] == [40, 25, 0, 0]


def test_a_pause_costs_nothing() -> None:
    assert settle(None, 40, now_s=100).later(1000).remaining_s(1110) == 30


@pytest.mark.parametrize(
    ("seconds", "step_s"),
    [(0, 5), (57.4, 5), (57.5, 60), (3569, 60), (3570, 300), (20_000, 300)],
)
def test_steps_are_those_of_the_words(seconds: float, step_s: float) -> None:
    assert rounding_step_s(seconds) == step_s


def test_a_noisy_forecast_is_said_in_a_row_of_falling_times() -> None:
    """Forecasts that are wrong by up to 5 %, for three minutes: no time is said twice."""
    noise = random.Random(5)
    shown, said = None, []
    for now in range(180):
        left = 180 - now
        shown = settle(shown, left * noise.uniform(0.95, 1.05), now_s=now)
        words = remaining_words(shown.remaining_s(now))
        if not said or said[-1] != words:
            said.append(words)
    assert len(said) == len(set(said)), said
    assert said[:3] == ["about 3 min left", "about 2 min left", "about 1 min left"]
    assert said[-1] == "a few seconds left"
