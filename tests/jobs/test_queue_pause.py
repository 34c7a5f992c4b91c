"""A run that waits, and goes on."""

from __future__ import annotations

import threading

from stylestudio.engine.control import RunControl
from stylestudio.jobs import loading
from stylestudio.jobs.queue import RunQueue
from tests.jobs.fake_engine import Recorder, wait_for_end


def start_and_pause(qtbot, engine, queue, request_) -> None:
    """A run that waits at its third preview."""
    engine.gate = threading.Event()
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    queue.pause()
    engine.gate.set()
    qtbot.waitUntil(lambda: engine.paused_at == [3])


def control_of(queue: RunQueue) -> RunControl:
    (entry,) = queue._line.running.values()
    return entry.control


def pauses_of(recorder: Recorder) -> list[str]:
    return [name for name in recorder.names if name in ("run_paused", "run_resumed")]


def test_a_paused_run_waits_until_it_is_resumed(qtbot, engine, queue, recorder, request_):
    assert not queue.paused
    start_and_pause(qtbot, engine, queue, request_)
    queue.pause()
    assert queue.paused
    assert recorder.endings == []
    queue.resume()
    queue.resume()
    assert not queue.paused
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_finished"]
    assert pauses_of(recorder) == ["run_paused", "run_resumed"]


def test_cancel_while_paused_ends_the_run(qtbot, engine, queue, recorder, request_):
    start_and_pause(qtbot, engine, queue, request_)
    queue.cancel()
    assert not queue.paused
    queue.pause()
    assert not queue.paused, "it was asked to end"
    wait_for_end(qtbot, recorder)
    assert pauses_of(recorder) == ["run_paused", "run_resumed"]
    assert recorder.endings == ["run_cancelled"]


def test_a_pause_while_the_engine_is_loading_holds_the_run(
    qtbot, engine, queue, recorder, request_, monkeypatch
):
    go_on = threading.Event()
    original = loading.importlib.import_module

    def slow_import(name):
        assert go_on.wait(10)
        return original(name)

    monkeypatch.setattr(loading.importlib, "import_module", slow_import)
    queue.start(request_)
    waiting = threading.Event()
    control_of(queue).before_waiting = waiting.set
    queue.pause()
    go_on.set()
    assert waiting.wait(10)
    assert engine.requests == []
    queue.resume()
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_finished"]


def test_shutdown_while_paused(qtbot, engine, qapp, request_):
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    start_and_pause(qtbot, engine, queue, request_)
    assert queue.shutdown(timeout_s=10)
    assert recorder.endings == ["run_cancelled"]


def test_pause_when_idle_does_nothing(qtbot, engine, queue, recorder, request_):
    queue.pause()
    queue.resume()
    assert recorder.names == []
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert engine.paused_at == []


def test_a_run_that_ends_before_it_noticed_the_pause_is_not_paused(
    qtbot, engine, queue, recorder, request_
):
    engine.gate, engine.gate_step = threading.Event(), 5
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 4)
    control_of(queue).check = lambda: None
    queue.pause()
    engine.gate.set()
    wait_for_end(qtbot, recorder)
    assert not queue.paused
    assert recorder.names[-2:] == ["run_resumed", "run_finished"]
