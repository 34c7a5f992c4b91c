"""The controller of runs: owns the worker and its thread. Holds one run at a time."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.jobs.worker import RunOrder, Worker
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

log = logging.getLogger(__name__)


class RunQueue(QObject):
    """Starts and stops runs, and passes their events on in the thread that it lives in.

    Signals:
        run_placed: the run's id; it waits for the engine to load.
        run_started, run_progressed, preview_ready: a :class:`RunEvent` of the run that is on.
        run_finished, run_cancelled, run_failed: its last event. The queue is idle again.
        shut_down: nothing can be started any more.
    """

    run_placed = Signal(str)
    run_started = Signal(object)
    run_progressed = Signal(object)
    preview_ready = Signal(object)
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
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker = Worker()
        self._worker.moveToThread(self._thread)
        self._order_placed.connect(self._worker.run)
        self._worker.reported.connect(self._on_event)
        self._worker.preview_waiting.connect(self._on_preview_waiting)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a run is on: from :meth:`start` to its terminal event."""
        return self._control is not None

    @property
    def closed(self) -> bool:
        """Whether :meth:`shutdown` was called, so that nothing can be started any more."""
        return self._closed

    def start(self, request: StyleRequest) -> str:
        """Start a run and return its id at once.

        Raises:
            RuntimeError: a run is on already, or the queue was shut down.
        """
        if self.busy:
            raise RuntimeError("a run is on already")
        if self.closed:
            raise RuntimeError("the queue was shut down")
        self._run_id = uuid.uuid4().hex
        self._control = RunControl()
        self._order_placed.emit(RunOrder(self._run_id, request, self._control, self._settings))
        self.run_placed.emit(self._run_id)
        return self._run_id

    def cancel(self) -> None:
        """Ask the run to end. Its ``run_cancelled`` follows; nothing happens when idle."""
        if self._control is not None:
            self._control.cancel()

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

    @Slot(object)
    def _on_event(self, event: RunEvent) -> None:
        if event.run_id != self._run_id or not self.busy:
            log.debug("dropped a stale event: %s", event.kind.value)
            return
        if event.terminal:
            log.info("run %s ends: %s", event.run_id, event.kind.value)
            self._control = None
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
