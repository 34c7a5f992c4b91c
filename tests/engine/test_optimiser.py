"""One evaluation a step, no early stop, never out of the range of colours."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from stylestudio.engine.optimiser import HISTORY, LBFGS, Optimiser, make_optimiser

SHAPE = (1, 3, 2, 2)
TARGET = torch.linspace(0.05, 0.95, 12).view(SHAPE)
CURVATURE = torch.linspace(0.1, 30, 12).view(SHAPE)

each = pytest.mark.parametrize("name", ["lbfgs", "adam"])


def black() -> Tensor:
    return torch.zeros(SHAPE)


def value_and_grad(x: Tensor, curvature: Tensor = CURVATURE) -> tuple[float, Tensor]:
    difference = x - TARGET
    return float((curvature * difference**2).sum()), 2 * curvature * difference


@pytest.mark.parametrize(("name", "steps"), [("lbfgs", 60), ("adam", 600)])
def test_it_descends_to_the_minimum(name: str, steps: int) -> None:
    x = black()
    first, _ = value_and_grad(x)
    optimiser = make_optimiser(name, x, steps)
    for _ in range(steps):
        optimiser.step(*value_and_grad(x))
    assert value_and_grad(x)[0] < 1e-4 * first


@each
def test_every_step_moves_even_close_to_the_minimum(name: str) -> None:
    x = TARGET + 1e-7
    optimiser = make_optimiser(name, x, 5)
    before = x.clone()
    optimiser.step(*value_and_grad(x))
    assert not torch.equal(x, before)


@each
def test_it_stays_where_the_gradient_is_zero(name: str) -> None:
    x = TARGET.clone()
    optimiser = make_optimiser(name, x, 3)
    for _ in range(3):
        optimiser.step(*value_and_grad(x))
    assert torch.equal(x, TARGET)


@each
def test_the_picture_is_changed_in_place(name: str) -> None:
    x = black()
    optimiser = make_optimiser(name, x, 30)
    memory = x.data_ptr()
    for _ in range(30):
        optimiser.step(*value_and_grad(x))
    assert x.data_ptr() == memory


def test_lbfgs_keeps_no_gradient_that_others_write_to() -> None:
    """An evaluation's gradient is memory that the next one uses."""
    one, two = black(), black()
    plain, written = make_optimiser("lbfgs", one, 30), make_optimiser("lbfgs", two, 30)
    for _ in range(15):
        plain.step(*value_and_grad(one))
        loss, grad = value_and_grad(two)
        written.step(loss, grad)
        grad.fill_(torch.nan)
    assert torch.equal(one, two)


@pytest.mark.parametrize("units", [1e-12, 1e-9, 1e8, 1e14])
def test_lbfgs_does_not_depend_on_the_objectives_units(units: float) -> None:
    """The published weights give gradients of 1e8; float32 products of those overflow."""
    plain, scaled = black(), black()
    one, two = make_optimiser("lbfgs", plain, 30), make_optimiser("lbfgs", scaled, 30)
    for _ in range(30):
        one.step(*value_and_grad(plain))
        value, grad = value_and_grad(scaled)
        two.step(value * units, grad * units)
    assert bool(torch.isfinite(scaled).all())
    torch.testing.assert_close(scaled, plain, rtol=1e-2, atol=1e-2)


@pytest.mark.parametrize("power", [-60, -20, 20, 60])
def test_units_of_a_power_of_two_do_not_change_a_single_bit(power: int) -> None:
    plain, scaled = black(), black()
    one, two = make_optimiser("lbfgs", plain, 30), make_optimiser("lbfgs", scaled, 30)
    for _ in range(30):
        one.step(*value_and_grad(plain))
        value, grad = value_and_grad(scaled)
        two.step(value * 2.0**power, grad * 2.0**power)
    assert torch.equal(scaled, plain)


def test_the_first_step_of_lbfgs_is_a_visible_one() -> None:
    x = torch.full(SHAPE, 0.5)
    make_optimiser("lbfgs", x, 5).step(*value_and_grad(x))
    assert float((x - 0.5).abs().mean()) == pytest.approx(0.01, rel=1e-3)


