"""The composition root: logging, faults, arguments."""

from __future__ import annotations

import logging
import sys
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from stylestudio import app, paths
from stylestudio.app import FaultReporter, finish, logging_to_file, run_window
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.theme import Theme


def log_text() -> str:
    return (paths.log_dir() / "stylestudio.log").read_text(encoding="utf-8")


def test_an_exception_in_a_slot_is_logged_and_told(qtbot, qapp):
    def fails() -> None:
        raise RuntimeError("in a slot")

    hook = sys.excepthook
    with logging_to_file(), FaultReporter() as faults:
        with qtbot.waitSignal(faults.reported) as told:
            QTimer.singleShot(0, fails)
        assert sys.excepthook is not hook
    assert sys.excepthook is hook
    assert "in a slot" in log_text()
    assert "Traceback" in log_text()
    assert "stylestudio.log" in told.args[0]


def test_an_exception_in_a_thread_is_logged_and_told(qtbot, qapp):
    def fails() -> None:
        raise RuntimeError("in a thread")

    with logging_to_file(), FaultReporter() as faults, qtbot.waitSignal(faults.reported):
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
    assert "in a thread" in log_text()


def test_an_exception_in_a_finaliser_is_logged(qapp):
    class Fails:
        def __del__(self) -> None:
            raise RuntimeError("in a finaliser")

    with logging_to_file(), FaultReporter():
        fails = Fails()
        del fails
    assert "in a finaliser" in log_text()


def test_where_no_log_can_be_written_the_program_still_runs(stylestudio_home, capsys):
    paths.log_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.log_dir().write_text("a file in the way")
    with logging_to_file():
        logging.getLogger("test").info("hello")
    assert "hello" in capsys.readouterr().err


def test_a_fault_is_shown_in_the_window(window):
    window.show_fault("Something went wrong.")
    assert window.canvas_pane.message_bar.text == "Something went wrong."


def test_the_program_opens_with_two_samples_and_ends_with_its_window(qapp, engine):
    seen = []

    def look() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if windows and windows[0].session.ready:
            timer.stop()
            seen.extend(windows)
            assert windows[0].sources.stands_in
            assert windows[0].sources.photo.is_sample
            assert windows[0].sources.styles[0].loaded.is_sample
            windows[0].close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    assert run_window() == 0
    (window,) = seen
    assert not isValid(window), "the window is gone before its application is"
    assert QApplication.applicationName() == "StyleStudio"
    assert not QApplication.windowIcon().pixmap(64, 64).isNull()
    assert "the window is up" in log_text()


class _Queue(RunQueue):
    """Kept here, so that a thread that is left running fails the test instead of Python."""

    made: ClassVar[list[RunQueue]] = []

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self.made.append(self)


@pytest.mark.parametrize("place", ["MainWindow", "bundled_presets", "load_pair"])
def test_where_the_window_cannot_be_opened_the_engines_thread_is_ended(
    qapp, engine, monkeypatch, place
):
    def fails(*_) -> None:
        raise RuntimeError("while the window was built")

    monkeypatch.setattr(app, "RunQueue", _Queue)
    if place == "load_pair":
        monkeypatch.setattr(MainWindow, place, fails)
    else:
        monkeypatch.setattr(app, place, fails)
    with pytest.raises(RuntimeError, match="while the window was built"):
        run_window()
    queue = _Queue.made.pop()
    ended = queue._thread.isFinished()
    queue.shutdown()
    assert ended
    assert "while the window was built" in log_text()


def test_an_engine_that_does_not_end_ends_with_the_process(qapp, engine, monkeypatch):
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    codes = []
    monkeypatch.setattr(app.os, "_exit", codes.append)
    with monkeypatch.context() as stuck:
        stuck.setattr(queue._thread, "wait", lambda _: False)
        finish(window, queue, 0)
    assert codes == [1]
    assert not isValid(window)
    assert queue._thread.wait(10_000)


def test_a_window_that_is_styled_when_it_is_built_looks_the_same(qtbot, qapp, engine):
    shots = []
    for late in (False, True):
        theme = Theme(qapp, "light", dressed=not late)
        if late:
            qapp.setStyleSheet("")
        queue = RunQueue()
        window = MainWindow(queue, bundled_presets())
        window.check_all_style_losses()
        theme.dress()
        window.show()
        qtbot.waitExposed(window)
        # Layouts in several steps, each noted for later.
        qtbot.wait(200)
        shots.append(window.grab().toImage())
        window.hide()
        assert finish(window, queue, 0) == 0
        theme.deleteLater()
    assert shots[0] == shots[1]
