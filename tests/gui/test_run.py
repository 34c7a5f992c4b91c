"""From Paint to a picture, with an engine of the tests' own."""

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
from stylestudio.ui.pieces.pieces import PieceState
from tests.gui.conftest import kept_pictures, make_picture, newest, shown_picture
from tests.jobs.fake_engine import picture


def test_paint_is_offered_once_both_pictures_are_there(qtbot, empty_window, photo_file):
    button = empty_window.paint_box.paint_button
    assert not button.isEnabled()
    assert not empty_window.paint_box.save_button.isEnabled()
    sources = empty_window.sources
    sources.take_files([photo_file], "photo")
    qtbot.waitUntil(lambda: sources.photo is not None)
    assert not button.isEnabled()
    assert headline(empty_window) == "Now pick a painting."
    sources.take_files([photo_file], "style")
    qtbot.waitUntil(lambda: bool(sources.styles))
    assert button.isEnabled()
    assert button.text() == "Paint"


def test_the_first_start_invites(qtbot, empty_window):
    invitation = "Drop your photo here. Then pick a painting."
    assert headline(empty_window) == invitation
    empty_window.load_pair(None, None)
    qtbot.waitUntil(lambda: empty_window.session.ready)
    assert empty_window.sources.stands_in
    assert headline(empty_window) == invitation


def test_a_run_from_paint_to_the_gallery(
    qtbot, window, engine, finished, message, photo_file, painting_file
):
    now = 100.0
    window.strip.clock = lambda: now
    engine.gate = threading.Event()
    window.paint_box.paint_button.click()
    now += 7
    engine.gate.set()
    finished()
    styles = ((str(painting_file), 1.0),)
    assert engine.requests == [StyleRequest(content=str(photo_file), styles=styles)]
    assert window.strip.phase.text() == "Finished in 0:07."
    assert window.strip.fraction == 1
    piece = newest(window)
    assert piece.state is PieceState.FINISHED
    assert shown_picture(window) == to_qimage(engine.result)
    (kept,) = kept_pictures()
    assert kept.name.endswith(" Harbour × Waves.png")
    assert kept.suffix == ".png"
    np.testing.assert_array_equal(load_picture(kept), engine.result)
    assert piece.saved_to == kept
    assert message() == "Saved in your gallery."
    words = [button.text() for button in window.canvas_pane.message_bar.action_buttons]
    assert words == ["Show", "Copy", "Export…"]
    assert window.paint_box.save_button.isEnabled()
    assert window.paint_box.paint_button.text().startswith("Paint")


def test_progress_is_shown_while_painting(qtbot, window, engine, finished):
    window.strip.clock = lambda: 100.0
    engine.gate = threading.Event()
    window.paint_box.paint_button.click()
    assert window.paint_box.paint_button.text() == "Stop"
    assert not window.paint_box.save_button.isEnabled()
    qtbot.waitUntil(lambda: window.strip.fraction > 0.39)
    assert window.strip.phase.text() == "Painting…"
    assert window.strip.times.text() == "a few seconds left"
    assert window.strip.fraction == pytest.approx(0.4)
    qtbot.waitUntil(lambda: shown_picture(window) is not None)
    assert newest(window).state is PieceState.PAINTING
    engine.gate.set()
    finished()


def test_the_settings_may_be_changed_for_the_next_picture_while_one_is_painted(
    qtbot, window, engine, finished
):
    engine.gate = threading.Event()
    window.session.start()
    assert window.settings.isEnabled()
    window.settings.controls["strength"].set_value(80.0)
    engine.gate.set()
    finished()
    assert engine.requests[0].strength == 50


def test_stop_keeps_the_picture(qtbot, window, engine, finished, message):
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    qtbot.waitUntil(lambda: window.strip.fraction > 0.39)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.paint_box.paint_button.text() == "Stopping…"
    assert window.strip.phase.text() == "Stopping…"
    finished()
    assert window.strip.phase.text() == "Stopped at 40 %."
    assert shown_picture(window) == to_qimage(engine.result)
    assert newest(window).state is PieceState.STOPPED
    (kept,) = kept_pictures()
    np.testing.assert_array_equal(load_picture(kept), engine.result)
    assert message() == "Stopped at 40 %. Kept in your gallery."
    words = [button.text() for button in window.canvas_pane.message_bar.action_buttons]
    assert words == ["Continue", "Delete"]


