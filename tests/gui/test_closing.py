"""Closing the window: what is asked, and that no picture is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from stylestudio import paths
from stylestudio.app import finish
from stylestudio.gallery import gallery as gallery_module
from stylestudio.imaging.load import load_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pieces import exporting as exporting_module
from stylestudio.ui.pieces.pieces import PieceState
from tests.gui.conftest import kept_pictures, newest


@pytest.fixture
def with_result(window, finished):
    window.session.start()
    finished()
    return window


@pytest.fixture
def no_gallery() -> Path:
    """Where the gallery cannot be."""
    paths.pictures_dir().write_text("a file in the way of the folder")
    return paths.pictures_dir()


@pytest.fixture
def checkpoint(engine) -> Path:
    """The folder that the engine's runs are kept in."""
    folder = paths.unfinished_dir() / "harbour"
    folder.mkdir(parents=True)
    engine.report = {"checkpoint": str(folder)}
    return folder


def question(window) -> QMessageBox:
    """The one box that is open."""
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    return box


def asked(window) -> bool:
    return any(box.isVisible() for box in window.findChildren(QMessageBox))


def button(box: QMessageBox, words: str) -> QPushButton:
    (found,) = (b for b in box.buttons() if b.text() == words)
    return found


# While something is painted ----------------------------------------------------------------------


def test_closing_while_painting_asks(window, start_and_hold):
    start_and_hold()
    window.close()
    assert window.isVisible()
    box = question(window)
    assert box.text() == "Still painting, a few seconds left."
    assert "next time" in box.informativeText()
    words = {b.text() for b in box.buttons()}
    assert words == {"Close, continue next time", "Keep painting"}
    assert box.defaultButton().text() == "Keep painting", "Return is no way to lose a run"
    assert window.queue.busy
    window.close_without_asking()


def test_where_nobody_knows_how_long_it_takes_no_time_is_told(window, engine):
    window.queue._forecasts._noted.clear()
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    window.close()
    assert question(window).text() == "Still painting."
    window.close_without_asking()
    assert not window.isVisible()


def test_closing_while_sketching_promises_nothing(qtbot, window, engine):
    engine.gate = threading.Event()
    window.session.sketch()
    qtbot.waitUntil(lambda: newest(window).pixels is not None)
    window.close()
    box = question(window)
    assert {b.text() for b in box.buttons()} == {"Close", "Keep painting"}
    assert box.informativeText() == "Sketches, and what has not begun yet, are not kept."
    window.close_without_asking()


@pytest.mark.parametrize("how", ["click", "escape"])
def test_keep_painting(qtbot, window, engine, start_and_hold, finished, how):
    start_and_hold()
    window.close()
    box = question(window)
    if how == "click":
        button(box, "Keep painting").click()
    else:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not asked(window)
    assert window.isVisible()
    assert window.queue.busy
    engine.gate.set()
    finished()
    assert newest(window).state is PieceState.FINISHED
    assert len(kept_pictures()) == 1
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not asked(window), "nothing is painted any more"


def test_close_and_continue_next_time(qtbot, window, engine, checkpoint, start_and_hold):
    start_and_hold()
    window.close()
    with qtbot.waitSignal(window.closed):
        button(question(window), "Close, continue next time").click()
    assert not window.isVisible()
    assert not window.queue.busy
    (kept,) = kept_pictures()
    np.testing.assert_array_equal(load_picture(kept), engine.result)
    assert checkpoint.is_dir(), "it was not the user who stopped it"


def test_whoever_ends_the_program_is_not_asked(qtbot, window, engine, checkpoint, start_and_hold):
    start_and_hold()
    with qtbot.waitSignal(window.closed):
        window.close_without_asking()
    assert not window.isVisible()
    (kept,) = kept_pictures()
    np.testing.assert_array_equal(load_picture(kept), engine.result)
    assert checkpoint.is_dir()


