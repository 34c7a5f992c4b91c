"""A 3×3 convolution with frozen kernels, and the ReLU behind it.

Autograd's own convolution keeps its input for the kernels' gradient, which pre-trained weights do
not need, and a ReLU behind it keeps another map. Here one map a layer stays alive: the output,
whose sign is the ReLU's mask.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.engine.control import RunControl


class FrozenConvolution(torch.autograd.Function):
    """``relu(conv(x) + b)``, or without the ReLU; differentiable in ``x`` alone.

    The control is read before the work, forwards and backwards, so that Stop takes effect within
    the time of one layer.
    """

    @staticmethod
    def forward(
        ctx: Any,
        x: Tensor,
        weight: Tensor,
        bias: Tensor,
        padding: int,
        relu: bool,
        control: RunControl,
    ) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H', W')``."""
        control.check()
        y = F.conv2d(x, weight, bias, padding=padding)
        if relu:
            y = y.relu_()
        ctx.input_shape = x.shape
        ctx.padding, ctx.relu, ctx.control = padding, relu, control
        ctx.save_for_backward(weight, y if relu else None)
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Any, ...]:
        """The gradient in ``x``; none for the frozen rest."""
        ctx.control.check()
        weight, y = ctx.saved_tensors
        grad = grads[0]
        if ctx.relu:
            grad = torch.ops.aten.threshold_backward(grad, y, 0)
        padding = [ctx.padding, ctx.padding]
        grad_x = torch.ops.aten.convolution_backward(
            grad,
            grad.new_empty(1).expand(ctx.input_shape),  # only its shape is read
            weight,
            None,
            [1, 1],
            padding,
            [1, 1],
            False,
            [0, 0],
            1,
            [True, False, False],
        )[0]
        return grad_x, None, None, None, None, None
