"""The list of jobs: what it shows, and what can be done with its rows."""

from __future__ import annotations

import dataclasses
import threading

import pytest

from stylestudio.errors import WeightsError
from stylestudio.jobs import turns
from stylestudio.jobs.job import JobState
from stylestudio.jobs.orders import NewRun
from stylestudio.jobs.queue import RunQueue
from tests.jobs.fake_engine import wait_for_end


def states(queue: RunQueue) -> dict[str, JobState]:
    return {job.title: job.state for job in queue.jobs}


@pytest.fixture
def seen(queue) -> list[dict[str, JobState]]:
    """What the list showed each time it said that it had changed, each different one once."""
    shown = []

    def look() -> None:
        if not shown or shown[-1] != states(queue):
            shown.append(states(queue))

    queue.jobs_changed.connect(look)
    return shown


def test_a_list_of_none(queue, engine):
    assert queue.jobs == []
    assert queue.remaining_s is None


def test_a_job_from_the_line_to_its_end(qtbot, engine, queue, recorder, request_, seen):
    engine.gate = threading.Event()
    ids = queue.start_round([NewRun(request_, "a"), NewRun(request_, "b")])
    last = queue.start(request_, "c")
    qtbot.waitUntil(lambda: engine.previews == 4)
    queue.pause()
    queue.resume()
    engine.gate.set()
    wait_for_end(qtbot, recorder, 3)
    waiting, running = JobState.WAITING, JobState.RUNNING
    finished, paused = JobState.FINISHED, JobState.PAUSED
    assert [tuple(shown.values()) for shown in seen] == [
        (waiting, waiting),
        (running, running),
        (running, running, waiting),
        (paused, paused, waiting),
        (running, running, waiting),
        (finished, running, waiting),
        (finished, finished, waiting),
        (finished, finished, running),
        (finished, finished, finished),
    ]
    jobs = queue.jobs
    assert [job.run_id for job in jobs] == [*ids, last]
    assert jobs[0].round_id == jobs[1].round_id != jobs[2].round_id
    assert all(job.request == request_ for job in jobs)
    assert all(job.progress.evaluation == engine.steps for job in jobs)
    with pytest.raises(dataclasses.FrozenInstanceError):
        jobs[0].title = "other"


def test_a_failed_job_says_why(qtbot, engine, queue, recorder, request_):
    engine.fail_at, engine.error = "painting", WeightsError("Gone.", "Install it.")
    queue.start(request_, "a")
    wait_for_end(qtbot, recorder)
    (job,) = queue.jobs
    assert job.state is JobState.FAILED
    assert job.error is engine.error


def test_the_last_word_of_the_list_comes_after_the_runs_own(
    qtbot, engine, queue, recorder, request_
):
    order = []
    queue.run_finished.connect(lambda _: order.append(queue.jobs[0].state))
    queue.jobs_changed.connect(lambda: order.append("changed"))
    queue.start(request_, "a")
    wait_for_end(qtbot, recorder)
    assert order[-2:] == [JobState.FINISHED, "changed"]


def test_ended_jobs_can_be_removed_and_others_not(qtbot, engine, queue, recorder, request_):
    engine.gate = threading.Event()
    a = queue.start(request_, "a")
    b = queue.start(request_, "b")
    for run_id in (a, b, "nobody"):
        queue.remove(run_id)
    assert len(queue.jobs) == 2
    engine.gate.set()
    wait_for_end(qtbot, recorder, 2)
    queue.remove(a)
    assert [job.run_id for job in queue.jobs] == [b]


def test_old_ended_jobs_go_by_themselves(qtbot, engine, queue, recorder, request_, monkeypatch):
    monkeypatch.setattr("stylestudio.jobs.line._MOST_ENDED", 3)
    for number in range(6):
        queue.start(request_, str(number))
    wait_for_end(qtbot, recorder, 6)
    # The last one's own end is noted after that.
    assert [job.title for job in queue.jobs][-3:] == ["3", "4", "5"]
    assert len(queue.jobs) <= 4


@pytest.mark.parametrize("how", ["failed", "stopped"])
def test_a_job_is_tried_again(qtbot, engine, queue, recorder, request_, how, tmp_path, monkeypatch):
    kept = object()
    monkeypatch.setattr(turns, "unfinished_run", lambda folder: kept if folder == tmp_path else 0)
    engine.report = {"checkpoint": str(tmp_path)}
    if how == "failed":
        engine.fail_at, engine.error = "painting", WeightsError("Gone.")
    else:
        engine.gate = threading.Event()
    first = queue.start(request_, "a")
    if how == "stopped":
        qtbot.waitUntil(lambda: engine.previews == 2)
        queue.cancel()
    wait_for_end(qtbot, recorder)
    engine.fail_at, engine.gate = "", None
    second = queue.retry(first)
    assert second != first
    assert [(job.run_id, job.title) for job in queue.jobs] == [(second, "a")]
    wait_for_end(qtbot, recorder, 2)
    assert recorder.stories[second][-1] == "run_finished"
    # The fake engine's failures bring no report, as those before there is a plan.
    assert engine.keepings[1].resume is (kept if how == "stopped" else None)
    assert engine.requests == [request_] * 2


def test_only_what_failed_or_was_stopped_can_be_tried_again(
    qtbot, engine, queue, recorder, request_
):
    run_id = queue.start(request_)
    with pytest.raises(ValueError, match="nothing to retry"):
        queue.retry(run_id)
    wait_for_end(qtbot, recorder)
    with pytest.raises(ValueError, match="nothing to retry"):
        queue.retry(run_id)
    with pytest.raises(ValueError, match="nothing to retry"):
        queue.retry("nobody")


def test_after_shutdown_nothing_is_tried_again_and_the_list_stays(engine, qapp, request_):
    queue = RunQueue()
    run_id = queue.start(request_, "a")
    assert queue.shutdown(timeout_s=10)
    assert states(queue)["a"] in (JobState.STOPPED, JobState.FINISHED)
    if states(queue)["a"] is JobState.STOPPED:
        with pytest.raises(RuntimeError, match="shut down"):
            queue.retry(run_id)
    assert len(queue.jobs) == 1


def test_what_is_left_is_added_up(qtbot, engine, queue, recorder, request_):
    engine.gate = threading.Event()
    queue.start_round([NewRun(request_, "a"), NewRun(request_, "b")])
    other = request_.replace(size_px=640)
    queue.start(other, "c")
    queue.start(request_.replace(size_px=320), "nobody knows")
    assert queue.remaining_s is None
    queue.note_estimate(other, 40.0)
    assert queue.remaining_s == 40.0
    qtbot.waitUntil(lambda: engine.previews == 4)
    qtbot.waitUntil(lambda: all(job.progress for job in queue.jobs[:2]))
    qtbot.waitUntil(lambda: [job.progress.evaluation for job in queue.jobs[:2]] == [2, 2])
    # Each of the two has three evaluations of half a second left.
    assert queue.remaining_s == pytest.approx(2 * 1.5 + 40)
    engine.gate.set()
    wait_for_end(qtbot, recorder, 4)
    assert queue.remaining_s is None
