"""How long a request would take, asked while the user still turns the knobs."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from stylestudio.errors import InternalError, StyleStudioError
from stylestudio.jobs.loading import ESTIMATE_MODULE, MEMORY_MODULE
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run would take.

    Attributes:
        seconds: from Start to the end, with the engine loaded.
        needed_bytes: the most memory above the idle program.
        free_bytes: what is free of it now, or will be when the runs that are on have ended.
        saves_memory: whether it would be faster with more memory.
    """

    seconds: float
    needed_bytes: int
    free_bytes: int
    saves_memory: bool


class Estimator(QObject):
    """Answers questions one after the other in a thread of its own, while runs go on as well.

    It waits until the queue has loaded the engine (see ``RunQueue.prepare``), and never measures
    the machine: a question that needs that is answered once the engine's thread has done so. The
    queue is told the answers for its own forecast.

    Signals:
        estimated: a request and its :class:`Estimate`.
        not_possible: a request, and the :class:`StyleStudioError` that says why it cannot be
            painted here.
    """

    estimated = Signal(object, object)
    not_possible = Signal(object, object)

    _answered = Signal(object)

    def __init__(self, queue: RunQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._asker = _Asker()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[str, StyleRequest] = {}
        self._unmeasured: dict[str, StyleRequest] = {}
        self._asked: _Question | None = None
        self._closed = False
        self._answered.connect(self._on_answered)
        queue.engine_loaded.connect(self._ask_next)
        for measured in (queue.engine_ready, queue.run_finished, queue.run_cancelled):
            measured.connect(self._on_perhaps_measured)
        queue.shut_down.connect(self.shutdown)

    def ask(self, request: StyleRequest, key: str = "") -> None:
        """Ask how long ``request`` would take.

        Args:
            request: what would be painted.
            key: a newer question takes the place of one under the same key, whose answer is not
                heard any more.
        """
        self._unmeasured.pop(key, None)
        self._waiting[key] = request
        self._ask_next()

    @Slot()
    def shutdown(self) -> None:
        """Answer nothing any more, and wait for the thread. Happens with the queue's, too."""
        self._closed = True
        self._waiting.clear()
        self._unmeasured.clear()
        self._pool.waitForDone()

    @Slot()
    def _ask_next(self) -> None:
        ready = self._queue.loaded and self._asked is None and not self._closed
        if not ready or not self._waiting:
            return
        key = next(iter(self._waiting))
        self._asked = _Question(
            key,
            self._waiting.pop(key),
            settings=self._queue.settings,
            busy=self._queue.busy,
            asker=self._asker,
            answered=self._answered,
        )
        self._pool.start(self._asked)

    @Slot(object)
    def _on_answered(self, question: _Question) -> None:
        self._asked = None
        # The newer question's answer is the one that counts.
        if not self._closed and question.key not in self._waiting:
            self._tell(question)
        self._ask_next()

    def _tell(self, question: _Question) -> None:
        request = question.request
        if question.error is not None:
            self.not_possible.emit(request, question.error)
        elif question.estimate is None:
            self._unmeasured[question.key] = request
        else:
            self._queue.note_estimate(request, question.estimate.seconds)
            self.estimated.emit(request, question.estimate)

    @Slot()
    def _on_perhaps_measured(self) -> None:
        self._waiting = self._unmeasured | self._waiting
        self._unmeasured = {}
        self._ask_next()


class _Asker:
    """Asks the engine; used from the estimator's thread alone."""

    def __init__(self) -> None:
        self._settings: Settings | None = None
        self._engine: Any = None
        self._idle_bytes: int | None = None

    def ask(self, request: StyleRequest, settings: Settings, *, busy: bool) -> Estimate | None:
        """The engine's estimate, None where the machine was not measured yet.

        Args:
            request: what would be painted.
            settings: of this machine.
            busy: whether runs hold memory now.
        """
        if self._engine is None or settings != self._settings:
            module = importlib.import_module(ESTIMATE_MODULE)
            self._engine, self._settings = module.QuickEstimates(settings), settings
        found = self._engine.estimate(request, held_bytes=self._held_bytes(busy=busy))
        if found is None:
            return None
        plan, free_bytes = found
        return Estimate(
            seconds=plan.predicted_s,
            needed_bytes=plan.predicted_bytes,
            free_bytes=free_bytes,
            saves_memory=any(scale.saves_memory for scale in plan.scales),
        )

    def _held_bytes(self, *, busy: bool) -> int:
        """What runs hold now: what the process has grown by since it was last seen idle."""
        now: int = importlib.import_module(MEMORY_MODULE).resident_bytes()
        if not busy:
            self._idle_bytes = now
        return max(0, now - self._idle_bytes) if self._idle_bytes is not None else 0


class _Question(QRunnable):
    """One question, and its answer once it was run."""

    def __init__(
        self,
        key: str,
        request: StyleRequest,
        *,
        settings: Settings,
        busy: bool,
        asker: _Asker,
        answered: Any,
    ) -> None:
        super().__init__()
        # The pool's own deletion would race with Python's.
        self.setAutoDelete(False)
        self.key = key
        self.request = request
        self.estimate: Estimate | None = None
        self.error: StyleStudioError | None = None
        self._settings = settings
        self._busy = busy
        self._asker = asker
        self._answered = answered

    def run(self) -> None:
        """Called by the pool, in its thread."""
        try:
            self.estimate = self._asker.ask(self.request, self._settings, busy=self._busy)
        except StyleStudioError as error:
            self.error = error
        # BaseException, because a question without an answer would be waited for for ever.
        except BaseException as error:
            log.exception("no estimate")
            self.error = InternalError(
                "Something went wrong inside StyleStudio.",
                "Try again; if it stays so, report it with the log file.",
            )
            self.error.__cause__ = error
        self._answered.emit(self)
