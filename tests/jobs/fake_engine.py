"""An engine that paints in no time, and fails wherever a test wants it to."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType

import numpy as np
import pytest

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import Cancelled
from stylestudio.jobs.worker import ENGINE_MODULE, KEEPING_MODULE
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings


def picture(width: int = 45, height: int = 35, value: int = 128) -> np.ndarray:
    """A plain picture; odd sides by default, whose rows are no multiple of four bytes."""
    return np.full((height, width, 3), value, np.uint8)


@dataclass
class FakeKeeping:
    """Stands in for ``engine.keeping.Keeping``: keeps nothing."""

    title: str = ""
    resume: UnfinishedRun | None = None


@dataclass
class FakeEngine:
    """Stands in for ``engine.transfer``.

    Attributes:
        steps: evaluations of a run.
        step_s: how long one takes.
        result: the finished picture.
        fail_at, error: raise ``error`` at "call", "loading", "preparing", "painting" or "end".
        notice: a sentence on the progress of the second evaluation.
        ending: False leaves out the terminal event.
        gate: a run waits until this is set, or it is cancelled.
        gate_step: the evaluation before which it does.
        report: of the terminal events.
        paused_at: the evaluations before which a run waited.
    """

    steps: int = 5
    step_s: float = 0.0
    result: np.ndarray = field(default_factory=picture)
    fail_at: str = ""
    error: BaseException = field(default_factory=lambda: RuntimeError("the fake engine failed"))
    notice: str = ""
    ending: bool = True
    gate: threading.Event | None = None
    gate_step: int = 3
    requests: list[StyleRequest] = field(default_factory=list)
    settings: Settings | None = None
    keepings: list[FakeKeeping] = field(default_factory=list)
    report: dict = field(default_factory=dict)
    paused_at: list[int] = field(default_factory=list)
    previews: int = 0
    closed: int = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
        module = ModuleType(ENGINE_MODULE)
        module.run = self.run
        monkeypatch.setitem(sys.modules, ENGINE_MODULE, module)
        keeping = ModuleType(KEEPING_MODULE)
        keeping.Keeping = FakeKeeping
        monkeypatch.setitem(sys.modules, KEEPING_MODULE, keeping)
        return self

    def run(
        self,
        request: StyleRequest,
        control: RunControl,
        *,
        run_id: str,
        settings: Settings,
        keeping: FakeKeeping,
    ) -> Iterator[RunEvent]:
        self._fail("call")
        self.settings = settings
        self.keepings.append(keeping)
        return self._run(request, control, run_id)

    def _run(self, request, control, run_id) -> Iterator[RunEvent]:
        def event(kind: EventKind, **more) -> RunEvent:
            return RunEvent(run_id=run_id, kind=kind, **more)

        self.requests.append(request)
        best = None
        try:
            yield event(EventKind.STARTED)
            yield event(EventKind.PROGRESS, progress=Progress(phase=Phase.LOADING))
            self._fail("loading")
            yield event(EventKind.PROGRESS, progress=Progress(phase=Phase.PREPARING))
            self._fail("preparing")
            for step in range(1, self.steps + 1):
                self._wait(step, control)
                if control.cancelled:
                    yield event(EventKind.CANCELLED, picture=best, report=self.report)
                    return
                progress = Progress(
                    phase=Phase.PAINTING,
                    scale=2,
                    scale_count=3,
                    scale_px=256,
                    evaluation=step,
                    evaluation_count=self.steps,
                    fraction=step / self.steps,
                    elapsed_s=0.5 * step,
                    remaining_s=0.5 * (self.steps - step),
                    seconds_per_evaluation=0.5,
                    loss=1.0 / step,
                )
                yield event(
                    EventKind.PROGRESS, progress=progress, notice=self.notice if step == 2 else ""
                )
                self._fail("painting")
                best = self.result
                self.previews += 1
                yield event(EventKind.PREVIEW, progress=progress, picture=best.copy())
            self._fail("end")
            if self.ending:
                yield event(EventKind.FINISHED, picture=self.result.copy(), report=self.report)
        finally:
            self.closed += 1

    def _wait(self, step: int, control: RunControl) -> None:
        if self.step_s:
            time.sleep(self.step_s)
        while self.gate is not None and step == self.gate_step and not self.gate.is_set():
            if control.cancelled:
                return
            self.gate.wait(0.005)
        if control.paused:
            self.paused_at.append(step)
            with contextlib.suppress(Cancelled):
                control.check()

    def _fail(self, place: str) -> None:
        if place == self.fail_at:
            raise self.error


@dataclass
class Recorder:
    """Notes what a queue reports, in order."""

    heard: list[tuple[str, object]] = field(default_factory=list)

    def listen(self, queue) -> Recorder:
        for name in (
            "run_placed",
            "run_started",
            "run_progressed",
            "preview_ready",
            "run_paused",
            "run_resumed",
            "run_finished",
            "run_cancelled",
            "run_failed",
        ):
            getattr(queue, name).connect(self._noting(name))
        return self

    def _noting(self, name: str) -> Callable[[object], None]:
        return lambda *what: self.heard.append((name, what[0] if what else None))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.heard]

    @property
    def endings(self) -> list[str]:
        return [n for n in self.names if n in ("run_finished", "run_cancelled", "run_failed")]

    @property
    def last(self) -> RunEvent:
        return self.heard[-1][1]


def wait_for_end(qtbot, recorder: Recorder, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(recorder.endings) >= count, timeout=10_000)
