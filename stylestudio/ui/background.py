"""Work that must not freeze the window: decoding and writing pictures."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from stylestudio.errors import InternalError, StyleStudioError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Outcome:
    job: _Job
    value: Any = None
    error: StyleStudioError | None = None


class _Job(QRunnable):
    def __init__(
        self,
        background: Background,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[StyleStudioError], None],
    ) -> None:
        super().__init__()
        # The pool's own deletion would race with Python's.
        self.setAutoDelete(False)
        self._background = background
        self._work = work
        self.then = then
        self.otherwise = otherwise

    def run(self) -> None:
        outcome = _Outcome(self)
        try:
            outcome.value = self._work()
        except StyleStudioError as error:
            log.info("in the background: %s", error)
            outcome.error = error
        # BaseException, because a job without an outcome would be waited for for ever.
        except BaseException as error:
            log.exception("in the background")
            outcome.error = InternalError(
                "Something went wrong inside StyleStudio.",
                "Try again; if it stays so, report it with the log file.",
            )
            outcome.error.__cause__ = error
        self._background._ended.emit(outcome)


class Background(QObject):
    """Runs functions in other threads, and their follow-ups in this one.

    What writes has a thread of its own: a picture to be saved must not wait behind huge ones that
    are being read.
    """

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = QThreadPool()
        self._readers.setMaxThreadCount(2)
        self._writer = QThreadPool()
        self._writer.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()
        self._ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether something has not been followed up yet."""
        return bool(self._jobs)

    def submit(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[StyleStudioError], None],
        *,
        writes: bool = False,
    ) -> None:
        """Call ``work()`` elsewhere, then ``then(value)`` or ``otherwise(error)`` here.

        Args:
            writes: it saves something; such work is done one after the other.
        """
        job = _Job(self, work, then, otherwise)
        self._jobs.add(job)
        (self._writer if writes else self._readers).start(job)

    def wait(self) -> None:
        """Wait for all of it, and follow it up."""
        while self._jobs:
            self._readers.waitForDone()
            self._writer.waitForDone()
            QCoreApplication.sendPostedEvents(self)

    @Slot(object)
    def _on_ended(self, outcome: _Outcome) -> None:
        self._jobs.discard(outcome.job)
        if outcome.error is None:
            outcome.job.then(outcome.value)
        else:
            outcome.job.otherwise(outcome.error)
