"""Where a kernel may put its output instead of on the heap."""

from __future__ import annotations

from abc import ABC, abstractmethod

import torch
from torch import Tensor


class MapMemory(ABC):
    """Memory that is used again and again."""

    @abstractmethod
    def new_empty(self, shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
        """Of that shape, contiguous, to be written to."""


def empty_map(
    like: Tensor,
    shape: tuple[int, ...],
    memory: MapMemory | None,
    dtype: torch.dtype | None = None,
) -> Tensor:
    """Of ``shape``, to be written to, in the precision of ``like`` or in ``dtype``."""
    dtype = dtype or like.dtype
    if memory is None:
        return like.new_empty(shape, dtype=dtype)
    return memory.new_empty(shape, dtype, like.device)
