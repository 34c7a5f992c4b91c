"""Runs that take turns, and rounds that wait in line."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import OutOfMemoryError, WeightsError
from stylestudio.jobs.orders import NewRun
from stylestudio.jobs.queue import RunQueue
from tests.jobs.fake_engine import FakeEngine, Recorder, picture, wait_for_end


@pytest.fixture
def three(request_) -> list[NewRun]:
    return [NewRun(request_.replace(seed=n), title) for n, title in enumerate("abc")]


def test_the_runs_of_a_round_take_turns(qtbot, engine, queue, recorder, three):
    ids = queue.start_round(three)
    assert len(set(ids)) == 3
    wait_for_end(qtbot, recorder, 3)
    assert engine.turns == [*"abc"] * engine.steps
    for run_id, story in recorder.stories.items():
        assert run_id in ids
        told = [name for name in story if name not in ("run_progressed", "preview_ready")]
        assert told == ["run_placed", "run_started", "run_finished"]
        evaluations = [event.progress.evaluation for event in recorder.events(run_id)[1:-1]]
        assert evaluations == sorted(evaluations)
    assert engine.closed == 3


def test_each_run_is_asked_for_as_it_was_ordered(qtbot, engine, queue, recorder, request_):
    queue.start_round([NewRun(request_, "a", preview_px=256), NewRun(request_, "b")])
    wait_for_end(qtbot, recorder, 2)
    assert engine.preview_sizes == [256, 1024]
    assert engine.shares == [0.5, 0.5], "they hold their memory at once"
    queue.start(request_, "alone")
    wait_for_end(qtbot, recorder, 3)
    assert engine.shares[-1] == 1


def test_an_empty_round_is_none(queue, engine, recorder):
    assert queue.start_round([]) == []
    assert not queue.busy
    assert recorder.heard == []


@pytest.mark.parametrize("place", ["call", "loading", "preparing", "painting", "end"])
def test_one_that_fails_does_not_disturb_the_others(qtbot, engine, queue, recorder, three, place):
    engine.fail_at, engine.failing, engine.error = place, ("b",), WeightsError("Gone.")
    a, b, c = queue.start_round(three)
    wait_for_end(qtbot, recorder, 3)
    endings = {run_id: story[-1] for run_id, story in recorder.stories.items()}
    assert endings == {a: "run_finished", b: "run_failed", c: "run_finished"}
    assert engine.turns.count("a") == engine.turns.count("c") == engine.steps


def test_one_that_is_cancelled_does_not_disturb_the_others(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    a, b, c = queue.start_round(three)
    qtbot.waitUntil(lambda: engine.previews == 6)
    queue.cancel(b)
    engine.gate.set()
    wait_for_end(qtbot, recorder, 3)
    endings = {run_id: story[-1] for run_id, story in recorder.stories.items()}
    assert endings == {a: "run_finished", b: "run_cancelled", c: "run_finished"}
    assert engine.turns.count("b") == 2
    first_end = next(what for name, what in recorder.heard if name in recorder.endings)
    assert first_end.run_id == b, "Stop does not wait for the others' turns"
    np.testing.assert_array_equal(first_end.picture, engine.result)


def test_rounds_are_carried_out_one_after_the_other(qtbot, engine, queue, recorder, three):
    first = queue.start_round(three[:2])
    second = queue.start_round(three[2:])
    third = queue.start(three[0].request, "d")
    wait_for_end(qtbot, recorder, 4)
    assert engine.turns == [*["a", "b"] * 5, *["c"] * 5, *["d"] * 5]
    started = [what.run_id for name, what in recorder.heard if name == "run_started"]
    assert started == [*first, *second, third]


def test_a_run_that_waits_is_taken_out_of_the_line(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    first = queue.start(three[0].request, "a")
    qtbot.waitUntil(lambda: engine.previews == 2)
    b, c = queue.start_round(three[1:])
    queue.cancel(b)
    assert recorder.stories[b] == ["run_placed", "run_cancelled"], "at once"
    assert queue.busy
    queue.cancel(b)
    queue.cancel("nobody")
    engine.gate.set()
    wait_for_end(qtbot, recorder, 3)
    assert recorder.stories[first][-1] == recorder.stories[c][-1] == "run_finished"
    assert "b" not in engine.turns
    assert recorder.endings.count("run_cancelled") == 1


def test_cancel_ends_everything(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    queue.start_round(three)
    queue.start(three[0].request, "d")
    qtbot.waitUntil(lambda: engine.previews == 6)
    queue.cancel()
    wait_for_end(qtbot, recorder, 4)
    assert recorder.endings == ["run_cancelled"] * 4
    assert not engine.gate.is_set()
    assert "d" not in engine.turns
    assert not queue.busy


def test_a_pause_holds_all_runs_and_keeps_each(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    queue.start_round(three)
    qtbot.waitUntil(lambda: engine.previews == 6)
    kept = []
    for entry in queue._line.running.values():
        entry.control.before_waiting = lambda title=entry.new_run.title: kept.append(title)
    queue.pause()
    engine.gate.set()
    qtbot.waitUntil(lambda: len(kept) == 3)
    qtbot.wait(50)
    assert sorted(kept) == [*"abc"], "what the others have reached is kept as well"
    assert engine.previews == 6
    later = queue.start(three[0].request, "later")
    assert queue.paused
    queue.resume()
    wait_for_end(qtbot, recorder, 4)
    assert recorder.endings == ["run_finished"] * 4
    assert recorder.stories[later][-1] == "run_finished"


def test_while_paused_nothing_new_begins(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    first = queue.start(three[0].request, "a")
    qtbot.waitUntil(lambda: engine.previews == 2)
    second = queue.start(three[1].request, "b")
    queue.pause()
    queue.cancel(first)
    wait_for_end(qtbot, recorder)
    qtbot.wait(50)
    assert recorder.stories[second] == ["run_placed"]
    assert queue.paused
    engine.gate.set()
    queue.resume()
    wait_for_end(qtbot, recorder, 2)
    assert recorder.stories[second][-1] == "run_finished"


def test_stopping_all_that_could_go_on_ends_the_pause(qtbot, engine, queue, recorder, three):
    engine.gate = threading.Event()
    first = queue.start(three[0].request, "a")
    second = queue.start(three[1].request, "b")
    qtbot.waitUntil(lambda: engine.previews == 2)
    queue.pause()
    queue.cancel(second)
    assert queue.paused
    queue.cancel(first)
    assert not queue.paused
    wait_for_end(qtbot, recorder, 2)
    assert recorder.endings == ["run_cancelled"] * 2


def test_what_did_not_fit_beside_others_is_painted_on_its_own(
    qtbot, engine, queue, recorder, three
):
    engine.too_large = ("a", "c")
    spoilt = queue._thread
    a, b, c = queue.start_round(three)
    wait_for_end(qtbot, recorder, 3)
    assert recorder.endings == ["run_finished"] * 3
    assert engine.turns == [*["b"] * 5, *["a"] * 5, *["c"] * 5]
    assert engine.shares == [1 / 3, 1 / 3, 1 / 3, 1, 1]
    assert queue._thread is not spoilt
    for run_id in (a, c):
        assert recorder.stories[run_id].count("run_started") == 1
        (notice,) = [event.notice for event in recorder.events(run_id) if event.notice]
        assert "on its own" in notice
    assert not any(event.notice for event in recorder.events(b))


def test_what_is_set_aside_comes_before_the_next_round(qtbot, engine, queue, recorder, three):
    engine.too_large = ("b",)
    queue.start_round(three[:2])
    queue.start(three[2].request, "c")
    wait_for_end(qtbot, recorder, 3)
    assert engine.turns == [*["a"] * 5, *["b"] * 5, *["c"] * 5]


def test_what_does_not_fit_on_its_own_either_fails(qtbot, engine, queue, recorder, three):
    engine.fail_at, engine.failing = "painting", ("b",)
    engine.error = OutOfMemoryError("No.", "Smaller.")
    a, b = queue.start_round(three[:2])
    wait_for_end(qtbot, recorder, 2)
    assert recorder.stories[a][-1] == "run_finished"
    assert recorder.stories[b][-1] == "run_failed"
    assert engine.turns.count("b") == 2
    assert recorder.last.error is engine.error


def test_one_that_was_set_aside_can_be_cancelled(qtbot, engine, queue, recorder, three):
    engine.too_large, engine.gate = ("b",), threading.Event()
    a, b = queue.start_round(three[:2])
    qtbot.waitUntil(lambda: any(event.notice for event in recorder.events(b)))
    queue.cancel(b)
    assert recorder.stories[b][-1] == "run_cancelled"
    assert recorder.last.error is None
    engine.gate.set()
    wait_for_end(qtbot, recorder, 2)
    assert recorder.stories[a][-1] == "run_finished"


def test_shutdown_ends_all_that_is_on_and_all_that_waits(qtbot, engine, qapp, three):
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    engine.gate = threading.Event()
    queue.start_round(three)
    qtbot.waitUntil(lambda: engine.previews == 6)
    waiting = queue.start_round(three)
    assert queue.shutdown(timeout_s=10)
    assert recorder.endings == ["run_cancelled"] * 6
    assert all(recorder.stories[run_id][-1] == "run_cancelled" for run_id in waiting)
    assert all(len(set(story) & set(recorder.endings)) == 1 for story in recorder.stories.values())
    with pytest.raises(RuntimeError, match="shut down"):
        queue.start_round(three)


def test_shutdown_right_after_a_round_was_placed(engine, qapp, three):
    for _ in range(20):
        queue = RunQueue()
        recorder = Recorder().listen(queue)
        queue.start_round(three)
        queue.start_round(three)
        assert queue.shutdown(timeout_s=10)
        assert len(recorder.endings) == 6
        assert not queue.busy


def test_a_busy_window_gets_one_preview_of_each_run(qtbot, queue, recorder, three, monkeypatch):
    engine = FakeEngine()
    painted = threading.Semaphore(0)

    def run(request, control, *, run_id, **more):
        for step in range(100):
            value = 10 * request.seed + (step == 99)
            yield RunEvent(run_id=run_id, kind=EventKind.PREVIEW, picture=picture(value=value))
        painted.release()
        yield RunEvent(run_id=run_id, kind=EventKind.FINISHED)

    engine.run = run
    engine.install(monkeypatch)
    queue.start_round(three)
    for _ in three:
        assert painted.acquire(timeout=10), "the engine never waits for the window"
    wait_for_end(qtbot, recorder, 3)
    previews = [what for name, what in recorder.heard if name == "preview_ready"]
    assert [event.picture[0, 0, 0] for event in previews] == [1, 11, 21]
