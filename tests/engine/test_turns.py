"""Runs of one thread that take turns: each gives the pixels that it gives alone."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import pytest
import torch

from stylestudio import paths
from stylestudio.engine import allocator, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.unfinished import unfinished_run, unfinished_runs
from stylestudio.errors import OutOfMemoryError
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import SvdSettings
from stylestudio.settings import Settings


def in_turns(
    requests: Sequence[StyleRequest],
    controls: Sequence[RunControl] | None = None,
    **options: object,
) -> list[list[RunEvent]]:
    """The events of each, an event at a time in turns."""
    controls = controls or [RunControl() for _ in requests]
    runs = [
        transfer.run(request, control, run_id=str(n), **options)
        for n, (request, control) in enumerate(zip(requests, controls, strict=True))
    ]
    told: list[list[RunEvent]] = [[] for _ in runs]
    going = list(range(len(runs)))
    while going:
        for number in list(going):
            event = next(runs[number])
            told[number].append(event)
            if event.terminal:
                runs[number].close()
                going.remove(number)
    return told


def alone(request: StyleRequest, **options: object) -> np.ndarray:
    *_, last = transfer.run(request, RunControl(), **options)
    assert last.kind is EventKind.FINISHED, last.error
    return last.picture


@pytest.fixture
def four(request_128: StyleRequest) -> list[StyleRequest]:
    """Different in all that could mix: style loss, sizes, strips, optimiser, scales."""
    return [
        request_128,
        request_128.replace(variant="svd", variant_settings=SvdSettings(detail=30), size_px=192),
        request_128.replace(variant="weighted", start="noise", seed=5, evaluations=12),
        request_128.replace(optimiser="adam", size_px=256, pooling="average"),
    ]


@pytest.mark.usefixtures("tiny_network")
def test_they_give_the_pixels_that_they_give_alone(four: list[StyleRequest]) -> None:
    expected = [alone(request) for request in four]
    for events, picture in zip(in_turns(four), expected, strict=True):
        assert events[-1].kind is EventKind.FINISHED, events[-1].error
        np.testing.assert_array_equal(events[-1].picture, picture)


@pytest.mark.usefixtures("fixed_kernels")
def test_the_real_network_gives_the_same_pixels_in_turns() -> None:
    samples = paths.resources() / "samples"
    request = StyleRequest(
        content=str(samples / "content_harbour.jpg"),
        styles=((str(samples / "style_swirls.jpg"), 1.0),),
        size_px=64,
        evaluations=8,
        device="cpu",
    )
    requests = [request, request.replace(variant="svd")]
    settings = Settings(threads=1)
    expected = [alone(request, settings=settings) for request in requests]
    assert (expected[0] != expected[1]).any()
    for events, picture in zip(in_turns(requests, settings=settings), expected, strict=True):
        np.testing.assert_array_equal(events[-1].picture, picture)


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("phase", [Phase.LOADING, Phase.PREPARING, Phase.PAINTING])
def test_one_that_is_stopped_leaves_the_others_alone(
    four: list[StyleRequest], phase: Phase
) -> None:
    expected = alone(four[0])
    stopped = RunControl()
    others = transfer.run(four[0], RunControl())
    first = transfer.run(four[1], stopped)
    for event in first:
        next(others)
        if event.progress and event.progress.phase is phase:
            stopped.cancel()
    assert event.kind is EventKind.CANCELLED
    *_, last = others
    np.testing.assert_array_equal(last.picture, expected)


@pytest.mark.usefixtures("tiny_network")
def test_a_run_that_is_dropped_half_way_leaves_the_others_alone(four: list[StyleRequest]) -> None:
    expected = alone(four[0])
    goes_on, dropped = (transfer.run(request, RunControl()) for request in four[:2])
    for _ in range(4):
        next(goes_on)
        next(dropped)
    dropped.close()
    *_, last = goes_on
    np.testing.assert_array_equal(last.picture, expected)


@pytest.mark.usefixtures("tiny_network")
def test_memory_that_runs_out_for_one_fails_that_one(
    four: list[StyleRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [alone(four[0]), alone(four[2])]
    prepare = transfer._Painting._prepare_scale

    def without_memory(painting: transfer._Painting, *arguments: object) -> object:
        if painting.teller.run_id == "1":
            raise MemoryError
        return prepare(painting, *arguments)

    monkeypatch.setattr(transfer._Painting, "_prepare_scale", without_memory)
    first, failed, third = in_turns([four[0], four[1], four[2]])
    assert isinstance(failed[-1].error, OutOfMemoryError)
    np.testing.assert_array_equal(first[-1].picture, expected[0])
    np.testing.assert_array_equal(third[-1].picture, expected[1])


@pytest.mark.usefixtures("tiny_network")
def test_each_computes_with_its_own_number_of_threads(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A continued run may follow a plan for another number than the settings say."""
    before = torch.get_num_threads()
    seen: dict[str, set[int]] = {"a": set(), "b": set()}
    go_on = transfer.Descent.go_on
    counts = {"a": 2, "b": 1}
    runs = {}
    for name, count in counts.items():
        settings = Settings(threads=count)
        runs[name] = transfer.run(request_128, RunControl(), run_id=name, settings=settings)
    current = ""

    def noting(descent: object) -> object:
        seen[current].add(torch.get_num_threads())
        return go_on(descent)

    monkeypatch.setattr(transfer.Descent, "go_on", noting)
    try:
        while runs:
            for current in list(runs):
                if next(runs[current]).terminal:
                    runs.pop(current).close()
    finally:
        torch.set_num_threads(before)
    assert seen == {name: {count} for name, count in counts.items()}


