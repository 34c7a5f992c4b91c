"""A 3×3 convolution with frozen weights, its ReLU and the 2×2 maximum pooling behind it, in one.

Separately they keep the convolution's map and eight bytes for each pooled number until the way
back. Which of the four positions was the largest, and whether it was positive, is all that the way
back needs: two bytes for each pooled number, a twelfth.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.frozen_convolution import Layer
from stylestudio.engine.kernels.base import as_features, empty_map, positions_by_channels

#: In place of a position: no number of the four is positive.
_NONE = -1


class PooledConvolution(torch.autograd.Function):
    """``max_pool(relu(conv(x) + b))``; differentiable in ``x`` alone.

    The layer's own map cannot be looked at. An odd last row or column is left out, as the pooling
    does.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, layer: Layer) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H' // 2, W' // 2)``."""
        layer.control.check()
        y = layer.kernel.forward(x, layer.padding, layer.scratch)
        map_shape = y.shape
        pooled, places = torch.ops.aten.max_pool2d_with_indices(y, [2, 2], [2, 2])
        del y
        if ctx.needs_input_grad[0]:
            # From the first of the four: 0, 1, W or W + 1. Two bytes are enough, as differences
            # come out right whatever was cut off above.
            winners = positions_by_channels(places).to(torch.int16)
            winners.sub_(_corners(map_shape, places).to(torch.int16))
            winners.masked_fill_(positions_by_channels(pooled) <= 0, _NONE)
            ctx.save_for_backward(winners)
        ctx.layer, ctx.input_shape, ctx.map_shape = layer, x.shape, map_shape
        # Behind the pooling there is a quarter of the numbers to cut.
        result: Tensor = pooled.relu_()
        return result

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Any, None]:
        """The gradient in ``x``."""
        layer: Layer = ctx.layer
        layer.control.check()
        (winners,) = ctx.saved_tensors
        grad = as_features(positions_by_channels(grads[0]).masked_fill(winners == _NONE, 0))
        places = winners.clamp_min(0).to(torch.int64).add_(_corners(ctx.map_shape, winners))
        _, channels, height, width = ctx.map_shape
        map_grad = as_features(empty_map(grad, (height, width, channels), layer.scratch))
        # Of the pooling's input it reads the shape alone; so that can be the output itself.
        torch.ops.aten.max_pool2d_with_indices_backward.grad_input(
            grad,
            map_grad,
            [2, 2],
            [2, 2],
            [0, 0],
            [1, 1],
            False,
            as_features(places),
            grad_input=map_grad,
        )
        del grad, places, winners
        return layer.kernel.backward(map_grad, ctx.input_shape, layer.padding), None


def _corners(map_shape: torch.Size, like: Tensor) -> Tensor:
    """The first position of each four, as the pooling counts them: ``(H // 2, W // 2, 1)``."""
    height, width = map_shape[2], map_shape[3]
    rows = torch.arange(height // 2, device=like.device) * (2 * width)
    columns = torch.arange(width // 2, device=like.device) * 2
    return (rows[:, None] + columns)[..., None]
