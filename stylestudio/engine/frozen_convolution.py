"""A 3×3 convolution with frozen weights, and the ReLU behind it.

Autograd's own convolution keeps its input for the weights' gradient, which pre-trained weights do
not need, and a ReLU behind it keeps another map. Here one map a layer stays alive: the output,
whose sign is the ReLU's mask. Where a pooling follows, :mod:`pooled_convolution` keeps even less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.map_memory import MapMemory

#: Adds to the gradient in a layer's map (the second) that of the losses that look at the map (the
#: first), in place.
Pull = Callable[[Tensor, Tensor], None]


@dataclass(frozen=True, slots=True)
class Layer:
    """How a convolution is computed.

    Attributes:
        kernel: its arithmetic.
        padding: 0 or 1 positions of zeros on each side.
        control: read before the work, forwards and backwards, so that Stop takes effect within the
            time of one layer.
        relu: whether a ReLU follows.
        owns_grad: whether the gradient in the output may be written to, and that in the input be
            put into scratch memory: every map goes into the next layer alone.
        pull: of the losses that look at the output, if some do; where the gradient is owned.
        keeps_map: whether the output stays alive for the way back; else it is computed again.
        scratch: for maps and gradients that only the next layer looks at.
        stack: for what stays alive for the way back.
    """

    kernel: Kernel
    padding: int
    control: RunControl
    relu: bool = True
    owns_grad: bool = False
    pull: Pull | None = None
    keeps_map: bool = True
    scratch: MapMemory | None = None
    stack: MapMemory | None = None

    def output(self, x: Tensor, memory: MapMemory | None = None) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H', W')``, owned."""
        y = self.kernel.forward(x, self.padding, memory)
        return y.relu_() if self.relu else y


class FrozenConvolution(torch.autograd.Function):
    """``relu(conv(x) + b)``, or without the ReLU; differentiable in ``x`` alone."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, layer: Layer) -> Tensor:
        """Features ``(1, C_in, H, W)`` to ``(1, C_out, H', W')``."""
        layer.control.check()
        keeps = layer.keeps_map and (layer.relu or layer.pull is not None)
        y = layer.output(x, layer.stack if keeps and ctx.needs_input_grad[0] else None)
        if layer.relu or layer.pull:
            ctx.save_for_backward(y if layer.keeps_map else x)
        ctx.layer, ctx.input_shape = layer, x.shape
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> tuple[Any, None]:
        """The gradient in ``x``."""
        layer: Layer = ctx.layer
        layer.control.check()
        grad = grads[0]
        if layer.relu or layer.pull:
            (y,) = ctx.saved_tensors
            if not layer.keeps_map:
                y = layer.output(y)
            if layer.pull:
                layer.pull(y, grad)
            if layer.relu:
                masked = grad if layer.owns_grad else torch.empty_like(grad)
                torch.ops.aten.threshold_backward.grad_input(grad, y, 0, grad_input=masked)
                grad = masked
                del masked
            del y
        # Where it is owned, the layer before is done with it when the one before that writes there.
        memory = layer.scratch if layer.owns_grad else None
        return layer.kernel.backward(grad, ctx.input_shape, layer.padding, memory), None
