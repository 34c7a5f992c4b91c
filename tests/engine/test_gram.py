"""The Gram style loss: value, gradient, one matrix product backwards."""

from __future__ import annotations

import torch

from stylestudio.engine.style_losses.gram import GramStyleLoss, gram_sum
from stylestudio.engine.style_losses.registry import VARIANTS, style_loss
from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest


def features(channels: int = 5, positions: int = 12, seed: int = 0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(channels, positions, generator=generator, dtype=torch.float64)


def test_the_one_product_gradient_is_autograds() -> None:
    x, y = features().requires_grad_(), features().requires_grad_()
    weight = features(5, 5, 1)  # not symmetric: the gradient must not rely on that
    (gram_sum(x) * weight).sum().backward()
    ((y @ y.T) * weight).sum().backward()
    torch.testing.assert_close(x.grad, y.grad, rtol=1e-13, atol=1e-13)
    assert torch.autograd.gradcheck(gram_sum, features().requires_grad_())


def test_the_loss_is_the_squared_distance_of_gram_matrices() -> None:
    x, s = features(seed=1), features(seed=2)
    loss = GramStyleLoss()
    state = loss.prepare(s @ s.T / 12, x @ x.T / 12)
    value = loss.loss(loss.statistic(x, state) / 12, state)
    expected = ((x @ x.T / 12 - s @ s.T / 12) ** 2).sum()
    torch.testing.assert_close(value, expected)


def test_the_statistic_adds_up_over_tiles() -> None:
    x = features(5, 30)
    loss = GramStyleLoss()
    parts = sum(loss.statistic(part, None) for part in x.split(7, dim=1))
    torch.testing.assert_close(parts, loss.statistic(x, None))


def test_zero_value_and_gradient_where_the_style_is_met() -> None:
    x = features().requires_grad_()
    loss = GramStyleLoss()
    gram = (x @ x.T / 12).detach()
    value = loss.loss(loss.statistic(x, gram) / 12, gram)
    value.backward()
    assert float(value.detach()) < 1e-28
    assert float(x.grad.abs().max()) < 1e-14


def test_a_run_on_another_device_brings_the_target_there() -> None:
    """The meta device has shapes and no numbers: all that a machine without a GPU can tell."""
    loss = GramStyleLoss()
    state = loss.prepare(torch.eye(5, dtype=torch.float64), torch.eye(5, dtype=torch.float64))
    features_there = torch.ones(5, 12, device="meta")
    assert loss.loss(loss.statistic(features_there, state), state).device.type == "meta"


def test_the_registry_and_the_request_name_the_same_variants() -> None:
    assert parameters_of(StyleRequest)["variant"].choices == tuple(VARIANTS)
    for name in VARIANTS:
        style_loss(name)
