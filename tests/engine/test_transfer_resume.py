"""A run that was interrupted and goes on paints what it would have painted."""

from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from stylestudio import paths
from stylestudio.engine import transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.unfinished import UnfinishedRun, unfinished_runs
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from tests.engine.test_transfer import nan_at

KINDS: dict[str, dict[str, object]] = {
    "gram": {},
    "weighted": {"variant": "weighted"},
    "pca": {"variant": "pca"},
    "adam": {"optimiser": "adam"},
    "noise": {"start": "noise", "seed": 3},
    "total variation": {"total_variation": 0.5},
}


@pytest.fixture
def always_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CheckpointWriter, "due", lambda self: True)


@pytest.fixture
def request_200(request_128: StyleRequest) -> StyleRequest:
    """Two scales of 10 and 20 evaluations: enough for what learns to learn at both."""
    return request_128.replace(size_px=200, evaluations=20)


def events_of(
    request: StyleRequest, keeping: Keeping | None = None, settings: Settings | None = None
) -> list[RunEvent]:
    settings = settings or Settings()
    return list(transfer.run(request, RunControl(), keeping=keeping, settings=settings))


def stopped_at(number: int, request: StyleRequest, keeping: Keeping) -> list[RunEvent]:
    """Stop is pressed when evaluation ``number`` over all scales is told."""
    control, events, told = RunControl(), [], 0
    for event in transfer.run(request, control, keeping=keeping):
        events.append(event)
        told += event.progress is not None and event.progress.loss is not None
        if told == number:
            control.cancel()
    keeping.release()
    return events


def abandoned_at(number: int, request: StyleRequest, keeping: Keeping) -> list[RunEvent]:
    """Nothing more is done after evaluation ``number`` is told, not even an end."""
    events, told = [], 0
    run = transfer.run(request, RunControl(), keeping=keeping)
    for event in run:
        events.append(event)
        told += event.progress is not None and event.progress.loss is not None
        if told == number:
            break
    run.close()
    keeping.release()
    return events


def the_unfinished() -> UnfinishedRun:
    (run,), refused = unfinished_runs()
    assert not refused
    return run


def fractions(events: list[RunEvent]) -> list[float]:
    """Of all that is told of preparing and painting."""
    # Sums of floats depend on their order.
    phases = (Phase.PREPARING, Phase.PAINTING)
    return [
        round(e.progress.fraction, 9) for e in events if e.progress and e.progress.phase in phases
    ]


def assert_same_end(found: RunEvent, expected: RunEvent) -> None:
    assert found.kind is EventKind.FINISHED, found.error
    np.testing.assert_array_equal(found.picture, expected.picture)
    for name in ("evaluations", "losses", "measured", "learned_weights", "notices"):
        assert found.report[name] == expected.report[name], name
    assert found.report["plan"]["scales"] == expected.report["plan"]["scales"]


# At both scales, at the end of one, and behind what learns (which it does each 5 or so).
@pytest.mark.usefixtures("tiny_network", "always_due")
@pytest.mark.parametrize("number", [1, 10, 17, 29])
@pytest.mark.parametrize("kind", KINDS)
def test_it_paints_what_it_would_have_painted(
    request_200: StyleRequest, kind: str, number: int
) -> None:
    request = request_200.replace(**KINDS[kind])
    expected = events_of(request)[-1]
    if kind == "weighted":
        assert expected.report["learned_weights"]
    first = stopped_at(number, request, Keeping())
    assert first[-1].kind is EventKind.CANCELLED
    rest = events_of(request, Keeping(resume=the_unfinished()))
    assert_same_end(rest[-1], expected)
    together = fractions(first[:-1]) + fractions(rest)
    assert together == sorted(together)
    assert together[-1] == pytest.approx(1)
    assert rest[-1].report["elapsed_s"] > first[-1].report["elapsed_s"]


