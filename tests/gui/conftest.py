from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio import paths
from stylestudio.app import Look, build_application, finish
from stylestudio.imaging.save import save_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.settings import Settings
from stylestudio.ui.background import Background
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pieces.pieces import Piece
from stylestudio.ui.sources.sources import Sources
from tests.jobs.fake_engine import FakeEngine


@pytest.fixture(scope="session")
def qapp(qapp) -> QApplication:
    """The application as the program sets it up: its name, its style, its colours."""
    app = build_application()
    Look(app, Settings(language="en", theme="light"))
    return app


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    background = Background()
    yield background
    background.wait()


@pytest.fixture
def sources(background) -> Sources:
    return Sources(background)


@pytest.fixture
def engine(monkeypatch) -> FakeEngine:
    return FakeEngine().install(monkeypatch)


@pytest.fixture
def photo_file(tmp_path) -> Path:
    return make_picture(tmp_path / "Harbour.png", 61, 47, seed=1)


@pytest.fixture
def painting_file(tmp_path) -> Path:
    return make_picture(tmp_path / "Waves.png", 53, 59, seed=2)


def make_picture(path: Path, width: int, height: int, seed: int = 0) -> Path:
    random = np.random.default_rng(seed)
    save_picture(random.integers(0, 256, (height, width, 3), np.uint8), path)
    return path


@pytest.fixture
def empty_window(qapp, qtbot, engine) -> Iterator[MainWindow]:
    """A shown window with no pictures in it, whose engine is the fake one."""
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.hide()
    assert finish(window, queue, 0) == 0


@pytest.fixture
def window(empty_window, qtbot, photo_file, painting_file) -> MainWindow:
    """A shown window with a pair of pictures loaded."""
    empty_window.load_pair(photo_file, painting_file)
    qtbot.waitUntil(lambda: empty_window.session.ready)
    return empty_window


@pytest.fixture
def start_and_hold(qtbot, window, engine) -> Callable[[], None]:
    """Starts a run that stays after its second evaluation, with its picture on the canvas."""

    def start() -> None:
        engine.gate = threading.Event()
        window.session.start()
        qtbot.waitUntil(lambda: window.canvas_pane.strip.fraction > 0.39)
        qtbot.waitUntil(lambda: shown_picture(window) is not None)

    return start


@pytest.fixture
def finished(qtbot, empty_window) -> Callable[[], None]:
    """Waits until nothing is painted or written any more."""

    def wait() -> None:
        qtbot.waitUntil(
            lambda: not (empty_window.queue.busy or empty_window.background.busy), timeout=10_000
        )

    return wait


def newest(window: MainWindow) -> Piece:
    """The piece that was asked for last."""
    return window.studio.pieces.all[-1]


def shown_picture(window: MainWindow) -> QImage | None:
    """What the views show of the piece that is looked at; None while that is the photo alone."""
    pane = window.canvas_pane.compare
    piece = window.studio.pieces.with_key(pane.current_key)
    if piece is None or piece.pixels is None:
        return None
    return pane.current_image


def kept_pictures() -> list[Path]:
    """The files in the gallery, by name."""
    folder = paths.pictures_dir()
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def message(empty_window) -> Callable[[], str]:
    return lambda: empty_window.canvas_pane.message_bar.text


def file_mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag_over(widget: QWidget, mime: QMimeData) -> QDragEnterEvent:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    more = (actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    try:
        event = QDragEnterEvent(QPointF(20, 20), *more)
    except TypeError:  # before Qt 6.12
        event = QDragEnterEvent(QPoint(20, 20), *more)
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, mime: QMimeData) -> QDropEvent:
    drag_over(widget, mime)
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event
