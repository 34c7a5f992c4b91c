"""What must hold for every style loss that is registered, in every form."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from stylestudio.engine.style_losses.base import StyleLoss, map_state
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.errors import UserError
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from tests.engine.style_loss_cases import (
    CHANNELS,
    EVERYTHING,
    FORMS,
    FULL_RANK,
    REPAIRED,
    Case,
    gram,
    loss_at,
    random_features,
    state_for,
    value_and_gradient,
)


def every(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=str)


def test_the_four_style_losses_are_registered_each_in_both_forms() -> None:
    assert list(variants())[:4] == ["gram", "pca", "svd", "weighted"]
    assert len(FORMS) >= 8


@pytest.mark.parametrize("name", list(variants()))
def test_a_request_that_names_a_variant_gets_its_style_loss(name: str) -> None:
    assert isinstance(
        style_loss(StyleRequest(content="a", styles=(("b", 1.0),), variant=name)), StyleLoss
    )


def test_a_style_loss_that_is_not_installed_is_a_sentence() -> None:
    request = StyleRequest(content="a", styles=(("b", 1.0),))
    object.__setattr__(request, "variant", "charcoal")
    with pytest.raises(UserError, match="charcoal"):
        style_loss(request)


@every(FULL_RANK)
@pytest.mark.parametrize("positions", [20, 5, 1])
def test_with_nothing_left_out_it_is_gram(case: Case, positions: int) -> None:
    """Also with fewer positions than channels, where the painting's basis must be completed."""
    style, content, x = (random_features(seed, positions) for seed in (1, 2, 3))
    expected_value, expected_gradient = value_and_gradient(Case("gram", {}).make(), x, gram(style))
    loss = case.make()
    value, gradient = value_and_gradient(loss, x, state_for(loss, style, content))
    assert float(value) == pytest.approx(float(expected_value), rel=1e-10)
    assert float((gradient - expected_gradient).norm() / expected_gradient.norm()) < 1e-10


@every(EVERYTHING)
def test_zero_value_and_gradient_where_the_style_is_met(case: Case) -> None:
    style, content = random_features(1), random_features(2)
    loss = case.make()
    state = state_for(loss, style, content)
    value, gradient = value_and_gradient(loss, style, state)
    far_value, far_gradient = value_and_gradient(loss, content, state)
    assert float(value) <= 1e-24 * float(far_value)
    assert float(gradient.norm()) <= 1e-12 * float(far_gradient.norm())


@every(EVERYTHING)
def test_the_same_style_at_other_positions_is_the_same_style(case: Case) -> None:
    """A style loss sees no places: shuffled, and tiled to twice the size, nothing changes."""
    style, content, x = (random_features(seed) for seed in (1, 2, 3))
    loss = case.make()
    state = state_for(loss, style, content)
    expected = float(loss_at(loss, x, state))
    assert float(loss_at(loss, x.flip(1), state)) == pytest.approx(expected, rel=1e-9)
    assert float(loss_at(loss, torch.cat([x, x], 1), state)) == pytest.approx(expected, rel=1e-9)


@every(REPAIRED)
@pytest.mark.parametrize("positions", [12, 5])
def test_the_gradient_is_the_derivative(case: Case, positions: int) -> None:
    style, content, x = (random_features(seed, positions) for seed in (1, 2, 3))
    loss = case.make()
    state = state_for(loss, style, content)
    assert torch.autograd.gradcheck(lambda f: loss_at(loss, f, state), x.requires_grad_())


@every(REPAIRED)
def test_the_statistics_gradient_does_not_rely_on_a_symmetric_one_from_the_loss(
    case: Case,
) -> None:
    loss = case.make()
    state = state_for(loss, random_features(1), random_features(2))
    x = random_features(3, 6).requires_grad_()
    generator = torch.Generator().manual_seed(4)
    shape = loss.statistic(x, state).shape
    weight = torch.randn(shape, generator=generator, dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda f: (loss.statistic(f, state) * weight).sum(), x)


@every(EVERYTHING)
def test_the_statistic_adds_up_over_tiles(case: Case) -> None:
    style, content, x = random_features(1), random_features(2), random_features(3, 30)
    loss = case.make()
    state = state_for(loss, style, content)
    whole = loss.statistic(x, state)
    tiles = sum(loss.statistic(tile, state) for tile in x.split(7, dim=1))
    torch.testing.assert_close(tiles, whole, rtol=1e-12, atol=1e-12)


@every(EVERYTHING)
def test_features_may_lie_in_memory_a_channel_after_the_other(case: Case) -> None:
    """The engine gives them a position after the other; that is for speed alone."""
    style, content, x = (random_features(seed) for seed in (1, 2, 3))
    assert x.T.is_contiguous()
    assert not x.is_contiguous()
    loss = case.make()
    state = state_for(loss, style, content)
    value, gradient = value_and_gradient(loss, x, state)
    other_value, other_gradient = value_and_gradient(loss, x.contiguous(), state)
    torch.testing.assert_close(other_value, value, rtol=1e-12, atol=0)
    torch.testing.assert_close(other_gradient, gradient, rtol=1e-10, atol=1e-14)


