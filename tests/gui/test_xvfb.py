"""The window on a real X server with a window manager: what the offscreen platform cannot show.

The lane in ``.ci/run`` starts both. By hand::

    xvfb-run -a -s "-screen 0 1440x900x24" sh -c \\
        "openbox & QT_QPA_PLATFORM=xcb .venv/bin/pytest tests/gui -m xvfb"
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.theme import border_colour

pytestmark = pytest.mark.xvfb


@pytest.fixture(autouse=True)
def x_server(qapp) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.fail("this lane needs QT_QPA_PLATFORM=xcb and an X server")


@pytest.fixture
def framed(qtbot, window, engine) -> MainWindow:
    """The window at 1280 × 800, in the frame that the window manager gives it."""
    qtbot.waitUntil(lambda: window.frameGeometry() != window.geometry())
    window.move(0, 0)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.size().toTuple() == (1280, 800))
    assert window.screen().geometry().contains(window.frameGeometry()), "the screen is too small"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def shoot(qtbot, framed, tmp_path) -> Callable[[], QImage]:
    """What the X server shows of the window; once it does show what the window has painted."""

    def take() -> QImage:
        shots: list[QImage] = []

        def shown() -> bool:
            shot = framed.screen().grabWindow(framed.winId()).toImage()
            # Twice the same: nothing is on its way to the server any more.
            settled = bool(shots) and shot == shots[-1]
            shots.append(shot)
            return settled

        qtbot.wait(200)
        qtbot.waitUntil(shown)
        shots[-1].save(str(tmp_path / "window.png"))
        assert shots[-1].size().toTuple() == (1280, 800)
        return shots[-1]

    return take


def test_the_window_fills_1280_by_800(framed, shoot):
    shot = shoot()
    button = framed.paint_box.paint_button
    corner = button.mapTo(framed, button.rect().topLeft())
    assert _near(shot.pixelColor(corner.x() + 12, corner.y() + 12), _accent(framed))
    # A picture on the canvas, and four corners that belong to the window.
    assert len(_colours(shot, _place(framed, framed.canvas_pane.compare.single))) > 20
    for x, y in ((2, 40), (1277, 40), (2, 797), (1277, 797)):
        assert _near(shot.pixelColor(x, y), framed.palette().window().color())


def test_a_running_window_shows_all_there_is_to_see(framed, engine, start_and_hold, shoot):
    engine.result = np.full((350, 450, 3), (30, 160, 90), np.uint8)
    framed.strip.clock = lambda: 100.0
    start_and_hold()
    shot = shoot()

    # Photo and painting: noise.
    panel = framed.sources_panel
    for part in (panel.photo_pane.thumbnail, panel.style_stack.cards):
        assert len(_colours(shot, _inside(framed, part, 40))) > 20

    compare = framed.canvas_pane.compare
    # The live picture: as high as the canvas, whole, and in the middle.
    canvas = _place(framed, compare.single.picture)
    live = _extent(shot, canvas, QColor(30, 160, 90))
    assert live.width() / live.height() == pytest.approx(450 / 350, abs=0.01)
    assert live.width() > canvas.width() - 30 or live.height() > canvas.height() - 30
    off = live.center() - canvas.center()
    assert max(abs(off.x()), abs(off.y())) <= 2

    # The bar: 40 % of it done.
    bar = _place(framed, framed.strip.bar)
    done = _extent(shot, bar, _accent(framed))
    assert done.width() == pytest.approx(0.4 * bar.width(), abs=6)
    rest = _extent(shot, bar, border_colour(framed.palette()))
    assert rest.right() >= bar.right() - 6

    # Words, from their first letter to their last.
    strip, settings = framed.strip, framed.settings
    for part, words in (
        (strip.phase, "Painting…"),
        (strip.times, "a few seconds left"),
        (compare.single.caption.title, "Classic (Gram)"),
        (compare.single.caption.badge, "Painting… 40 %"),
        (compare.single.caption.buttons["stop"], "Stop this one"),
        (compare.bar.hold_button, "Hold to see the photo"),
        (framed.paint_box.paint_button, "Stop"),
        (framed.paint_box.pause_button, "Pause"),
        (settings.preset_box, settings.preset.title),
        (settings.variant_chooser.cards.title, "Classic (Gram)"),
    ):
        assert _words(part) == words
        ink = _ink(shot, _inside(framed, part, 5 if not isinstance(part, QLabel) else 0))
        wide = part.fontMetrics().horizontalAdvance(words)
        if isinstance(part, QComboBox):
            # Its arrow is ink too.
            assert ink.width() >= wide - 4, words
        else:
            assert ink.width() == pytest.approx(wide, abs=6), words
        assert ink.height() >= part.fontMetrics().capHeight() - 1, words

    # Stop is where Paint was, and stops.
    QTest.mouseMove(framed.paint_box.paint_button)
    framed.paint_box.paint_button.clock = lambda: float("inf")
    QTest.mouseClick(framed.paint_box.paint_button, Qt.MouseButton.LeftButton)
    assert framed.paint_box.paint_button.text() == "Stopping…"


def test_keys_reach_the_active_window(qtbot, framed, engine):
    QTest.keyClick(framed.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    qtbot.waitUntil(lambda: not framed.queue.busy)


def _words(part: QWidget) -> str:
    if isinstance(part, QComboBox):
        return part.currentText()
    assert isinstance(part, QLabel | QAbstractButton)
    return part.text()


def _place(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _inside(window: QWidget, part: QWidget, margin: int) -> QRect:
    return _place(window, part).adjusted(margin, margin, -margin, -margin)


def _pixels(shot: QImage, place: QRect) -> np.ndarray:
    """The pixels in ``place``, int ``(H, W, 3)``."""
    part = shot.copy(place).convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return rows[:, : 4 * part.width()].reshape(part.height(), part.width(), 4)[..., :3].astype(int)


def _colours(shot: QImage, place: QRect) -> set[tuple[int, ...]]:
    return {tuple(pixel) for pixel in _pixels(shot, place)[::10, ::10].reshape(-1, 3).tolist()}


def _bounds(wanted: np.ndarray, place: QRect) -> QRect:
    rows, columns = np.nonzero(wanted)
    assert len(rows), "nothing of it is to be seen"
    found = QRect(
        QPoint(int(columns.min()), int(rows.min())), QPoint(int(columns.max()), int(rows.max()))
    )
    return found.translated(place.topLeft())


def _extent(shot: QImage, place: QRect, colour: QColor) -> QRect:
    """Where in ``place`` there is ``colour``."""
    wanted = np.abs(_pixels(shot, place) - colour.getRgb()[:3]).max(axis=2) <= 3
    return _bounds(wanted, place)


def _ink(shot: QImage, place: QRect) -> QRect:
    """Where in ``place`` there is something other than the background in its corner."""
    pixels = _pixels(shot, place)
    return _bounds(np.abs(pixels - pixels[0, 0]).max(axis=2) > 40, place)


def _accent(window: QWidget) -> QColor:
    return window.palette().highlight().color()


def _near(first: QColor, second: QColor) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(first.getRgb(), second.getRgb(), strict=True))
