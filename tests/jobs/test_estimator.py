"""Questions about time and memory, while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from stylestudio.errors import InternalError, OutOfMemoryError
from stylestudio.jobs.estimator import Estimate, Estimator
from stylestudio.settings import Settings
from tests.jobs.fake_engine import wait_for_end


class Answers:
    def __init__(self, estimator: Estimator) -> None:
        self.heard: list[tuple[object, object]] = []
        self.threads: set[int] = set()
        estimator.estimated.connect(self.note)
        estimator.not_possible.connect(self.note)

    def note(self, request, answer) -> None:
        self.heard.append((request, answer))
        self.threads.add(threading.get_ident())


@pytest.fixture
def estimator(engine, queue) -> Iterator[Estimator]:
    estimator = Estimator(queue)
    yield estimator
    estimator.shutdown()


@pytest.fixture
def answers(estimator) -> Answers:
    return Answers(estimator)


@pytest.fixture
def loaded(qtbot, queue, estimator) -> None:
    queue.prepare()
    qtbot.waitUntil(lambda: queue.loaded and queue._preparation is None)


@pytest.mark.usefixtures("loaded")
def test_a_question_is_answered(qtbot, queue, estimator, answers, request_):
    estimator.ask(request_)
    qtbot.waitUntil(lambda: bool(answers.heard))
    expected = Estimate(
        seconds=request_.size_px / 10,
        needed_bytes=1 << 30,
        free_bytes=1 << 33,
        saves_memory=False,
    )
    assert answers.heard == [(request_, expected)]
    assert answers.threads == {threading.get_ident()}


def test_a_question_waits_until_the_engine_is_there(
    qtbot, queue, estimator, answers, engine, request_
):
    estimator.ask(request_)
    qtbot.wait(50)
    assert engine.questions == [], "it would have to import torch in this process's worst moment"
    queue.prepare()
    qtbot.waitUntil(lambda: bool(answers.heard))


@pytest.mark.usefixtures("loaded")
def test_the_newest_question_of_a_key_is_answered_alone(
    qtbot, estimator, answers, engine, request_
):
    engine.estimating = threading.Event()
    sizes = [request_.replace(size_px=size) for size in (100, 200, 300, 400)]
    for request in sizes:
        estimator.ask(request)
    estimator.ask(request_.replace(size_px=999), key="other")
    engine.estimating.set()
    qtbot.waitUntil(lambda: len(answers.heard) == 2)
    qtbot.wait(50)
    assert [request.size_px for request, _ in answers.heard] == [400, 999]
    assert [request.size_px for request in engine.questions] == [100, 400, 999]


@pytest.mark.usefixtures("loaded")
def test_while_a_run_goes_on(qtbot, queue, recorder, estimator, answers, engine, request_):
    engine.gate = threading.Event()
    queue.start(request_)
    qtbot.waitUntil(lambda: engine.previews == 2)
    estimator.ask(request_.replace(size_px=700))
    qtbot.waitUntil(lambda: bool(answers.heard))
    assert queue.busy
    engine.gate.set()
    wait_for_end(qtbot, recorder)


@pytest.mark.usefixtures("loaded")
def test_the_queue_learns_what_waiting_runs_will_take(
    qtbot, queue, recorder, estimator, answers, engine, request_
):
    request = request_.replace(size_px=700)
    estimator.ask(request)
    qtbot.waitUntil(lambda: bool(answers.heard))
    engine.gate, engine.gate_step = threading.Event(), 1
    queue.start(request)
    assert queue.remaining_s == 70
    queue.cancel()
    wait_for_end(qtbot, recorder)


@pytest.mark.usefixtures("loaded")
def test_new_settings_are_followed(qtbot, queue, recorder, estimator, answers, engine, request_):
    settings = Settings(threads=1), Settings(threads=2)
    for count, new in enumerate((settings[0], settings[0], settings[1]), 1):
        queue.settings = new
        estimator.ask(request_)
        qtbot.waitUntil(lambda count=count: len(answers.heard) == count)
    assert engine.estimate_settings == [*settings]
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    assert engine.settings == settings[1]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("error", [OutOfMemoryError("No.", "Smaller."), RuntimeError("bug")])
def test_what_cannot_be_painted_is_said(qtbot, estimator, answers, engine, request_, error, caplog):
    engine.estimate_error = error
    estimator.ask(request_)
    qtbot.waitUntil(lambda: bool(answers.heard))
    ((request, told),) = answers.heard
    assert request == request_
    if isinstance(error, OutOfMemoryError):
        assert told is error
    else:
        assert isinstance(told, InternalError)
        assert told.__cause__ is error
        assert "bug" in caplog.text


def test_what_was_not_measured_is_answered_once_it_is(
    qtbot, queue, recorder, estimator, answers, engine, request_
):
    engine.measured = False
    queue.start(request_)
    wait_for_end(qtbot, recorder)
    estimator.ask(request_)
    qtbot.waitUntil(lambda: engine.questions == [request_])
    qtbot.waitUntil(lambda: estimator._asked is None)
    assert answers.heard == []
    engine.measured = True
    queue.prepare()
    qtbot.waitUntil(lambda: bool(answers.heard))
    assert engine.questions == [request_] * 2


@pytest.mark.usefixtures("loaded")
def test_the_queues_shutdown_ends_it(qtbot, queue, estimator, answers, engine, request_):
    engine.estimating = threading.Event()
    estimator.ask(request_)
    estimator.ask(request_, key="other")
    threading.Timer(0.05, engine.estimating.set).start()
    assert queue.shutdown(timeout_s=10)
    assert estimator._pool.activeThreadCount() == 0
    qtbot.wait(20)
    assert answers.heard == []
    estimator.ask(request_)
    qtbot.wait(20)
    assert len(engine.questions) == 1
