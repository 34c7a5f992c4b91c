"""Feature maps in blocks: they cover the map, and the products are those of the whole."""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine.style_losses import blocks
from stylestudio.engine.style_losses.blocks import blocks_of, sum_of_products, times, times_into
from tests.engine.style_loss_cases import (
    REPAIRED,
    Case,
    loss_at,
    random_features,
    state_for,
    value_and_gradient,
)

#: One block; one and a rest; blocks without a rest; many blocks and a rest of one.
POSITIONS = [3, 4, 6, 8, 21]


@pytest.fixture
def blocks_of_four(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that small maps are cut."""
    monkeypatch.setattr(blocks, "_SMALL_MAP_NUMBERS", 0)
    monkeypatch.setattr(blocks, "_BLOCK_NUMBERS", 1)
    monkeypatch.setattr(blocks, "_FEWEST_POSITIONS", 4)


@pytest.mark.usefixtures("blocks_of_four")
@pytest.mark.parametrize("positions", POSITIONS)
def test_they_cover_the_map_and_are_views_of_it(positions: int) -> None:
    features = random_features(1, positions)
    parts = blocks_of(features)
    again = torch.cat([part.transpose(0, 1).flatten(1) for part in parts], dim=1)
    assert torch.equal(again, features)
    assert len({part.untyped_storage().data_ptr() for part in [features, *parts]}) == 1
    assert max(part.shape[2] for part in parts) <= 4


@pytest.mark.usefixtures("blocks_of_four")
@pytest.mark.parametrize("positions", POSITIONS)
def test_their_products_are_those_of_the_whole(positions: int) -> None:
    features, matrix = random_features(1, positions), random_features(2, 8)[:3]
    products = times(matrix, blocks_of(features))
    whole = torch.cat([part.transpose(0, 1).flatten(1) for part in products], dim=1)
    torch.testing.assert_close(whole, matrix @ features)
    torch.testing.assert_close(
        sum_of_products(blocks_of(features), products), features @ (matrix @ features).T
    )
    out = torch.full((3, positions), torch.nan, dtype=torch.float64)
    times_into(matrix, blocks_of(features), blocks_of(out))
    torch.testing.assert_close(out, matrix @ features)


@pytest.mark.usefixtures("blocks_of_four")
@pytest.mark.parametrize(
    "case", [case for case in REPAIRED if case.variant in ("pca", "svd")], ids=str
)
@pytest.mark.parametrize("positions", [6, 8])
def test_the_gradient_of_a_map_in_blocks_is_the_derivative(case: Case, positions: int) -> None:
    style, x = random_features(1, 12), random_features(3, positions)
    loss = case.make()
    state = state_for(loss, style, style)
    assert torch.autograd.gradcheck(lambda f: loss_at(loss, f, state), x.requires_grad_())


@pytest.mark.parametrize("case", [Case("pca", {"k": 1}), Case("svd", {"k": 3})], ids=str)
def test_a_map_of_a_pictures_size_is_cut_and_counts_as_a_whole(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    style, x = random_features(1), random_features(3, 150_001)
    assert sum(len(part) for part in blocks_of(x)) > 3
    loss = case.make()
    state = state_for(loss, style, style)
    value, gradient = value_and_gradient(loss, x, state)
    monkeypatch.setattr(blocks, "_SMALL_MAP_NUMBERS", 10**9)
    assert len(blocks_of(x)) == 1
    whole_value, whole_gradient = value_and_gradient(loss, x, state)
    torch.testing.assert_close(value, whole_value, rtol=1e-12, atol=0)
    torch.testing.assert_close(gradient, whole_gradient, rtol=1e-10, atol=1e-16)
