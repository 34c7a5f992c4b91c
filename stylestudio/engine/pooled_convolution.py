"""A 3×3 convolution with frozen weights, its ReLU and the 2×2 maximum pooling behind it, in one.

Separately they keep the convolution's map and eight bytes for each pooled number until the way
back. Which of the four positions was the largest, and whether it was positive, is all that the way
back needs: a byte for each pooled number, a twenty-fourth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.frozen_convolution import Layer
from stylestudio.engine.kernels.base import as_features, positions_by_channels
from stylestudio.engine.kernels.map_memory import empty_map

#: In place of a position: no number of the four is positive.
_NONE = -1
#: The four are counted in lines: 0 and 1, and below them 2 and 3.
_BELOW = 2
#: Numbers of the map that are pooled in one go.
_BLOCK_NUMBERS = 1 << 20


class PooledConvolution(torch.autograd.Function):
    """``max_pool(relu(conv(x) + b))``; differentiable in ``x`` alone.

    The layer's own map cannot be looked at. An odd last row or column is left out, as the pooling
    does.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, layer: Layer) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H' // 2, W' // 2)``."""
        layer.control.check()
        y = positions_by_channels(layer.kernel.forward(x, layer.padding, layer.scratch))
        height, width, channels = y.shape
        size = (1, channels, height // 2, width // 2)
        pooled = torch.empty(
            size, dtype=y.dtype, device=y.device, memory_format=torch.channels_last
        )
        winners = None
        if ctx.needs_input_grad[0]:
            shape = (height // 2, width // 2, channels)
            winners = empty_map(y, shape, layer.stack, torch.int8)
            ctx.save_for_backward(winners)
        for rows, block in _blocks(y):
            values, places = torch.ops.aten.max_pool2d_with_indices(
                as_features(block), [2, 2], [2, 2]
            )
            values = positions_by_channels(values)
            if winners is not None:
                # From the first of the four it is 0, 1, W or W + 1 positions.
                offsets = positions_by_channels(places).sub_(_corners(block))
                below = (offsets >= width).long()
                offsets.sub_(below, alpha=width - _BELOW)
                winners[rows] = offsets.masked_fill_(values <= 0, _NONE)
            # Behind the pooling there is a quarter of the numbers to cut.
            pooled[:, :, rows] = as_features(values.relu_())
        ctx.layer, ctx.input_shape, ctx.map_shape = layer, x.shape, y.shape
        return pooled

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Any, None]:
        """The gradient in ``x``."""
        layer: Layer = ctx.layer
        layer.control.check()
        (winners,) = ctx.saved_tensors
        grad = positions_by_channels(grads[0])
        width = ctx.map_shape[1]
        map_grad = empty_map(grad, ctx.map_shape, layer.scratch)
        map_grad[2 * len(grad) :].zero_()
        for rows, block in _blocks(map_grad):
            won = winners[rows]
            part = as_features(grad[rows].masked_fill(won == _NONE, 0))
            offsets = won.clamp_min(0).to(torch.int64)
            below = (offsets >= _BELOW).long()
            places = as_features(offsets.add_(below, alpha=width - _BELOW).add_(_corners(block)))
            target = as_features(block)
            # Of the pooling's input it reads the shape alone; so that can be the output itself.
            torch.ops.aten.max_pool2d_with_indices_backward.grad_input(
                part,
                target,
                [2, 2],
                [2, 2],
                [0, 0],
                [1, 1],
                False,
                places,
                grad_input=target,
            )
        del grad, winners
        memory = layer.scratch if layer.owns_grad else None
        grad_x = layer.kernel.backward(
            as_features(map_grad), ctx.input_shape, layer.padding, memory
        )
        return grad_x, None


def _blocks(positions: Tensor) -> Iterator[tuple[slice, Tensor]]:
    """A map ``(H, W, C)`` a few pairs of rows at a time, so that what pooling them needs is small.

    Yields:
        The rows of the pooled map, and the map's.
    """
    height, width, channels = positions.shape
    # A graphics card would rather have few large ones.
    numbers = _BLOCK_NUMBERS if positions.device.type == "cpu" else positions.numel()
    pairs = max(1, numbers // (2 * width * channels))
    for first in range(0, height // 2, pairs):
        rows = slice(first, min(height // 2, first + pairs))
        yield rows, positions[2 * rows.start : 2 * rows.stop]


def _corners(block: Tensor) -> Tensor:
    """The first position of each four, as the pooling counts them: ``(H // 2, W // 2, 1)``."""
    height, width, _ = block.shape
    rows = torch.arange(height // 2, device=block.device) * (2 * width)
    columns = torch.arange(width // 2, device=block.device) * 2
    return (rows[:, None] + columns)[..., None]
