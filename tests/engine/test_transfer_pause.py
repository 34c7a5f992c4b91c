"""Pause: the run waits where it is, keeps itself, and goes on or ends when it is told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from stylestudio.engine import planner, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.unfinished import unfinished_runs
from stylestudio.errors import Cancelled
from stylestudio.request.style_request import StyleRequest

_PATIENCE_S = 60.0


class WatchedControl(RunControl):
    """Says when the engine's thread is about to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = threading.Event()

    def check(self) -> None:
        if self.paused:
            self.waiting.set()
        super().check()


class Painter:
    """A run in a thread of its own."""

    def __init__(
        self,
        request: StyleRequest,
        at: Callable[[RunEvent], bool],
        keeping: Keeping | None = None,
    ) -> None:
        """Pause is pressed at the first event of which ``at`` is true."""
        self.control = WatchedControl()
        self.events: list[RunEvent] = []

        def paint() -> None:
            pressed = False
            for event in transfer.run(request, self.control, keeping=keeping):
                self.events.append(event)
                if not pressed and at(event):
                    pressed = True
                    self.control.pause()

        self.thread = threading.Thread(target=paint)
        self.thread.start()

    def wait_until_it_waits(self) -> None:
        assert self.control.waiting.wait(_PATIENCE_S)

    def end(self) -> RunEvent:
        self.thread.join(_PATIENCE_S)
        assert not self.thread.is_alive()
        return self.events[-1]


@pytest.fixture
def paused(tiny_network: None) -> Iterator[Callable[..., Painter]]:
    """Starts runs, and lets none behind."""
    painters: list[Painter] = []

    def start(*args: object, **more: object) -> Painter:
        painters.append(Painter(*args, **more))
        painters[-1].wait_until_it_waits()
        return painters[-1]

    yield start
    for painter in painters:
        painter.control.cancel()
        painter.thread.join(_PATIENCE_S)


def at_evaluation(number: int) -> Callable[[RunEvent], bool]:
    return lambda event: bool(event.progress and event.progress.evaluation == number)


def at_phase(phase: Phase) -> Callable[[RunEvent], bool]:
    return lambda event: bool(event.progress and event.progress.phase is phase)


WHERE = {
    "loading": at_phase(Phase.LOADING),
    "calibrating": at_phase(Phase.CALIBRATING),
    "preparing": at_phase(Phase.PREPARING),
    "painting": at_evaluation(3),
}


@pytest.mark.parametrize("where", WHERE)
def test_it_goes_on_as_if_nothing_was(
    request_128: StyleRequest, paused: Callable[..., Painter], where: str
) -> None:
    expected = list(transfer.run(request_128, RunControl()))[-1]
    painter = paused(request_128, WHERE[where])
    told = len(painter.events)
    assert painter.thread.is_alive()
    assert not painter.events[-1].terminal
    painter.control.resume()
    last = painter.end()
    assert len(painter.events) > told
    assert last.kind is EventKind.FINISHED, last.error
    np.testing.assert_array_equal(last.picture, expected.picture)


@pytest.mark.parametrize("where", WHERE)
def test_stop_ends_a_run_that_waits(
    request_128: StyleRequest, paused: Callable[..., Painter], where: str
) -> None:
    painter = paused(request_128, WHERE[where])
    painter.control.cancel()
    last = painter.end()
    assert last.kind is EventKind.CANCELLED
    assert (last.picture is not None) == (where == "painting")


def test_while_the_machine_is_measured(
    request_128: StyleRequest,
    paused: Callable[..., Painter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(planner, "load_or_measure", _load_or_measure)
    painter = paused(request_128, WHERE["calibrating"])
    assert painter.events[-1].progress.phase is Phase.CALIBRATING
    painter.control.resume()
    assert painter.end().kind is EventKind.FINISHED


def test_what_was_reached_is_on_the_disk_before_it_waits(
    request_128: StyleRequest, paused: Callable[..., Painter]
) -> None:
    expected = list(transfer.run(request_128, RunControl()))[-1]
    keeping = Keeping(title="harbour")
    painter = paused(request_128, WHERE["painting"], keeping=keeping)
    # Waiting is said before it is done: the file comes in between.
    while keeping.folder is None or not (keeping.folder / "state.safetensors").exists():
        assert painter.thread.is_alive()
        painter.thread.join(0.01)
    painter.control.cancel()
    painter.end()
    keeping.release()
    (run,), _ = unfinished_runs()
    assert (run.title, run.facts["evaluations"]) == ("harbour", 3)
    last = list(transfer.run(request_128, RunControl(), keeping=Keeping(resume=run)))[-1]
    np.testing.assert_array_equal(last.picture, expected.picture)


def test_the_time_of_a_pause_is_no_work(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch, tiny_network: None
) -> None:
    """A clock that a pause of an hour moves on; nothing else does by more than a moment."""
    control = RunControl()
    hour_s, slept_s = 3600.0, 0.0
    real = time.perf_counter

    def clock() -> float:
        return real() + slept_s

    def sleep() -> None:
        nonlocal slept_s
        slept_s += hour_s
        control.resume()

    monkeypatch.setattr(time, "perf_counter", clock)
    told = []
    for event in transfer.run(request_128, control):
        control.before_waiting = sleep
        if event.progress and event.progress.phase is Phase.PAINTING:
            told.append(event.progress)
            control.pause()
    assert slept_s >= 5 * hour_s
    assert all(progress.remaining_s < 60 for progress in told)
    assert control.waited_s == pytest.approx(slept_s, rel=0.01)


def test_the_thread_that_waits_leaves_the_processor_alone() -> None:
    control = WatchedControl()
    used_s: list[float] = []

    def engine() -> None:
        control.check()
        began_s = time.thread_time()
        control.pause()
        control.check()
        used_s.append(time.thread_time() - began_s)

    thread = threading.Thread(target=engine)
    thread.start()
    assert control.waiting.wait(_PATIENCE_S)
    thread.join(0.3)
    assert thread.is_alive()
    control.resume()
    thread.join(_PATIENCE_S)
    assert used_s[0] < 0.1


def test_nothing_pauses_what_was_stopped() -> None:
    control = RunControl()
    control.cancel()
    control.pause()
    assert not control.paused
    with pytest.raises(Cancelled):
        control.check()


def test_stop_pressed_while_pause_is_pressed_is_not_lost() -> None:
    control = RunControl()
    clear = control._going.clear

    def stop_comes_first() -> None:
        control.cancel()
        clear()

    control._going.clear = stop_comes_first
    control.pause()
    assert not control.paused


def test_resume_twice_and_pause_twice_are_once() -> None:
    control, called = RunControl(), []
    control.before_waiting = lambda: (called.append(1), control.resume())
    control.pause()
    control.pause()
    assert control.paused
    control.check()
    control.check()
    control.resume()
    assert called == [1]


_load_or_measure = planner.load_or_measure
