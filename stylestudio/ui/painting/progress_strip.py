"""How far it is, in words and as a thin bar. Figures are behind Details."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from stylestudio.engine.events import Progress
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.painting.progress_bar import SlimProgressBar
from stylestudio.ui.painting.settling import Settled, settle
from stylestudio.ui.wording import remaining_words

_GLINT_MS = 50
_TICK_MS = 250
#: Evaluations may take milliseconds; forecasts are taken no faster than they can be read.
_FORECAST_S = 0.5


class ProgressStrip(QFrame):
    """The window's bottom edge. Its timer runs only while a run is on.

    Attributes:
        clock: gives the seconds since whenever.
        phase: what is being done.
        times: when it will be done, empty while nobody knows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = SlimProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.phase = ElidingLabel()
        self.phase.setProperty("role", "label")
        self.times = QLabel()
        self.times.setProperty("role", "muted")
        self.clock: Callable[[], float] = time.monotonic
        self._began = 0.0
        self._paused_at: float | None = None
        self._forecast: Settled | None = None
        self._forecast_at = 0.0
        self._words = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

        words = QHBoxLayout()
        words.setSpacing(7)
        words.addWidget(self.phase)
        words.addWidget(self.times)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.setSpacing(14)
        layout.addLayout(words)
        layout.addWidget(self.bar, 1)
        self.show_idle(self.tr("Ready"))

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """What it is busy with in another language; the rest follows with the next tick."""
        self._words = rephrase(self._words)

    @property
    def fraction(self) -> float:
        """How much of it is done, 0 to 1."""
        return 0.0 if self.bar.busy else self.bar.value() / 1000

    @property
    def text(self) -> str:
        """All that the strip shows, in words: for screen readers."""
        parts = [self.phase.text().rstrip("…")]
        if self._running and self.fraction:
            parts.append(self.tr("{percent} % done").format(percent=int(100 * self.fraction)))
        if self.times.text():
            parts.append(self.times.text())
        return ", ".join(parts)

    def show_idle(self, words: str) -> None:
        """Nothing is running."""
        self.show_ended(words, 0.0)

    def show_placed(self, so_far: Progress | None = None) -> None:
        """A run was asked for; the engine is being loaded.

        Args:
            so_far: where an earlier session left it.
        """
        self._paused_at = None
        self._began = self.clock() - (so_far.elapsed_s if so_far else 0.0)
        self._forecast = None
        self._show_phase(self.tr("Warming up…"))
        self.bar.show()
        if so_far is not None:
            self.bar.set_fraction(so_far.fraction)
        else:
            self.bar.set_busy()
        self._run_timer()
        self._on_tick()

    def show_overall(self, fraction: float | None, remaining_s: float | None, words: str) -> None:
        """Where a run, or several together, are.

        Args:
            fraction: of all their work, 0 to 1; None while nobody knows.
            remaining_s: until the last of them is done; None while nobody knows.
            words: what is being done, such as “Sketching…”.
        """
        self._show_phase(words)
        # Before that it stays busy, or where an earlier session left it.
        if fraction is not None:
            self.bar.set_fraction(fraction)
        self._take_forecast(remaining_s)
        if self._paused_at is None:
            self._run_timer()
        self._show_times()

    def show_paused(self) -> None:
        """The run waits, and with it the clock.

        What is reported meanwhile is shown all the same: the engine needs a moment to notice.
        """
        if self._paused_at is None:
            self._paused_at = self.clock()
        self._timer.stop()
        self._say(self.tr("Paused"))
        self._show_times()

    def show_resumed(self) -> None:
        """The run goes on, and so do the clock and the forecast."""
        if self._paused_at is None:
            return
        pause_s = self.clock() - self._paused_at
        self._paused_at = None
        self._began += pause_s
        self._forecast_at += pause_s
        if self._forecast is not None:
            self._forecast = self._forecast.later(pause_s)
        self._show_phase(self._words)
        self._run_timer()
        self._on_tick()

    def show_stopping(self) -> None:
        """Stop was pressed, perhaps during a pause; the run has not ended yet."""
        self.show_resumed()
        self._show_phase(self.tr("Stopping…"))
        self._forecast = None
        self._show_times()

    def show_ended(self, words: str, fraction: float) -> None:
        """All is over."""
        self.show_resumed()
        self._timer.stop()
        self._forecast = None
        self.bar.set_fraction(fraction)
        # Of nothing there is no bar, and an invitation takes its place.
        self.bar.setVisible(fraction > 0)
        self._show_phase(words)
        self._show_times()

    @property
    def elapsed_s(self) -> float:
        """How long it has been worked on, in all sessions; pauses do not count."""
        return self._now - self._began

    @property
    def _running(self) -> bool:
        return self._timer.isActive() or self._paused_at is not None

    @property
    def _now(self) -> float:
        """The clock, which stands still during a pause."""
        return self.clock() if self._paused_at is None else self._paused_at

    def _take_forecast(self, remaining_s: float | None) -> None:
        now = self._now
        if remaining_s is None:
            self._forecast = None
        elif self._forecast is None or now - self._forecast_at >= _FORECAST_S:
            self._forecast = settle(self._forecast, remaining_s, now)
            self._forecast_at = now

    def _show_phase(self, words: str) -> None:
        self._words = words
        if self._paused_at is None:
            self._say(words)

    def _say(self, words: str) -> None:
        if words == self.phase.text():
            return
        self.phase.setText(words)
        self.phase.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.phase, QAccessible.Event.NameChanged))

    def _run_timer(self) -> None:
        interval_ms = _GLINT_MS if self.bar.busy else _TICK_MS
        if not self._timer.isActive() or self._timer.interval() != interval_ms:
            self._timer.start(interval_ms)

    def _on_tick(self) -> None:
        self.bar.set_time(self.elapsed_s)
        self._run_timer()
        self._show_times()

    def _show_times(self) -> None:
        words = ""
        if self._forecast is not None:
            words = remaining_words(self._forecast.remaining_s(self._now))
        if words != self.times.text():
            self.times.setText(words)
        if self.text != self.bar.accessibleDescription():
            self.bar.setAccessibleDescription(self.text)