#: Two objectives with one minimum; learning goes from one to the other and back.
CURVATURES = (CURVATURE, 3 * CURVATURE)
_INTERVAL = 5


def descend_while_the_objective_changes(name: str, steps: int) -> tuple[Optimiser, Tensor]:
    """As a run does it: told after a step, before the next evaluation."""
    x = black()
    optimiser = make_optimiser(name, x, steps)
    for number in range(1, steps + 1):
        optimiser.step(*value_and_grad(x, CURVATURES[(number - 1) // _INTERVAL % 2]))
        if number % _INTERVAL == 0:
            optimiser.objective_changed()
    return optimiser, x


@pytest.mark.parametrize(("name", "steps"), [("lbfgs", 100), ("adam", 600)])
def test_it_descends_while_the_objective_changes(name: str, steps: int) -> None:
    _, x = descend_while_the_objective_changes(name, steps)
    assert value_and_grad(x)[0] < 1e-3 * value_and_grad(black())[0]


def test_lbfgs_keeps_no_pair_of_gradients_of_two_objectives() -> None:
    """Their difference is no curvature, and steps made from it may be of any size."""
    optimiser, _ = descend_while_the_objective_changes("lbfgs", 3 * _INTERVAL + 3)
    assert isinstance(optimiser, LBFGS)
    pairs = list(zip(optimiser._steps, optimiser._changes, strict=True))
    assert len(pairs) == HISTORY
    for step, change in pairs:
        found = change / optimiser._scale
        errors = [
            float((found - 2 * curvature * step).norm() / found.norm()) for curvature in CURVATURES
        ]
        assert min(errors) < 1e-2


def test_a_changed_objective_costs_one_pair() -> None:
    counts = []
    for change_after in (None, 4):
        x = black()
        optimiser = LBFGS(x)
        for number in range(1, 9):
            optimiser.step(*value_and_grad(x))
            if number == change_after:
                optimiser.objective_changed()
                optimiser.objective_changed()  # twice is once
        counts.append(len(optimiser._steps))
    assert counts == [7, 6]


@each
def test_an_objective_may_change_before_the_first_step(name: str) -> None:
    x = black()
    optimiser = make_optimiser(name, x, 30)
    optimiser.objective_changed()
    for _ in range(30):
        optimiser.step(*value_and_grad(x))
    assert value_and_grad(x)[0] < value_and_grad(black())[0]


@pytest.mark.parametrize("history", [1, 3, 10])
def test_lbfgs_remembers_no_more_pairs_than_it_may(history: int) -> None:
    x = black()
    optimiser = LBFGS(x, history)
    for number in range(25):
        optimiser.step(*value_and_grad(x))
        assert len(optimiser._steps) == len(optimiser._changes) == min(number, history)
        tensors, _ = optimiser.state()
        assert len(tensors) == 2 * min(number, history) + 2


@each
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 0.0])
@pytest.mark.parametrize("at", [0, 1, 7])
def test_a_gradient_that_is_none_changes_nothing(name: str, bad: float, at: int) -> None:
    """Not the picture, and none of the steps that follow."""
    plain, disturbed = black(), black()
    one, two = make_optimiser(name, plain, 20), make_optimiser(name, disturbed, 20)
    for number in range(20):
        one.step(*value_and_grad(plain))
        if number == at:
            before = disturbed.clone()
            grad = torch.zeros(SHAPE) if bad == 0 else value_and_grad(disturbed)[1]
            grad[0, 0, 0, 0] = bad
            two.step(1.0, grad)
            assert torch.equal(disturbed, before)
        two.step(*value_and_grad(disturbed))
    assert torch.equal(disturbed, plain)


@pytest.mark.parametrize("size", [1e-44, 1e-38, 1e30])
def test_gradients_at_the_ends_of_float32_do_no_harm(size: float) -> None:
    x = torch.full(SHAPE, 0.5)
    optimiser = make_optimiser("lbfgs", x, 12)
    for number in range(12):
        factor = size if number % 2 else 1.0
        optimiser.step(1.0, factor * value_and_grad(x)[1])
        assert bool(torch.isfinite(x).all())
    for tensor in optimiser.state()[0].values():
        assert bool(torch.isfinite(tensor).all())
