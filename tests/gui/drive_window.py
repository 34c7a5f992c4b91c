"""Runs the real program, presses Paint in it and closes its window at a given moment.

Usage: drive_window.py import|preview DELAY_MS, or drive_window.py wait. It works on the window
from outside, with a timer of its own; the program knows nothing of it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from stylestudio.app import build_application, run_window
from stylestudio.ui.main_window import MainWindow


class Driver(QObject):
    """Paint once the pictures are there; close ``delay_ms`` after ``moment``."""

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
        self.window.settings.variant_chooser.cards.choose("gram")
        self.window.settings.controls["size_px"].set_value(128)
        self.window.paint_box.paint_button.click()
        assert self.window.paint_box.paint_button.text() == "Stop"
        self.step = self.wait_for_moment

    def wait_for_moment(self) -> None:
        if self.moment == "preview" and not self.painted():
            return
        self.timer.stop()
        QTimer.singleShot(self.delay_ms, self.window, self.close)

    def painted(self) -> bool:
        """Whether there is something of the picture."""
        return any(piece.pixels is not None for piece in self.window.studio.pieces.all)

    def close(self) -> None:
        self.window.close()
        for box in self.window.findChildren(QMessageBox):
            for button in box.buttons():
                if box.buttonRole(button) is QMessageBox.ButtonRole.AcceptRole:
                    button.click()


if __name__ == "__main__":
    app = build_application()
    driver = None
    if sys.argv[1] != "wait":
        driver = Driver(sys.argv[1], int(sys.argv[2]))
    sys.exit(run_window())
