"""The controller of runs: owns the worker, its thread and the line of what is to be painted."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import OutOfMemoryError
from stylestudio.jobs.forecasts import Forecasts
from stylestudio.jobs.job import Job, JobState
from stylestudio.jobs.line import Entry, Line
from stylestudio.jobs.orders import NewRun, Preparation
from stylestudio.jobs.previews import PreviewBox
from stylestudio.jobs.worker import Worker
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

log = logging.getLogger(__name__)

#: The list of jobs need not be drawn anew more often for progress alone.
_PROGRESS_INTERVAL_S = 0.1


class RunQueue(QObject):
    """Starts, pauses and stops runs, and passes their events on in the thread that it lives in.

    Runs come in rounds, which are carried out one after the other; the runs of a round take turns,
    so that their pictures grow at once. They hold their memory at once, too: each plans with its
    share, and one for which there was not enough is painted on its own when the others have ended.
    Of that attempt only a sentence is heard, in a ``run_progressed``.

    Signals:
        run_placed: a run's id; it waits for its turn, or for the engine to load.
        run_started, run_progressed, preview_ready: a :class:`RunEvent` of a run.
        run_paused, run_resumed: :attr:`paused` has changed.
        run_finished, run_cancelled, run_failed: a run's last event.
        jobs_changed: :attr:`jobs`, and with it :attr:`busy` and :attr:`remaining_s`.
        engine_loaded: the engine's modules are there.
        engine_ready: in answer to :meth:`prepare`; the machine is measured, too.
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
    jobs_changed = Signal()
    engine_loaded = Signal()
    engine_ready = Signal()
    shut_down = Signal()

    _round_placed = Signal(object)
    _preparation_placed = Signal(object)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings or Settings()
        self._line = Line()
        self._previews = PreviewBox()
        self._forecasts = Forecasts()
        self._preparation: Preparation | None = None
        self._prepared = False
        self._loaded = False
        self._paused = False
        self._closed = False
        self._told_jobs_at = 0.0
        # Where memory ran out, the libraries underneath torch may stay broken in that thread.
        self._thread_is_spoilt = False
        self._start_thread()

    @property
    def settings(self) -> Settings:
        """Of this machine; new ones are followed by the rounds that begin from now on."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def busy(self) -> bool:
        """Whether a run is on or waits: from its start to its terminal event."""
        return bool(self._line.live)

    @property
    def paused(self) -> bool:
        """Whether all runs are asked to wait."""
        return self._paused

    @property
    def closed(self) -> bool:
        """Whether :meth:`shutdown` was called, so that nothing can be started any more."""
        return self._closed

    @property
    def loaded(self) -> bool:
        """Whether the engine's modules are there."""
        return self._loaded

    @property
    def jobs(self) -> list[Job]:
        """All runs in the order in which they were started; ended ones until they are removed."""
        return [entry.job(paused=self._paused) for entry in self._line]

    @property
    def remaining_s(self) -> float | None:
        """How long all that is not done will take, as far as is known; None if nothing is."""
        return self._forecasts.of(entry.job(paused=False) for entry in self._line.live)

    def note_estimate(self, request: StyleRequest, seconds: float) -> None:
        """What :attr:`remaining_s` is to count for ``request`` until its run knows better."""
        self._forecasts.note(request, seconds)

    def start_round(self, orders: Sequence[NewRun]) -> list[str]:
        """Place runs that take turns behind all others, and return their ids at once.

        Raises:
            RuntimeError: the queue was shut down.
        """
        return self._place([(order, None) for order in orders])

    def start(
        self, request: StyleRequest, title: str = "", resume: UnfinishedRun | None = None
    ) -> str:
        """Place one run behind all others and return its id at once; for the rest see NewRun.

        Raises:
            RuntimeError: the queue was shut down.
        """
        return self.start_round([NewRun(request, title, resume)])[0]

    def retry(self, run_id: str) -> str:
        """Place a run that failed or was stopped once more, and return its new id.

        It goes on from its checkpoint where there is one. The new one takes the old one's place in
        the list.

        Raises:
            RuntimeError: the queue was shut down.
            ValueError: there is no such run, or it did neither fail nor was it stopped.
        """
        entry = self._line.entries.get(run_id)
        if entry is None or entry.state not in (JobState.FAILED, JobState.STOPPED):
            raise ValueError(f"nothing to retry: {run_id}")
        if not self._closed:
            del self._line.entries[run_id]
        return self._place([(entry.new_run, entry.checkpoint)])[0]

    def remove(self, run_id: str) -> None:
        """Take a run that has ended off the list. Nothing happens to any other."""
        entry = self._line.entries.get(run_id)
        if entry is not None and entry.state.ended:
            del self._line.entries[run_id]
            self._tell_jobs()

    def cancel(self, run_id: str | None = None) -> None:
        """Ask a run to end, or all of them. Its ``run_cancelled`` follows.

        One that waits ends at once. While all are paused, one that is in the middle ends when they
        go on, unless nothing else is left to go on. Nothing happens to one that has ended.
        """
        entries = [entry for entry in self._line.live if run_id in (None, entry.run_id)]
        waiting = [entry for entry in entries if entry.run_id not in self._line.running]
        for entry in entries:
            entry.control.cancel()
        for entry in waiting:
            self._line.leave(entry)
        if not self._line.stoppable:
            self.resume()
        for entry in waiting:
            self._end(entry, entry.cancelled())

    def cancel_all(self) -> None:
        """Ask all runs to end."""
        self.cancel()

    def pause(self) -> None:
        """Ask all runs to wait. Nothing happens when idle, or when all were asked to end."""
        if not self._paused and self._line.stoppable:
            self._paused = True
            for entry in self._line.running.values():
                entry.control.pause()
            if self._preparation is not None:
                self._preparation.pause()
            self.run_paused.emit()
            self._tell_jobs()

    def resume(self) -> None:
        """Let all runs go on. Nothing happens unless they are paused."""
        if self._paused:
            self._paused = False
            for entry in self._line.running.values():
                entry.control.resume()
            if self._preparation is not None:
                self._preparation.resume()
            self.run_resumed.emit()
            self._tell_jobs()
            self._go_on()

    def prepare(self) -> None:
        """Load the engine and measure the machine before the first run; ``engine_ready`` follows.

        A run that is placed meanwhile waits for it, as it would have to do the same itself; only
        what serves estimates alone is left out then. It can be paused, and a waiting run be
        cancelled at once. The second call does nothing.
        """
        if self._closed or self._prepared:
            return
        self._prepared = True
        self._preparation = Preparation(self._settings)
        if self.busy:
            self._preparation.timing_variants.cancel()
        self._preparation_placed.emit(self._preparation)

    def shutdown(self, timeout_s: float = 60.0) -> bool:
        """End all runs and the thread, and pass on what they still had to say.

        The first call waits; any later one only looks, so that a stuck engine is waited for once.

        Returns:
            Whether the thread has ended. It is never killed: that could leave locks taken.
        """
        if self._closed:
            return self._thread.wait(0)
        self._closed = True
        if self._preparation is not None:
            self._preparation.cancel()
        self.cancel()
        self._thread.quit()
        ended = self._thread.wait(round(timeout_s * 1000))
        if not ended:
            log.critical("the engine's thread did not end within %g s", timeout_s)
        QCoreApplication.sendPostedEvents(self)
        for run_id in list(self._line.running):
            # The thread left before it came to the order, or is stuck in it.
            self._on_event(RunEvent(run_id=run_id, kind=EventKind.CANCELLED))
        self.shut_down.emit()
        return ended

    def _place(self, runs: Sequence[tuple[NewRun, Any]]) -> list[str]:
        if self._closed:
            raise RuntimeError("the queue was shut down")
        if not runs:
            return []
        entries = self._line.add_round(runs)
        if self._preparation is not None:
            self._preparation.timing_variants.cancel()
        for entry in entries:
            self.run_placed.emit(entry.run_id)
        self._tell_jobs()
        self._go_on()
        return [entry.run_id for entry in entries]

    def _go_on(self) -> None:
        """Begin the next round unless something is on, or all are to wait."""
        held = self._paused or self._closed or self._preparation is not None
        if held or self._line.running or not self._line.waits:
            return
        if self._thread_is_spoilt:
            self._replace_thread()
        entries = self._line.begin_round()
        self._round_placed.emit([entry.order(self._settings) for entry in entries])
        self._tell_jobs()

    def _start_thread(self) -> None:
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker = Worker(self._previews)
        self._worker.moveToThread(self._thread)
        self._round_placed.connect(self._worker.run)
        self._preparation_placed.connect(self._worker.prepare)
        self._worker.reported.connect(self._on_event)
        self._worker.loaded.connect(self._on_loaded)
        self._worker.prepared.connect(self._on_prepared)
        self._thread.start()

    def _replace_thread(self) -> None:
        log.info("memory ran out in the engine's thread: another one takes its place")
        self._round_placed.disconnect(self._worker.run)
        self._preparation_placed.disconnect(self._worker.prepare)
        # Its runs have ended, so that it only waits for the next order.
        self._thread.quit()
        self._thread.wait()
        self._thread_is_spoilt = False
        self._start_thread()

    @Slot(object)
    def _on_event(self, event: RunEvent) -> None:
        entry = self._line.running.get(event.run_id)
        if entry is None:
            log.debug("dropped a stale event: %s", event.kind.value)
            return
        if event.kind is EventKind.PREVIEW:
            event = self._previews.take(event)
        if event.terminal:
            self._previews.forget(event.run_id)
            if isinstance(event.error, OutOfMemoryError):
                self._thread_is_spoilt = True
                if entry.may_go_alone and not self._closed:
                    self._set_aside(entry, event)
                    return
            self._line.leave(entry)
            self._end(entry, event)
            return
        entry.told(event)
        if event.kind is EventKind.STARTED:
            # An attempt of its own is still the same run.
            if not entry.started:
                entry.started = True
                self.run_started.emit(event)
        elif event.kind is EventKind.PREVIEW:
            self.preview_ready.emit(event)
        else:
            self.run_progressed.emit(event)
        if time.monotonic() - self._told_jobs_at >= _PROGRESS_INTERVAL_S:
            self._tell_jobs()

    def _set_aside(self, entry: Entry, ending: RunEvent) -> None:
        log.info("run %s is painted on its own later", entry.run_id)
        self._line.put_first(entry, ending)
        notice = self.tr(
            "There was not enough memory for all pictures at once. This one is painted on its own "
            "when the others are done."
        )
        self.run_progressed.emit(
            RunEvent(
                run_id=entry.run_id,
                kind=EventKind.PROGRESS,
                progress=entry.progress,
                notice=notice,
            )
        )
        self._tell_jobs()
        self._go_on()

    def _end(self, entry: Entry, event: RunEvent) -> None:
        """Pass a run's last event on; it is in no round any more."""
        log.info("run %s ends: %s", event.run_id, event.kind.value)
        entry.told(event)
        if not self.busy:
            # They may have come to their end before they noticed the pause.
            self.resume()
        signals = {
            EventKind.FINISHED: self.run_finished,
            EventKind.CANCELLED: self.run_cancelled,
            EventKind.FAILED: self.run_failed,
        }
        signals[event.kind].emit(event)
        self._tell_jobs()
        self._go_on()

    def _tell_jobs(self) -> None:
        self._told_jobs_at = time.monotonic()
        self.jobs_changed.emit()

    @Slot()
    def _on_loaded(self) -> None:
        if not self._loaded:
            self._loaded = True
            self.engine_loaded.emit()

    @Slot(bool)
    def _on_prepared(self, well: bool) -> None:
        self._preparation = None
        if not well:
            self._thread_is_spoilt = True
        elif not self._closed:
            self.engine_ready.emit()
        self._go_on()
