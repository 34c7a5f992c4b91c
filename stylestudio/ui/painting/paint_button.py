"""The one big button: paints, and stops."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from stylestudio.ui.wording import paint_words


class PaintButton(QPushButton):
    """Paint · about 40 s, Stop, or Stopping….

    Attributes:
        clock: gives the seconds since whenever.

    Signals:
        paint_requested, stop_requested: pressed while it said so.
    """

    paint_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time.monotonic
        self._running = False
        self._running_since = 0.0
        self._estimate_s: float | None = None
        self.clicked.connect(self._on_clicked)
        self.show_ready(enabled=False)

    def show_estimate(self, seconds: float | None) -> None:
        """How long it would take; None while nobody knows."""
        self._estimate_s = seconds
        if not self._running:
            self._say_paint()

    def show_ready(self, *, enabled: bool) -> None:
        """Offer to paint."""
        self._running = False
        self._dress("true")
        self._say_paint()
        self.setToolTip(self.tr("Paint the photo in the paintings' style (Ctrl+Return)"))
        self.setAccessibleDescription(self.tr("Paints the photo in the paintings' style."))
        self.setEnabled(enabled)

    def show_running(self) -> None:
        """Offer to stop."""
        if not self._running:
            self._running_since = self.clock()
        self._running = True
        self._dress("stop")
        self._say(self.tr("Stop"))
        self.setToolTip(self.tr("Stop, and keep the pictures as they are (Esc)"))
        self.setAccessibleDescription(self.tr("Ends the painting and keeps what was reached."))
        self.setEnabled(True)

    def show_stopping(self) -> None:
        """It is about to end. Not disabled, because that would lose the focus."""
        self._say(self.tr("Stopping…"))

    def _say_paint(self) -> None:
        self._say(paint_words(self._estimate_s))

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)

    def _dress(self, primary: str) -> None:
        if self.property("primary") != primary:
            self.setProperty("primary", primary)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_clicked(self) -> None:
        if not self._running:
            self.paint_requested.emit()
        # The second half of a double click on Paint is no Stop.
        elif self.clock() - self._running_since > QApplication.doubleClickInterval() / 1000:
            self.stop_requested.emit()