@pytest.mark.usefixtures("tiny_network", "always_due")
@pytest.mark.parametrize("kind", ["gram", "weighted", "adam"])
def test_it_goes_on_however_often_it_is_torn_off(request_200: StyleRequest, kind: str) -> None:
    request = request_200.replace(**KINDS[kind])
    expected = events_of(request)[-1]
    abandoned_at(4, request, Keeping())
    for number in (5, 6, 8):
        abandoned_at(number, request, Keeping(resume=the_unfinished()))
    assert_same_end(events_of(request, Keeping(resume=the_unfinished()))[-1], expected)


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("number", [1, 13])
def test_stop_keeps_what_was_reached_though_no_checkpoint_is_due(
    request_200: StyleRequest, number: int
) -> None:
    expected = events_of(request_200)[-1]
    stopped_at(number, request_200, Keeping())
    assert the_unfinished().facts["evaluations"] == number
    assert_same_end(events_of(request_200, Keeping(resume=the_unfinished()))[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_a_stop_within_an_evaluation_keeps_the_one_before(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = events_of(request_200)[-1]
    control = RunControl()
    evaluate, count = Objective.evaluate, 0

    def pressed(self: Objective, image: torch.Tensor) -> Evaluation:
        nonlocal count
        count += 1
        if count == 14:
            control.cancel()
        return evaluate(self, image)

    with monkeypatch.context() as patch:
        patch.setattr(Objective, "evaluate", pressed)
        keeping = Keeping()
        *_, last = transfer.run(request_200, control, keeping=keeping)
    assert last.kind is EventKind.CANCELLED
    keeping.release()
    assert the_unfinished().facts["evaluations"] == 13
    assert_same_end(events_of(request_200, Keeping(resume=the_unfinished()))[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_what_overflowed_goes_on_with_adam_as_if_nothing_was(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        nan_at(patch, 15)
        expected = events_of(request_200)[-1]
    with monkeypatch.context() as patch:
        nan_at(patch, 15)
        stopped_at(20, request_200, Keeping())
    rest = events_of(request_200, Keeping(resume=the_unfinished()))
    assert "Adam" in expected.report["notices"][0]
    assert_same_end(rest[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_it_needs_neither_of_the_files_any_more(request_200: StyleRequest) -> None:
    expected = events_of(request_200)[-1]
    stopped_at(12, request_200, Keeping())
    Path(request_200.content).unlink()
    Path(request_200.style_paths[0]).unlink()
    assert_same_end(events_of(request_200, Keeping(resume=the_unfinished()))[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_another_memory_budget_does_not_change_a_run_that_began(request_200: StyleRequest) -> None:
    expected = events_of(request_200)[-1]
    stopped_at(12, request_200, Keeping())
    # A new run would not even start with so little.
    settings = Settings(memory_budget_gib=0.01)
    assert events_of(request_200, settings=settings)[-1].kind is EventKind.FAILED
    rest = events_of(request_200, Keeping(resume=the_unfinished()), settings)
    assert_same_end(rest[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_a_plan_that_cannot_be_followed_is_made_anew(request_200: StyleRequest) -> None:
    expected = events_of(request_200)[-1]
    stopped_at(12, request_200, Keeping())
    run = the_unfinished()
    whole = run.plan
    other_kernels = [
        scale | {"kernels": [[tap, "none of ours"] for tap, _ in scale["kernels"]]}
        for scale in whole["scales"]
    ]
    for plan in (
        {},
        whole | {"scales": []},
        whole | {"scales": [{"size_px": 200}]},
        whole | {"scales": "?"},
        whole | {"scales": other_kernels},
        whole | {"device": "abacus"},
    ):
        keeping = Keeping(resume=dataclasses.replace(run, plan=plan))
        last = events_of(request_200, keeping)[-1]
        keeping.release()
        assert_same_end(last, expected)
        # What the last one saved is of its end: the next begins where all of them do.
        stopped_at(12, request_200, Keeping())
        run = the_newest()


def the_newest() -> UnfinishedRun:
    runs, refused = unfinished_runs()
    assert not refused
    return runs[0]


@pytest.mark.usefixtures("tiny_network")
def test_nothing_is_written_where_nothing_is_kept(request_200: StyleRequest) -> None:
    last = events_of(request_200)[-1]
    assert last.report["checkpoint"] is None
    assert not paths.unfinished_dir().exists()


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_a_disk_that_refuses_is_told_once_and_costs_no_picture(
    request_200: StyleRequest, caplog: pytest.LogCaptureFixture
) -> None:
    paths.unfinished_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.unfinished_dir().write_text("a file in its place")
    expected = events_of(request_200)[-1]
    events = events_of(request_200, Keeping())
    assert events[-1].kind is EventKind.FINISHED
    (notice,) = [event.notice for event in events if event.notice]
    assert "Checkpoints cannot be written" in notice
    np.testing.assert_array_equal(events[-1].picture, expected.picture)


# The real network, in a process of its own that is killed.
_PAINTER = """
import sys
from stylestudio.engine import planner, transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.control import RunControl
from stylestudio.engine.keeping import Keeping
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from tests.engine.conftest import fixed_calibration

planner.load_or_measure = lambda *_: fixed_calibration()
CheckpointWriter.due = lambda self: True
request = StyleRequest(content=sys.argv[1], styles=((sys.argv[2], 1.0),), device="cpu", size_px=96,
                       evaluations=8)
run = transfer.run(request, RunControl(), settings=Settings(threads=1), keeping=Keeping())
for event in run:
    if event.progress and event.progress.loss is not None:
        print(event.progress.evaluation, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process")
@pytest.mark.usefixtures("fixed_kernels")
def test_what_a_killed_process_left_is_finished() -> None:
    samples = paths.resources() / "samples"
    pair = str(samples / "content_harbour.jpg"), str(samples / "style_swirls.jpg")
    with subprocess.Popen(
        [sys.executable, "-c", _PAINTER, *pair], stdout=subprocess.PIPE, text=True
    ) as painter:
        assert painter.stdout is not None
        for line in painter.stdout:
            if line.strip() == "4":
                painter.kill()
                break
    run = the_unfinished()
    assert 3 <= run.facts["evaluations"] <= 5
    settings = Settings(threads=1)
    resumed = events_of(run.request, Keeping(resume=run), settings)[-1]
    assert_same_end(resumed, events_of(run.request, settings=settings)[-1])
