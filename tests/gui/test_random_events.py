"""Thousands of clicks, keys, drops, resizes and closes at random: nothing may go wrong inside.

What an exception in a slot would reach is the log; pytest-qt fails the test for each of them, and
so does every record of that kind.
"""

from __future__ import annotations

import logging
import random
import shutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QProcess, Qt, QTimer
from PySide6.QtGui import QColor, QDesktopServices, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from stylestudio.app import finish
from stylestudio.gallery import bin as trash_module
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui.main_window import MainWindow
from tests.gui.conftest import drag_over, drop, file_mime, make_picture
from tests.jobs.fake_engine import FakeEngine

_KEYS = [
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_B),
    *(Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_F1),
    *(Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_V, Qt.Key.Key_C, Qt.Key.Key_S, Qt.Key.Key_O),
]
_MODIFIERS = [
    *[Qt.KeyboardModifier.NoModifier] * 4,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]


_ENDS_OF_MENUS = [
    (Qt.Key.Key_Escape, Qt.Key.Key_Escape),
    (Qt.Key.Key_Down, Qt.Key.Key_Return),
    (Qt.Key.Key_Up, Qt.Key.Key_Return),
]


class Monkey:
    """Does to the program what a child at the keyboard might.

    Args:
        seed: of its choices.
        open_window: opens the window once more, after it was closed.
        mimes: what it drops.
    """

    def __init__(
        self,
        seed: int,
        open_window: Callable[[], MainWindow],
        mimes: list[Callable[[], QMimeData]],
    ) -> None:
        self.chance = random.Random(seed)
        self._open_window = open_window
        self._mimes = mimes
        self.window = open_window()
        self.windows_opened = 1
        #: How deep it is in deeds; a button's menu lets a click return only when it is closed.
        self._open_deeds = 0
        self._deeds = {
            self.click: 50,
            self.press_key: 25,
            self.drag: 6,
            self.turn_wheel: 6,
            self.drop: 6,
            self.resize: 4,
            self.paint: 4,
            self.let_time_pass: 10,
            self.close: 1,
        }

    def act(self) -> None:
        """One event."""
        deed = self.chance.choices(list(self._deeds), list(self._deeds.values()))[0]
        self._open_deeds += 1
        deed()
        self._open_deeds -= 1
        QApplication.processEvents()
        if not self.window.isVisible():
            self.window = self._open_window()
            self.windows_opened += 1

    def end_menus(self) -> None:
        """Choose something from a menu in which a deed is stuck, or nothing."""
        menu = QApplication.activePopupWidget()
        if self._open_deeds and menu is not None:
            for key in self.chance.choice(_ENDS_OF_MENUS):
                QTest.keyClick(menu, key)

    def click(self) -> None:
        widget = self._any_widget()
        if widget is not None:
            button = self.chance.choices(
                [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton], [12, 1]
            )[0]
            how = QTest.mouseDClick if self.chance.random() < 0.05 else QTest.mouseClick
            how(widget, button, self.chance.choice(_MODIFIERS[:6]), self._place_in(widget))

    def press_key(self) -> None:
        widget = QApplication.focusWidget() or self._any_widget()
        if widget is not None:
            QTest.keyClick(widget, self.chance.choice(_KEYS), self.chance.choice(_MODIFIERS))

    def drag(self) -> None:
        widget = self._any_widget()
        if widget is not None:
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=self._place_in(widget))
            QTest.mouseMove(widget, self._place_in(widget))
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=self._place_in(widget))

    def turn_wheel(self) -> None:
        widget = self._any_widget()
        if widget is not None:
            place = QPointF(self._place_in(widget))
            event = QWheelEvent(
                place,
                widget.mapToGlobal(place),
                QPoint(),
                QPoint(0, self.chance.choice((-240, -120, 120, 240))),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)

    def drop(self) -> None:
        takers = [w for w in self.window.findChildren(QWidget) if w.acceptDrops() and w.isVisible()]
        if takers:
            taker, mime = self.chance.choice(takers), self.chance.choice(self._mimes)()
            if drag_over(taker, mime).isAccepted():
                drop(taker, mime)

    def resize(self) -> None:
        self.window.resize(self.chance.randint(300, 2200), self.chance.randint(200, 1400))

    def paint(self) -> None:
        """Chance alone finds the button too seldom."""
        self.window.paint_box.paint_button.click()

    def let_time_pass(self) -> None:
        QTest.qWait(self.chance.randint(1, 12))

    def close(self) -> None:
        self.window.close()

    def _any_widget(self) -> QWidget | None:
        """One of what can be reached now: a menu or a box goes before the window behind it."""
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        tops = [above] if above is not None else self._windows()
        if not tops:
            return None
        top = self.chance.choice(tops)
        inside = [w for w in top.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        return self.chance.choice([*inside, top])

    @staticmethod
    def _windows() -> list[QWidget]:
        return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]

    def _place_in(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(
            self.chance.randrange(max(1, size.width())),
            self.chance.randrange(max(1, size.height())),
        )


@pytest.fixture
def harmless(monkeypatch, tmp_path) -> None:
    """Nothing reaches another program, the system's bin, or a dialog full of the user's files."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    monkeypatch.setattr(trash_module, "send2trash", lambda path: shutil.move(path, bin_))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)
    monkeypatch.setattr(QProcess, "startDetached", lambda *_: True)
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.reject())
    # A drag to another program waits for the mouse of a real screen.
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda *_: Qt.DropAction.IgnoreAction)


@pytest.fixture
def mimes(tmp_path) -> list[Callable[[], QMimeData]]:
    good = [make_picture(tmp_path / f"{name}.png", 40, 30, seed=3) for name in ("a", "b", "c")]
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")

    def image() -> QMimeData:
        mime, picture = QMimeData(), QImage(32, 24, QImage.Format.Format_RGB32)
        picture.fill(QColor("teal"))
        mime.setImageData(picture)
        return mime

    def text() -> QMimeData:
        mime = QMimeData()
        mime.setText("some words")
        return mime

    return [
        lambda: file_mime(good[0]),
        lambda: file_mime(*good),
        lambda: file_mime(tmp_path),
        lambda: file_mime(broken, good[1]),
        lambda: file_mime(tmp_path / "missing.png"),
        image,
        text,
    ]


@pytest.fixture
def open_window(qtbot, qapp, engine) -> Iterator[Callable[[], MainWindow]]:
    """Opens the program's window, after taking down the one before."""
    opened: list[tuple[MainWindow, RunQueue]] = []

    def close() -> None:
        for window, queue in opened:
            window.close_without_asking()
            assert finish(window, queue, 0) == 0
        opened.clear()

    def open_it() -> MainWindow:
        close()
        queue = RunQueue()
        window = MainWindow(queue, bundled_presets())
        opened.append((window, queue))
        window.load_pair()
        window.check_all_style_losses()
        window.show_example()
        window.offer_unfinished()
        window.show()
        queue.prepare()
        return window

    yield open_it
    close()


@pytest.mark.parametrize(
    ("events", "seed"),
    [
        (600, 1),
        pytest.param(10_000, 2, marks=[pytest.mark.long, pytest.mark.timeout(1800)]),
    ],
)
def test_nothing_goes_wrong_whatever_is_done(
    engine: FakeEngine, harmless, open_window, mimes, caplog, events, seed
):
    engine.steps, engine.step_s = 12, 0.004
    monkey = Monkey(seed, open_window, mimes)
    waiter = QTimer()
    waiter.timeout.connect(monkey.end_menus)
    waiter.start(20)
    for number in range(events):
        monkey.act()
        wrong = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert not wrong, f"after event {number}: {wrong[0].getMessage()} {wrong[0].exc_text}"
        caplog.clear()
    waiter.stop()
    assert engine.requests, "it has painted now and then"
