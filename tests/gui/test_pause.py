"""Pausing a run in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.ui.pieces.pieces import PieceState
from tests.gui.conftest import kept_pictures, newest


@pytest.fixture
def clock(window) -> list[float]:
    """The strip's clock; its one number may be changed."""
    now = [100.0]
    window.strip.clock = lambda: now[0]
    return now


def end(qtbot, window, engine) -> None:
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.queue.busy)


def test_pause_is_offered_only_while_a_run_is_on(qtbot, window, engine, start_and_hold):
    assert window.paint_box.pause_button.isHidden()
    assert not window.actions_.pause.isEnabled()
    start_and_hold()
    assert window.paint_box.pause_button.isVisible()
    assert (
        window.paint_box.pause_button.text()
        == window.paint_box.pause_button.accessibleName()
        == "Pause"
    )
    assert window.actions_.pause.isEnabled()
    end(qtbot, window, engine)
    assert window.paint_box.pause_button.isHidden()
    assert not window.actions_.pause.isEnabled()


def test_a_pause_stops_the_clock_and_the_forecast(qtbot, window, engine, start_and_hold, clock):
    start_and_hold()
    clock[0] += 3
    window.paint_box.pause_button.click()
    assert window.queue.paused
    assert window.strip.phase.text() == "Paused"
    assert (
        window.paint_box.pause_button.text()
        == window.paint_box.pause_button.accessibleName()
        == "Continue"
    )
    assert window.actions_.pause.text() == "Contin&ue"
    assert window.strip.times.text() == "a few seconds left"
    assert window.strip.fraction == pytest.approx(0.4)
    clock[0] += 1000
    engine.gate.set()
    qtbot.waitUntil(lambda: engine.paused_at == [3])
    assert window.strip.phase.text() == "Paused"
    engine.gate.clear()
    window.paint_box.pause_button.click()
    assert not window.queue.paused
    assert window.strip.phase.text() == "Painting…"
    assert window.paint_box.pause_button.text() == "Pause"
    assert window.actions_.pause.text() == "Pa&use"
    clock[0] += 2
    end(qtbot, window, engine)
    assert window.strip.phase.text() == "Finished in 0:05."


def test_a_forecast_goes_on_where_it_was(window, clock):
    strip = window.strip
    strip.show_placed()
    strip.show_overall(0.5, 120, "Painting…")
    clock[0] += 60
    strip.show_paused()
    clock[0] += 600
    # The engine needs a moment to notice the pause.
    strip.show_overall(0.5, 60, "Looking at the painting…")
    assert strip.phase.text() == "Paused"
    assert strip.fraction == 0.5
    strip.show_resumed()
    assert strip.phase.text() == "Looking at the painting…"
    clock[0] += 30
    strip._on_tick()
    assert strip.times.text() == "about 30 s left"
    strip.show_idle("Ready")


def test_keys_pause_and_go_on(qtbot, window, engine, start_and_hold):
    start_and_hold()
    keys = (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, *keys)
    assert window.strip.phase.text() == "Paused"
    QTest.keyClick(window, *keys)
    assert window.strip.phase.text() == "Painting…"
    end(qtbot, window, engine)


def test_stop_ends_a_paused_run(qtbot, window, engine, start_and_hold, clock, finished):
    start_and_hold()
    window.studio.pausing.toggle()
    clock[0] += 50
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.strip.phase.text() == "Stopping…"
    qtbot.waitUntil(lambda: not window.queue.busy)
    assert window.strip.phase.text() == "Stopped at 40 %."
    assert newest(window).state is PieceState.STOPPED
    finished()
    assert len(kept_pictures()) == 1


def test_a_run_that_is_stopping_cannot_be_paused(qtbot, window, engine, start_and_hold):
    start_and_hold()
    window.session.stop()
    assert not window.paint_box.pause_button.isEnabled()
    assert not window.actions_.pause.isEnabled()
    window.studio.pausing.toggle()
    assert window.strip.phase.text() == "Stopping…"
    assert not window.queue.paused
    qtbot.waitUntil(lambda: not window.queue.busy)
    start_and_hold()
    assert window.paint_box.pause_button.isEnabled(), "of the next run"
    end(qtbot, window, engine)


def test_closing_a_paused_run_keeps_its_picture(window, engine, start_and_hold):
    start_and_hold()
    window.studio.pausing.toggle()
    window.close_without_asking()
    assert not window.isVisible()
    assert len(kept_pictures()) == 1


@pytest.mark.parametrize("ending", ["finish", "stop"])
def test_the_focus_stays_in_reach_of_the_keyboard(qtbot, window, engine, start_and_hold, ending):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    start_and_hold()
    window.paint_box.pause_button.setFocus()
    if ending == "stop":
        window.session.stop()
        assert window.focusWidget() is window.paint_box.paint_button
    end(qtbot, window, engine)
    assert window.focusWidget() is window.paint_box.paint_button
