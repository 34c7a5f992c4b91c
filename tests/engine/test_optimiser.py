"""One evaluation a step, no early stop."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine.optimiser import Optimiser, make_optimiser

TARGET = torch.linspace(0, 1, 12)
CURVATURE = torch.linspace(0.1, 30, 12)


def value_and_grad(x: Tensor) -> tuple[float, Tensor]:
    difference = x - TARGET
    return float((CURVATURE * difference**2).sum()), 2 * CURVATURE * difference


@pytest.mark.parametrize(("name", "steps"), [("lbfgs", 60), ("adam", 600)])
def test_it_descends_to_the_minimum(name: str, steps: int) -> None:
    x = torch.zeros(12)
    first, _ = value_and_grad(x)
    optimiser = make_optimiser(name, x, steps)
    for _ in range(steps):
        optimiser.step(*value_and_grad(x))
    assert value_and_grad(x)[0] < 1e-4 * first


@pytest.mark.parametrize("name", ["lbfgs", "adam"])
def test_every_step_moves_even_close_to_the_minimum(name: str) -> None:
    x = TARGET + 1e-7
    optimiser = make_optimiser(name, x, 5)
    before = x.clone()
    optimiser.step(*value_and_grad(x))
    assert not torch.equal(x, before)


def test_it_stays_where_the_gradient_is_zero() -> None:
    for name in ("lbfgs", "adam"):
        x = TARGET.clone()
        optimiser = make_optimiser(name, x, 3)
        for _ in range(3):
            optimiser.step(*value_and_grad(x))
        torch.testing.assert_close(x, TARGET)


def test_lbfgs_steps_without_asking_for_another_evaluation() -> None:
    """torch calls the closure once a step; a second call would be an evaluation uncounted."""
    x = torch.zeros(12)
    optimiser = make_optimiser("lbfgs", x, 10)
    for number in range(1, 11):
        optimiser.step(*value_and_grad(x))
        state = optimiser._optimiser.state_dict()["state"][0]
        assert state["func_evals"] == state["n_iter"] == number


@pytest.mark.parametrize("units", [1e-9, 1e9, 1e14])
def test_lbfgs_does_not_depend_on_the_objectives_units(units: float) -> None:
    """The published weights give gradients of 1e8; float32 products of those overflow."""
    plain, scaled = torch.zeros(12), torch.zeros(12)
    one, two = make_optimiser("lbfgs", plain, 30), make_optimiser("lbfgs", scaled, 30)
    for _ in range(30):
        one.step(*value_and_grad(plain))
        value, grad = value_and_grad(scaled)
        two.step(value * units, grad * units)
    assert bool(torch.isfinite(scaled).all())
    torch.testing.assert_close(scaled, plain, rtol=1e-2, atol=1e-2)


def test_the_first_step_of_lbfgs_is_a_visible_one() -> None:
    x = torch.zeros(12)
    make_optimiser("lbfgs", x, 5).step(*value_and_grad(x))
    assert float(x.abs().mean()) == pytest.approx(0.01, rel=1e-3)


#: Two objectives with one minimum; learning goes from one to the other and back.
CURVATURES = (CURVATURE, 3 * CURVATURE)
_INTERVAL = 5


def descend_while_the_objective_changes(name: str, steps: int) -> tuple[Optimiser, Tensor]:
    """As a run does it: told after a step, before the next evaluation."""
    x = torch.zeros(12)
    optimiser = make_optimiser(name, x, steps)
    for number in range(1, steps + 1):
        curvature = CURVATURES[(number - 1) // _INTERVAL % 2]
        difference = x - TARGET
        value, grad = float((curvature * difference**2).sum()), 2 * curvature * difference
        optimiser.step(value, grad)
        if number % _INTERVAL == 0:
            optimiser.objective_changed()
    return optimiser, x


@pytest.mark.parametrize(("name", "steps"), [("lbfgs", 100), ("adam", 600)])
def test_it_descends_while_the_objective_changes(name: str, steps: int) -> None:
    _, x = descend_while_the_objective_changes(name, steps)
    assert value_and_grad(x)[0] < 1e-3 * value_and_grad(torch.zeros(12))[0]


def test_lbfgs_keeps_no_pair_of_gradients_of_two_objectives() -> None:
    """Their difference is no curvature, and steps made from it may be of any size."""
    optimiser, _ = descend_while_the_objective_changes("lbfgs", 3 * _INTERVAL + 3)
    state = next(iter(optimiser._optimiser.state.values()))
    pairs = list(zip(state["old_stps"], state["old_dirs"], strict=True))
    assert pairs
    for step, difference in pairs:
        found = difference / optimiser._scale
        errors = [
            float((found - 2 * curvature * step).norm() / found.norm()) for curvature in CURVATURES
        ]
        assert min(errors) < 1e-2


@pytest.mark.parametrize("name", ["lbfgs", "adam"])
def test_an_objective_may_change_before_the_first_step(name: str) -> None:
    x = torch.zeros(12)
    optimiser = make_optimiser(name, x, 30)
    optimiser.objective_changed()
    for _ in range(30):
        optimiser.step(*value_and_grad(x))
    assert value_and_grad(x)[0] < value_and_grad(torch.zeros(12))[0]
