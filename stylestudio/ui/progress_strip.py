"""How far the run is: bar, what it is busy with, and when it will be done."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.engine.events import Phase, Progress
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.progress_bar import SlimProgressBar
from stylestudio.ui.wording import elapsed_words, pace_words, phase_words, remaining_words

_TICK_MS = 50


class ProgressStrip(QFrame):
    """The window's bottom edge. Its timer runs only while a run is on.

    Attributes:
        clock: gives the seconds since whenever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.bar = SlimProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.phase = QLabel()
        self.phase.setProperty("role", "label")
        self.details = ElidingLabel()
        self.details.setProperty("role", "muted")
        self.times = QLabel()
        self.clock: Callable[[], float] = time.monotonic
        self._began = 0.0
        self._paused_at: float | None = None
        self._remaining: tuple[float, float] | None = None
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

        words = QHBoxLayout()
        words.setSpacing(14)
        words.addWidget(self.phase)
        words.addWidget(self.details, 1)
        words.addWidget(self.times)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(9)
        layout.addLayout(words)
        layout.addWidget(self.bar)
        self.show_idle(self.tr("Ready"))

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """What it is busy with in another language; the rest follows with the next tick."""
        self._words = rephrase(self._words)

    @property
    def fraction(self) -> float:
        """How much of the run is done, 0 to 1."""
        return 0.0 if self.bar.busy else self.bar.value() / 1000

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
        self._remaining = None
        self._show_phase(self.tr("Warming up"))
        self.details.setText("")
        if so_far is not None:
            self.bar.set_fraction(so_far.fraction)
        else:
            self.bar.set_busy()
        self._timer.start()
        self._on_tick()

    def show_progress(self, progress: Progress) -> None:
        """Where the run is."""
        self._show_phase(phase_words(progress.phase))
        if progress.phase is Phase.PAINTING:
            self.bar.set_fraction(progress.fraction)
        self.details.setText(self._details(progress))
        self._remaining = None
        if progress.remaining_s is not None:
            self._remaining = (progress.remaining_s, self._now)
        self._show_times()

    def show_paused(self) -> None:
        """The run waits, and with it the clock.

        What is reported meanwhile is shown all the same: the engine needs a moment to notice.
        """
        self._paused_at = self.clock()
        self._timer.stop()
        self.phase.setText(self.tr("Paused"))
        self._show_times()

    def show_resumed(self) -> None:
        """The run goes on, and so do the clock and the forecast."""
        if self._paused_at is None:
            return
        pause_s = self.clock() - self._paused_at
        self._paused_at = None
        self._began += pause_s
        if self._remaining is not None:
            seconds, since = self._remaining
            self._remaining = (seconds, since + pause_s)
        self._show_phase(self._words)
        self._timer.start()
        self._on_tick()

    def show_stopping(self) -> None:
        """Stop was pressed, perhaps during a pause; the run has not ended yet."""
        self.show_resumed()
        self._show_phase(self.tr("Stopping…"))
        self.details.setText("")
        self._remaining = None
        self._show_times()

    def show_ended(self, words: str, fraction: float) -> None:
        """The run is over."""
        self.show_resumed()
        self._timer.stop()
        self.bar.set_fraction(fraction)
        self.phase.setText(words)
        self.details.setText("")
        self.times.setText("")

    @property
    def elapsed_s(self) -> float:
        """How long it has been worked on, in all sessions; pauses do not count."""
        return self._now - self._began

    @property
    def _now(self) -> float:
        """The clock, which stands still during a pause."""
        return self.clock() if self._paused_at is None else self._paused_at

    def _show_phase(self, words: str) -> None:
        self._words = words
        if self._paused_at is None:
            self.phase.setText(words)

    def _details(self, progress: Progress) -> str:
        parts = []
        if progress.scale_count > 1:
            parts.append(
                self.tr("Scale {scale} of {count} ({size} px)").format(
                    scale=progress.scale, count=progress.scale_count, size=progress.scale_px
                )
            )
        elif progress.scale_px:
            parts.append(self.tr("{size} px").format(size=progress.scale_px))
        if progress.evaluation:
            parts.append(
                self.tr("Evaluation {evaluation} of {count}").format(
                    evaluation=progress.evaluation, count=progress.evaluation_count
                )
            )
        if progress.seconds_per_evaluation is not None:
            parts.append(pace_words(progress.seconds_per_evaluation))
        return "  ·  ".join(parts)

    def _on_tick(self) -> None:
        self.bar.set_time(self.elapsed_s)
        self._show_times()

    def _show_times(self) -> None:
        words = elapsed_words(self.elapsed_s)
        if self._remaining is not None:
            seconds, since = self._remaining
            left = max(0.0, seconds - (self._now - since))
            words = f"{words}  ·  {remaining_words(left)}"
        if words != self.times.text():
            self.times.setText(words)
