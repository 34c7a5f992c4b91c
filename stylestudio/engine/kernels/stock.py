"""The convolution of the library."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.map_memory import MapMemory


class StockKernel(Kernel):
    """torch's own convolution.

    Args:
        weight: ``(C_out, C_in, 3, 3)``.
        bias: ``(C_out,)``.
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        self._weight = weight.contiguous(memory_format=torch.channels_last)
        self._bias = bias

    def forward(self, x: Tensor, padding: int, memory: MapMemory | None = None) -> Tensor:
        """See :class:`Kernel`."""
        x = x.contiguous(memory_format=torch.channels_last)
        return F.conv2d(x, self._weight, self._bias, padding=padding)

    def backward(
        self,
        grad: Tensor,
        input_shape: torch.Size,
        padding: int,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """See :class:`Kernel`."""
        shape_alone = grad.new_empty(1).expand(input_shape)  # nothing else of it is read
        grad_x: Tensor = torch.ops.aten.convolution_backward(
            grad.contiguous(memory_format=torch.channels_last),
            shape_alone,
            self._weight,
            None,
            [1, 1],
            [padding, padding],
            [1, 1],
            False,
            [0, 0],
            1,
            [True, False, False],
        )[0]
        return grad_x
