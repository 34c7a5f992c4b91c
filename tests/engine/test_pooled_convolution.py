"""A convolution, its ReLU and its pooling in one are those three after one another."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine.control import RunControl
from stylestudio.engine.frozen_convolution import FrozenConvolution, Layer
from stylestudio.engine.kernels.registry import KERNELS
from stylestudio.engine.kernels.scratch import Scratch
from stylestudio.engine.pooled_convolution import PooledConvolution
from stylestudio.errors import Cancelled
from tests.engine.storage_peak import peak_of, pretended

#: Odd and even sides; 256 and 257 wide, where the second byte of a position begins to count.
SIZES = [(2, 2), (5, 7), (8, 12), (13, 6), (4, 256), (6, 257), (3, 515)]


def layer_of(
    name: str = "stock", *, scratch: bool = True, dtype: torch.dtype | None = None
) -> Layer:
    generator = torch.Generator().manual_seed(0)
    weight = torch.randn(4, 3, 3, 3, generator=generator, dtype=dtype or torch.float64)
    bias = torch.randn(4, generator=generator, dtype=weight.dtype)
    kernel = KERNELS[name](weight, bias)
    return Layer(kernel, 1, RunControl(), scratch=Scratch() if scratch else None)


def noise(height: int, width: int, channels: int = 3) -> Tensor:
    generator = torch.Generator().manual_seed(height * 1000 + width)
    return torch.randn(1, channels, height, width, generator=generator, dtype=torch.float64)


def value_and_gradient(function: object, x: Tensor) -> tuple[Tensor, Tensor]:
    x = x.clone().requires_grad_()
    y = function(x)
    (grad,) = torch.autograd.grad((y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum(), x)
    return y.detach().clone(), grad


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("scratch", [True, False])
def test_value_and_gradient(name: str, height: int, width: int, scratch: bool) -> None:
    layer = layer_of(name, scratch=scratch)
    x = noise(height, width)

    def after_one_another(x: Tensor) -> Tensor:
        return torch.max_pool2d(FrozenConvolution.apply(x, layer), 2)

    expected = value_and_gradient(after_one_another, x)
    for _ in range(2):  # the second time in memory that was used before
        found = value_and_gradient(lambda x: PooledConvolution.apply(x, layer), x)
        torch.testing.assert_close(found, expected, rtol=0, atol=0)


def test_where_nothing_is_positive_nothing_flows() -> None:
    """And of equal numbers the first one is the largest, as the library has it."""
    layer = layer_of()
    layer.kernel._bias.fill_(-1000)
    y, grad = value_and_gradient(lambda x: PooledConvolution.apply(x, layer), noise(8, 8))
    assert float(y.abs().max()) == float(grad.abs().max()) == 0
    layer.kernel._bias.fill_(1)
    flat = torch.zeros(1, 3, 6, 6, dtype=torch.float64)

    def after_one_another(x: Tensor) -> Tensor:
        return torch.max_pool2d(FrozenConvolution.apply(x, layer), 2)

    found = value_and_gradient(lambda x: PooledConvolution.apply(x, layer), flat)
    torch.testing.assert_close(found, value_and_gradient(after_one_another, flat), rtol=0, atol=0)


def test_numbers_that_are_none_stay_visible() -> None:
    x = noise(6, 6)
    x[0, 1, 2, 2] = torch.nan
    assert PooledConvolution.apply(x, layer_of()).isnan().any()


def test_stop_is_read_there_and_back() -> None:
    layer = layer_of()
    x = noise(6, 6).requires_grad_()
    y = PooledConvolution.apply(x, layer)
    layer.control.cancel()
    with pytest.raises(Cancelled):
        PooledConvolution.apply(x, layer)
    with pytest.raises(Cancelled):
        y.sum().backward()


def test_only_one_byte_for_each_pooled_number_waits_for_the_way_back() -> None:
    side, channels = 64, 4
    x = pretended(1, 3, side, side).requires_grad_()
    weight, bias = pretended(channels, 3, 3, 3), pretended(channels)
    layer = Layer(KERNELS["stock"](weight, bias), 1, RunControl())
    kept: list[Tensor] = []
    peak = peak_of(lambda: kept.append(PooledConvolution.apply(x, layer)))
    pooled = channels * (side // 2) ** 2
    assert peak.live_bytes == pooled * (4 + 1)
