"""A 3×3 convolution with frozen weights, and the ReLU behind it.

Autograd's own convolution keeps its input for the weights' gradient, which pre-trained weights do
not need, and a ReLU behind it keeps another map. Here one map a layer stays alive: the output,
whose sign is the ReLU's mask.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.base import Kernel


class FrozenConvolution(torch.autograd.Function):
    """``relu(conv(x) + b)``, or without the ReLU; differentiable in ``x`` alone.

    The control is read before the work, forwards and backwards, so that Stop takes effect within
    the time of one layer.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, kernel: Kernel, padding: int, relu: bool, control: RunControl
    ) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H', W')``."""
        control.check()
        y = kernel.forward(x, padding)
        if relu:
            y = y.relu_()
            ctx.save_for_backward(y)
        ctx.kernel, ctx.input_shape, ctx.padding, ctx.control = kernel, x.shape, padding, control
        ctx.relu = relu
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Any, ...]:
        """The gradient in ``x``; none for the frozen rest."""
        ctx.control.check()
        grad = grads[0]
        if ctx.relu:
            (y,) = ctx.saved_tensors
            grad = torch.ops.aten.threshold_backward(grad, y, 0)
        grad_x = ctx.kernel.backward(grad, ctx.input_shape, ctx.padding)
        return grad_x, None, None, None, None
