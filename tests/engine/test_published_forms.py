"""The published forms: what Guo & Yuan's figures compute, and the faults that the repair mends."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss
from tests.engine.style_loss_cases import (
    CHANNELS,
    Case,
    gram,
    loss_at,
    random_features,
    slope_by_differences,
    state_for,
    value_and_gradient,
)

STYLE, CONTENT, X = (random_features(seed) for seed in (1, 2, 3))
#: A picture that has a gradient of its own in every direction.
DIRECTION = random_features(4)


def published(variant: str, **settings: object) -> StyleLoss:
    return Case(variant, {"form": "published", **settings}).make()


def figure_11(features: Tensor, kept: int) -> Tensor:
    """The Gram matrix centred by its mean row, on its own K strongest directions."""
    matrix = gram(features)
    mean_row = torch.stack([matrix[:, column].mean() for column in range(len(matrix))])
    centred = torch.stack([row - mean_row for row in matrix])
    return centred @ torch.linalg.svd(centred.T)[0][:, :kept]


def figure_13(features: Tensor, threshold: float) -> np.ndarray:
    """``U diag(S̃) Vᵀ`` of the Gram matrix, by numpy's SVD."""
    left, values, right = np.linalg.svd(gram(features).numpy())
    values[values < threshold * values.mean()] = 0
    return left @ np.diag(values) @ right


@pytest.mark.parametrize(
    ("settings", "kept"),
    [({}, 4), ({"k": 3}, 3), ({"k": 99}, 8), ({"fraction": 0.25}, 2), ({"fraction": 0.001}, 1)],
    ids=str,
)
def test_pca_is_figure_11(settings: dict[str, float], kept: int) -> None:
    loss = published("pca", **settings)
    target = loss.prepare(gram(STYLE), gram(CONTENT))
    assert target.shape == (CHANNELS, kept)
    torch.testing.assert_close(target, figure_11(STYLE, kept), rtol=1e-9, atol=1e-12)
    expected = (figure_11(X, kept) - figure_11(STYLE, kept)).square().sum()
    torch.testing.assert_close(loss_at(loss, X, target), expected, rtol=1e-9, atol=0)


