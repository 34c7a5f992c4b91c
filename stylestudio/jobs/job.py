"""A run as a list of jobs shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from stylestudio.engine.events import Progress
from stylestudio.errors import StyleStudioError
from stylestudio.request.style_request import StyleRequest


class JobState(Enum):
    """Where a job is. The last three are final."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to the job."""
        return self in (JobState.FINISHED, JobState.STOPPED, JobState.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A run of the queue at one moment.

    Attributes:
        run_id: as its events carry it.
        round_id: the same for all runs that were started together.
        title: of its picture.
        request: what it paints.
        state: where it is.
        progress: the last that it told, None before that.
        error: why it failed.
    """

    run_id: str
    round_id: str
    title: str
    request: StyleRequest
    state: JobState
    progress: Progress | None = None
    error: StyleStudioError | None = None
