"""One run of a round, advanced an event at a time."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Generator, Iterator

from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun, unfinished_run
from stylestudio.errors import Cancelled, CheckpointError, InternalError, StyleStudioError
from stylestudio.jobs.loading import Engine
from stylestudio.jobs.orders import RunOrder

log = logging.getLogger(__name__)

_REMEDY = "Try again; if it stays so, report it with the log file."


class Turns:
    """The events of one order, ending with exactly one terminal one, whatever the engine does.

    Args:
        order: what to run.
        memory_share: the part of the memory that it may plan with.
        load_engine: imports the engine's modules.
    """

    def __init__(
        self, order: RunOrder, memory_share: float, load_engine: Callable[[], Engine]
    ) -> None:
        self.order = order
        self._memory_share = memory_share
        self._load_engine = load_engine
        self._events: Iterator[RunEvent] | None = None

    def next_event(self) -> RunEvent:
        """Let the engine work until its next event. Never raises; not to be called after the end.

        Before a terminal event is returned, the engine has cleaned up.
        """
        try:
            if self._events is None:
                self._events = self._begun()
            event = next(self._events, None)
            if event is None:
                raise InternalError("The engine stopped without a result.", _REMEDY)
        # BaseException, because a library that calls sys.exit() in here would otherwise take the
        # thread along, and the window would wait for an end that never comes.
        except BaseException as error:
            event = _ending(self.order.run_id, error)
        if event.terminal:
            _close(self._events)
        return event

    def _begun(self) -> Iterator[RunEvent]:
        order, wanted = self.order, self.order.new_run
        engine = self._load_engine()
        order.control.check()
        keeping = engine.keeping.Keeping(title=wanted.title, resume=self._resume())
        events: Iterator[RunEvent] = engine.transfer.run(
            wanted.request,
            order.control,
            run_id=order.run_id,
            preview_px=wanted.preview_px,
            settings=order.settings,
            keeping=keeping,
            memory_share=self._memory_share,
            plan=wanted.plan,
        )
        return events

    def _resume(self) -> UnfinishedRun | None:
        """What to go on with: what an earlier attempt kept, else what was asked for."""
        if self.order.checkpoint is not None:
            try:
                kept = unfinished_run(self.order.checkpoint)
            except CheckpointError as error:
                log.warning("run %s begins anew: %s", self.order.run_id, error)
                kept = None
            if kept is not None:
                return kept
        return self.order.new_run.resume


def _ending(run_id: str, error: BaseException) -> RunEvent:
    """The terminal event that an exception amounts to."""
    if isinstance(error, Cancelled):
        return RunEvent(run_id=run_id, kind=EventKind.CANCELLED)
    log.error("run %s failed", run_id, exc_info=error)
    # The event lives as long as the window shows it; the frames' tensors must not.
    traceback.clear_frames(error.__traceback__)
    if not isinstance(error, StyleStudioError):
        told = InternalError("Something went wrong inside StyleStudio.", _REMEDY)
        told.__cause__ = error
        error = told
    return RunEvent(run_id=run_id, kind=EventKind.FAILED, error=error)


def _close(events: Iterator[RunEvent] | None) -> None:
    """Let the engine's own clean-up run now, in this thread, not when memory is collected."""
    if isinstance(events, Generator):
        try:
            events.close()
        except BaseException:
            log.exception("the engine failed while it was cleaning up")
