"""How many pictures of how many, on stderr: drawn over on a terminal, lines elsewhere."""

from __future__ import annotations

import shutil
import time
from types import TracebackType
from typing import TextIO

#: What is done sooner needs no progress.
_QUIET_S = 0.5
_DRAWN_S = 0.1
#: Without a terminal, a line at most this often.
_LINE_S = 5.0


class CountPrinter:
    """A context manager, so that its line is always taken away again.

    Args:
        stream: that is printed to.
        doing: a few words before the numbers.
    """

    def __init__(self, stream: TextIO, doing: str) -> None:
        self._stream = stream
        self._doing = doing
        self._terminal = stream.isatty()
        self._drawn = False
        self._next_at = time.monotonic() + (_QUIET_S if self._terminal else _LINE_S)

    def __enter__(self) -> CountPrinter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.clear()

    def show(self, done: int, total: int) -> None:
        """Print the numbers, unless others were printed a moment ago."""
        now = time.monotonic()
        if now < self._next_at:
            return
        line = f"{self._doing}: {done} of {total}"
        if self._terminal:
            columns = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[2K{line[:columns]}", end="", file=self._stream, flush=True)
            self._drawn = True
            self._next_at = now + _DRAWN_S
        else:
            print(line, file=self._stream, flush=True)
            self._next_at = now + _LINE_S

    def clear(self) -> None:
        """Take the line away, before something else is printed."""
        if self._drawn:
            print("\r\x1b[2K", end="", file=self._stream, flush=True)
            self._drawn = False
