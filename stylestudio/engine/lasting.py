"""Memory for what stays for many evaluations, apart from the heap.

What comes and goes on the heap would not fit around it, and the heap would grow by the holes. Here
each piece has pages of its own. Those that are not written to take no memory, and all of them go
back to the system at once.
"""

from __future__ import annotations

import contextlib
import math
import mmap
from collections.abc import Sequence

import torch
from torch import Tensor

#: Smaller ones fit in anywhere.
_SMALLEST_BYTES = 1 << 20


def lasting_empty(shape: Sequence[int], dtype: torch.dtype, device: torch.device) -> Tensor:
    """A contiguous tensor to be written to. On a graphics card it is an ordinary one.

    Raises:
        MemoryError: the system grants none.
    """
    size_bytes = math.prod(shape) * dtype.itemsize
    if device.type != "cpu" or size_bytes < _SMALLEST_BYTES:
        return torch.empty(tuple(shape), dtype=dtype, device=device)
    return torch.frombuffer(_pages(size_bytes), dtype=dtype).view(tuple(shape))


def lasting_copy(tensor: Tensor) -> Tensor:
    """A contiguous copy."""
    return lasting_empty(tensor.shape, tensor.dtype, tensor.device).copy_(tensor)


def _pages(size_bytes: int) -> mmap.mmap:
    try:
        if not hasattr(mmap, "MAP_ANONYMOUS"):
            return mmap.mmap(-1, size_bytes)
        pages = mmap.mmap(-1, size_bytes, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    except OSError as error:
        raise MemoryError(f"{size_bytes} bytes of pages: {error}") from error
    if hasattr(mmap, "MADV_HUGEPAGE"):
        # Pages of 2 MB, where the system has them.
        with contextlib.suppress(OSError):
            pages.madvise(mmap.MADV_HUGEPAGE)
    return pages
