"""Black, flat and tiny pictures, as each style loss meets them: in float32, with nothing to see."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss
from tests.engine.style_loss_cases import (
    CHANNELS,
    EACH_WAY,
    POSITIONS,
    PUBLISHED,
    REPAIRED,
    Case,
    gram,
    loss_at,
    random_features,
    state_for,
    value_and_gradient,
)


def features(seed: int, positions: int = POSITIONS) -> Tensor:
    return random_features(seed, positions, dtype=torch.float32)


def of_low_rank(seed: int) -> Tensor:
    """Large features of two patterns: rounding leaves eigenvalues that are below zero."""
    few = 1e3 * features(seed)
    return few[:, :2] @ features(seed + 1)[:2]


def dead_channels(seed: int) -> Tensor:
    """Half of the channels never fire, as behind a ReLU."""
    alive = (torch.arange(CHANNELS) % 2 == 0).float()
    return features(seed).relu() * alive[:, None]


ZERO = torch.zeros(CHANNELS, POSITIONS)
PICTURES = {
    "all zero": ZERO,
    "all equal": torch.full((CHANNELS, POSITIONS), 3.0),
    "one position": features(1, 1),
    "fewer positions than channels": features(1, 5),
    "repeated singular values": 2 * torch.eye(CHANNELS),
    "two repeated singular values": torch.diag(torch.tensor([3.0, 3, 3, 3, 1, 1, 0, 0])),
    "eigenvalues below zero": of_low_rank(1),
    "dead channels": dead_channels(1),
    "very large": 1e4 * features(1),
    "very small": 1e-3 * features(1),
    "a picture": features(2),
}


def test_these_pictures_are_as_bad_as_they_are_said_to_be() -> None:
    eigenvalues = torch.linalg.eigvalsh(gram(PICTURES["eigenvalues below zero"]))
    assert float(eigenvalues.min()) < 0
    assert int((gram(PICTURES["dead channels"]).diagonal() == 0).sum()) == CHANNELS // 2


def learn_and_look_again(loss: StyleLoss, x: Tensor, state: Any) -> list[Tensor]:
    """Values and gradients before and after learning, twice, as a run would."""
    seen = []
    for _ in range(3):
        seen += value_and_gradient(loss, x, state)
        state = loss.update(loss.statistic(x, state) / x.shape[1], state)
    return seen


@pytest.mark.parametrize("case", EACH_WAY, ids=str)
def test_everything_stays_finite(case: Case) -> None:
    loss = case.make()
    for style_name, style in PICTURES.items():
        for x_name in ("all zero", "all equal", "one position", "a picture", style_name):
            x = PICTURES[x_name]
            for content in (x, style):
                seen = learn_and_look_again(loss, x, state_for(loss, style, content))
                finite = all(bool(torch.isfinite(tensor).all()) for tensor in seen)
                assert finite, f"style {style_name}, picture {x_name}"


@pytest.mark.parametrize("case", REPAIRED, ids=str)
@pytest.mark.parametrize("style", ["all equal", "repeated singular values", "dead channels"])
def test_there_is_always_something_left_to_pull(case: Case, style: str) -> None:
    """At least one pattern is kept: a picture that has nothing of the style is told so."""
    loss = case.make()
    state = state_for(loss, PICTURES[style], ZERO)
    assert float(loss_at(loss, ZERO, state)) > 0
    almost_nothing = 1e-3 * PICTURES[style]
    assert float(value_and_gradient(loss, almost_nothing, state)[1].norm()) > 0


def test_the_published_svd_keeps_a_pattern_where_all_are_equally_strong() -> None:
    """Rounding puts the mean of equal singular values just above or below each of them."""
    loss = Case("svd", {"form": "published"}).make()
    for size in (1.0, 2.0, 2e-3, 0.1, 0.3, 7.7):
        style = size * torch.eye(CHANNELS)
        assert float(state_for(loss, style, ZERO).norm()) > 0, size
        assert float(value_and_gradient(loss, style, 0 * gram(style).float())[0]) > 0, size


@pytest.mark.parametrize("case", PUBLISHED, ids=str)
def test_a_number_that_is_none_is_seen_and_not_raised(case: Case) -> None:
    """The run then recovers with Adam; an exception of the SVD would end it."""
    loss = case.make()
    state = state_for(loss, features(1), features(2))
    x = features(3)
    x[2, 3] = torch.nan
    assert not bool(torch.isfinite(loss_at(loss, x, state)))
