"""Winograd's ``F(6, 3)`` along the height, plain products along the width.

Half of the multiplications (8 instead of 18), and hardly any work beside them: whole rows are
transformed, no tile is cut out. It wins where a map has few channels and many positions.
"""

from __future__ import annotations

import torch
from torch import Tensor

from stylestudio.engine.kernels.base import (
    Kernel,
    as_features,
    framed_rows,
    overlapping_rows,
    positions_by_channels,
)
from stylestudio.engine.kernels.map_memory import MapMemory, empty_map
from stylestudio.engine.kernels.minimal_filtering import POINT_ONE, Filtering, filtering
from stylestudio.engine.lasting import lasting_copy

_M = 6
#: Numbers of an intermediate that stay in the cache.
_BLOCK_NUMBERS = 1 << 19


class WinogradRowsKernel(Kernel):
    """See the module.

    Args:
        weight: ``(C_out, C_in, 3, 3)``.
        bias: ``(C_out,)``.
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        # (n, 3, C_in, C_out): evaluated along the height, tap by tap along the width.
        evaluated = torch.einsum("ai,ocij->ajco", filtering(_M).filters, weight.double())
        self._evaluated = lasting_copy(evaluated.to(weight.dtype))
        self._forward = _like(filtering(_M), weight)
        self._backward = _like(filtering(_M).flipped(), weight)
        self._bias = bias

    def forward(self, x: Tensor, padding: int, memory: MapMemory | None = None) -> Tensor:
        """See :class:`Kernel`."""
        taps = [self._evaluated[:, column] for column in range(3)]
        return self._convolve(x, taps, self._forward, padding, self._bias, memory)

    def backward(
        self,
        grad: Tensor,
        input_shape: torch.Size,
        padding: int,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """See :class:`Kernel`."""
        taps = [self._evaluated[:, column].mT for column in (2, 1, 0)]
        return self._convolve(grad, taps, self._backward, 2 - padding, None, memory)

    def _convolve(
        self,
        x: Tensor,
        taps: list[Tensor],
        matrices: tuple[Tensor, Tensor],
        padding: int,
        bias: Tensor | None = None,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """The convolution.

        Args:
            x: ``(1, C_in, H, W)``.
            taps: the evaluated filters by column, three of ``(n, C_in, C_out)``.
            matrices: ``Bᵀ`` and ``Aᵀ``.
            padding: positions of zeros on each side.
            bias: ``(C_out,)``, or None.
            memory: see :class:`Kernel`.
        """
        inputs, outputs = matrices
        x = positions_by_channels(x)
        height, width, channels_in = x.shape
        channels_out = taps[0].shape[2]
        out_height, out_width = height + 2 * padding - 2, width + 2 * padding - 2
        strips, n, pitch = -(-out_height // _M), _M + 2, width + 2 * padding
        y = empty_map(x, (strips * _M, out_width, channels_out), memory)
        numbers = n * pitch * max(channels_in, channels_out)
        at_once = max(1, _BLOCK_NUMBERS // numbers)
        for first in range(0, strips, at_once):
            if first:
                self.check()
            count = min(at_once, strips - first)
            # Framed a block at a time: at once it would be another copy of the map.
            framed = framed_rows(
                x, first * _M - padding, count * _M + 2, padding, pitch, x.new_empty
            )
            rows = overlapping_rows(framed, count, _M)
            transformed = torch.matmul(inputs, rows).view(count, n, pitch, channels_in)
            products = x.new_empty(count, n, out_width, channels_out)
            for strip, product in zip(transformed, products, strict=True):
                torch.bmm(strip[:, :out_width], taps[0], out=product)
                product.baddbmm_(strip[:, 1 : out_width + 1], taps[1])
                product.baddbmm_(strip[:, 2 : out_width + 2], taps[2])
            if bias is not None:
                products[:, POINT_ONE] += bias
            torch.matmul(
                outputs,
                products.view(count, n, out_width * channels_out),
                out=y[first * _M : (first + count) * _M].view(count, _M, out_width * channels_out),
            )
        return as_features(y[:out_height])


def _like(matrices: Filtering, weight: Tensor) -> tuple[Tensor, Tensor]:
    return matrices.inputs.to(weight), matrices.outputs.to(weight)
