"""Previews on their way to the window: the newest of each run alone, and not too many."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stylestudio.engine.events import EventKind, RunEvent

#: Previews of all runs together come no closer together than this on average: ten a second. A
#: single run is held to five a second by the engine itself.
_INTERVAL_S = 0.1


class PreviewBox:
    """Holds the pictures while only small events wait in line for the window.

    A window that is busy gets one preview a run when it comes to it, with the newest picture. What
    the others told of the progress is passed on as progress, in its order.

    Safe to use from two threads.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._newest: dict[str, NDArray[np.uint8] | None] = {}
        self._sent_at: dict[str, float] = {}

    def put(self, event: RunEvent, run_count: int) -> RunEvent:
        """Keep a preview's picture.

        Args:
            event: of the kind PREVIEW.
            run_count: runs that take turns now; each has its share of the previews.

        Returns:
            What to send in its place: without the picture.
        """
        progress = replace(event, kind=EventKind.PROGRESS, picture=None)
        now = self._clock()
        with self._lock:
            if event.run_id in self._newest:
                self._newest[event.run_id] = event.picture
                return progress
            sent_at = self._sent_at.get(event.run_id)
            if run_count > 1 and sent_at is not None and now - sent_at < run_count * _INTERVAL_S:
                return progress
            self._newest[event.run_id] = event.picture
            self._sent_at[event.run_id] = now
        return replace(event, picture=None)

    def take(self, event: RunEvent) -> RunEvent:
        """The preview that ``event``, which :meth:`put` returned, stands for."""
        with self._lock:
            picture = self._newest.pop(event.run_id, None)
        kind = EventKind.PROGRESS if picture is None else EventKind.PREVIEW
        return replace(event, kind=kind, picture=picture)

    def forget(self, run_id: str) -> None:
        """The run has ended."""
        with self._lock:
            self._newest.pop(run_id, None)
            self._sent_at.pop(run_id, None)