def test_stop_before_the_first_evaluation_leaves_nothing(qtbot, window, engine, finished):
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    window.session.stop()
    finished()
    assert window.strip.phase.text() == "Stopped at 0 %."
    assert shown_picture(window) is None
    assert not window.paint_box.save_button.isEnabled()
    assert kept_pictures() == []


def test_the_second_half_of_a_double_click_on_start_is_no_stop(qtbot, window, engine, finished):
    now = 100.0
    window.paint_box.paint_button.clock = lambda: now
    engine.gate = threading.Event()
    window.paint_box.paint_button.click()
    now += QApplication.doubleClickInterval() / 1000 - 0.01
    window.paint_box.paint_button.click()
    assert window.paint_box.paint_button.text() == "Stop"
    now += 0.02
    window.paint_box.paint_button.click()
    assert window.paint_box.paint_button.text() == "Stopping…"
    finished()


def test_keys_start_and_stop(qtbot, window, engine, finished):
    engine.gate = threading.Event()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.paint_box.paint_button.text() == "Stop"
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    finished()
    assert len(engine.requests) <= 1


def test_paint_waits_for_a_picture_that_is_being_read(qtbot, window, engine, tmp_path, finished):
    other = make_picture(tmp_path / "other.png", 33, 34)
    window.sources.take_files([other], "photo")
    window.session.start()
    assert not window.queue.busy
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    assert engine.requests[0].content == str(other)
    finished()


def test_paint_does_not_happen_with_another_picture_than_meant(
    qtbot, window, engine, tmp_path, message
):
    window.sources.take_files([tmp_path / "gone.png"], "photo")
    window.session.start()
    qtbot.waitUntil(lambda: not window.sources.loading)
    qtbot.wait(20)
    assert engine.requests == []
    assert "gone.png" in message()


def test_a_failure_is_told_with_a_button_that_mends_it(qtbot, window, engine, finished, message):
    engine.fail_at = "painting"
    engine.error = OutOfMemoryError("There is not enough memory for this size.", "Choose less.")
    window.session.start()
    finished()
    assert message() == "There is not enough memory for this size. Choose less."
    assert window.strip.phase.text() == "Ended early."
    (retry,) = window.canvas_pane.message_bar.action_buttons
    assert retry.text() == "Retry at 75 %"
    engine.fail_at = ""
    retry.click()
    assert message() == "", "the error was about the run before"
    finished()
    assert [request.size_px for request in engine.requests] == [512, 384]
    assert newest(window).state is PieceState.FINISHED
    assert len(window.studio.pieces.all) == 1


def test_any_other_failure_can_be_tried_again(qtbot, window, engine, finished, message):
    engine.fail_at = "painting"
    window.session.start()
    finished()
    (again,) = window.canvas_pane.message_bar.action_buttons
    assert again.text() == "Try again"
    engine.fail_at = ""
    again.click()
    finished()
    assert newest(window).state is PieceState.FINISHED


def test_what_was_seen_last_outlives_a_run_that_broke_off(qtbot, window, engine, finished):
    engine.fail_at = "end"
    window.session.start()
    finished()
    assert shown_picture(window) == to_qimage(engine.result)
    assert len(kept_pictures()) == 1


def test_a_notice_is_shown_while_the_run_goes_on(qtbot, window, engine, start_and_hold, message):
    engine.notice = "Painting goes on with Adam."
    start_and_hold()
    assert message() == "Painting goes on with Adam."
    assert window.canvas_pane.message_bar.kind == "notice"
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.queue.busy)


def test_what_is_asked_for_and_cannot_be_taken_is_told_at_start(qtbot, window, engine, message):
    window.settings.controls["size_px"].box.setEditText("7")
    window.session.start()
    assert "64 to 8192" in message()
    assert engine.requests == []
    assert not window.queue.busy


