"""The controller of runs: owns the worker and its thread. Holds one run at a time."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import OutOfMemoryError
from stylestudio.jobs.worker import RunOrder, Worker
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

log = logging.getLogger(__name__)


class RunQueue(QObject):
    """Starts, pauses and stops runs, and passes their events on in the thread that it lives in.

    Signals:
        run_placed: the run's id; it waits for the engine to load.
        run_started, run_progressed, preview_ready: a :class:`RunEvent` of the run that is on.
        run_paused, run_resumed: :attr:`paused` has changed.
        run_finished, run_cancelled, run_failed: its last event. The queue is idle again.
        shut_down: nothing can be started any more.
    """

    run_placed = Signal(str)
    run_started = Signal(object)
    run_progressed = Signal(object)
    preview_ready = Signal(object)
    run_paused = Signal()
    run_resumed = Signal()
    run_finished = Signal(object)
    run_cancelled = Signal(object)
    run_failed = Signal(object)
    shut_down = Signal()

    _order_placed = Signal(object)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings or Settings()
        self._run_id = ""
        self._control: RunControl | None = None
        self._closed = False
        # Where memory ran out, the libraries underneath torch may stay broken in that thread.
        self._thread_is_spoilt = False
        self._start_thread()

    @property
    def busy(self) -> bool:
        """Whether a run is on: from :meth:`start` to its terminal event."""
        return self._control is not None

    @property
    def paused(self) -> bool:
        """Whether the run that is on is asked to wait."""
        return self._control is not None and self._control.paused

    @property
    def closed(self) -> bool:
        """Whether :meth:`shutdown` was called, so that nothing can be started any more."""
        return self._closed

    def start(
        self, request: StyleRequest, title: str = "", resume: UnfinishedRun | None = None
    ) -> str:
        """Start a run and return its id at once.

        Args:
            title: what to call the picture if the run is interrupted.
            resume: the run to go on with, whose request ``request`` is; None begins one.

        Raises:
            RuntimeError: a run is on already, or the queue was shut down.
        """
        if self.busy:
            raise RuntimeError("a run is on already")
        if self.closed:
            raise RuntimeError("the queue was shut down")
        if self._thread_is_spoilt:
            self._replace_thread()
        self._run_id = uuid.uuid4().hex
        self._control = RunControl()
        self._order_placed.emit(
            RunOrder(self._run_id, request, self._control, self._settings, title, resume)
        )
        self.run_placed.emit(self._run_id)
        return self._run_id

    def cancel(self) -> None:
        """Ask the run to end, paused or not. Its ``run_cancelled`` follows.

        Nothing happens when idle.
        """
        if self._control is not None:
            was_paused = self.paused
            self._control.cancel()
            if was_paused:
                self.run_resumed.emit()

    def pause(self) -> None:
        """Ask the run to wait. Nothing happens when idle, or when it was asked to end."""
        if self._control is not None and not self.paused:
            self._control.pause()
            if self.paused:
                self.run_paused.emit()

    def resume(self) -> None:
        """Let the run go on. Nothing happens unless it is paused."""
        if self._control is not None and self.paused:
            self._control.resume()
            self.run_resumed.emit()

    def shutdown(self, timeout_s: float = 60.0) -> bool:
        """End the run and the thread, and pass on what the run still had to say.

        The first call waits; any later one only looks, so that a stuck engine is waited for once.

        Returns:
            Whether the thread has ended. It is never killed: that could leave locks taken.
        """
        if self._closed:
            return self._thread.wait(0)
        self._closed = True
        self.cancel()
        self._thread.quit()
        ended = self._thread.wait(round(timeout_s * 1000))
        if not ended:
            log.critical("the engine's thread did not end within %g s", timeout_s)
        QCoreApplication.sendPostedEvents(self)
        if self.busy:
            # The thread left before it came to the order, or is stuck in it.
            self._on_event(RunEvent(run_id=self._run_id, kind=EventKind.CANCELLED))
        self.shut_down.emit()
        return ended

    def _start_thread(self) -> None:
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker = Worker()
        self._worker.moveToThread(self._thread)
        self._order_placed.connect(self._worker.run)
        self._worker.reported.connect(self._on_event)
        self._worker.preview_waiting.connect(self._on_preview_waiting)
        self._thread.start()

    def _replace_thread(self) -> None:
        log.info("memory ran out in the engine's thread: another one takes its place")
        self._order_placed.disconnect(self._worker.run)
        # Its run has ended, so that it only waits for the next order.
        self._thread.quit()
        self._thread.wait()
        self._thread_is_spoilt = False
        self._start_thread()

    @Slot(object)
    def _on_event(self, event: RunEvent) -> None:
        if event.run_id != self._run_id or not self.busy:
            log.debug("dropped a stale event: %s", event.kind.value)
            return
        if event.terminal:
            log.info("run %s ends: %s", event.run_id, event.kind.value)
            # It may have come to its end before it noticed the pause.
            self.resume()
            self._control = None
            self._thread_is_spoilt = isinstance(event.error, OutOfMemoryError)
        signals: dict[EventKind, Any] = {
            EventKind.STARTED: self.run_started,
            EventKind.PROGRESS: self.run_progressed,
            EventKind.PREVIEW: self.preview_ready,
            EventKind.FINISHED: self.run_finished,
            EventKind.CANCELLED: self.run_cancelled,
            EventKind.FAILED: self.run_failed,
        }
        signals[event.kind].emit(event)

    @Slot()
    def _on_preview_waiting(self) -> None:
        preview = self._worker.take_preview()
        if preview is not None:
            self._on_event(preview)
