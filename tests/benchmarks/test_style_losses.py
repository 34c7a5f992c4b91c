"""The benchmark of the style losses: what it times, and how it counts. Never how fast."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from stylestudio.benchmarks import figures
from stylestudio.benchmarks.context import QUICK, Context
from stylestudio.benchmarks.style_losses import (
    CONTESTANTS,
    EVALUATED,
    REFERENCE,
    StyleLossBenchmark,
    medians,
    ratios,
)
from stylestudio.benchmarks.table import as_table
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled
from stylestudio.settings import Settings


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    rounds = [
        {REFERENCE: 1.0, "gram": 0.5},
        {REFERENCE: 10.0, "gram": 6.0},  # the machine was slow in this round
        {REFERENCE: 2.0, "gram": 1.4},
    ]
    assert ratios(rounds) == {REFERENCE: 1.0, "gram": 0.6}
    assert medians(rounds) == {REFERENCE: 2.0, "gram": 1.4}


@pytest.fixture
def benchmark() -> StyleLossBenchmark:
    return StyleLossBenchmark(64, RunControl())


def test_every_round_times_the_reference_and_all_others(benchmark: StyleLossBenchmark) -> None:
    (stage,) = benchmark.stages(1)
    (evaluation,) = benchmark.evaluations(1)
    assert set(stage) == set(CONTESTANTS)
    assert set(evaluation) == set(EVALUATED)
    assert all(seconds > 0 for seconds in [*stage.values(), *evaluation.values()])


def test_the_reference_multiplies_as_autograd_does(benchmark: StyleLossBenchmark) -> None:
    """Three products with N, where ours has two: what the ratios are about."""

    def flops(name: str) -> int:
        with FlopCounterMode(display=False) as counter:
            benchmark._objectives[name].style_terms(benchmark._features)
        return int(counter.get_total_flops())

    assert flops("gram") / flops(REFERENCE) == pytest.approx(2 / 3, rel=0.01)
    assert flops("svd@1/8") < flops("svd@1/4") < flops("gram")
    assert flops("pca@1/8") < flops("pca@1/4") <= flops("gram")


def test_it_can_be_stopped() -> None:
    control = RunControl()
    benchmark = StyleLossBenchmark(64, control)
    rounds = benchmark.stages(1000)
    next(rounds)
    control.cancel()
    with pytest.raises(Cancelled):
        next(rounds)


def test_it_uses_as_many_threads_as_the_settings_say() -> None:
    torch.set_num_threads(2)
    scope = replace(QUICK, style_rounds={64: (1, 1)})
    context = Context(scope, Settings(threads=1), RunControl(), lambda _: None)
    found = figures.measure(context, ["evaluation_s"])
    assert found["machine"]["threads"] == 1
    assert set(found["style_stage_ratio"]["64"]) == set(CONTESTANTS)
    assert found["evaluation_ratio"]["64"][REFERENCE] == 1
    assert found["style_share"]["64"]["gram"] > 0
    table = as_table(found)
    assert all(name in table for name in CONTESTANTS)
