"""An optimiser that goes on from another one's state takes the same steps to the bit."""

from __future__ import annotations

import json
from typing import Any

import pytest
import torch
from safetensors.torch import load, save
from torch import Tensor

from stylestudio.engine.optimiser import Optimiser, make_optimiser
from stylestudio.errors import Cancelled
from tests.engine.test_optimiser_bounds import Coupled

STEPS = 26
#: Before the first, after it, with a few pairs, at the history's limit, beyond it, before the last.
AT = [0, 1, 2, 5, 10, 11, 12, 20, STEPS - 1]

each = pytest.mark.parametrize("name", ["lbfgs", "adam"])
PROBLEM = Coupled()
State = tuple[dict[str, Tensor], dict[str, Any]]


def begin(name: str, **more: Any) -> tuple[Tensor, Optimiser]:
    x = torch.full(PROBLEM.shape, 0.5)
    return x, make_optimiser(name, x, STEPS, **more)


def go_on(x: Tensor, optimiser: Optimiser, first: int) -> list[Tensor]:
    """The pictures from step ``first`` to the last one; the objective changes twice on the way."""
    pictures = []
    for number in range(first, STEPS):
        optimiser.step(*PROBLEM(x))
        pictures.append(x.clone())
        if number in (7, 15):
            optimiser.objective_changed()
    return pictures


def through_a_file(state: State) -> State:
    tensors, facts = state
    return load(save({name: t.contiguous() for name, t in tensors.items()})), json.loads(
        json.dumps(facts)
    )


def stopped_at(name: str, number: int, **more: Any) -> tuple[Tensor, Optimiser]:
    x, optimiser = begin(name, **more)
    for done in range(number):
        optimiser.step(*PROBLEM(x))
        if done in (7, 15):
            optimiser.objective_changed()
    return x, optimiser


@each
@pytest.mark.parametrize("at", AT)
def test_it_goes_on_to_the_bit(name: str, at: int) -> None:
    expected = go_on(*begin(name), 0)[at:]
    x, optimiser = stopped_at(name, at)
    state = through_a_file(optimiser.state())
    again = x.clone()
    restored = make_optimiser(name, again, STEPS)
    restored.restore(*state)
    found = go_on(again, restored, at)
    assert len(found) == len(expected) > 0
    assert all(torch.equal(a, b) for a, b in zip(found, expected, strict=True))


@each
@pytest.mark.parametrize("at", AT)
def test_both_may_go_on(name: str, at: int) -> None:
    """Neither changes what the other one goes on from, and a state restores as often as wanted."""
    expected = go_on(*begin(name), 0)[at:]
    x, optimiser = stopped_at(name, at)
    state = optimiser.state()
    others = []
    for _ in range(2):
        copy = x.clone()
        other = make_optimiser(name, copy, STEPS)
        other.restore(*state)
        others.append((copy, other))
    for picture, one in [(x, optimiser), *others]:
        found = go_on(picture, one, at)
        assert all(torch.equal(a, b) for a, b in zip(found, expected, strict=True))


@each
def test_a_state_is_more_than_the_picture(name: str) -> None:
    """The comparisons above can fail: without the state the steps are others."""
    expected = go_on(*begin(name), 0)[5:]
    x, _ = stopped_at(name, 5)
    found = go_on(x, make_optimiser(name, x, STEPS), 5)
    assert not torch.equal(found[0], expected[0])


@each
def test_restoring_leaves_nothing_of_what_was_there(name: str) -> None:
    expected = go_on(*begin(name), 0)
    x, used = stopped_at(name, 6)
    used.restore(*begin(name)[1].state())
    x.fill_(0.5)
    assert all(torch.equal(a, b) for a, b in zip(go_on(x, used, 0), expected, strict=True))


class Button:
    """A Stop button that is pressed at its ``press_at``-th look; never, while that is 0."""

    def __init__(self) -> None:
        self.press_at = 0
        self.looks = 0

    def check(self) -> None:
        self.looks += 1
        if self.looks == self.press_at:
            raise Cancelled


@pytest.mark.parametrize("at", [0, 1, 3, 12])
def test_a_step_that_was_stopped_anywhere_is_made_as_if_it_had_not_been_begun(at: int) -> None:
    expected = go_on(*begin("lbfgs"), 0)[at:]
    press_at = 1
    while True:
        button = Button()
        x, optimiser = stopped_at("lbfgs", at, check=button.check)
        before, button.looks, button.press_at = x.clone(), 0, press_at
        try:
            optimiser.step(*PROBLEM(x))
        except Cancelled:
            press_at += 1
        else:
            break
        assert torch.equal(x, before)
        again = x.clone()
        restored = make_optimiser("lbfgs", again, STEPS)
        restored.restore(*through_a_file(optimiser.state()))
        for picture, one in ((again, restored), (x, optimiser)):
            found = go_on(picture, one, at)
            assert all(torch.equal(a, b) for a, b in zip(found, expected, strict=True))
    # Three colours there and back, and each pair that is remembered twice.
    assert press_at > 6 + 2 * max(at - 1, 0) - 2
