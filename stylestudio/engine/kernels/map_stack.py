"""Memory for the maps that stay until the way back."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.kernels.map_memory import MapMemory
from stylestudio.engine.lasting import lasting_empty

#: A slab has room for many maps. What of it was never written to takes no memory.
_SLAB_BYTES = 128 << 20
#: Where maps begin: at a line of the processor's cache.
_ALIGNMENT_BYTES = 64


class Mark(NamedTuple):
    """A height of the stack."""

    slab: int
    offset: int


class MapStack(MapMemory):
    """Puts maps one behind the other into large slabs that are never given back.

    On the heap they would lie among what each layer takes and frees for a moment, and the holes
    between them are too small for the next one's: at 1024 px a third of the memory was holes. And
    a slab's pages are taken from the system once, not in each evaluation.

    A map may be used until the stack was cut back below it.
    """

    def __init__(self) -> None:
        self._slabs: list[Tensor] = []
        self._top = Mark(0, 0)

    @property
    def top(self) -> Mark:
        """The present height, for :meth:`cut`."""
        return self._top

    def cut(self, top: Mark) -> None:
        """Let go of all maps that were put down since the stack was that high."""
        self._top = top

    def clear(self) -> None:
        """Let go of all maps."""
        self._top = Mark(0, 0)

    def new_empty(self, shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
        """See :class:`MapMemory`; on the processor alone."""
        assert device.type == "cpu"
        size_bytes = math.prod(shape) * dtype.itemsize
        taken_bytes = -(-size_bytes // _ALIGNMENT_BYTES) * _ALIGNMENT_BYTES
        slab, offset = self._top
        while slab < len(self._slabs) and offset + taken_bytes > self._slabs[slab].numel():
            slab, offset = slab + 1, 0
        if slab == len(self._slabs):
            self._slabs.append(lasting_empty((max(taken_bytes, _SLAB_BYTES),), torch.uint8, device))
        self._top = Mark(slab, offset + taken_bytes)
        # Not a view of the slab: autograd would take a write to one map for a write to all.
        memory = self._slabs[slab].untyped_storage()
        place = torch.empty(0, dtype=dtype)
        place.set_(memory, offset // dtype.itemsize, (math.prod(shape),), (1,))
        return place.view(shape)
