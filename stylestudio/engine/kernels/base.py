"""What a kernel is: one way to compute a frozen 3×3 convolution, there and back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import torch
from torch import Tensor

from stylestudio.engine.kernels.map_memory import MapMemory


def _go_on() -> None:
    """Nobody asks the work to end."""


class Kernel(ABC):
    """One frozen 3×3 convolution of stride 1, without its ReLU.

    All maps are ``(1, C, H, W)`` in the memory format ``channels_last``: the channels of a position
    lie side by side, which is the order that matrix products over channels want. A map in another
    order is taken, at the price of a copy.
    """

    #: For what it needs while it computes; may be shared with other kernels.
    workspace: MapMemory | None = None
    #: Called between the blocks of a large map, of which each takes a fraction of a second: raises
    #: where the work shall end.
    check: Callable[[], None] = staticmethod(_go_on)

    @abstractmethod
    def forward(self, x: Tensor, padding: int, memory: MapMemory | None = None) -> Tensor:
        """``conv(x) + b``, ``(1, C_in, H, W)`` to ``(1, C_out, H', W')``, owned.

        Args:
            x: the input.
            padding: 0 or 1 positions of zeros on each side.
            memory: where the output may be put; by default on the heap.
        """

    @abstractmethod
    def backward(
        self,
        grad: Tensor,
        input_shape: torch.Size,
        padding: int,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """The gradient in ``x``, of ``input_shape``, from that in the output."""


def positions_by_channels(features: Tensor) -> Tensor:
    """``(1, C, H, W)`` as ``(H, W, C)``, contiguous; a view where the order allows it."""
    return features.permute(0, 2, 3, 1)[0].contiguous()


def as_features(positions: Tensor) -> Tensor:
    """The inverse of :func:`positions_by_channels`, a view."""
    return positions[None].permute(0, 3, 1, 2)


def framed_rows(
    x: Tensor,
    top: int,
    count: int,
    padding: int,
    width: int,
    place: Callable[[tuple[int, ...]], Tensor],
) -> Tensor:
    """Some rows of ``(H, W, C)`` in zeros, ``(count, width, C)``.

    Args:
        top: the first row; those above and below the map are zeros.
        padding: zeros on the left; the rest of ``width`` is zeros on the right.
        place: for the result.
    """
    result = place((count, width, x.shape[2]))
    begin = min(max(0, top), x.shape[0])
    end = max(begin, min(x.shape[0], top + count))
    rows, columns = slice(begin - top, end - top), slice(padding, padding + x.shape[1])
    result[: rows.start].zero_()
    result[rows.stop :].zero_()
    result[rows, : columns.start].zero_()
    result[rows, columns.stop :].zero_()
    result[rows, columns] = x[begin:end]
    return result


def overlapping_rows(framed: Tensor, count: int, m: int) -> Tensor:
    """Views of ``m + 2`` rows, ``m`` apart: ``(count, m + 2, W·C)`` of ``(H, W, C)``."""
    row = framed.shape[1] * framed.shape[2]
    return framed.as_strided((count, m + 2, row), (m * row, row, 1))
