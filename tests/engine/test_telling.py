"""What the events of a run tell besides the picture."""

from __future__ import annotations

import itertools

import pytest
import torch

from stylestudio.engine import telling, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.engine.objective import Evaluation
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.telling import Teller
from stylestudio.request.style_request import StyleRequest


def progress_of(events: list[RunEvent]) -> list[Progress]:
    return [event.progress for event in events if event.progress is not None]


@pytest.fixture
def learning(tiny_network: None, request_128: StyleRequest) -> StyleRequest:
    return request_128.replace(size_px=200, evaluations=20, variant="weighted", total_variation=0.5)


def run_of(request: StyleRequest, **options: object) -> list[RunEvent]:
    return list(transfer.run(request, RunControl(), **options))


def test_the_parts_of_each_evaluation_add_up_to_its_loss(learning: StyleRequest) -> None:
    told = progress_of(run_of(learning))
    evaluated = [progress for progress in told if progress.loss is not None]
    assert len(evaluated) == 30
    taps = {f"style/{tap}" for tap, _ in learning.style_taps}
    for progress in evaluated:
        assert set(progress.terms) == {"content", "total_variation", *taps}
        assert sum(progress.terms.values()) == pytest.approx(progress.loss)
    assert not any(progress.terms for progress in told if progress.loss is None)
    assert any(progress.phase is Phase.PREPARING for progress in told)


def test_the_seconds_by_stage_only_grow_and_are_the_reports(learning: StyleRequest) -> None:
    events = run_of(learning)
    told = [progress.seconds for progress in progress_of(events) if progress.seconds]
    for earlier, later in itertools.pairwise(told):
        assert all(later[stage] >= earlier[stage] for stage in earlier)
    assert told[-1]["features"] > told[0]["features"]
    report = events[-1].report["seconds"]
    assert told[-1] == pytest.approx(report, abs=1e-3)


@pytest.mark.parametrize("preview_px", [0, 64])
def test_what_was_learned_is_told_when_it_changes(
    learning: StyleRequest, preview_px: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every event is PROGRESS, which comes to the window for certain.
    monkeypatch.setattr(transfer, "_preview_interval_s", lambda _: 1e6)
    events = run_of(learning, preview_px=preview_px)
    told = [
        (progress.scale, progress.evaluation)
        for progress in progress_of(events)
        if progress.learned_weights
    ]
    assert told == [(1, 5), (2, 5), (2, 10), (2, 15)]
    *_, last = (p.learned_weights for p in progress_of(events) if p.learned_weights)
    assert last == events[-1].report["learned_weights"]


def test_where_nothing_is_learned_nothing_is_told(learning: StyleRequest) -> None:
    told = progress_of(run_of(learning.replace(variant="gram")))
    assert not any(progress.learned_weights for progress in told)


def test_the_peak_of_the_memory_is_told(learning: StyleRequest) -> None:
    told = progress_of(run_of(learning))
    peaks = [progress.peak_bytes for progress in told if progress.peak_bytes is not None]
    assert len(peaks) >= 30
    assert peaks == sorted(peaks)
    assert peaks[0] > 50e6


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows when the system is asked for the peak."""
    times: list[int] = []

    def peak() -> int:
        times.append(1)
        return 7

    monkeypatch.setattr(telling, "peak_bytes", peak)
    return times


def test_the_system_is_asked_no_more_often_than_previews_come(
    learning: StyleRequest, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "_preview_interval_s", lambda _: 1e6)
    monkeypatch.setattr(telling.time, "monotonic", lambda: 2e6)
    assert progress_of(run_of(learning, preview_px=0))[-1].peak_bytes == 7
    assert len(asked) == 1


def test_what_came_with_a_preview_comes_again(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy window takes the newest preview alone, but every progress."""
    monkeypatch.setattr(transfer, "_preview_interval_s", lambda _: 0.0)
    teller = Teller("test", interval_s=0.0, stopwatch=Stopwatch())
    here, learned = Progress(phase=Phase.PAINTING), {"conv1_1": [1.0, 2.0]}
    evaluation = Evaluation(3.0, torch.zeros(1), {"content": 3.0})

    def preview() -> RunEvent:
        return teller.painted(here, learned, evaluation, lambda: torch.zeros(1, 1, 3).numpy())

    assert preview().kind is EventKind.PREVIEW
    assert preview().progress.learned_weights == learned
    assert teller.progress(here, learned).progress.learned_weights == learned
    assert teller.progress(here, learned).progress.learned_weights == {}
    assert preview().progress.learned_weights == {}
    assert preview().progress.terms == {"content": 3.0}
