"""``RunControl``: how another thread reaches into a run. Loads no torch."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from stylestudio.errors import Cancelled


class RunControl:
    """A run's Stop and Pause buttons, safe to press from any thread.

    The engine reads them at every layer, forwards and backwards, so that a press takes effect
    within a fraction of one evaluation. A queued Qt slot would never arrive: the thread that
    optimises does not return to its event loop.

    Attributes:
        before_waiting: called by the engine's thread when a pause begins; set by the run.
        neighbours: of runs that take turns with this one in the same thread. They cannot go on
            while it waits, so they are told as well when a pause begins.
        waited_s: how long that thread has waited in all.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self.before_waiting: Callable[[], None] = lambda: None
        self.neighbours: Sequence[RunControl] = ()
        self.waited_s = 0.0

    def cancel(self) -> None:
        """Ask the run to end, paused or not. Returns at once."""
        self._cancelled.set()
        self._going.set()

    def pause(self) -> None:
        """Ask the run to wait, and to leave the processor alone. Returns at once."""
        self._going.clear()
        # Looked at last: a Stop pressed meanwhile must not leave the run waiting for ever.
        if self._cancelled.is_set():
            self._going.set()

    def resume(self) -> None:
        """Let the run go on."""
        self._going.set()

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._cancelled.is_set()

    @property
    def paused(self) -> bool:
        """Whether the run is asked to wait."""
        return not self._going.is_set()

    def check(self) -> None:
        """Called by the engine between layers; returns when the run may go on.

        Raises:
            Cancelled: Stop was pressed.
        """
        if self.paused:
            began = time.perf_counter()
            for control in (self, *self.neighbours):
                control.before_waiting()
            self._going.wait()
            self.waited_s += time.perf_counter() - began
        if self._cancelled.is_set():
            raise Cancelled
