"""An engine that paints in no time, and fails wherever a test wants it to."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.errors import Cancelled, OutOfMemoryError
from stylestudio.jobs.loading import (
    ENGINE_MODULE,
    ESTIMATE_MODULE,
    KEEPING_MODULE,
    MEMORY_MODULE,
    PREPARATION_MODULE,
)
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
class FakePlan:
    """Stands in for ``engine.plan.Plan``."""

    predicted_s: float = 40.0
    predicted_bytes: int = 1 << 30
    scales: tuple = ()


@dataclass
class FakeEngine:
    """Stands in for ``engine.transfer``, ``engine.estimate`` and ``engine.preparation``.

    Attributes:
        steps: evaluations of a run.
        step_s: how long one takes.
        result: the finished picture.
        deep_result: the same with 16 bits, if it comes with them.
        fail_at, error: raise ``error`` at "call", "loading", "preparing", "painting" or "end".
        notice: a sentence on the progress of the second evaluation.
        ending: False leaves out the terminal event.
        gate: a run waits until this is set, or it is cancelled.
        gate_step: the evaluation before which it does.
        report: of the terminal events.
        paused_at: the evaluations before which a run waited.
        failing: titles of the runs that fail so; empty for all.
        too_large: titles of the runs for which a share of the memory is not enough.
        turns: the titles, in the order in which they had an evaluation.
        measured: whether estimates can be had.
        estimate_error: raised instead of them.
        estimating: an estimate waits until this is set.
        questions: what estimates were asked for.
        preparing: the preparation's two parts wait until this is set, or they are stopped.
        prepared: its parts that are done.
    """

    steps: int = 5
    step_s: float = 0.0
    result: np.ndarray = field(default_factory=picture)
    deep_result: np.ndarray | None = None
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
    failing: tuple[str, ...] = ()
    too_large: tuple[str, ...] = ()
    turns: list[str] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    plans: list[Mapping[str, Any]] = field(default_factory=list)
    preview_sizes: list[int] = field(default_factory=list)
    measured: bool = True
    estimate_error: BaseException | None = None
    estimating: threading.Event | None = None
    questions: list[StyleRequest] = field(default_factory=list)
    estimate_settings: list[Settings] = field(default_factory=list)
    preparing: threading.Event | None = None
    prepared: list[str] = field(default_factory=list)
    preparation_error: BaseException | None = None

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
        contents = {
            ENGINE_MODULE: {"run": self.run},
            KEEPING_MODULE: {"Keeping": FakeKeeping},
            ESTIMATE_MODULE: {"QuickEstimates": self._quick_estimates},
            MEMORY_MODULE: {"resident_bytes": lambda: 1 << 28},
            PREPARATION_MODULE: {"prepare": self.prepare},
        }
        for name, functions in contents.items():
            module = ModuleType(name)
            vars(module).update(functions)
            monkeypatch.setitem(sys.modules, name, module)
        return self

    def _quick_estimates(self, settings: Settings) -> FakeEngine:
        self.estimate_settings.append(settings)
        return self

    def estimate(self, request: StyleRequest, *, held_bytes: int) -> tuple[FakePlan, int] | None:
        self.questions.append(request)
        if self.estimating is not None:
            assert self.estimating.wait(10)
        if self.estimate_error is not None:
            raise self.estimate_error
        return (FakePlan(predicted_s=request.size_px / 10), 1 << 33) if self.measured else None

    def prepare(self, settings: Settings, measuring: RunControl, timing_variants: RunControl):
        if self.preparation_error is not None:
            raise self.preparation_error
        for name, control in (("machine", measuring), ("variants", timing_variants)):
            control.check()
            while self.preparing is not None and not self.preparing.wait(0.005):
                control.check()
            self.prepared.append(name)

    def run(
        self,
        request: StyleRequest,
        control: RunControl,
        *,
        run_id: str,
        settings: Settings,
        keeping: FakeKeeping,
        preview_px: int,
        memory_share: float,
        plan: Mapping[str, Any],
    ) -> Iterator[RunEvent]:
        self.plans.append(plan)
        self._fail("call", keeping.title)
        self.settings = settings
        self.keepings.append(keeping)
        self.shares.append(memory_share)
        self.preview_sizes.append(preview_px)
        return self._run(request, control, run_id, keeping.title, memory_share)

    def _run(self, request, control, run_id, title, memory_share) -> Iterator[RunEvent]:
        def event(kind: EventKind, **more) -> RunEvent:
            return RunEvent(run_id=run_id, kind=kind, **more)

        self.requests.append(request)
        best = None
        try:
            yield event(EventKind.STARTED)
            yield event(EventKind.PROGRESS, progress=Progress(phase=Phase.LOADING))
            self._fail("loading", title)
            if title in self.too_large and memory_share < 1:
                raise OutOfMemoryError("No memory.", "Smaller.")
            yield event(EventKind.PROGRESS, progress=Progress(phase=Phase.PREPARING))
            self._fail("preparing", title)
            for step in range(1, self.steps + 1):
                self._wait(step, control)
                if control.cancelled:
                    yield event(EventKind.CANCELLED, picture=best, report=self.report)
                    return
                self.turns.append(title)
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
                self._fail("painting", title)
                best = self.result
                self.previews += 1
                yield event(EventKind.PREVIEW, progress=progress, picture=best.copy())
            self._fail("end", title)
            if self.ending:
                yield event(
                    EventKind.FINISHED,
                    picture=self.result.copy(),
                    deep_picture=self.deep_result,
                    report=self.report,
                )
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

    def _fail(self, place: str, title: str = "") -> None:
        if place == self.fail_at and (not self.failing or title in self.failing):
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
    def stories(self) -> dict[str, list[str]]:
        """By run, what was heard of it."""
        stories: dict[str, list[str]] = {}
        for name, what in self.heard:
            if what is not None:
                run_id = what if isinstance(what, str) else what.run_id
                stories.setdefault(run_id, []).append(name)
        return stories

    def events(self, run_id: str) -> list[RunEvent]:
        """What was heard of a run once it was placed."""
        return [what for _, what in self.heard if getattr(what, "run_id", "") == run_id]

    @property
    def last(self) -> RunEvent:
        return self.heard[-1][1]


def wait_for_end(qtbot, recorder: Recorder, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(recorder.endings) >= count, timeout=10_000)
