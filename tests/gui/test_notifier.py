"""Desktop notifications: only for those who are elsewhere and have waited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from stylestudio.ui.messages import notifier as module
from stylestudio.ui.messages.notifier import Notifier


class Tray(QObject):
    """Stands in for the system's tray."""

    messageClicked = Signal()  # noqa: N815 - Qt's own name
    activated = Signal(object)
    available = True

    def __init__(self, icon, parent) -> None:
        super().__init__(parent)
        self.visible = False
        self.said: list[tuple[str, str]] = []

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:  # noqa: N802 - Qt's own name
        return cls.available

    @classmethod
    def supportsMessages(cls) -> bool:  # noqa: N802 - Qt's own name
        return cls.available

    def setToolTip(self, text: str) -> None:  # noqa: N802 - Qt's own name
        self.tip = text

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def showMessage(self, title, sentence, icon, shown_ms) -> None:  # noqa: N802 - Qt's own name
        assert self.visible
        self.said.append((title, sentence))


@pytest.fixture
def window(qapp, qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def notifier(window, monkeypatch) -> Notifier:
    monkeypatch.setattr(module, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "available", True)
    notifier = Notifier(window)
    notifier.now = 100.0
    notifier.clock = lambda: notifier.now
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    return notifier


def after(notifier: Notifier, seconds: float) -> bool:
    notifier.note_started()
    notifier.now += seconds
    return notifier.note_ended("Finished", "Your picture is done.")


def test_who_waited_elsewhere_is_told(notifier):
    assert after(notifier, 61)
    assert notifier._tray.said == [("Finished", "Your picture is done.")]


def test_who_hardly_waited_is_not(notifier):
    assert not after(notifier, 59)
    assert notifier._tray is None


def test_who_is_looking_is_not(notifier, window, monkeypatch):
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    assert not after(notifier, 3600)


def test_a_window_that_is_minimised_is_in_the_background(notifier, window, monkeypatch):
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    monkeypatch.setattr(window, "isMinimized", lambda: True)
    assert after(notifier, 61)


def test_what_never_started_never_ends(notifier):
    assert not notifier.note_ended("Finished", "")


def test_a_round_counts_from_its_first_run(notifier):
    notifier.note_started()
    notifier.now += 50
    notifier.note_started()
    notifier.now += 20
    assert notifier.note_ended("Finished", "")
    assert not notifier.note_ended("Finished", ""), "told once"


def test_a_click_brings_the_window_to_the_front(notifier, window, monkeypatch):
    after(notifier, 61)
    raised = []
    monkeypatch.setattr(window, "raise_", lambda: raised.append(1))
    notifier._tray.messageClicked.emit()
    assert raised == [1]
    assert not notifier._tray.visible


def test_the_tray_is_used_again(notifier):
    after(notifier, 61)
    first = notifier._tray
    after(notifier, 61)
    assert notifier._tray is first
    assert len(first.said) == 2


def test_without_a_tray_the_window_asks_for_attention(notifier, window, monkeypatch):
    monkeypatch.setattr(Tray, "available", False)
    alerted = []
    monkeypatch.setattr(QApplication, "alert", lambda widget: alerted.append(widget))
    assert after(notifier, 61)
    assert alerted == [window]
    assert notifier._tray is None
