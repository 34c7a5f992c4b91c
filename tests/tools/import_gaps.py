"""How long the window stands still while torch is imported in the engine's thread.

Usage: ``python -m tests.tools.import_gaps [plain|warm|cold]``. It prints the largest gaps between
the beats of a 5 ms timer in the thread of the window, which paints all the time.

``plain`` imports torch as it comes, ``warm`` as the program does. ``cold`` drops torch's files from
the system's cache first (Linux); ``cold plain`` both.
"""

from __future__ import annotations

import importlib
import itertools
import os
import sys
import time

from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio.jobs import loading, warming
from stylestudio.jobs.warming import FileWarmer

_BEAT_MS = 5


class Importing(QThread):
    """Does what the engine's thread does before the first run."""

    def __init__(self, how: set[str]) -> None:
        super().__init__()
        self.how = how
        self.parts: dict[str, float] = {}

    def run(self) -> None:
        began = time.perf_counter()
        if "plain" in self.how:
            for name in ("torch", loading.ENGINE_MODULE):
                importlib.import_module(name)
        else:
            FileWarmer().run()
            self.parts["files"] = time.perf_counter() - began
            began = time.perf_counter()
            loading.load_engine()
        self.parts["import"] = time.perf_counter() - began


class Window(QWidget):
    """Draws itself at every beat and notes when."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[float] = []
        self.resize(400, 300)

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.gray)
        painter.end()

    def beat(self) -> None:
        self.beats.append(time.perf_counter())
        self.update()


def forget_files() -> None:
    """Let the system's cache go of torch's files."""
    for file in warming._torch_files():
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def main(how: set[str]) -> None:
    if "cold" in how:
        forget_files()
    app = QApplication([])
    window = Window()
    window.show()
    timer = QTimer()
    timer.timeout.connect(window.beat)
    timer.start(_BEAT_MS)
    thread = Importing(how)
    thread.finished.connect(app.quit)
    QTimer.singleShot(300, thread.start)
    app.exec()
    timer.stop()
    thread.wait()
    began = window.beats[0]
    gaps = sorted(
        ((after - before, before - began) for before, after in itertools.pairwise(window.beats)),
        reverse=True,
    )
    print({name: round(seconds, 2) for name, seconds in thread.parts.items()})
    print("largest gaps, ms (at s):", *(f"{1000 * gap:.0f} ({at:.2f})" for gap, at in gaps[:8]))


if __name__ == "__main__":
    main(set(sys.argv[1:]))
