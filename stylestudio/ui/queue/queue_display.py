"""Shows the queue's runs in its panel, and how far all of them together are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from stylestudio.engine.events import Phase, Progress, RunEvent
from stylestudio.jobs.job import Job, JobState
from stylestudio.jobs.queue import RunQueue
from stylestudio.ui.painting.progress_strip import ProgressStrip
from stylestudio.ui.pieces.pieces import Pieces
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.queue import queue_entry
from stylestudio.ui.queue.queue_entry import QueueEntry
from stylestudio.ui.queue.queue_panel import QueuePanel
from stylestudio.ui.wording import (
    elapsed_words,
    error_words,
    name_words,
    phase_words,
    remaining_words,
)

_STATES = {
    JobState.WAITING: queue_entry.WAITING,
    JobState.RUNNING: queue_entry.RUNNING,
    JobState.PAUSED: queue_entry.PAUSED,
    JobState.FINISHED: queue_entry.DONE,
    JobState.STOPPED: queue_entry.STOPPED,
    JobState.FAILED: queue_entry.FAILED,
}


class QueueDisplay(QObject):
    """Keeps panel and progress strip in step with the queue."""

    def __init__(
        self,
        *,
        queue: RunQueue,
        session: Session,
        pieces: Pieces,
        panel: QueuePanel,
        strip: ProgressStrip,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._session = session
        self._pieces = pieces
        self._panel = panel
        self._strip = strip
        #: The runs since the queue was idle last.
        self._together: set[str] = set()
        queue.run_placed.connect(self._on_run_placed)
        queue.jobs_changed.connect(self._on_jobs_changed)
        # The list of jobs is told less often than that.
        queue.run_progressed.connect(self._on_run_progressed)
        queue.preview_ready.connect(self._on_run_progressed)
        queue.run_paused.connect(strip.show_paused)
        queue.run_resumed.connect(strip.show_resumed)
        queue.run_paused.connect(self._on_jobs_changed)
        queue.run_resumed.connect(self._on_jobs_changed)
        session.state_changed.connect(self._on_session_changed)
        session.went_on.connect(self._on_run_went_on)
        panel.stop_requested.connect(self._on_stop_requested)
        panel.remove_requested.connect(self._on_remove_requested)
        panel.retry_requested.connect(self._on_retry_requested)
        panel.pause_all_requested.connect(queue.pause)
        panel.continue_all_requested.connect(queue.resume)
        panel.clear_requested.connect(self._on_clear_requested)

    @Slot(str)
    def _on_run_placed(self, run_id: str) -> None:
        if not self._together:
            self._strip.show_placed()
        self._together.add(run_id)

    @Slot(object)
    def _on_run_went_on(self, so_far: Progress) -> None:
        if len(self._together) == 1:
            self._strip.show_placed(so_far)

    @Slot()
    def _on_jobs_changed(self) -> None:
        jobs = self._queue.jobs
        self._panel.set_entries([self._entry(job) for job in jobs], paused=self._queue.paused)
        together = [job for job in jobs if job.run_id in self._together]
        if not together:
            return
        if all(job.state.ended for job in together):
            self._show_ended(together)
        elif not self._session.stopping:
            self._show_overall(together)

    @Slot(object)
    def _on_run_progressed(self, _: RunEvent) -> None:
        together = [job for job in self._queue.jobs if job.run_id in self._together]
        if together and not self._session.stopping:
            self._show_overall(together)

    @Slot()
    def _on_session_changed(self) -> None:
        if self._session.stopping:
            self._strip.show_stopping()

    def _show_overall(self, jobs: list[Job]) -> None:
        running = [job for job in jobs if job.state in (JobState.RUNNING, JobState.PAUSED)]
        phases = [job.progress.phase for job in running if job.progress is not None]
        if not phases:
            return
        # The furthest one says it for all.
        phase = Phase.PAINTING if Phase.PAINTING in phases else phases[-1]
        pieces = [self._pieces.of_run(job.run_id) for job in running]
        if phase is Phase.PAINTING and any(piece and piece.sketching for piece in pieces):
            words = self.tr("Sketching…")
        else:
            words = phase_words(phase)
        fraction = sum(map(_fraction, jobs)) / len(jobs)
        self._strip.show_overall(fraction or None, self._queue.remaining_s, words)

    def _show_ended(self, jobs: list[Job]) -> None:
        self._together.clear()
        elapsed = elapsed_words(self._strip.elapsed_s)
        states = {job.state for job in jobs}
        fraction = sum(map(_fraction, jobs)) / len(jobs)
        if states == {JobState.FINISHED}:
            words = self.tr("Finished in {time}.").format(time=elapsed)
        elif JobState.FAILED in states:
            words = self.tr("Ended early.")
        else:
            percent = max(1, int(100 * fraction)) if fraction else 0
            words = self.tr("Stopped at {percent} %.").format(percent=percent)
        self._strip.show_ended(words, fraction)

    def _entry(self, job: Job) -> QueueEntry:
        progress = job.progress
        left = ""
        if job.state is JobState.RUNNING and progress is not None and progress.remaining_s:
            left = remaining_words(progress.remaining_s)
        return QueueEntry(
            job.run_id,
            name_words(job.title),
            _STATES[job.state],
            progress.fraction if progress is not None else None,
            left,
            error_words(job.error) if job.error is not None else "",
        )

    @Slot(str)
    def _on_stop_requested(self, run_id: str) -> None:
        self._queue.cancel(run_id)

    @Slot(str)
    def _on_remove_requested(self, run_id: str) -> None:
        piece = self._pieces.of_run(run_id)
        # One that waits ends at once.
        if any(job.run_id == run_id and job.state is JobState.WAITING for job in self._queue.jobs):
            self._queue.cancel(run_id)
        self._queue.remove(run_id)
        if piece is not None and not piece.busy and piece.pixels is None:
            # Nothing of it is to be seen, and nothing more will come.
            self._pieces.remove(piece)

    @Slot(str)
    def _on_retry_requested(self, run_id: str) -> None:
        piece = self._pieces.of_run(run_id)
        if piece is not None:
            self._session.continue_piece(piece.key)
        else:
            # Its picture has left the window: nobody would see what comes of it.
            self._queue.remove(run_id)

    @Slot()
    def _on_clear_requested(self) -> None:
        for job in self._queue.jobs:
            # One that was stopped or failed may be asked for once more.
            if job.state is JobState.FINISHED:
                self._queue.remove(job.run_id)


def _fraction(job: Job) -> float:
    if job.state is JobState.FINISHED:
        return 1.0
    return job.progress.fraction if job.progress is not None else 0.0
