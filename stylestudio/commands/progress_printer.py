"""A run's progress on stderr: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

from stylestudio.engine.events import Phase, Progress, RunEvent
from stylestudio.errors import InternalError

_LONGEST_BAR = 28
#: Without a terminal, a line at most this often: enough to see life in a log.
_LINE_INTERVAL_S = 5.0


class ProgressPrinter:
    """Prints events as they come. A context manager, so that a bar's line is always ended."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._line = ""
        self._line_at = 0.0
        self._bar_shown = False

    def __enter__(self) -> ProgressPrinter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end_bar()

    def follow(self, events: Iterable[RunEvent]) -> RunEvent:
        """Print each event's progress and return the last one.

        Raises:
            InternalError: there was no event at all.
        """
        last = None
        for last in events:
            if last.notice:
                self.say(last.notice)
            if last.progress is None or last.progress.phase is Phase.LOADING:
                continue
            if last.progress.phase is Phase.CALIBRATING:
                self.say("Measuring how fast this machine is; that is needed only once …")
            else:
                self._show(last.progress)
        self._end_bar()
        if last is None:
            raise InternalError("The run gave no sign of life.")
        return last

    def say(self, sentence: str) -> None:
        """Print a line of its own."""
        self._end_bar()
        print(sentence, file=self._stream, flush=True)

    def _show(self, progress: Progress) -> None:
        text = describe(progress)
        if self._terminal:
            # One column less than the terminal has: a wrapped line could not be drawn over.
            columns = shutil.get_terminal_size().columns - 1
            width = max(0, min(_LONGEST_BAR, columns - len(text) - 1))
            line = f"{self._bar(progress.fraction, width)} {text}"[:columns]
            print(f"\r\x1b[2K{line}", end="", file=self._stream, flush=True)
            self._bar_shown = True
        elif text != self._line and (
            time.monotonic() - self._line_at >= _LINE_INTERVAL_S or progress.fraction >= 1
        ):
            self._line, self._line_at = text, time.monotonic()
            print(text, file=self._stream, flush=True)

    def _bar(self, fraction: float, width: int) -> str:
        encoding = (self._stream.encoding or "ascii").lower().replace("-", "")
        done, left = ("█", "░") if encoding == "utf8" else ("#", "-")
        filled = round(fraction * width)
        return done * filled + left * (width - filled)

    def _end_bar(self) -> None:
        if self._bar_shown:
            print(file=self._stream, flush=True)
            self._bar_shown = False


def describe(progress: Progress) -> str:
    """Progress in one line of words."""
    parts = [f"{progress.fraction:4.0%}"]
    if progress.phase is Phase.PREPARING:
        parts.append("preparing")
    parts.append(f"{progress.scale_px} px ({progress.scale}/{progress.scale_count})")
    if progress.phase is Phase.PAINTING:
        parts.append(f"{progress.evaluation} of {progress.evaluation_count}")
    if progress.seconds_per_evaluation is not None:
        parts.append(f"{progress.seconds_per_evaluation:.2f} s each")
    if progress.remaining_s is not None:
        parts.append(f"about {duration(progress.remaining_s)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """``40 s``, ``3 min 20 s``, ``2 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