def test_closing_once_more_while_the_question_stands(qtbot, window, start_and_hold):
    start_and_hold()
    window.close()
    box = question(window)
    window.close()
    assert window.isVisible()
    assert question(window) is box, "asked once"
    with qtbot.waitSignal(window.closed):
        window.close_without_asking()
    assert not window.isVisible()
    assert not asked(window)


@pytest.mark.parametrize("answer", ["Close", "Stay"])
def test_the_picture_is_finished_while_the_question_stands(
    qtbot, window, engine, start_and_hold, finished, answer
):
    start_and_hold()
    window.close()
    box = question(window)
    engine.gate.set()
    finished()
    assert box.text() == "Nothing is being painted any more."
    assert box.informativeText() == "All pictures are kept."
    button(box, answer).click()
    assert window.isVisible() is (answer == "Stay")
    assert newest(window).state is PieceState.FINISHED
    assert len(kept_pictures()) == 1


def test_the_question_follows_the_time_that_is_left(qtbot, window, engine, start_and_hold):
    start_and_hold()
    window.close()
    box = question(window)
    box.setText("old words")
    engine.gate.set()
    qtbot.waitUntil(lambda: box.text() != "old words")
    window.close_without_asking()


def test_a_run_that_was_asked_to_end_is_not_asked_about(qtbot, window, engine, start_and_hold):
    start_and_hold()
    window.session.stop()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not asked(window)
    assert len(kept_pictures()) == 1


def test_closing_while_the_next_run_begins(window, engine, finished, caplog):
    window.session.start()
    finished()
    engine.gate, engine.gate_step = threading.Event(), 1
    window.session.start()
    window.close_without_asking()
    assert len(kept_pictures()) == 1
    assert "Traceback" not in caplog.text


def test_closing_while_a_picture_is_being_read_for_a_run(qtbot, window, engine, photo_file):
    window.sources.take_files([photo_file], "photo")
    window.session.start()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert engine.requests == []


# What is unsaved ---------------------------------------------------------------------------------


def test_closing_keeps_the_unsaved_picture_under_a_free_name(qtbot, with_result, engine):
    newest(with_result).saved_to = None
    with qtbot.waitSignal(with_result.closed):
        with_result.close()
    first, second = sorted(kept_pictures(), key=lambda path: len(path.name))
    assert second.stem == f"{first.stem} (2)"
    for path in (first, second):
        np.testing.assert_array_equal(load_picture(path), engine.result)


def test_closing_with_a_kept_picture_writes_nothing(with_result):
    before = kept_pictures()
    with_result.close()
    assert kept_pictures() == before


def test_closing_with_a_picture_that_was_saved_elsewhere_writes_nothing(
    qtbot, no_gallery, with_result, tmp_path
):
    with qtbot.waitSignal(with_result.studio.exporting.saved):
        with_result.studio.exporting.save(newest(with_result), tmp_path / "mine.png")
    with qtbot.waitSignal(with_result.closed):
        with_result.close()
    assert not asked(with_result)
    assert no_gallery.is_file()


@pytest.mark.parametrize("what", ["kept", "exported"])
def test_closing_waits_for_a_picture_that_is_being_written(
    qtbot, window, finished, tmp_path, monkeypatch, what
):
    gate, writing = threading.Event(), threading.Event()
    go_on = threading.Timer(0.3, gate.set)
    module, name = {
        "kept": (gallery_module, "keep_picture"),
        "exported": (exporting_module, "export_picture"),
    }[what]
    original = getattr(module, name)

    def slow(*given):
        writing.set()
        assert gate.wait(10)
        return original(*given)

    monkeypatch.setattr(module, name, slow)
    window.session.start()
    if what == "exported":
        finished()
        window.studio.exporting.save(newest(window), tmp_path / "mine.png")
    qtbot.waitUntil(writing.is_set)
    qtbot.waitUntil(lambda: not window.queue.busy)
    go_on.start()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert len(kept_pictures()) == 1, "kept once, not twice"
    if what == "exported":
        assert (tmp_path / "mine.png").is_file()


