"""What holds for every test: no screen, no real user's folders, nothing left running.

Tests that never touch Qt stay free of it: the fixtures look at Qt only where something else has
imported it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
import threading
import traceback
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The explicit flag without which no golden picture changes."""
    parser.addoption(
        "--update-golden", action="store_true", help="take the pictures of this run as golden"
    )


#: Prints, by file name, the calibrations of the bundled network with one thread and with all.
_CALIBRATIONS = """
import dataclasses, json, torch
from stylestudio.engine import calibration
from stylestudio.engine.devices import physical_cores
from stylestudio.engine.weights import load_vgg16
from tests.engine.conftest import fixed_calibration

text = json.dumps(dataclasses.asdict(fixed_calibration()))
names = []
for threads in (1, physical_cores()):
    torch.set_num_threads(threads)
    names.append(calibration._file(load_vgg16(), torch.device("cpu")).name)
print(json.dumps(dict.fromkeys(names, text)))
"""


@pytest.fixture(scope="session")
def calibrations() -> dict[str, str]:
    """A fixed calibration, by the names of its files.

    Measuring this machine anew for each test that paints with the bundled network would take longer
    than the tests, and might choose other kernels each time.
    """
    done = subprocess.run(
        [sys.executable, "-c", _CALIBRATIONS],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    files: dict[str, str] = json.loads(done.stdout)
    return files


@pytest.fixture(autouse=True)
def stylestudio_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch, calibrations: dict[str, str]
) -> Path:
    """A fresh folder in place of the user's data, settings, logs and pictures."""
    home = tmp_path_factory.mktemp("home")
    (home / "cache").mkdir()
    for name, text in calibrations.items():
        (home / "cache" / name).write_text(text)
    monkeypatch.setenv("STYLESTUDIO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_thread_left_behind(stylestudio_home) -> Iterator[None]:
    """Fail the test that leaves a Python thread running, naming it."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        # A dummy stands for a thread that Python did not start; Qt's are checked below.
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(timeout=2)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


@pytest.fixture(autouse=True)
def nothing_of_qt_left_behind(stylestudio_home) -> Iterator[None]:
    """Fail the test that leaves a QThread, a QTimer or a window, naming where it was started."""
    started = _Started()
    with started.watched():
        yield
    if "PySide6.QtCore" not in sys.modules:
        return
    _finish_deletions()
    if _top_level_widgets():
        # Perhaps only waiting to be collected; that takes too long to do it after every test.
        gc.collect()
        _finish_deletions()
    left = started.still_running() + _windows_left()
    _delete_windows()
    assert not left, "left behind:\n" + "\n".join(left)


#: Threads that a failed test left running. Qt ends the process when it deletes such a thread, and
#: the collector may do that in the middle of any later test.
_never_deleted: list = []


class _Started:
    """The QThreads and QTimers that a test starts, with the place in the code."""

    def __init__(self) -> None:
        self.objects: list[tuple[weakref.ref, str]] = []

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        if "PySide6.QtCore" not in sys.modules:
            yield
            return
        from PySide6.QtCore import QThread, QTimer

        with pytest.MonkeyPatch.context() as patch:
            for cls in (QThread, QTimer):
                patch.setattr(cls, "start", self._watching(cls.start))
            yield

    def _watching(self, original):
        def start(instance, *args):
            where = "".join(traceback.format_stack(limit=4)[:-1])
            self.objects.append((weakref.ref(instance), where))
            return original(instance, *args)

        return start

    def still_running(self) -> list[str]:
        from PySide6.QtCore import QThread
        from shiboken6 import isValid

        left = []
        for reference, where in self.objects:
            instance = reference()
            if instance is None or not isValid(instance):
                continue
            is_thread = isinstance(instance, QThread)
            running = instance.isRunning() if is_thread else instance.isActive()
            if running and is_thread:
                _never_deleted.append(instance)
            if running:
                left.append(f"{instance!r}, started at\n{where}")
        return left


def _finish_deletions() -> None:
    """Carry out what ``deleteLater`` has only noted."""
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is None:
        return
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _top_level_widgets() -> list:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    # Only those that nobody owns: a combo box's list is a window too, and goes with its box.
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def _windows_left() -> list[str]:
    return [f"{widget!r} “{widget.windowTitle()}”" for widget in _top_level_widgets()]


def _delete_windows() -> None:
    """So that one untidy test does not fail all that follow."""
    for widget in _top_level_widgets():
        widget.deleteLater()
    if "PySide6.QtCore" in sys.modules:
        _finish_deletions()
