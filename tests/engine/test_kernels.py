"""Every way to compute a frozen convolution against torch's own and autograd."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from stylestudio.engine.control import RunControl
from stylestudio.engine.frozen_convolution import FrozenConvolution, Layer
from stylestudio.engine.kernels import winograd, winograd_rows
from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.minimal_filtering import filtering
from stylestudio.engine.kernels.registry import DEFAULT_KERNEL, KERNELS

SHAPES = [(1, 1), (3, 5), (7, 64), (23, 17), (41, 50)]
CHANNELS = [(1, 1), (3, 3), (5, 7), (1, 4), (6, 1)]
EXACT = 1e-12

every_kernel = pytest.mark.parametrize("name", KERNELS)
both_paddings = pytest.mark.parametrize("padding", [0, 1])


def random(*shape: int, seed: int, dtype: torch.dtype = torch.float64) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def parameters(
    channels_in: int, channels_out: int, dtype: torch.dtype = torch.float64
) -> tuple[Tensor, Tensor]:
    weight = random(channels_out, channels_in, 3, 3, seed=1, dtype=dtype)
    return weight * (2 / (9 * channels_in)) ** 0.5, random(channels_out, seed=2, dtype=dtype)


def channels_last(x: Tensor) -> Tensor:
    return x.contiguous(memory_format=torch.channels_last)


def relative(found: Tensor, expected: Tensor) -> float:
    return float((found.double() - expected.double()).norm() / expected.double().norm())


def errors(kernel: Kernel, weight: Tensor, bias: Tensor, x: Tensor, padding: int) -> list[float]:
    """Of the output and of the gradient, against torch's in float64."""
    leaf = x.detach().double().clone().requires_grad_()
    expected = F.conv2d(leaf, weight.double(), bias.double(), padding=padding)
    grad = channels_last(random(*expected.shape, seed=4, dtype=x.dtype))
    (expected_grad,) = torch.autograd.grad(expected, leaf, grad.double())
    found = kernel.forward(x, padding)
    found_grad = kernel.backward(grad, x.shape, padding)
    assert (found.shape, found.dtype) == (expected.shape, x.dtype)
    assert (found_grad.shape, found_grad.dtype) == (x.shape, x.dtype)
    return [relative(found, expected.detach()), relative(found_grad, expected_grad)]


@every_kernel
@both_paddings
@pytest.mark.parametrize(("height", "width"), SHAPES)
@pytest.mark.parametrize(("channels_in", "channels_out"), CHANNELS)
def test_it_is_the_convolution_and_its_gradient(
    name: str, padding: int, height: int, width: int, channels_in: int, channels_out: int
) -> None:
    if padding == 0:
        height, width = height + 2, width + 2  # there must be something left
    weight, bias = parameters(channels_in, channels_out)
    x = channels_last(random(1, channels_in, height, width, seed=3))
    assert max(errors(KERNELS[name](weight, bias), weight, bias, x, padding)) < EXACT


