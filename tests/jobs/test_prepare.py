"""The engine is loaded and the machine measured before the first run, and a run comes between."""

from __future__ import annotations

import threading

import pytest

from stylestudio.errors import MachineError
from stylestudio.jobs.queue import RunQueue
from tests.jobs.fake_engine import Recorder, wait_for_end


@pytest.fixture
def heard(queue) -> list[str]:
    heard: list[str] = []
    queue.engine_loaded.connect(lambda: heard.append("loaded"))
    queue.engine_ready.connect(lambda: heard.append("ready"))
    return heard


def test_it_loads_and_measures_and_says_so(qtbot, engine, queue, heard):
    assert not queue.loaded
    queue.prepare()
    queue.prepare()
    qtbot.waitUntil(lambda: "ready" in heard)
    assert heard == ["loaded", "ready"]
    assert queue.loaded
    assert engine.prepared == ["machine", "variants"]
    assert not queue.busy, "nothing is painted"


def test_a_run_loads_the_engine_too(qtbot, engine, queue, recorder, heard, request_):
    for count in (1, 2):
        queue.start(request_)
        wait_for_end(qtbot, recorder, count)
    assert heard == ["loaded"]
    assert engine.prepared == []


def test_a_run_waits_for_the_measuring_and_not_for_the_rest(
    qtbot, engine, queue, recorder, heard, request_
):
    engine.preparing = threading.Event()
    queue.prepare()
    qtbot.waitUntil(lambda: "loaded" in heard)
    queue.start(request_)
    qtbot.wait(50)
    assert recorder.names == ["run_placed"]
    engine.preparing.set()
    wait_for_end(qtbot, recorder)
    assert engine.prepared == ["machine"]
    assert heard == ["loaded", "ready"]
    assert recorder.endings == ["run_finished"]


def test_a_run_that_waits_for_it_is_cancelled_at_once(
    qtbot, engine, queue, recorder, heard, request_
):
    engine.preparing = threading.Event()
    queue.prepare()
    run_id = queue.start(request_)
    queue.cancel(run_id)
    assert recorder.names == ["run_placed", "run_cancelled"]
    engine.preparing.set()
    qtbot.waitUntil(lambda: "ready" in heard)
    assert engine.requests == []


def test_a_pause_holds_it(qtbot, engine, queue, recorder, heard, request_):
    engine.preparing = threading.Event()
    queue.prepare()
    qtbot.waitUntil(lambda: "loaded" in heard)
    queue.start(request_)
    queue.pause()
    measuring = queue._preparation.measuring
    assert measuring.paused
    engine.preparing.set()
    queue.resume()
    wait_for_end(qtbot, recorder)
    assert not measuring.paused


def test_during_a_run_it_waits_and_measures_what_is_missing(
    qtbot, engine, queue, recorder, heard, request_
):
    engine.gate = threading.Event()
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    queue.prepare()
    engine.gate.set()
    qtbot.waitUntil(lambda: "ready" in heard)
    assert recorder.endings == ["run_finished"]
    assert engine.prepared == ["machine"]


def test_what_goes_wrong_with_it_is_left_to_the_run_to_say(
    qtbot, engine, queue, recorder, heard, request_, caplog
):
    engine.preparation_error = MachineError("The device “mps” cannot be used here.", "Choose auto.")
    spoilt = queue._thread
    queue.prepare()
    qtbot.waitUntil(lambda: queue._preparation is None)
    assert heard == ["loaded"]
    assert "mps" in caplog.text
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert recorder.endings == ["run_finished"]
    assert queue._thread is not spoilt


def test_shutdown_does_not_wait_for_it(qtbot, engine, qapp, request_):
    queue = RunQueue()
    recorder = Recorder().listen(queue)
    engine.preparing = threading.Event()
    queue.prepare()
    qtbot.waitUntil(lambda: queue.loaded)
    queue.start(request_)
    assert queue.shutdown(timeout_s=10)
    assert engine.prepared == []
    assert recorder.endings == ["run_cancelled"]
    queue.prepare()
    assert queue._preparation is None
