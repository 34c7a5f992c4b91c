"""Rows of the Gram matrix that count more than others: what holds whatever the constants are."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss
from tests.engine.style_loss_cases import (
    CHANNELS,
    POSITIONS,
    Case,
    gram,
    loss_at,
    random_features,
    state_for,
    value_and_gradient,
)


def weighted(**settings: object) -> StyleLoss:
    return Case("weighted", settings).make()


def painting_with_dead_channels() -> Tensor:
    """Channels 1 and 6 never fire in it."""
    style = random_features(1)
    style[[1, 6]] = 0
    return style


def after_learning(loss: StyleLoss, x: Tensor, state: Any, times: int = 1) -> Any:
    for _ in range(times):
        state = loss.update(loss.statistic(x, state) / x.shape[1], state)
    return state


def check_weights(weights: Tensor) -> None:
    assert weights.shape == (CHANNELS,)
    assert bool(torch.isfinite(weights).all())
    assert bool((weights >= 0).all())
    assert float(weights.sum()) == pytest.approx(CHANNELS, rel=1e-5)


@pytest.mark.parametrize(
    "settings",
    [
        {"weights": "uniform"},
        *(
            {"weights": weights, "focus": focus}
            for weights in ("learned", "energy", "contrast")
            for focus in (0.0, 1.0, 50.0, 100.0)
        ),
    ],
    ids=str,
)
def test_the_weights_have_a_mean_of_one_also_after_long_learning(
    settings: dict[str, object],
) -> None:
    loss = weighted(**settings)
    for dtype in (torch.float64, torch.float32):
        style, content, x = (random_features(seed, dtype=dtype) for seed in (1, 2, 3))
        state = state_for(loss, style, content)
        check_weights(state.weights)
        check_weights(after_learning(loss, x, state).weights)
        check_weights(after_learning(loss, x, state, times=200).weights)


@pytest.mark.parametrize("focus", [1.0, 50.0, 100.0])
def test_learning_shifts_weight_to_the_rows_that_are_still_missing(focus: float) -> None:
    """All rows but two are met; relative to the painting those two lack the same."""
    loss = weighted(focus=focus)
    assert loss.update_interval > 0
    style = torch.diag(torch.linspace(1, 2, CHANNELS, dtype=torch.float64))
    state = state_for(loss, style, style)
    x = style.clone()
    x[[2, 5]] *= 0.5
    learned = after_learning(loss, x, state).weights
    met = [row for row in range(CHANNELS) if row not in (2, 5)]
    assert float(learned[[2, 5]].min()) > float(learned[met].max())
    assert float(learned[2]) == pytest.approx(float(learned[5]), rel=1e-6)


def test_more_focus_makes_the_weights_more_unequal() -> None:
    style, content, x = (random_features(seed) for seed in (1, 2, 3))
    for weights in ("learned", "energy", "contrast"):
        spreads = []
        for focus in (0.0, 25.0, 50.0, 100.0):
            loss = weighted(weights=weights, focus=focus)
            state = after_learning(loss, x, state_for(loss, style, content))
            spreads.append(float(state.weights.std()))
        assert spreads == sorted(spreads), weights
        assert spreads[0] == pytest.approx(0, abs=1e-12)
        assert spreads[-1] > 0.05


@pytest.mark.parametrize("weights", ["learned", "energy", "contrast"])
def test_the_loss_is_the_weighted_sum_of_row_distances(weights: str) -> None:
    """Balanced so that the painting as a whole counts as much as in ``gram``."""
    loss = weighted(weights=weights)
    style, content = random_features(1), random_features(2)
    state = after_learning(loss, random_features(3), state_for(loss, style, content), times=2)
    size = gram(style).square().sum()
    balance = size / (state.weights * gram(style).square().sum(1)).sum()
    for seed in (4, 5):
        x = random_features(seed)
        rows = (gram(x) - gram(style)).square().sum(1)
        torch.testing.assert_close(loss_at(loss, x, state), balance * (state.weights * rows).sum())
    torch.testing.assert_close(loss_at(loss, 0 * style, state), size)


@pytest.mark.parametrize("weights", ["learned", "energy", "contrast"])
def test_a_channel_that_the_painting_does_not_use_weighs_nothing(weights: str) -> None:
    loss = weighted(weights=weights)
    style = painting_with_dead_channels()
    state = state_for(loss, style, random_features(2))
    for learned in (state, after_learning(loss, random_features(3), state, times=10)):
        assert learned.weights[[1, 6]].tolist() == [0, 0]
        check_weights(learned.weights)


@pytest.mark.parametrize("settings", [{"weights": "uniform"}, {"focus": 0.0}], ids=str)
def test_equal_weights_never_learn(settings: dict[str, object]) -> None:
    loss = weighted(**settings)
    assert loss.update_interval == 0
    state = state_for(loss, random_features(1), random_features(2))
    assert loss.learned_weights(state) is None
    torch.testing.assert_close(state.weights, torch.ones(CHANNELS, dtype=torch.float64))


@pytest.mark.parametrize("weights", ["energy", "contrast"])
def test_fixed_weights_follow_what_they_are_named_after(weights: str) -> None:
    style, content = random_features(1), random_features(2)
    loss = weighted(weights=weights)
    state = state_for(loss, style, content)
    basis = gram(style) - (gram(content) if weights == "contrast" else 0)
    order = basis.square().sum(1).argsort()
    assert bool((state.weights[order].diff() >= 0).all())
    assert loss.update_interval == 0
    assert loss.learned_weights(state) is None


@pytest.mark.parametrize("settings", [{}, {"focus": 100.0}, {"weights": "energy"}], ids=str)
def test_met_is_met_after_learning_too(settings: dict[str, object]) -> None:
    """The weights say what is urgent, never what is right."""
    loss = weighted(**settings)
    style, x = random_features(1), random_features(3)
    state = after_learning(loss, x, state_for(loss, style, x), times=3)
    value, gradient = value_and_gradient(loss, style, state)
    assert float(value) <= 1e-24 * float(loss_at(loss, x, state))
    assert float(gradient.norm()) < 1e-12 * float(value_and_gradient(loss, x, state)[1].norm())


def test_learning_where_the_style_is_met_leaves_numbers() -> None:
    loss = weighted()
    style = random_features(1, dtype=torch.float32)
    state = state_for(loss, style, style)
    check_weights(after_learning(loss, style, state, times=3).weights)


def test_what_was_learned_is_shown_and_only_that() -> None:
    loss = weighted()
    state = state_for(loss, random_features(1), random_features(2))
    learned = after_learning(loss, random_features(3), state)
    shown = loss.learned_weights(learned)
    assert shown is not None
    check_weights(shown)
    assert float(shown.std()) > 0


def test_learning_does_not_change_the_state_that_it_is_given() -> None:
    """The objective swaps states; one that changes under it would make a loss incomparable."""
    loss = weighted()
    state = state_for(loss, random_features(1), random_features(2))
    before = [tensor.clone() for tensor in state]
    after_learning(loss, random_features(3), state)
    assert all(torch.equal(one, two) for one, two in zip(before, state, strict=True))


def test_learning_is_a_function_of_the_tiles_sum() -> None:
    """What is learned from a picture does not depend on how it was cut."""
    loss = weighted()
    x = random_features(3)
    state = state_for(loss, random_features(1), random_features(2))
    tiles = sum(loss.statistic(tile, state) for tile in x.split(7, dim=1)) / POSITIONS
    whole = loss.statistic(x, state) / POSITIONS
    torch.testing.assert_close(loss.update(tiles, state), loss.update(whole, state))