@pytest.mark.usefixtures("tiny_network")
def test_a_pause_of_one_keeps_its_neighbours_too(request_128: StyleRequest) -> None:
    controls = [RunControl(), RunControl()]
    for control, other in zip(controls, reversed(controls), strict=True):
        control.neighbours = [other]
    keepings = [Keeping(title=title) for title in "ab"]
    runs = [
        transfer.run(request_128, control, keeping=keeping)
        for control, keeping in zip(controls, keepings, strict=True)
    ]
    for run in runs:
        while next(run).kind is not EventKind.PREVIEW:
            pass
    for control in controls:
        control.pause()
    # The first one waits in its next evaluation, in this very thread, until it is let go.
    timer = threading.Timer(0.2, lambda: [control.resume() for control in controls])
    timer.start()
    next(runs[0])
    timer.join()
    for run, keeping in zip(runs, keepings, strict=True):
        assert (keeping.folder / "state.safetensors").exists()
        run.close()
        keeping.release()
    kept, _ = unfinished_runs()
    assert sorted(run.title for run in kept) == ["a", "b"]
    assert unfinished_run(keepings[0].folder).title == "a"


@pytest.mark.usefixtures("tiny_network")
def test_the_control_lets_go_of_a_run_that_ended(request_128: StyleRequest) -> None:
    control = RunControl()
    list(transfer.run(request_128, control))
    assert getattr(control.before_waiting, "__self__", None) is None


@pytest.mark.usefixtures("tiny_network")
def test_a_share_of_the_memory_is_a_part_of_the_budget(request_128: StyleRequest) -> None:
    settings = Settings(memory_budget_gib=4)
    (whole,), (quarter,) = (
        [event.report["plan"]["budget_bytes"] for event in events if event.terminal]
        for events in (
            transfer.run(request_128, RunControl(), settings=settings),
            transfer.run(request_128, RunControl(), settings=settings, memory_share=0.25),
        )
    )
    assert (whole, quarter) == (4 << 30, 1 << 30)


@pytest.mark.usefixtures("tiny_network")
def test_each_that_ends_gives_its_memory_back(
    four: list[StyleRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    libc = allocator._glibc()
    if libc is None:
        pytest.skip("there is no glibc")
    trimmed = []

    class Watched:
        mallopt = libc.mallopt

        def malloc_trim(self, pad: int) -> None:
            trimmed.append(pad)

    monkeypatch.setattr(allocator, "_glibc", Watched)
    first, second = allocator.freed_memory_kept(), allocator.freed_memory_kept()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert len(trimmed) == 1
    second.__exit__(None, None, None)
    assert len(trimmed) == 2
