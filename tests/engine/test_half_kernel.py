"""The convolution in half precision against the one in float32."""

from __future__ import annotations

import gc
import weakref

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from stylestudio.engine.kernels.half import HalfKernel, gradient_scale

_HALVES = [torch.bfloat16, torch.float16]
#: Half the distance between 1 and the next number: the largest relative error of rounding once.
_ROUNDING = {torch.bfloat16: 2.0**-8, torch.float16: 2.0**-11}


def weights(channels_out: int = 24, channels_in: int = 16) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    weight = torch.randn(channels_out, channels_in, 3, 3, generator=generator)
    return weight * (2 / (9 * channels_in)) ** 0.5, torch.randn(channels_out, generator=generator)


def maps(channels: int, height: int = 21, width: int = 34, seed: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(1, channels, height, width, generator=generator)


def relative_error(found: Tensor, expected: Tensor) -> float:
    return float((found.float() - expected.float()).norm() / expected.float().norm())


def is_channels_last(x: Tensor) -> bool:
    return x.is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("dtype", _HALVES)
@pytest.mark.parametrize("padding", [0, 1])
def test_forwards_it_is_the_convolution_within_its_rounding(
    dtype: torch.dtype, padding: int
) -> None:
    weight, bias = weights()
    x = maps(16)
    found = HalfKernel(weight, bias, dtype).forward(x, padding)
    expected = F.conv2d(x, weight, bias, padding=padding)
    assert found.dtype == dtype
    assert found.shape == expected.shape
    assert is_channels_last(found)
    # Input, weights and output are rounded, each independently.
    assert relative_error(found, expected) < 3**0.5 * _ROUNDING[dtype]
    assert relative_error(found, expected) > _ROUNDING[dtype] / 20


@pytest.mark.parametrize("dtype", _HALVES)
@pytest.mark.parametrize("padding", [0, 1])
def test_backwards_it_is_autograds_gradient(dtype: torch.dtype, padding: int) -> None:
    weight, bias = weights()
    x = maps(16).requires_grad_()
    output = F.conv2d(x, weight, bias, padding=padding)
    grad = maps(24, *output.shape[2:], seed=2)
    (expected,) = torch.autograd.grad(output, x, grad)
    found = HalfKernel(weight, bias, dtype).backward(grad, x.shape, padding)
    assert found.dtype == dtype
    assert found.shape == x.shape
    assert is_channels_last(found)
    assert relative_error(found, expected) < 3**0.5 * _ROUNDING[dtype]

    half = x.detach().to(dtype, memory_format=torch.channels_last).requires_grad_()
    output = F.conv2d(half, weight.to(dtype), None, padding=padding)
    (of_its_own_precision,) = torch.autograd.grad(output, half, grad.to(dtype))
    torch.testing.assert_close(found, of_its_own_precision)


def test_pixels_come_in_as_large_numbers() -> None:
    weight, bias = weights(64, 3)
    x = 150 * maps(3).clamp(-1, 1)
    found = HalfKernel(weight, bias, torch.bfloat16).forward(x, 1)
    expected = F.conv2d(x, weight, bias, padding=1)
    assert relative_error(found, expected) < 3**0.5 * _ROUNDING[torch.bfloat16]
    assert (x.bfloat16().float() - x).abs().max() <= 0.5


@pytest.mark.parametrize("dtype", _HALVES)
def test_maps_that_fit_are_not_copied(dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = HalfKernel(*weights(), dtype)
    x = maps(16).to(dtype, memory_format=torch.channels_last)
    taken = []

    def convolution(x: Tensor, *arguments: Tensor, padding: int) -> Tensor:
        taken.append(x)
        return original(x, *arguments, padding=padding)

    original = F.conv2d
    monkeypatch.setattr(F, "conv2d", convolution)
    kernel.forward(x, 1)
    kernel.forward(x.contiguous(), 1)
    assert taken[0] is x
    assert taken[1] is not x
    assert is_channels_last(taken[1])


def test_no_weights_in_float32_are_kept() -> None:
    weight, bias = weights()
    kernel = HalfKernel(weight, bias, torch.bfloat16)
    kernel.backward(kernel.forward(maps(16), 1), torch.Size([1, 16, 21, 34]), 1)
    kept = [value for value in vars(kernel).values() if isinstance(value, Tensor)]
    assert [value.dtype for value in kept] == [torch.bfloat16, torch.bfloat16]
    assert is_channels_last(next(value for value in kept if value.ndim == 4))
    references = [weakref.ref(weight), weakref.ref(bias)]
    del weight, bias
    gc.collect()
    assert [reference() for reference in references] == [None, None]


def test_small_gradients_survive_float16_only_with_the_scale() -> None:
    scale = gradient_scale(torch.float16)
    assert gradient_scale(torch.bfloat16) == gradient_scale(torch.float32) == 1
    assert torch.tensor(scale).log2() % 1 == 0

    weight, bias = weights()
    kernel = HalfKernel(weight, bias, torch.float16)
    grad = 1e-7 * maps(24)
    expected = torch.nn.grad.conv2d_input([1, 16, 21, 34], weight, grad, padding=1)
    plain = kernel.backward(grad, expected.shape, 1)
    scaled = kernel.backward(grad * scale, expected.shape, 1).float() / scale
    assert relative_error(plain, expected) > 0.1
    assert relative_error(scaled, expected) < 3**0.5 * _ROUNDING[torch.float16]


@pytest.mark.parametrize("size", [2e-9, 1e-4])
def test_the_scale_fits_the_gradients_of_large_and_of_small_pictures(size: float) -> None:
    kernel = HalfKernel(*weights(), torch.float16)
    scale = gradient_scale(torch.float16)
    grad = size * maps(24)
    expected = torch.nn.grad.conv2d_input([1, 16, 21, 34], weights()[0], grad, padding=1)
    scaled = kernel.backward(grad * scale, expected.shape, 1).float() / scale
    assert relative_error(scaled, expected) < 3**0.5 * _ROUNDING[torch.float16]
