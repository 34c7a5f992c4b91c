"""Memory for one map that is no longer needed when the next layer is computed."""

from __future__ import annotations

import math

import torch
from torch import Tensor


class Scratch:
    """The same piece of memory again and again, as large as the largest map so far.

    A map that is pooled at once is the largest of its block and lives for a moment. Taken from the
    heap each time, its place is broken up by smaller ones that stay, and the heap grew to nearly
    twice of what was in use.

    What :meth:`new_empty` returned may be used until it is called again.
    """

    def __init__(self) -> None:
        self._memory: Tensor | None = None

    def new_empty(self, like: Tensor, height: int, width: int, channels: int) -> Tensor:
        """``(H, W, C)``, contiguous, in the precision and on the device of ``like``."""
        count = math.prod((height, width, channels))
        memory = self._memory
        if (
            memory is None
            or memory.numel() < count
            or (memory.dtype, memory.device) != (like.dtype, like.device)
        ):
            # The old one goes first.
            self._memory = memory = None
            self._memory = memory = torch.empty(count, dtype=like.dtype, device=like.device)
        return memory[:count].view(height, width, channels)
