"""All jobs of a queue: which are on, which wait and in what order, which have ended."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Progress, RunEvent
from stylestudio.errors import StyleStudioError
from stylestudio.jobs.job import Job, JobState
from stylestudio.jobs.orders import NewRun, RunOrder
from stylestudio.settings import Settings

#: Jobs that have ended are listed until they are removed, the newest of them.
_MOST_ENDED = 200
_STATES = {
    EventKind.FINISHED: JobState.FINISHED,
    EventKind.CANCELLED: JobState.STOPPED,
    EventKind.FAILED: JobState.FAILED,
}


@dataclass(slots=True, eq=False)
class Entry:
    """A job as the queue handles it.

    Attributes:
        new_run: what was asked for.
        round_id: of the runs that were started with it.
        checkpoint: the folder that an attempt was kept in, if one was.
        control: its Stop and Pause.
        state: PAUSED never: that is the queue's.
        progress, error: see :class:`Job`.
        shares_memory: whether others were started with it.
        started: whether its ``run_started`` was passed on.
        set_aside: how its first attempt ended, if memory ran out among others: it waits to be
            painted on its own.
    """

    new_run: NewRun
    round_id: str
    checkpoint: Path | None = None
    run_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    control: RunControl = field(default_factory=RunControl)
    state: JobState = JobState.WAITING
    progress: Progress | None = None
    error: StyleStudioError | None = None
    shares_memory: bool = False
    started: bool = False
    set_aside: RunEvent | None = None

    def order(self, settings: Settings) -> RunOrder:
        """For the worker."""
        return RunOrder(self.run_id, self.new_run, self.control, settings, self.checkpoint)

    def job(self, *, paused: bool) -> Job:
        """A snapshot."""
        running = self.state is JobState.RUNNING
        return Job(
            run_id=self.run_id,
            round_id=self.round_id,
            title=self.new_run.title,
            request=self.new_run.request,
            state=JobState.PAUSED if running and paused else self.state,
            progress=self.progress,
            error=self.error,
        )

    @property
    def may_go_alone(self) -> bool:
        """Whether an attempt for which memory ran out may be followed by one on its own."""
        return self.shares_memory and self.set_aside is None and not self.control.cancelled

    def cancelled(self) -> RunEvent:
        """The last event of a run that is taken out of the line."""
        before = self.set_aside or RunEvent(run_id=self.run_id, kind=EventKind.CANCELLED)
        return replace(before, kind=EventKind.CANCELLED, notice="", error=None)

    def told(self, event: RunEvent) -> None:
        """Note what an event says."""
        self.progress = event.progress or self.progress
        if event.terminal:
            self.state = _STATES[event.kind]
            self.error = event.error
            self.checkpoint = checkpoint_of(event) or self.checkpoint
            # A control may hold on to what the run was made of.
            self.control = RunControl()


class Line:
    """Entries by id in the order of the list, and the rounds that wait."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.running: dict[str, Entry] = {}
        self._rounds: list[list[Entry]] = []

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    @property
    def live(self) -> list[Entry]:
        """Those that have not ended."""
        return [entry for entry in self if not entry.state.ended]

    @property
    def stoppable(self) -> list[Entry]:
        """Those that have not ended and were not asked to."""
        return [entry for entry in self.live if not entry.control.cancelled]

    @property
    def waits(self) -> bool:
        """Whether a round waits."""
        return bool(self._rounds)

    def add_round(self, runs: Sequence[tuple[NewRun, Path | None]]) -> list[Entry]:
        """Put a round at the end: what is wanted, and the checkpoints to go on from."""
        round_id = uuid.uuid4().hex
        entries = [
            Entry(new_run, round_id, checkpoint, shares_memory=len(runs) > 1)
            for new_run, checkpoint in runs
        ]
        self.entries |= {entry.run_id: entry for entry in entries}
        self._rounds.append(entries)
        return entries

    def begin_round(self) -> list[Entry]:
        """Take the first round that waits; its entries are running now."""
        entries = self._rounds.pop(0)
        for entry in entries:
            entry.state = JobState.RUNNING
        self.running = {entry.run_id: entry for entry in entries}
        return entries

    def leave(self, entry: Entry) -> None:
        """Take an entry out of the rounds, waiting or running; its state is the caller's affair."""
        self.running.pop(entry.run_id, None)
        for waiting in self._rounds:
            if entry in waiting:
                waiting.remove(entry)
        self._rounds = [waiting for waiting in self._rounds if waiting]
        ended = [entry.run_id for entry in self if entry.state.ended]
        for run_id in ended[:-_MOST_ENDED]:
            del self.entries[run_id]

    def put_first(self, entry: Entry, ending: RunEvent) -> None:
        """Let an entry whose attempt ended for want of memory wait for one on its own.

        It comes before all rounds, but behind others that wait for the same.
        """
        self.leave(entry)
        entry.state, entry.set_aside = JobState.WAITING, ending
        entry.control = RunControl()
        entry.checkpoint = checkpoint_of(ending) or entry.checkpoint
        before = [waiting for waiting in self._rounds if waiting[0].set_aside is not None]
        self._rounds.insert(len(before), [entry])


def checkpoint_of(event: RunEvent) -> Path | None:
    """The folder that a run was kept in while it went."""
    folder = event.report.get("checkpoint")
    return Path(folder) if folder else None