@pytest.mark.parametrize(
    "policy", [Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus], ids=["takes focus", "macOS"]
)
def test_a_click_on_start_does_not_paint_with_another_size_than_typed(
    qtbot, window, engine, finished, message, policy
):
    window.paint_box.paint_button.setFocusPolicy(policy)
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
            QTest.mouseClick(window.paint_box.paint_button, Qt.MouseButton.LeftButton)
            assert not window.queue.busy
            assert "64 to 8192" in message()
            assert field.text() == "7"
    field.selectAll()
    QTest.keyClicks(field, "128")
    QTest.mouseClick(window.paint_box.paint_button, Qt.MouseButton.LeftButton)
    assert message() == ""
    finished()
    assert [request.size_px for request in engine.requests] == [128]


def test_a_size_that_became_wrong_while_start_waited_ends_the_waiting(
    qtbot, window, engine, message, photo_file
):
    window.sources.take_files([photo_file], "photo")
    window.session.start()
    window.settings.controls["size_px"].box.setEditText("7")
    qtbot.waitUntil(lambda: "64 to 8192" in message())
    window.settings.controls["size_px"].box.setEditText("128")
    window.sources.take_files([photo_file], "photo")
    qtbot.waitUntil(lambda: not window.sources.loading)
    assert not window.queue.busy
    assert engine.requests == []


def test_a_new_picture_takes_the_place_of_one_that_is_kept(qtbot, window, engine, finished):
    window.session.start()
    finished()
    first = engine.result
    engine.result = picture(35, 45, value=7)
    window.session.start()
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    finished()
    assert len(window.studio.pieces.all) == 1
    one, two = kept_pictures()
    found = {load_picture(path).shape for path in (one, two)}
    assert found == {first.shape, engine.result.shape}


def test_where_the_picture_cannot_be_kept_it_stays_and_says_so(
    qtbot, window, engine, finished, message
):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.start()
    finished()
    assert "cannot be created" in message()
    assert newest(window).unsaved
    words = [button.text() for button in window.canvas_pane.message_bar.action_buttons]
    assert words == ["Save elsewhere…", "Try again"]
    window.session.start()
    finished()
    assert len(window.studio.pieces.all) == 2, "nothing is lost"
    paths.pictures_dir().unlink()
    window.canvas_pane.message_bar.clear()
    for piece in window.studio.pieces.all:
        window.studio.autosaving.keep(piece)
    finished()
    assert len(kept_pictures()) == 2


def test_a_photo_given_during_a_run_waits_for_its_turn(
    qtbot, window, engine, finished, painting_file
):
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    window.sources.take_files([painting_file], "photo")
    qtbot.waitUntil(lambda: window.sources.photo.path == painting_file)
    engine.gate.set()
    finished()
    photo = window.canvas_pane.compare._comparison.photo
    assert photo.shown.image.size().toTuple() == (61, 47), "of this run"
    window.session.start()
    finished()
    assert engine.requests[1].content == str(painting_file)


def test_several_photos_are_painted_one_after_the_other(qtbot, window, engine, finished, tmp_path):
    more = [make_picture(tmp_path / f"{name}.png", 61, 47, seed) for seed, name in enumerate("abc")]
    window.sources.take_files(more, "photo")
    qtbot.waitUntil(lambda: len(window.sources.photos) == 3)
    window.session.start()
    finished()
    assert [request.content for request in engine.requests] == list(map(str, more))
    assert [piece.title for piece in window.studio.pieces.all] == [
        f"{name} · Classic (Gram)" for name in "abc"
    ]
    assert len(kept_pictures()) == 3


def test_fifty_runs_through_the_window(qtbot, window, engine, finished):
    engine.step_s = 0.001
    for count in range(50):
        window.session.start()
        qtbot.wait(count % 9)
        window.session.stop()
        finished()
    assert window.paint_box.paint_button.text().startswith("Paint")
    assert len(window.studio.pieces.all) == 1


def headline(window) -> str:
    """The invitation over the dimmed photo."""
    return window.canvas_pane.compare.single.picture._headline
