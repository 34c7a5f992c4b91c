"""The controller and its worker with an engine of the tests' own."""

from __future__ import annotations

import logging
import sys
import threading
import time

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import Cancelled, InternalError, OutOfMemoryError, WeightsError
from stylestudio.jobs import loading
from stylestudio.jobs.queue import RunQueue
from tests.jobs.fake_engine import FakeEngine, Recorder, picture, wait_for_end


def test_a_run_reports_everything_in_order(qtbot, engine, queue, recorder, request_):
    run_id = queue.start(request_)
    assert queue.busy
    wait_for_end(qtbot, recorder)
    told = ["preview_ready", "run_progressed"]
    names = [name for name in recorder.names if name not in told]
    assert names == ["run_placed", "run_started", "run_finished"]
    # Two phases; then a progress and a preview each, whose picture may come with a later one.
    assert len(recorder.names) == 3 + 2 + 2 * 5
    evaluations = [event.progress.evaluation for event in recorder.events(run_id)[1:-1]]
    assert evaluations == [0, 0, *(step for step in range(1, 6) for _ in range(2))]
    assert not queue.busy
    assert recorder.last.run_id == run_id
    np.testing.assert_array_equal(recorder.last.picture, engine.result)
    assert engine.requests == [request_]


def test_events_arrive_in_the_gui_thread_and_the_engine_runs_in_another(
    qtbot, engine, queue, recorder, request_
):
    heard, painted = set(), set()
    original = engine._fail
    engine._fail = lambda *at: (painted.add(threading.get_ident()), original(*at))
    queue.run_progressed.connect(lambda _: heard.add(threading.get_ident()))
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert heard == {threading.get_ident()}
    assert painted.isdisjoint(heard)


def test_all_runs_share_one_thread(qtbot, engine, queue, recorder, request_):
    threads = set()
    original = engine._fail
    engine._fail = lambda *at: (threads.add(threading.get_ident()), original(*at))
    for count in (1, 2, 3):
        queue.start(request_)
        wait_for_end(qtbot, recorder, count)
    assert len(threads) == 1


