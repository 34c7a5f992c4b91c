"""The composition root: logging, faults, arguments."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stylestudio import paths
from stylestudio.app import FaultReporter, logging_to_file, run_window
from stylestudio.ui.main_window import MainWindow


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


def test_the_program_takes_two_pictures_and_ends_with_its_window(
    qapp, engine, photo_file, painting_file
):
    seen = []

    def look() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if windows and windows[0].session.ready:
            timer.stop()
            seen.append((windows[0].photo.loaded.path, windows[0].painting.loaded.path))
            windows[0].close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    assert run_window([str(photo_file), str(painting_file)]) == 0
    assert seen == [(photo_file, painting_file)]
    assert QApplication.applicationName() == "StyleStudio"
    assert not QApplication.windowIcon().pixmap(64, 64).isNull()
    assert "the window is up" in log_text()


def test_an_argument_too_many_is_refused(qapp, capsys):
    with pytest.raises(SystemExit) as ended:
        run_window(["a", "b", "c"])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
