"""How long all jobs that are not done will take."""

from __future__ import annotations

from collections.abc import Iterable

from stylestudio.jobs.job import Job
from stylestudio.request.style_request import StyleRequest

#: Estimates that are remembered, the newest.
_MOST_NOTED = 100


class Forecasts:
    """Adds up what runs foretell of themselves, and estimates of those that cannot yet."""

    def __init__(self) -> None:
        # By text: an add-on's settings need not be hashable.
        self._noted: dict[str, float] = {}

    def note(self, request: StyleRequest, seconds: float) -> None:
        """An estimate of what ``request`` takes."""
        self._noted.pop(repr(request), None)
        self._noted[repr(request)] = seconds
        while len(self._noted) > _MOST_NOTED:
            del self._noted[next(iter(self._noted))]

    def of(self, jobs: Iterable[Job]) -> float | None:
        """Seconds for all of ``jobs``, as far as is known; None if nothing is."""
        known = [seconds for job in jobs if (seconds := self._of(job)) is not None]
        return sum(known) if known else None

    def _of(self, job: Job) -> float | None:
        if job.progress is not None and job.progress.remaining_s is not None:
            return job.progress.remaining_s
        return self._noted.get(repr(job.request))
