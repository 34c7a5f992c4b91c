"""The one big button: starts a run, and stops it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


class StartButton(QPushButton):
    """Start painting, Stop, or Stopping….

    Attributes:
        clock: gives the seconds since whenever.

    Signals:
        start_requested, stop_requested: pressed while it said so.
    """

    start_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time.monotonic
        self._running = False
        self._running_since = 0.0
        self.clicked.connect(self._on_clicked)
        self.show_ready(enabled=False)

    def show_ready(self, *, enabled: bool) -> None:
        """Offer to start."""
        self._running = False
        self._dress("true", self.tr("Start painting"))
        self.setToolTip(self.tr("Paint the photo in the painting's style (Ctrl+Return)"))
        self.setAccessibleDescription(self.tr("Paints the photo in the painting's style."))
        self.setEnabled(enabled)

    def show_running(self) -> None:
        """Offer to stop."""
        self._running = True
        self._running_since = self.clock()
        self._dress("stop", self.tr("Stop"))
        self.setToolTip(self.tr("Stop, and keep the picture as it is (Esc)"))
        self.setAccessibleDescription(self.tr("Ends the run and keeps the picture as it is."))
        self.setEnabled(True)

    def show_stopping(self) -> None:
        """The run is about to end. Not disabled, because that would lose the focus."""
        self._dress("stop", self.tr("Stopping…"))

    def _dress(self, primary: str, text: str) -> None:
        self.setProperty("primary", primary)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
        self.setAccessibleName(text)

    def _on_clicked(self) -> None:
        if not self._running:
            self.start_requested.emit()
        # The second half of a double click on Start is no Stop.
        elif self.clock() - self._running_since > QApplication.doubleClickInterval() / 1000:
            self.stop_requested.emit()
