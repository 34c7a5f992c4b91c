"""The line that says how far it is, in words."""

from __future__ import annotations

import pytest

from stylestudio.engine.events import Phase, Progress
from stylestudio.ui.painting.progress_strip import ProgressStrip
from stylestudio.ui.wording import phase_words


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def strip(qtbot, qapp, clock) -> ProgressStrip:
    strip = ProgressStrip()
    strip.clock = clock
    qtbot.addWidget(strip)
    return strip


def painting(fraction: float, remaining_s: float | None = None) -> Progress:
    return Progress(phase=Phase.PAINTING, fraction=fraction, remaining_s=remaining_s)


def show(strip: ProgressStrip, progress: Progress) -> None:
    """As the queue's display does for a run that is alone."""
    words = phase_words(progress.phase)
    strip.show_overall(progress.fraction or None, progress.remaining_s, words)


def test_the_clock_stands_still_after_the_run(strip):
    strip.show_placed()
    assert strip.bar.busy
    assert strip._timer.isActive()
    strip.show_ended("Done.", 1.0)
    assert not strip._timer.isActive()
    assert strip.fraction == 1


def test_it_says_what_is_done_and_when_it_will_be_over(strip):
    strip.show_placed()
    assert (strip.phase.text(), strip.times.text()) == ("Warming up…", "")
    show(strip, Progress(phase=Phase.CALIBRATING))
    assert strip.phase.text() == "Getting ready (once per computer, about 15 s)…"
    show(strip, painting(0.25, 41))
    assert (strip.phase.text(), strip.times.text()) == ("Painting…", "about 40 s left")
    strip.show_ended("Finished in 0:55.", 1.0)
    assert (strip.phase.text(), strip.times.text()) == ("Finished in 0:55.", "")


def test_a_fraction_beyond_the_end_is_the_end(strip):
    show(strip, painting(2.0))
    assert strip.fraction == 1


def test_the_time_left_does_not_jump(strip, clock):
    strip.show_placed()
    show(strip, painting(0.1, 40))
    for stray_s in (60, 40, 70, 41):
        clock.now += 0.5
        show(strip, painting(0.1, stray_s))
        assert strip.times.text() == "about 40 s left"


def test_the_time_left_follows_a_lasting_change(strip, clock):
    strip.show_placed()
    show(strip, painting(0.1, 40))
    for _ in range(2):
        clock.now += 1
        show(strip, painting(0.1, 120))
    assert strip.times.text() == "about 2 min left"


def test_forecasts_in_quick_succession_count_as_one(strip, clock):
    strip.show_placed()
    show(strip, painting(0.1, 40))
    clock.now += 1
    for _ in range(10):
        show(strip, painting(0.1, 120))
    assert strip.times.text() == "about 40 s left"


def test_the_time_left_counts_down_between_forecasts(strip, clock):
    strip.show_placed()
    show(strip, painting(0.1, 40))
    clock.now += 15
    strip._on_tick()
    assert strip.times.text() == "about 25 s left"


def test_several_runs_are_one_forecast(strip, clock):
    strip.show_placed()
    strip.show_overall(None, None, "Sketching…")
    assert strip.bar.busy
    assert (strip.phase.text(), strip.times.text()) == ("Sketching…", "")
    strip.show_overall(0.5, 90, "Sketching…")
    assert strip.fraction == 0.5
    assert strip.times.text() == "about 2 min left"
    strip.show_paused()
    assert strip.phase.text() == "Paused"
    clock.now += 1000
    strip.show_overall(0.5, 89, "Sketching…")
    assert strip.phase.text() == "Paused"
    strip.show_resumed()
    assert (strip.phase.text(), strip.times.text()) == ("Sketching…", "about 2 min left")
    assert strip.elapsed_s == 0
    strip.show_stopping()
    assert (strip.phase.text(), strip.times.text()) == ("Stopping…", "")


def test_all_of_it_has_a_text_form(strip):
    assert strip.text == "Ready"
    strip.show_placed()
    show(strip, painting(0.42, 40))
    assert strip.text == "Painting, 42 % done, about 40 s left"
    assert strip.bar.accessibleDescription() == strip.text
    assert strip.phase.accessibleName() == "Painting…"
    strip.show_paused()
    assert strip.bar.accessibleDescription() == "Paused, 42 % done, about 40 s left"
    strip.show_ended("Stopped at 42 %.", 0.42)
    assert strip.bar.accessibleDescription() == "Stopped at 42 %."


def test_long_words_do_not_widen_the_window(strip):
    narrow = strip.minimumSizeHint().width()
    strip.show_overall(0.1, None, "Painting one picture after the other… " * 10)
    assert strip.minimumSizeHint().width() <= max(narrow, 300)
