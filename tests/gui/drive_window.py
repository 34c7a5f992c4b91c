"""Runs the real program, presses Start in it and closes its window at a given moment.

Usage: drive_window.py import|preview DELAY_MS, or drive_window.py wait. It works on the window
from outside, with a timer of its own; the program knows nothing of it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from stylestudio.app import build_application, run_window
from stylestudio.ui.main_window import MainWindow


class Driver(QObject):
    """Start once the pictures are there; close ``delay_ms`` after ``moment``."""

    def __init__(self, moment: str, delay_ms: int) -> None:
        super().__init__()
        self.moment, self.delay_ms = moment, delay_ms
        self.step = self.find
        self.window: MainWindow | None = None
        self.timer = QTimer(self)
        self.timer.timeout.connect(lambda: self.step())
        self.timer.start(5)

    def find(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.isVisible():
                self.window = widget
                self.step = self.start

    def start(self) -> None:
        if not self.window.session.ready:
            return
        self.window.settings.controls["size_px"].set_value(128)
        self.window.start_button.click()
        assert self.window.start_button.text() == "Stop"
        self.step = self.wait_for_moment

    def wait_for_moment(self) -> None:
        if self.moment == "preview" and self.window.canvas_pane.canvas.picture is None:
            return
        self.timer.stop()
        QTimer.singleShot(self.delay_ms, self.window, self.window.close)


if __name__ == "__main__":
    app = build_application()
    driver = None
    if sys.argv[1] != "wait":
        driver = Driver(sys.argv[1], int(sys.argv[2]))
    sys.exit(run_window())
