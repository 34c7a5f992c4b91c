"""The rows of memory: measured in a process of their own, or the reason why not."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from stylestudio.benchmarks import memory, memory_probe
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request, seconds_of
from stylestudio.engine.control import RunControl
from stylestudio.engine.descent import Descent

MakeContext = Callable[..., Context]


def printing(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_row_is_measured_in_a_process_and_what_cannot_be_is_skipped(
    make_context: MakeContext,
) -> None:
    rows = memory.measure(make_context(memory_rows=((64, "pca", None), (64, "gram", 0.01))))
    measured, skipped = rows["memory"]
    assert (measured["size"], measured["variant"], measured["budget_gib"]) == (64, "pca", None)
    # Where the system cannot count anew there is no figure.
    assert measured["measured_bytes"] is None or measured["measured_bytes"] > 2**20
    assert 0 < measured["predicted_bytes"] <= 2 * 2**30
    assert measured["s_per_evaluation"] > 0
    assert "10 MiB may be used" in skipped["skipped"]
    assert skipped["measured_bytes"] is None


def test_with_a_budget_time_per_pixel_is_compared_with_1024_px_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In turns: 18 s between 2 and 4, 16 between 2 and 2, 8 between 1 and 3."""
    ours, others = iter([18.0, 16.0, 8.0]), iter([99.0, 2.0, 4.0, 2.0, 2.0, 1.0, 3.0])

    def faked(descent: Descent, count: int) -> list[float]:
        if count == given["evaluations"]:
            return [9.0, 12.0]
        return [next(ours if descent.image.shape[-1] == 128 else others)]

    monkeypatch.setattr(memory_probe, "seconds_of", faked)
    monkeypatch.setattr(memory_probe, "REFERENCE_PX", 64)
    given = {"size_px": 128, "variant": "gram", "evaluations": 2, "threads": 1}
    found = memory_probe.probe(budget_gib=3.0, **given)
    assert found["s_per_evaluation"] == 12
    assert found["time_factor"] == 6 / 4
    assert next(ours, None) is next(others, None) is None
    assert memory_probe.probe(budget_gib=None, **given)["time_factor"] is None


def test_a_row_says_how_long_a_whole_job_takes(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import json; print(json.dumps({'predicted_bytes': 2, 'measured_bytes': 1,"
        " 's_per_evaluation': 12.0, 'time_factor': 1.25}))"
    )
    monkeypatch.setattr(memory, "_COMMAND", printing(code))
    (row,) = memory.measure(make_context(memory_rows=((2048, "gram", 3.0),)))["memory"]
    assert row["time_factor"] == 1.25
    assert row["full_job_s"] == 12 * 50


def test_a_process_that_dies_or_takes_too_long_is_a_row_with_a_reason(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_COMMAND", printing("raise SystemExit('no room')"))
    (row,) = memory.measure(make_context())["memory"]
    assert row["skipped"] == "failed with code 1: no room"
    monkeypatch.setattr(memory, "_COMMAND", printing("import time; time.sleep(60)"))
    monkeypatch.setattr(memory, "_LONGEST_S", 0.0)
    (row,) = memory.measure(make_context())["memory"]
    assert row["skipped"] == "took longer than 0 s"


def test_the_history_is_full_from_the_start() -> None:
    parts = Parts(sample_request(FIRST_PAIR, 64), RunControl())
    parts.load(square=True)
    assert parts.sources.sizes == ((64, 64), ((64, 64),))
    descent = parts.descent(parts.plans()[-1])
    memory_probe._fill(descent, 10)
    tensors, _ = descent.optimiser.state()
    assert sum(name.startswith("change") for name in tensors) == 10
    assert all(tensor.untyped_storage().nbytes() == 4 * 3 * 64 * 64 for tensor in tensors.values())
    seconds_of(descent, 3)
    assert sum(name.startswith("change") for name in descent.optimiser.state()[0]) == 10
