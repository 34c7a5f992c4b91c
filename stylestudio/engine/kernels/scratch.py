"""Memory for maps that are no longer needed when the next layers are computed."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from stylestudio.engine.kernels.map_memory import MapMemory
from stylestudio.engine.lasting import lasting_empty


class Scratch(MapMemory):
    """Two pieces of memory in turn, each as large as the largest map so far.

    A layer reads a map in the one and writes the next into the other. Taken from the heap each
    time, maps of many sizes leave holes that others do not fit into, and the heap grew to nearly
    twice of what was in use.

    What :meth:`new_empty` returned may be used until it was called twice more.
    """

    def __init__(self) -> None:
        self._memories: list[Tensor | None] = [None, None]

    def new_empty(self, shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
        """See :class:`MapMemory`."""
        count = math.prod(shape)
        memory = self._memories.pop(0)
        if (
            memory is None
            or memory.numel() < count
            or (memory.dtype, memory.device) != (dtype, device)
        ):
            # The old one goes first.
            memory = None
            memory = lasting_empty((count,), dtype, device)
        self._memories.append(memory)
        return memory[:count].view(shape)
