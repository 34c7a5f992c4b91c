"""Tells the desktop when a picture is done while the user is elsewhere."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

log = logging.getLogger(__name__)

#: Who has waited for less is still there.
_LEAST_S = 60.0
_SHOWN_MS = 10_000


class Notifier(QObject):
    """A desktop notification, or where there is none the window asks for attention.

    Args:
        window: which is in the background or not, and is brought to the front by a click.

    Attributes:
        clock: gives the seconds since whenever.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.clock: Callable[[], float] = time.monotonic
        self._window = window
        self._began: float | None = None
        self._tray: QSystemTrayIcon | None = None

    @Slot()
    def note_started(self) -> None:
        """Something that takes long has begun."""
        if self._began is None:
            self._began = self.clock()

    def note_ended(self, title: str, sentence: str) -> bool:
        """It has ended: say so, unless the user has it before his eyes or hardly waited.

        Returns:
            Whether the user was notified.
        """
        began, self._began = self._began, None
        if began is None or self.clock() - began < _LEAST_S or not self._in_background():
            return False
        if self._desktop_shows_messages():
            self._show(title, sentence)
        else:
            QApplication.alert(self._window)
        return True

    def _in_background(self) -> bool:
        return not self._window.isActiveWindow() or self._window.isMinimized()

    def _desktop_shows_messages(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def _show(self, title: str, sentence: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self._tray.setToolTip(QGuiApplication.applicationDisplayName())
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)
        # It has to be there to say something; the click on it takes it away again.
        self._tray.show()
        self._tray.showMessage(title, sentence, QGuiApplication.windowIcon(), _SHOWN_MS)

    @Slot()
    def _on_clicked(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
