"""The Gram style loss: value, gradient, one matrix product backwards."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch.utils.flop_counter import FlopCounterMode

from stylestudio.engine.style_losses.gram import GramStyleLoss, gram_sum, plain_gram_sum
from stylestudio.request.variants import GramSettings


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
    loss = GramStyleLoss(GramSettings())
    state = loss.prepare(s @ s.T / 12, x @ x.T / 12)
    value = loss.loss(loss.statistic(x, state) / 12, state)
    expected = ((x @ x.T / 12 - s @ s.T / 12) ** 2).sum()
    torch.testing.assert_close(value, expected)


def test_the_repaired_form_multiplies_once_less_on_the_way_back() -> None:
    def backward_flops(of: Callable[[torch.Tensor], torch.Tensor]) -> int:
        statistic = of(features().requires_grad_())
        with FlopCounterMode(display=False) as counter:
            statistic.sum().backward()
        return counter.get_total_flops()

    assert backward_flops(plain_gram_sum) == 2 * backward_flops(gram_sum) > 0
