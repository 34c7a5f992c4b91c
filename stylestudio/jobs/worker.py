"""The object that runs the engine, in a thread of its own."""

from __future__ import annotations

import importlib
import logging
import threading
import traceback
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import Cancelled, InternalError, StyleStudioError
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

log = logging.getLogger(__name__)

#: They import torch, which takes seconds: loaded by name, in the worker's thread, at the first run.
ENGINE_MODULE = "stylestudio.engine.transfer"
KEEPING_MODULE = "stylestudio.engine.keeping"


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What the worker needs for one run.

    Attributes:
        title: what to call the picture if the run is interrupted and offered again.
        resume: the run to go on with, or None to begin one.
    """

    run_id: str
    request: StyleRequest
    control: RunControl
    settings: Settings
    title: str = ""
    resume: UnfinishedRun | None = None


class Worker(QObject):
    """Runs one order after the other and reports what happens.

    Every order ends with exactly one terminal event, whatever the engine does: a slot that raised
    instead would leave the window busy for ever.

    Signals:
        reported: a :class:`RunEvent` of any kind but PREVIEW.
        preview_waiting: a preview can be had from :meth:`take_preview`. It is not sent again
            before that one was taken, so that previews never pile up before a busy window.
    """

    reported = Signal(object)
    preview_waiting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: RunEvent | None = None
        self._preview_lock = threading.Lock()

    @Slot(object)
    def run(self, order: RunOrder) -> None:
        """Carry out one order, in the thread that the worker lives in."""
        log.info("run %s starts: %s", order.run_id, order.request)
        self.reported.emit(self._run(order))

    def take_preview(self) -> RunEvent | None:
        """The newest preview, once. May be called from any thread."""
        with self._preview_lock:
            preview, self._preview = self._preview, None
        return preview

    def _run(self, order: RunOrder) -> RunEvent:
        """Report all events but the last, which is returned."""
        events: Iterator[RunEvent] | None = None
        try:
            transfer = importlib.import_module(ENGINE_MODULE)
            keeping = importlib.import_module(KEEPING_MODULE)
            order.control.check()
            events = transfer.run(
                order.request,
                order.control,
                run_id=order.run_id,
                settings=order.settings,
                keeping=keeping.Keeping(title=order.title, resume=order.resume),
            )
            for event in events:
                if event.terminal:
                    return event
                self._report(event)
            raise InternalError("The engine stopped without a result.", _REMEDY)
        # BaseException, because a library that calls sys.exit() in here would otherwise take the
        # thread along, and the window would wait for an end that never comes.
        except BaseException as error:
            return _ending(order.run_id, error)
        finally:
            _close(events)

    def _report(self, event: RunEvent) -> None:
        if event.kind is not EventKind.PREVIEW:
            self.reported.emit(event)
            return
        with self._preview_lock:
            announced = self._preview is not None
            self._preview = event
        if not announced:
            self.preview_waiting.emit()


_REMEDY = "Try again; if it stays so, report it with the log file."


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
