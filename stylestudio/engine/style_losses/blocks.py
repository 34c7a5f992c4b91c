"""A feature map in blocks of positions that stay in the processor's cache.

The channels of a position lie side by side (see ``kernels.base``), so a block is one piece of
memory. The reduced style losses multiply a wide map ``(C, N)`` by a few rows. One such product
after the other streams the whole map from memory each time and is bound by that; block by block,
as one batched product, it took a third less time at 512 px.
"""

from __future__ import annotations

import torch
from torch import Tensor

#: A map of that many numbers (4 MB) stays in the cache as it is.
_SMALL_MAP_NUMBERS = 1 << 20
#: Numbers of the map in a block (half a megabyte), and the fewest positions worth a product.
_BLOCK_NUMBERS = 131_072
_FEWEST_POSITIONS = 512


def blocks_of(features: Tensor) -> list[Tensor]:
    """Views of ``(C, N)`` that cover it: a batch of equal blocks, ``(B, C, n)``, and the rest.

    A small map is one block. So is each map on a graphics card, which splits products by itself.
    """
    channels, positions = features.shape
    if features.device.type != "cpu" or features.numel() <= _SMALL_MAP_NUMBERS:
        return [features[None]]
    size = min(positions, max(_FEWEST_POSITIONS, _BLOCK_NUMBERS // channels))
    whole = positions // size * size
    parts = [features[:, :whole].view(channels, -1, size).transpose(0, 1)]
    if whole < positions:
        parts.append(features[None, :, whole:])
    return parts


def times(matrix: Tensor, blocks: list[Tensor]) -> list[Tensor]:
    """``matrix (R, C)`` times each block: ``(B, R, n)``."""
    return [torch.bmm(matrix.expand(len(block), -1, -1), block) for block in blocks]


def times_into(matrix: Tensor, blocks: list[Tensor], output: list[Tensor]) -> None:
    """The same, written to the blocks of another map."""
    for block, out in zip(blocks, output, strict=True):
        # Transposed: so both sides lie in memory as they are written.
        torch.bmm(block.mT, matrix.T.expand(len(block), -1, -1), out=out.mT)


def sum_of_products(left: list[Tensor], right: list[Tensor]) -> Tensor:
    """``Σ_blocks left · rightᵀ``: what ``left @ right.T`` is for maps that are not cut."""
    products = [torch.bmm(a, b.mT).sum(0) for a, b in zip(left, right, strict=True)]
    return products[0] if len(products) == 1 else products[0] + products[1]