@every(EVERYTHING)
def test_a_run_on_another_device_brings_the_state_there(case: Case) -> None:
    """The meta device has shapes and no numbers: all that a machine without a GPU can tell.

    An operation that mixes two devices, or needs a number, raises there.
    """
    loss = case.make()
    there = map_state(
        loss.prepare(gram(random_features(1)), gram(random_features(2))),
        lambda tensor: tensor.to("meta", torch.float32),
    )
    features = torch.ones(CHANNELS, 12, device="meta", requires_grad=True)
    if case.settings.get("form") == "published" and case.variant in ("pca", "svd"):
        # Their SVD looks for numbers that are none first, and meta has no numbers to look at.
        assert loss.statistic(features, there).device.type == "meta"
        return
    value = loss_at(loss, features, there)
    value.backward()
    assert value.device.type == "meta"
    assert value.dtype is torch.float32


@every(EVERYTHING)
def test_the_strength_is_relative_to_the_painting(case: Case) -> None:
    """Features of twice the size: loss and calibration grow alike, and the ratio stays."""
    style, content, x = (random_features(seed) for seed in (1, 2, 3))
    loss = case.make()

    def relative(factor: float) -> float:
        state = loss.prepare(gram(factor * style), gram(factor * content))
        return float(loss_at(loss, factor * x, state)) / loss.full_size(gram(factor * style), state)

    assert relative(2.0) == pytest.approx(relative(1.0), rel=1e-9)


@pytest.mark.parametrize("name", ["pca", "svd"])
def test_dropping_patterns_only_ever_makes_the_pull_weaker(name: str) -> None:
    style, x = random_features(1), random_features(3)
    values = []
    for k in range(1, CHANNELS + 1):
        loss = Case(name, {"k": k}).make()
        values.append(float(loss_at(loss, x, state_for(loss, style, x))))
    assert values == sorted(values)
    assert values[0] < 0.9 * values[-1]


@pytest.mark.parametrize("name", ["pca", "svd"])
def test_the_outside_term_is_the_energy_that_the_basis_does_not_see(name: str) -> None:
    style, x = random_features(1), random_features(3)
    without, with_it = Case(name, {"k": 3}).make(), Case(name, {"k": 3, "outside": 0.7}).make()
    term = loss_at(with_it, x, state_for(with_it, style, x)) - loss_at(
        without, x, state_for(without, style, x)
    )
    basis = torch.linalg.svd(style, full_matrices=False)[0][:, :3]

    def outside(features: Tensor) -> Tensor:
        rest = features - basis @ (basis.T @ features)
        return rest.square().sum() / features.shape[1]

    assert float(term) == pytest.approx(0.7 * float((outside(x) - outside(style)) ** 2), rel=1e-9)


def flops(loss: StyleLoss, state: object, channels: int, positions: int) -> tuple[float, float]:
    """Multiplications a position, forwards and backwards."""
    features = torch.ones(channels, positions, device="meta", requires_grad=True)
    counter = FlopCounterMode(display=False)
    with counter:
        statistic = loss.statistic(features, state)
    forwards = counter.get_total_flops()
    with counter:
        statistic.sum().backward()
    backwards = counter.get_total_flops()
    return forwards / (2 * positions), backwards / (2 * positions)


@pytest.mark.parametrize("name", ["pca", "svd"])
def test_the_cheaper_way_is_taken_at_every_rank(name: str) -> None:
    channels, positions = 32, 1_000_000  # so many that products of C×C matrices do not count
    generator = torch.Generator().manual_seed(0)
    style = torch.randn(channels, 100, generator=generator, dtype=torch.float64)
    costs = []
    for k in range(1, channels + 1):
        loss = Case(name, {"k": k}).make()
        state = map_state(
            loss.prepare(gram(style), gram(style)), lambda tensor: tensor.to("meta", torch.float32)
        )
        forwards, backwards = flops(loss, state, channels, positions)
        if name == "pca":
            assert forwards == pytest.approx(min(2 * channels * k, channels**2), rel=0.01)
            assert backwards <= 1.01 * min(4 * channels * k, channels**2)
        else:
            assert forwards + backwards == pytest.approx(
                min(2 * channels * k + k**2, 2 * channels**2), rel=0.01
            )
        costs.append(forwards + backwards)
    assert costs[channels // 8 - 1] < 0.4 * costs[-1]
    assert costs[-1] == pytest.approx(2 * channels**2, rel=0.01), "never dearer than gram"
