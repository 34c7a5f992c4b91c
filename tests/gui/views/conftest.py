from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.views.compare_pane import ComparePane
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.shown import Shown
from stylestudio.ui.views.viewport import Viewport


@pytest.fixture
def viewport(qapp) -> Viewport:
    return Viewport()


@pytest.fixture
def make_item(background) -> Callable[..., Item]:
    def make(key: str, image: QImage | None = None, **words) -> Item:
        return Item(shown(key, image, **words), background)

    return make


@pytest.fixture
def put_on_screen(qtbot) -> Callable[[QWidget, int, int], None]:
    def put(widget: QWidget, width: int = 400, height: int = 300) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return put


@pytest.fixture
def pane(background, put_on_screen) -> ComparePane:
    """A pane with a photo, and nothing painted yet."""
    pane = ComparePane(background)
    pane.set_photo(shown("photo", plain(90, 60, 40), title="Harbour"))
    put_on_screen(pane, 760, 560)
    return pane


def shown(key: str, image: QImage | None = None, **words) -> Shown:
    words.setdefault("title", key.capitalize())
    return Shown(key=key, image=image, **words)


def plain(width: int = 80, height: int = 60, grey: int = 128) -> QImage:
    return to_qimage(np.full((height, width, 3), grey, np.uint8))


def noise(width: int = 80, height: int = 60, seed: int = 0) -> QImage:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    return to_qimage(pixels)


def pixels_of(image: QImage) -> np.ndarray:
    """Its pixels, uint8 RGB ``(H, W, 3)``."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def wheel(widget: QWidget, at: QPointF, notches: float) -> None:
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