def test_closing_when_a_save_fails_keeps_it_in_the_gallery(with_result, tmp_path):
    newest(with_result).saved_to = None
    for path in kept_pictures():
        path.unlink()
    with_result.studio.exporting.save(newest(with_result), tmp_path / "missing" / "mine.png")
    with_result.close()
    assert len(kept_pictures()) == 1


def test_closing_when_nothing_can_be_kept_asks(qtbot, no_gallery, with_result, tmp_path):
    window = with_result
    window.close()
    assert window.isVisible()
    box = question(window)
    assert box.text() == "Your picture is not saved yet."
    assert "cannot be created" in box.informativeText()
    assert {b.text() for b in box.buttons()} == {"Save elsewhere…", "Close anyway"}
    for close in (window.close, window.close_without_asking):
        close()
        assert window.isVisible(), "the question stands"
        assert question(window) is box
    button(box, "Save elsewhere…").click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("elsewhere.png")
    with qtbot.waitSignal(window.closed):
        dialog.accept()
    assert (tmp_path / "elsewhere.png").is_file()
    assert not window.isVisible()


def test_each_picture_that_cannot_be_kept_is_asked_about(
    qtbot, no_gallery, with_result, finished, tmp_path
):
    window = with_result
    window.session.start()
    finished()
    assert len(window.studio.pieces.unsaved) == 2
    window.close()
    for name in ("one.png", "two.png"):
        assert window.isVisible()
        button(question(window), "Save elsewhere…").click()
        (dialog,) = (d for d in window.findChildren(QFileDialog) if d.isVisible())
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(name)
        dialog.accept()
        assert (tmp_path / name).is_file()
    assert not window.isVisible()
    assert window.studio.pieces.unsaved == []


def test_changing_ones_mind_about_the_place_asks_again(qtbot, no_gallery, with_result):
    window = with_result
    window.close()
    button(question(window), "Save elsewhere…").click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()
    with qtbot.waitSignal(window.closed):
        button(question(window), "Close anyway").click()
    assert not window.isVisible()


def test_after_a_stuck_engine_the_window_can_save_but_not_start(
    qtbot, no_gallery, with_result, engine, monkeypatch
):
    window = with_result
    waits = []

    def does_not_end(timeout_ms: int) -> bool:
        waits.append(timeout_ms)
        return False

    with monkeypatch.context() as stuck:
        stuck.setattr(window.queue._thread, "wait", does_not_end)
        window.close()
        assert window.isVisible()
        box = question(window)
        assert not window.paint_box.paint_button.isEnabled()
        assert not window.actions_.paint.isEnabled()
        assert not window.actions_.sketch.isEnabled()
        assert window.paint_box.save_button.isEnabled()
        window.session.start()
        window.session.sketch()
        window.session.continue_piece(newest(window).key)
        window.session.paint_smaller(newest(window).key, 0.75)
        assert not window.queue.busy
        with qtbot.waitSignal(window.closed):
            button(box, "Close anyway").click()
    assert [wait for wait in waits if wait] == [60_000]
    assert len(engine.requests) == 1
    assert window.queue._thread.wait(10_000)


# The window itself -------------------------------------------------------------------------------


def short_lived_window(height: int | None = None) -> int:
    """The height of a window that is shown and closed."""
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    if height:
        window.resize(window.width(), height)
    window.show()
    height = window.height()
    window.close()
    assert finish(window, queue, 0) == 0
    return height


def test_the_window_comes_back_as_it_was(qapp, engine):
    assert short_lived_window(height=733) == 733
    assert short_lived_window() == 733


def test_a_damaged_window_state_is_ignored(qapp, engine):
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().with_name("window.ini").write_bytes(b"\x00[window]\ngeometry=@Byte(\xff")
    assert short_lived_window() >= 700