def test_pca_by_numpys_svd_differs_at_most_in_signs() -> None:
    target = published("pca", k=3).prepare(gram(STYLE), gram(CONTENT)).numpy()
    centred = gram(STYLE).numpy() - gram(STYLE).numpy().mean(0)
    projected = centred @ np.linalg.svd(centred.T)[0][:, :3]
    np.testing.assert_allclose(np.abs(target), np.abs(projected), rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize(("settings", "threshold"), [({}, 1.0), ({"s": 0.2}, 0.2), ({"s": 0}, 0)])
def test_svd_is_figure_13_as_it_was_meant(settings: dict[str, float], threshold: float) -> None:
    loss = published("svd", **settings)
    target = loss.prepare(gram(STYLE), gram(CONTENT))
    assert target.shape == (CHANNELS, CHANNELS)
    np.testing.assert_allclose(target, figure_13(STYLE, threshold), rtol=1e-9, atol=1e-12)
    expected = np.square(figure_13(X, threshold) - figure_13(STYLE, threshold)).sum()
    assert float(loss_at(loss, X, target)) == pytest.approx(expected, rel=1e-9)


def test_weighted_is_a_vector_of_column_sums() -> None:
    loss = published("weighted")
    target = loss.prepare(gram(STYLE), gram(CONTENT))
    ones = torch.ones(CHANNELS, dtype=torch.float64)
    assert target.shape == (CHANNELS,)
    torch.testing.assert_close(target, ones @ STYLE @ STYLE.T / STYLE.shape[1])
    torch.testing.assert_close(loss.statistic(X, target), ones @ X @ X.T)
    expected = (ones @ (gram(X) - gram(STYLE))).square().sum()
    torch.testing.assert_close(loss_at(loss, X, target), expected)


@pytest.mark.parametrize("positions", [20, 5])
def test_gram_is_the_repaired_one_in_value_and_gradient(positions: int) -> None:
    x = random_features(3, positions)
    state = gram(random_features(1, positions))
    value, gradient = value_and_gradient(published("gram"), x, state)
    again, gradient_again = value_and_gradient(Case("gram", {}).make(), x, state)
    torch.testing.assert_close(value, again, rtol=1e-12, atol=0)
    torch.testing.assert_close(gradient, gradient_again, rtol=1e-12, atol=1e-12)


def slopes(case: Case) -> tuple[float, float]:
    """Along one direction: what the gradient says, and what the values do."""
    loss = case.make()
    state = state_for(loss, STYLE, CONTENT)
    _, gradient = value_and_gradient(loss, X, state)
    assert float(gradient.norm()) > 0, "no gradient flows"
    said = float((gradient * DIRECTION).sum())
    return said, slope_by_differences(loss, X, state, DIRECTION)


@pytest.mark.parametrize("variant", ["pca", "svd"])
def test_fault_the_gradient_is_not_the_derivative(variant: str) -> None:
    """The basis is held constant and is not: an optimiser is told the wrong slope."""
    said, true = slopes(Case(variant, {"form": "published"}))
    assert abs(said - true) > 0.01 * abs(true)
    said, true = slopes(Case(variant, {}))
    assert said == pytest.approx(true, rel=1e-6)


@pytest.mark.parametrize("variant", ["gram", "weighted"])
def test_the_other_two_have_their_derivative(variant: str) -> None:
    said, true = slopes(Case(variant, {"form": "published"}))
    assert said == pytest.approx(true, rel=1e-6)


def largest_jump(loss: StyleLoss, start: Tensor, end: Tensor) -> float:
    """The most that the loss changes within a 10⁻⁹th of a straight path, relative to its size."""
    state = state_for(loss, STYLE, CONTENT)

    def at(share: float) -> float:
        return float(loss_at(loss, start + share * (end - start), state))

    shares = np.linspace(0, 1, 201)
    values = [at(share) for share in shares]
    jumps = [abs(two - one) for one, two in pairwise(values)]
    left = int(np.argmax(jumps))
    low, high = float(shares[left]), float(shares[left + 1])
    while high - low > 1e-9:
        middle = (low + high) / 2
        if abs(at(middle) - at(low)) > abs(at(high) - at(middle)):
            high = middle
        else:
            low = middle
    return abs(at(high) - at(low)) / max(values)


def test_fault_pcas_loss_jumps_where_a_basis_vector_changes_its_sign() -> None:
    paths = [(random_features(seed), random_features(seed + 50)) for seed in range(10, 14)]
    jumps = [largest_jump(published("pca"), start, end) for start, end in paths]
    assert max(jumps) > 0.01
    assert max(largest_jump(Case("pca", {}).make(), *path) for path in paths) < 1e-6


def test_fault_pca_does_not_see_a_flat_painting() -> None:
    """Where all features are equal nothing is left of the Gram matrix after centring."""
    flat = torch.full((CHANNELS, 6), 3.0, dtype=torch.float64)
    target = published("pca").prepare(gram(flat), gram(CONTENT))
    assert float(target.norm()) < 1e-12 * float(gram(flat).norm())
    assert float(Case("pca", {}).make().prepare(gram(flat), gram(flat)).target.norm()) > 1


def test_fault_weighted_takes_two_styles_for_one() -> None:
    """Two channels that never meet, and two that always do: their column sums are the same."""
    apart = torch.tensor([[2.0, 0.0], [0.0, 2.0]], dtype=torch.float64)
    together = torch.full((2, 2), 2**0.5, dtype=torch.float64)
    assert gram(apart).tolist() == [[2, 0], [0, 2]]
    torch.testing.assert_close(gram(together), torch.full((2, 2), 2.0).double())
    loss = published("weighted")
    target = loss.prepare(torch.ones(2, 2).double(), torch.ones(2, 2).double())
    value, gradient = value_and_gradient(loss, apart, target)
    assert float(value) == 0
    assert float(gradient.abs().max()) == 0
    repaired = Case("weighted", {}).make()
    together = torch.ones(2, 2, dtype=torch.float64)
    assert float(loss_at(repaired, apart, state_for(repaired, together, together))) > 0.1