@pytest.fixture(params=[1, 3000])
def small_blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of one row of tiles, and of a few."""
    monkeypatch.setattr(winograd, "_FEWEST_NUMBERS", request.param)
    monkeypatch.setattr(winograd, "_MOST_NUMBERS", request.param)
    monkeypatch.setattr(winograd_rows, "_BLOCK_NUMBERS", request.param)


@pytest.mark.usefixtures("small_blocks")
@every_kernel
@both_paddings
@pytest.mark.parametrize(("height", "width"), [(3, 5), (24, 18), (41, 50), (97, 8)])
def test_block_by_block_it_is_the_same(name: str, padding: int, height: int, width: int) -> None:
    weight, bias = parameters(2, 3)
    x = channels_last(random(1, 2, height, width, seed=3))
    assert max(errors(KERNELS[name](weight, bias), weight, bias, x, padding)) < EXACT


@pytest.mark.parametrize("name", ["winograd-rows", "winograd-4", "winograd-6"])
def test_a_map_beyond_the_real_size_of_a_block(name: str) -> None:
    weight, bias = parameters(3, 64)
    x = channels_last(random(1, 3, 300, 130, seed=3))
    assert max(winograd._FEWEST_NUMBERS, winograd_rows._BLOCK_NUMBERS) < 64 * 300 * 130
    assert max(errors(KERNELS[name](weight, bias), weight, bias, x, 1)) < EXACT


@every_kernel
@pytest.mark.parametrize("channels", [(64, 64), (128, 64), (256, 256), (3, 64)], ids=str)
def test_float32_is_near_enough(name: str, channels: tuple[int, int]) -> None:
    weight, bias = parameters(*channels, dtype=torch.float32)
    # Behind a ReLU, as in the network: no numbers of both signs that cancel each other.
    x = channels_last(random(1, channels[0], 26, 31, seed=3, dtype=torch.float32).relu())
    assert max(errors(KERNELS[name](weight, bias), weight, bias, x, 1)) < 1e-5


@every_kernel
@both_paddings
def test_maps_in_any_order_are_taken_and_left_as_they_are(name: str, padding: int) -> None:
    weight, bias = parameters(5, 7)
    kernel = KERNELS[name](weight, bias)
    x = random(1, 5, 23, 17, seed=3)
    expected = kernel.forward(channels_last(x), padding)
    grad = random(*expected.shape, seed=4)
    expected_grad = kernel.backward(channels_last(grad), x.shape, padding)
    wide, wide_grad = F.pad(x, (2, 3, 1, 1)), F.pad(grad, (2, 3, 1, 1))
    orders = [
        (x, grad),
        (channels_last(x), channels_last(grad)),
        (wide[:, :, 1:-1, 2:-3], wide_grad[:, :, 1:-1, 2:-3]),
        (channels_last(wide)[:, :, 1:-1, 2:-3], channels_last(wide_grad)[:, :, 1:-1, 2:-3]),
        (x, grad.flatten()[:1].expand(grad.shape)),
    ]
    for number, (ours, our_grad) in enumerate(orders):
        before, before_grad = ours.clone(), our_grad.clone()
        found = kernel.forward(ours, padding)
        found_grad = kernel.backward(our_grad, x.shape, padding)
        torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)
        if number < 4:
            torch.testing.assert_close(found_grad, expected_grad, rtol=1e-12, atol=1e-12)
        for result, given in ((found, ours), (found_grad, our_grad)):
            assert result.is_contiguous(memory_format=torch.channels_last), number
            storages = {t.untyped_storage().data_ptr() for t in (given, weight, bias)}
            assert result.untyped_storage().data_ptr() not in storages
            result.fill_(7)  # owned: nobody else sees it
        assert torch.equal(ours, before)
        assert torch.equal(our_grad, before_grad)
    torch.testing.assert_close(kernel.forward(x, padding), expected, rtol=1e-12, atol=1e-12)


@every_kernel
def test_a_black_map_comes_out_as_the_bias_itself(name: str) -> None:
    weight, bias = parameters(5, 7, dtype=torch.float32)
    found = KERNELS[name](weight, bias).forward(torch.zeros(1, 5, 23, 17), 1)
    assert torch.equal(found, bias.view(1, -1, 1, 1).expand_as(found))


@every_kernel
def test_the_gradient_has_no_bias(name: str) -> None:
    weight, bias = parameters(5, 7)
    shape = torch.Size([1, 5, 23, 17])
    found = KERNELS[name](weight, bias).backward(torch.zeros(1, 7, 23, 17).double(), shape, 1)
    assert torch.equal(found, torch.zeros(shape).double())


@pytest.mark.parametrize("m", [4, 6])
def test_minimal_filtering_is_a_filter_forwards_and_flipped(m: int) -> None:
    """With one evaluation of the taps for both."""
    matrices = filtering(m)
    flipped = matrices.flipped()
    assert torch.equal(flipped.filters, matrices.filters)
    inputs, taps = random(m + 2, seed=1), random(3, seed=2)
    evaluated = matrices.filters @ taps
    windows = inputs.unfold(0, 3, 1)
    for form, meant in ((matrices, taps), (flipped, taps.flip(0))):
        found = form.outputs @ ((form.inputs @ inputs) * evaluated)
        torch.testing.assert_close(found, windows @ meant, rtol=1e-12, atol=1e-12)
    assert not torch.equal(flipped.inputs, matrices.inputs)


@pytest.mark.parametrize(
    ("name", "points"), [("winograd-rows", 8 * 3), ("winograd-4", 36), ("winograd-6", 64)]
)
def test_evaluated_filters_are_kept_once_for_both_ways(name: str, points: int) -> None:
    weight, bias = parameters(16, 24, dtype=torch.float32)
    kernel = KERNELS[name](weight, bias)
    large = [v for v in vars(kernel).values() if isinstance(v, Tensor) and v.numel() > 24]
    assert [(value.numel(), value.dtype) for value in large] == [(points * 16 * 24, torch.float32)]


@every_kernel
@pytest.mark.parametrize("relu", [False, True])
def test_with_its_relu_it_is_differentiable_in_the_map(name: str, relu: bool) -> None:
    weight, bias = parameters(2, 3)
    kernel = KERNELS[name](weight, bias)
    x = random(1, 2, 5, 7, seed=3).requires_grad_()

    def layer(x: Tensor) -> Tensor:
        result: Tensor = FrozenConvolution.apply(x, Layer(kernel, 1, RunControl(), relu))
        return result

    plain = F.conv2d(x, weight, bias, padding=1)
    torch.testing.assert_close(layer(x), plain.relu() if relu else plain)
    assert torch.autograd.gradcheck(layer, x)


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT_KERNEL in KERNELS
