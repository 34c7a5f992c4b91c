"""What the queue panel knows of a run."""

from __future__ import annotations

from dataclasses import dataclass

WAITING = "waiting"
RUNNING = "running"
PAUSED = "paused"
STOPPED = "stopped"
DONE = "done"
FAILED = "failed"

#: In the order in which a run comes through them.
STATES = (WAITING, RUNNING, PAUSED, STOPPED, DONE, FAILED)
#: Those in which nothing happens any more.
ENDED = frozenset({STOPPED, DONE, FAILED})


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A run as it is at one moment.

    Attributes:
        run_id: tells it from the others.
        title: of its picture.
        state: one of :data:`STATES`.
        fraction: how much of it is done, 0 to 1; None while nobody knows.
        words: more about its state, such as “about 40 s left”; may be empty.
        error: why it failed, a sentence; empty where it did not.

    Raises:
        ValueError: there is no such state.
    """

    run_id: str
    title: str
    state: str
    fraction: float | None = None
    words: str = ""
    error: str = ""

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(f"no state of a run: {self.state!r}")
