"""The window on a real X server: what the offscreen platform cannot show.

Run with ``xvfb-run -s "-screen 0 1280x800x24" env QT_QPA_PLATFORM=xcb pytest -m xvfb``.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

pytestmark = pytest.mark.xvfb


@pytest.fixture(autouse=True)
def x_server(qapp) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.fail("this lane needs QT_QPA_PLATFORM=xcb and an X server")


def test_the_window_fills_a_screen_of_1280_by_800(qtbot, window, tmp_path):
    screen = window.screen()
    window.setGeometry(0, 0, 1280, 800)
    qtbot.waitUntil(lambda: window.size().toTuple() == (1280, 800))
    qtbot.wait(200)
    shot = screen.grabWindow(window.winId()).toImage()
    shot.save(str(tmp_path / "window.png"))
    assert shot.size().toTuple() == (1280, 800)
    button = window.start_button
    corner = button.mapTo(window, button.rect().topLeft())
    accent = window.palette().highlight().color()
    assert _near(shot.pixelColor(corner.x() + 12, corner.y() + 12), accent)
    # A picture on the canvas, and four corners that belong to the window.
    colours = {
        shot.pixelColor(x, y).rgb() for x in range(330, 930, 20) for y in range(180, 600, 20)
    }
    assert len(colours) > 20
    for x, y in ((2, 40), (1277, 40), (2, 797), (1277, 797)):
        assert _near(shot.pixelColor(x, y), window.palette().window().color())


def test_keys_reach_the_window_through_the_server(qtbot, window, engine):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    qtbot.waitUntil(lambda: not window._queue.busy)


def _near(first: QColor, second: QColor) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(first.getRgb(), second.getRgb(), strict=True))
