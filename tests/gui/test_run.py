"""From Start to a picture, with an engine of the tests' own."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stylestudio import paths
from stylestudio.errors import OutOfMemoryError
from stylestudio.imaging.load import load_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.pictures import to_qimage
from tests.jobs.fake_engine import picture


@pytest.fixture
def finished(qtbot, window):
    """Waits until the window is idle again."""
    return lambda: qtbot.waitUntil(lambda: not window._queue.busy, timeout=10_000)


def test_start_is_offered_once_both_pictures_are_there(qtbot, empty_window, photo_file):
    assert not empty_window.start_button.isEnabled()
    assert not empty_window.save_button.isEnabled()
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.photo.take_file(photo_file)
    assert not empty_window.start_button.isEnabled()
    assert empty_window.canvas_pane.canvas.headline == "Now pick a painting."
    with qtbot.waitSignal(empty_window.painting.changed):
        empty_window.painting.take_file(photo_file)
    assert empty_window.start_button.isEnabled()
    assert empty_window.start_button.text() == "Start painting"


def test_the_first_start_invites(qtbot, empty_window):
    assert empty_window.canvas_pane.canvas.headline == "Drop your photo here. Then pick a painting."
    empty_window.load_pair(None, None)
    qtbot.waitUntil(lambda: empty_window.session.ready)
    assert empty_window.photo.loaded.is_sample
    assert empty_window.canvas_pane.canvas.headline == "Drop your photo here. Then pick a painting."


def test_a_run_from_start_to_finish(qtbot, window, engine, finished, photo_file, painting_file):
    now = 100.0
    window.strip.clock = lambda: now
    engine.gate = threading.Event()
    window.start_button.click()
    now += 7
    engine.gate.set()
    finished()
    assert engine.requests == [StyleRequest(content=str(photo_file), style=str(painting_file))]
    assert window.strip.phase.text() == "Finished in 0:07."
    assert window.strip.fraction == 1
    assert window.canvas_pane.canvas.picture == to_qimage(engine.result)
    assert window.canvas_pane.title.text() == "Harbour in the style of Waves"
    assert window.session.results.unsaved
    assert window.save_button.isEnabled()
    assert window.start_button.text() == "Start painting"
    assert window.settings.isEnabled()


def test_progress_is_shown_while_painting(qtbot, window, engine, finished):
    window.strip.clock = lambda: 100.0
    engine.gate = threading.Event()
    window.start_button.click()
    assert window.start_button.text() == "Stop"
    assert not window.settings.isEnabled()
    assert not window.save_button.isEnabled()
    qtbot.waitUntil(lambda: window.strip.fraction > 0.39)
    assert window.strip.phase.text() == "Painting…"
    assert window.strip.times.text() == "a few seconds left"
    assert window.strip.text == "Painting, 40 % done, a few seconds left"
    assert window.strip.fraction == pytest.approx(0.4)
    assert window.canvas_pane.canvas.picture is not None, "the preview is on the canvas"
    assert window.canvas_pane.compare_button.isEnabled()
    engine.gate.set()
    finished()


def test_stop_keeps_the_picture(qtbot, window, engine, finished):
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    qtbot.waitUntil(lambda: window.strip.fraction > 0.39)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.start_button.text() == "Stopping…"
    assert window.strip.phase.text() == "Stopping…"
    finished()
    assert window.strip.phase.text() == "Stopped at 40 %."
    assert window.canvas_pane.canvas.picture == to_qimage(engine.result)
    assert window.session.results.unsaved
    assert window.start_button.text() == "Start painting"


def test_stop_before_the_first_evaluation_leaves_the_photo(qtbot, window, engine, finished):
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    window.session.stop()
    finished()
    assert window.strip.phase.text() == "Stopped at 0 %."
    assert window.canvas_pane.canvas.picture is None
    assert not window.save_button.isEnabled()
    assert window.canvas_pane.canvas.headline


def test_the_second_half_of_a_double_click_on_start_is_no_stop(qtbot, window, engine, finished):
    now = 100.0
    window.start_button.clock = lambda: now
    engine.gate = threading.Event()
    window.start_button.click()
    now += QApplication.doubleClickInterval() / 1000 - 0.01
    window.start_button.click()
    assert window.start_button.text() == "Stop"
    now += 0.02
    window.start_button.click()
    assert window.start_button.text() == "Stopping…"
    finished()


def test_keys_start_and_stop(qtbot, window, engine, finished):
    engine.gate = threading.Event()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.start_button.text() == "Stop"
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    finished()
    assert len(engine.requests) <= 1


def test_start_waits_for_a_picture_that_is_being_read(qtbot, window, engine, tmp_path):
    from tests.gui.conftest import make_picture

    other = make_picture(tmp_path / "other.png", 33, 34)
    window.photo.take_file(other)
    window.session.start()
    assert not window._queue.busy
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    assert engine.requests[0].content == str(other)
    qtbot.waitUntil(lambda: not window._queue.busy)


def test_start_does_not_happen_with_another_picture_than_meant(
    qtbot, window, engine, tmp_path, message
):
    window.photo.take_file(tmp_path / "gone.png")
    window.session.start()
    qtbot.waitUntil(lambda: not window.photo.loading)
    qtbot.wait(20)
    assert engine.requests == []
    assert "gone.png" in message()


def test_a_failure_is_told_in_the_window(qtbot, window, engine, finished, message):
    engine.fail_at = "painting"
    engine.error = OutOfMemoryError("There is not enough memory for this size.", "Choose less.")
    window.session.start()
    finished()
    assert message() == "There is not enough memory for this size. Choose less."
    assert window.strip.phase.text() == "Ended early."
    assert window.session.ready, "the next run can start"
    engine.fail_at = ""
    window.session.start()
    assert message() == "", "the error was about the run before"
    finished()
    assert window.strip.fraction == 1


def test_what_was_seen_last_outlives_a_run_that_broke_off(qtbot, window, engine, finished):
    engine.fail_at = "end"
    window.session.start()
    finished()
    assert window.canvas_pane.canvas.picture == to_qimage(engine.result)
    assert window.session.results.unsaved


def test_a_notice_is_shown_while_the_run_goes_on(qtbot, window, engine, finished, message):
    engine.notice = "Painting goes on with Adam."
    window.session.start()
    finished()
    assert message() == "Painting goes on with Adam."
    assert window.canvas_pane.message_bar.kind == "notice"


def test_what_is_asked_for_and_cannot_be_taken_is_told_at_start(qtbot, window, engine, message):
    window.settings.controls["size_px"].box.setEditText("7")
    window.session.start()
    assert "64 to 8192" in message()
    assert engine.requests == []
    assert not window._queue.busy


@pytest.mark.parametrize(
    "policy", [Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus], ids=["takes focus", "macOS"]
)
def test_a_click_on_start_does_not_paint_with_another_size_than_typed(
    qtbot, window, engine, finished, message, policy
):
    window.start_button.setFocusPolicy(policy)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box = window.settings.controls["size_px"].box
    field = box.lineEdit()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert box.hasFocus()
    for _ in range(2):
        field.selectAll()
        QTest.keyClicks(field, "7")
        for _ in range(2):
            QTest.mouseClick(window.start_button, Qt.MouseButton.LeftButton)
            assert not window._queue.busy
            assert "64 to 8192" in message()
            assert field.text() == "7"
    field.selectAll()
    QTest.keyClicks(field, "128")
    QTest.mouseClick(window.start_button, Qt.MouseButton.LeftButton)
    assert message() == ""
    finished()
    assert [request.size_px for request in engine.requests] == [128]


def test_a_wrong_size_is_told_before_the_last_picture_is_kept(
    qtbot, window, engine, finished, message
):
    window.session.start()
    finished()
    window.settings.controls["size_px"].box.setEditText("7")
    window.session.start()
    assert not window.background.busy
    assert window.session.results.unsaved
    assert "64 to 8192" in message()


def test_a_size_that_became_wrong_while_start_waited_ends_the_waiting(
    qtbot, window, engine, message, photo_file
):
    window.photo.take_file(photo_file)
    window.session.start()
    window.settings.controls["size_px"].box.setEditText("7")
    qtbot.waitUntil(lambda: "64 to 8192" in message())
    window.settings.controls["size_px"].box.setEditText("128")
    with qtbot.waitSignal(window.photo.changed):
        window.photo.take_file(photo_file)
    assert not window.photo.loading
    assert not window._queue.busy
    assert engine.requests == []


def test_the_focus_stays_in_reach_of_the_keyboard(qtbot, window, engine, finished):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.settings.controls["size_px"].box.setFocus()
    engine.gate = threading.Event()
    window.session.start()
    assert window.focusWidget() is window.start_button
    window.session.stop()
    finished()
    assert window.focusWidget() is window.start_button


def test_a_new_run_keeps_the_unsaved_picture_first(qtbot, window, engine, finished, message):
    window.session.start()
    finished()
    first = engine.result
    engine.result = picture(35, 45, value=7)
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    finished()
    (kept,) = paths.pictures_dir().iterdir()
    assert kept.name.startswith("Harbour × Waves ")
    assert kept.suffix == ".png"
    np.testing.assert_array_equal(load_picture(kept), first)
    assert str(kept) in message()


def test_a_saved_picture_is_not_kept_twice(qtbot, window, engine, finished, tmp_path):
    window.session.start()
    finished()
    with qtbot.waitSignal(window.session.results.saved):
        window.session.results.save(tmp_path / "mine.png")
    window.session.start()
    finished()
    assert not paths.pictures_dir().exists()
    assert (tmp_path / "mine.png").is_file()


def test_where_the_picture_cannot_be_kept_the_run_waits_for_a_second_start(
    qtbot, window, engine, finished, message
):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.start()
    finished()
    window.session.start()
    qtbot.waitUntil(lambda: "press Start again" in message())
    assert len(engine.requests) == 1
    assert window.session.results.unsaved, "nothing is lost yet"
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    finished()


def test_a_photo_given_during_a_run_waits_for_its_turn(
    qtbot, window, engine, finished, painting_file
):
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    with qtbot.waitSignal(window.photo.changed):
        window.photo.take_file(painting_file)
    engine.gate.set()
    finished()
    assert window.canvas_pane.title.text() == "Harbour in the style of Waves"
    window.canvas_pane.canvas.set_comparing(True)
    assert window.canvas_pane.canvas._photo.image.size().toTuple() == (61, 47), "of this run"
    window.session.start()
    finished()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    finished()
    assert engine.requests[1].content == str(painting_file)


def test_fifty_runs_through_the_window(qtbot, window, engine):
    engine.step_s = 0.001
    for count in range(50):
        window.session.start()
        qtbot.wait(count % 9)
        window.session.stop()
        qtbot.waitUntil(lambda: window.session.ready and not window.background.busy)
        window.session.results.clear()
    assert window.start_button.text() == "Start painting"
