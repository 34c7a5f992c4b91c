"""The longest wait for Stop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stylestudio.benchmarks import stopping
from stylestudio.benchmarks.context import Context
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled, OutOfMemoryError

MakeContext = Callable[..., Context]


def test_the_longest_wait_is_the_largest_of_its_parts(make_context: MakeContext) -> None:
    found = stopping.measure(make_context())["stop_s"]["64"]
    parts = max(found["between_layers_s"], found["in_a_step_s"]) + found["to_the_picture_s"]
    assert found["longest_s"] == pytest.approx(parts, abs=0.002)
    assert found["between_layers_s"] > 0


def test_a_budget_that_is_too_small_says_so(make_context: MakeContext) -> None:
    with pytest.raises(OutOfMemoryError):
        stopping.measure(make_context(stop_runs=((64, 0.01),)))


def test_time_between_two_looks_is_noted_and_stop_passed_on(monkeypatch) -> None:
    clock = iter([1.0, 1.5, 4.0, 4.1])
    monkeypatch.setattr(stopping.time, "perf_counter", lambda: next(clock))
    outer = RunControl()
    watched = stopping._Watched(outer)
    for _ in range(4):
        watched.check()
    assert watched.longest_s == 2.5
    outer.cancel()
    with pytest.raises(Cancelled):
        watched.check()
