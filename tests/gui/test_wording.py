"""Numbers in words, at the borders where they are rounded to another."""

from __future__ import annotations

import pytest

from stylestudio.engine.events import Phase
from stylestudio.ui.wording import (
    duration_words,
    memory_words,
    paint_words,
    phase_words,
    remaining_words,
    size_words,
)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "5 s"),
        (2.4, "5 s"),
        (7.4, "5 s"),
        (7.6, "10 s"),
        (57.4, "55 s"),
        (57.5, "1 min"),
        (89, "1 min"),
        (91, "2 min"),
        (59.4 * 60, "59 min"),
        (59.5 * 60, "1 h"),
        (62.4 * 60, "1 h"),
        (62.6 * 60, "1 h 05 min"),
        (2 * 3600, "2 h"),
        (2.95 * 3600, "2 h 55 min"),
        (2.97 * 3600, "3 h"),
        (3.4 * 3600, "3 h"),
        (3.6 * 3600, "4 h"),
        (30 * 3600, "30 h"),
    ],
)
def test_how_long_something_takes(seconds, words):
    assert duration_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "Paint"),
        (0, "Paint · a few seconds"),
        (2.4, "Paint · a few seconds"),
        (2.5, "Paint · about 5 s"),
        (40, "Paint · about 40 s"),
        (57.5, "Paint · about 1 min"),
        (600, "Paint · about 10 min"),
        (600.1, "Paint · about 10 min"),
        (10_800, "Paint · about 3 h"),
    ],
)
def test_the_button_says_how_long_painting_takes(seconds, words):
    assert paint_words(seconds) == words


@pytest.mark.parametrize(
    ("count_bytes", "words"),
    [
        (0, "10 MB"),
        (4_900_000, "10 MB"),
        (324_000_000, "320 MB"),
        (994_900_000, "990 MB"),
        (995_100_000, "1.0 GB"),
        (1_449_000_000, "1.4 GB"),
        (9_949_000_000, "9.9 GB"),
        (9_951_000_000, "10 GB"),
        (15_600_000_000, "16 GB"),
    ],
)
def test_amounts_of_memory(count_bytes, words):
    assert size_words(count_bytes) == words


def test_memory_is_said_with_what_is_free():
    assert memory_words(1.4e9, 9.8e9) == "needs about 1.4 GB of 9.8 GB free"


def test_each_phase_has_words():
    assert len({phase_words(phase) for phase in Phase}) == len(Phase)
    assert phase_words(Phase.CALIBRATING) == "Getting ready (once per computer, about 15 s)…"


def test_a_forecast_and_a_duration_are_rounded_alike():
    for seconds in range(5, 3 * 3600, 7):
        said = remaining_words(seconds).removeprefix("about ").removesuffix(" left")
        assert said.replace(" 00 min", "") == duration_words(seconds)
