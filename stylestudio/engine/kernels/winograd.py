"""Winograd's ``F(m×m, 3×3)`` as one batched matrix product, in plain torch.

A tile of m×m outputs takes ``(m+2)²`` multiplications instead of ``9 m²``: a quarter for m = 4, a
fifth for m = 6. What is saved there is partly spent on transforming the tiles, so it wins from
about 128 channels up. Relative error 3e-6 (m = 4) and 5e-6 (m = 6) in float32.
"""

from __future__ import annotations

from functools import partial

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
from stylestudio.engine.kernels.minimal_filtering import POINT_ONE, filtering
from stylestudio.engine.lasting import lasting_empty

#: Numbers of the transformed tiles that are worked on at once: as many as the weights have, which
#: are read for each block, but no fewer and no more than that.
_FEWEST_NUMBERS, _MOST_NUMBERS = 1 << 21, 1 << 22
_FILTERS_AT_ONCE = 32


class WinogradKernel(Kernel):
    """See the module.

    Args:
        weight: ``(C_out, C_in, 3, 3)``.
        bias: ``(C_out,)``.
        m: outputs along a tile's side, 4 or 6.
    """

    def __init__(self, weight: Tensor, bias: Tensor, m: int) -> None:
        matrices = filtering(m)
        # (n·n, C_in, C_out), a point along the width after the other.
        self._evaluated = _evaluated(weight, matrices.filters)
        flipped = matrices.flipped()
        self._forward = matrices.inputs.to(weight), matrices.outputs.to(weight)
        self._backward = flipped.inputs.to(weight), flipped.outputs.to(weight)
        self._bias = bias
        self._m = m

    def forward(self, x: Tensor, padding: int, memory: MapMemory | None = None) -> Tensor:
        """See :class:`Kernel`."""
        return self._convolve(x, self._evaluated, self._forward, padding, self._bias, memory)

    def backward(
        self,
        grad: Tensor,
        input_shape: torch.Size,
        padding: int,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """See :class:`Kernel`."""
        return self._convolve(grad, self._evaluated.mT, self._backward, 2 - padding, None, memory)

    def _convolve(
        self,
        x: Tensor,
        evaluated: Tensor,
        matrices: tuple[Tensor, Tensor],
        padding: int,
        bias: Tensor | None = None,
        memory: MapMemory | None = None,
    ) -> Tensor:
        inputs, outputs = matrices
        x = positions_by_channels(x)
        m, n = self._m, self._m + 2
        height, width, channels_in = x.shape
        channels_out = evaluated.shape[2]
        out_height, out_width = height + 2 * padding - 2, width + 2 * padding - 2
        tile_rows, tiles = -(-out_height // m), -(-out_width // m)
        pitch = tiles * m + 2
        y = empty_map(x, (out_height, out_width, channels_out), memory)
        place = partial(empty_map, x, memory=self.workspace)
        numbers = n * n * tiles * max(channels_in, channels_out)
        block_numbers = min(max(_FEWEST_NUMBERS, evaluated.numel()), _MOST_NUMBERS)
        at_once = max(1, block_numbers // numbers)
        for first in range(0, tile_rows, at_once):
            if first:
                self.check()
            count = min(at_once, tile_rows - first)
            # Framed a block at a time: at once it would be another copy of the map. Then along the
            # height, on whole rows; then the tiles are cut out, and along the width. Each step
            # reads what the one before it wrote, and two pieces of memory do for all.
            framed = framed_rows(x, first * m - padding, count * m + 2, padding, pitch, place)
            half = place((count, n, pitch * channels_in))
            torch.matmul(inputs, overlapping_rows(framed, count, m), out=half)
            cut = place((n, n, count, tiles, channels_in)).copy_(
                half.as_strided(
                    (n, n, count, tiles, channels_in),
                    (
                        channels_in,
                        pitch * channels_in,
                        n * pitch * channels_in,
                        m * channels_in,
                        1,
                    ),
                    half.storage_offset(),
                )
            )
            transformed = place((n, n * count * tiles * channels_in))
            torch.mm(inputs, cut.view(n, -1), out=transformed)
            products = place((n * n, count * tiles, channels_out))
            torch.bmm(transformed.view(n * n, count * tiles, channels_in), evaluated, out=products)
            if bias is not None:
                products[POINT_ONE * n + POINT_ONE] += bias
            half = place((m, n * count * tiles * channels_out))
            torch.mm(outputs, products.view(n, -1), out=half)
            result = place((m, m, count * tiles * channels_out))
            torch.matmul(outputs, half.view(m, n, -1), out=result)
            result = result.view(m, m, count, tiles, channels_out)
            result = result.permute(2, 1, 3, 0, 4)
            block = y[first * m : (first + count) * m]
            if block.numel() == result.numel():
                block.view(result.shape).copy_(result)
            else:
                # The last tiles reach beyond the map.
                tiled = result.reshape(count * m, tiles * m, channels_out)
                block.copy_(tiled[: len(block), :out_width])
        return as_features(y)


def _evaluated(weight: Tensor, filters: Tensor) -> Tensor:
    """The filters ``(C_out, C_in, 3, 3)`` at all points, ``(n·n, C_in, C_out)``."""
    (n, _), (channels_out, channels_in, _, _) = filters.shape, weight.shape
    result = lasting_empty((n * n, channels_in, channels_out), weight.dtype, weight.device)
    # Some at a time: in float64, all of them would take more memory than a small picture's maps.
    for first in range(0, channels_out, _FILTERS_AT_ONCE):
        some = slice(first, first + _FILTERS_AT_ONCE)
        points = torch.einsum("ai,bj,ocij->baco", filters, filters, weight[some].double())
        result[..., some] = points.flatten(0, 1)
    return result