@pytest.mark.parametrize("place", ["call", "loading", "preparing", "painting", "end"])
@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("CUDA error"),
        MemoryError(),
        OSError("gone"),
        KeyboardInterrupt(),
        SystemExit(3),
        StopIteration(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_any_exception_becomes_one_failed_event(
    qtbot, engine, queue, recorder, request_, caplog, place, error
):
    engine.fail_at, engine.error = place, error
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_failed"]
    told = recorder.last.error
    assert isinstance(told, InternalError)
    cause = told.__cause__
    # A generator turns StopIteration into RuntimeError by itself.
    assert error in (cause, cause.__cause__)
    assert told.message.endswith(".")
    assert told.remedy
    assert "Traceback" in caplog.text
    assert not queue.busy


@pytest.mark.parametrize("error", [OutOfMemoryError("No.", "Smaller."), WeightsError("Gone.")])
def test_an_error_meant_for_the_user_stays_itself(qtbot, engine, queue, recorder, request_, error):
    engine.fail_at, engine.error = "painting", error
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.last.error is error


def test_cancelled_raised_by_the_engine_is_no_failure(qtbot, engine, queue, recorder, request_):
    engine.fail_at, engine.error = "preparing", Cancelled()
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_cancelled"]


def test_an_engine_that_cannot_be_imported_fails_the_run(
    qtbot, queue, recorder, request_, monkeypatch
):
    monkeypatch.setattr(loading, "ENGINE_MODULE", "stylestudio.engine.no_such_module")
    monkeypatch.setattr(loading, "import_calmly", lambda *names: None)
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.names == ["run_placed", "run_failed"]
    assert isinstance(recorder.last.error.__cause__, ModuleNotFoundError)


def test_a_run_without_a_terminal_event_fails(qtbot, engine, queue, recorder, request_):
    engine.ending = False
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_failed"]
    assert isinstance(recorder.last.error, InternalError)


def test_nothing_is_passed_on_after_the_terminal_event(
    qtbot, queue, recorder, request_, monkeypatch
):
    engine = FakeEngine()

    def run(request, control, *, run_id, **more):
        for kind in (EventKind.STARTED, EventKind.FINISHED, EventKind.FAILED, EventKind.PROGRESS):
            yield RunEvent(run_id=run_id, kind=kind)

    engine.run = run
    engine.install(monkeypatch)
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    qtbot.wait(50)
    assert recorder.names == ["run_placed", "run_started", "run_finished"]


def test_the_engine_cleans_up_in_its_own_thread_when_it_is_done(
    qtbot, engine, queue, recorder, request_
):
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert engine.closed == 1


def test_an_engine_that_fails_while_cleaning_up_still_ends_once(
    qtbot, queue, recorder, request_, monkeypatch, caplog
):
    engine = FakeEngine()

    def run(request, control, *, run_id, **more):
        try:
            yield RunEvent(run_id=run_id, kind=EventKind.FINISHED, picture=picture())
        finally:
            raise RuntimeError("while cleaning up")

    engine.run = run
    engine.install(monkeypatch)
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_finished"]
    assert "while cleaning up" in caplog.text


def test_cancel_in_the_middle_keeps_the_best_picture(qtbot, engine, queue, recorder, request_):
    engine.gate = threading.Event()
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    queue.cancel()
    assert queue.busy, "busy until the engine has ended"
    wait_for_end(qtbot, recorder)
    assert not engine.gate.is_set(), "nothing but Cancel could end it"
    assert engine.previews == 2
    assert recorder.endings == ["run_cancelled"]
    np.testing.assert_array_equal(recorder.last.picture, engine.result)


def test_cancel_while_the_engine_is_still_loading(
    qtbot, engine, queue, recorder, request_, monkeypatch
):
    importing, go_on = threading.Event(), threading.Event()
    original = loading.importlib.import_module

    def slow_import(name):
        importing.set()
        assert go_on.wait(10)
        return original(name)

    monkeypatch.setattr(loading.importlib, "import_module", slow_import)
    queue.start(request_)
    assert importing.wait(10)
    queue.cancel()
    go_on.set()
    wait_for_end(qtbot, recorder)
    assert recorder.names == ["run_placed", "run_cancelled"]
    assert engine.requests == [], "the engine was not even called"


def test_cancel_when_idle_does_nothing(qtbot, engine, queue, recorder, request_):
    queue.cancel()
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    queue.cancel()
    queue.start(request_)
    wait_for_end(qtbot, recorder, 2)
    assert recorder.endings == ["run_finished", "run_finished"]


def test_a_second_start_waits_in_line(qtbot, engine, queue, recorder, request_):
    engine.gate = threading.Event()
    first = queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    second = queue.start(request_)
    assert len(engine.requests) == 1
    engine.gate.set()
    wait_for_end(qtbot, recorder, 2)
    assert recorder.endings == ["run_finished", "run_finished"]
    names = [(name, what) for name, what in recorder.heard if name == "run_placed"]
    assert names == [("run_placed", first), ("run_placed", second)]
    started = [what.run_id for name, what in recorder.heard if name == "run_started"]
    assert started == [first, second]


def test_stale_events_are_dropped(qtbot, engine, queue, recorder, request_):
    engine.gate = threading.Event()
    first = queue.start(request_)
    engine.gate.set()
    wait_for_end(qtbot, recorder)
    heard = len(recorder.heard)
    engine.gate.clear()
    for run_id in (first, "another"):
        queue._worker.reported.emit(RunEvent(run_id=run_id, kind=EventKind.FAILED))
    assert len(recorder.heard) == heard, "nothing is on, so nothing is passed on"
    second = queue.start(request_)
    assert second != first
    queue._worker.reported.emit(RunEvent(run_id=first, kind=EventKind.FINISHED))
    assert queue.busy
    engine.gate.set()
    wait_for_end(qtbot, recorder, 2)
    assert recorder.endings == ["run_finished", "run_finished"]
    assert recorder.last.run_id == second


def test_a_busy_window_gets_the_newest_preview_alone(qtbot, queue, recorder, request_, monkeypatch):
    engine = FakeEngine(steps=200)
    painted = threading.Event()

    def run(request, control, *, run_id, **more):
        for step in range(engine.steps):
            yield RunEvent(run_id=run_id, kind=EventKind.PREVIEW, picture=picture(value=step))
        painted.set()
        yield RunEvent(run_id=run_id, kind=EventKind.FINISHED)

    engine.run = run
    engine.install(monkeypatch)
    queue.start(request_)
    assert painted.wait(10), "the engine never waits for the window"
    wait_for_end(qtbot, recorder)
    previews = [what for name, what in recorder.heard if name == "preview_ready"]
    assert [event.picture[0, 0, 0] for event in previews] == [199]
    others = [name for name in recorder.names if name != "preview_ready"]
    assert others == ["run_placed", *["run_progressed"] * 199, "run_finished"]


def test_fifty_runs_started_and_stopped_at_any_moment(qtbot, engine, queue, recorder, request_):
    engine.steps, engine.step_s = 20, 0.001
    threads = threading.active_count()
    for count in range(1, 51):
        queue.start(request_)
        deadline = time.monotonic() + 0.0006 * (count % 25)
        while time.monotonic() < deadline:
            QCoreApplication.processEvents()
        queue.cancel()
        wait_for_end(qtbot, recorder, count)
        assert not queue.busy
    assert len(recorder.endings) == 50
    assert set(recorder.endings) <= {"run_cancelled", "run_finished"}
    # Each run is one story: placed first, its one ending last.
    stories = recorder.stories
    assert len(stories) == 50
    for story in stories.values():
        assert story[0] == "run_placed"
        assert sum(name in recorder.endings for name in story) == 1
        assert story[-1] in recorder.endings
    # One stand-in for the Qt thread, which logging may create.
    assert threading.active_count() <= threads + 1


def test_title_and_interrupted_run_reach_the_engine(qtbot, engine, queue, recorder, request_):
    interrupted = object()
    queue.start(request_, "Harbour × Waves", interrupted)
    wait_for_end(qtbot, recorder)
    (keeping,) = engine.keepings
    assert keeping.title == "Harbour × Waves"
    assert keeping.resume is interrupted


def test_after_memory_ran_out_the_next_run_has_a_fresh_thread(
    qtbot, engine, queue, recorder, request_
):
    engine.fail_at, engine.error = "painting", OutOfMemoryError("No.", "Smaller.")
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    spoilt = queue._thread
    engine.fail_at = ""
    for count in (2, 3):
        queue.start(request_)
        wait_for_end(qtbot, recorder, count)
    assert recorder.endings == ["run_failed", "run_finished", "run_finished"]
    assert spoilt.isFinished()
    assert queue._thread is not spoilt
    assert queue._thread.isRunning()
    started = [name for name in recorder.names if name == "run_started"]
    assert len(started) == 3, "nothing is heard twice"


def test_after_another_failure_the_thread_stays(qtbot, engine, queue, recorder, request_):
    engine.fail_at, engine.error = "painting", WeightsError("Gone.")
    thread = queue._thread
    for count in (1, 2):
        queue.start(request_)
        wait_for_end(qtbot, recorder, count)
    assert queue._thread is thread


def test_shutdown_in_the_middle_passes_on_the_ending(qtbot, engine, qapp, request_):
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    engine.gate = threading.Event()
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    assert queue.shutdown(timeout_s=10)
    assert recorder.endings == ["run_cancelled"]
    assert recorder.last.picture is not None
    assert not queue.busy
    with pytest.raises(RuntimeError, match="shut down"):
        queue.start(request_)


def test_shutdown_right_after_start(engine, qapp, request_):
    for _ in range(20):
        queue = RunQueue()
        recorder = Recorder().listen(queue)
        queue.start(request_)
        assert queue.shutdown(timeout_s=10)
        assert len(recorder.endings) == 1
        assert not queue.busy


def test_shutdown_twice_is_harmless(qapp):
    queue = RunQueue()
    assert queue.shutdown()
    assert queue.shutdown()


def test_a_run_that_the_thread_never_came_to_has_an_end_in_the_log(engine, qapp, request_, caplog):
    caplog.set_level(logging.INFO)
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    queue._thread.quit()
    assert queue._thread.wait(10_000)
    run_id = queue.start(request_)
    assert queue.shutdown()
    assert recorder.endings == ["run_cancelled"]
    assert f"run {run_id} ends: cancelled" in caplog.text


def test_a_stuck_engine_is_waited_for_once(engine, qapp, request_, monkeypatch):
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    engine.gate, engine.gate_step = threading.Event(), 1
    waits = []

    def does_not_end(timeout_ms: int) -> bool:
        waits.append(timeout_ms)
        return False

    with monkeypatch.context() as stuck:
        stuck.setattr(queue._thread, "wait", does_not_end)
        queue.start(request_)
        assert not queue.shutdown(timeout_s=7)
        assert recorder.endings == ["run_cancelled"]
        assert queue.closed, "although the thread is still there"
        with pytest.raises(RuntimeError, match="shut down"):
            queue.start(request_)
        assert not queue.shutdown(timeout_s=7)
        assert waits == [7000, 0]
    assert queue._thread.wait(10_000)
    assert queue.shutdown(), "it came to its end after all"


def test_the_exceptions_frames_let_go_of_their_memory(qtbot, queue, recorder, request_, engine):
    import weakref

    class Big:
        pass

    kept = []

    def failing(*at):
        big = Big()
        kept.append(weakref.ref(big))
        raise RuntimeError("no memory")

    engine._fail = failing
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.last.error is not None
    assert kept[0]() is None


def test_the_jobs_load_no_engine():
    """Importing the bridge must not cost the seconds that torch takes."""
    import subprocess

    code = "import sys, stylestudio.jobs.queue; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
