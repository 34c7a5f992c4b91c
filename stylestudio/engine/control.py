"""``RunControl``: how another thread reaches into a run. Loads no torch."""

from __future__ import annotations

import threading

from stylestudio.errors import Cancelled


class RunControl:
    """A run's Stop button, safe to press from any thread.

    The engine reads it at every layer, forwards and backwards, so that a press takes effect
    within a fraction of one evaluation. A queued Qt slot would never arrive: the thread that
    optimises does not return to its event loop.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the run to end. Returns at once."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Called by the engine between layers.

        Raises:
            Cancelled: Stop was pressed.
        """
        if self._cancelled.is_set():
            raise Cancelled
