"""How much memory the process has used."""

from __future__ import annotations

import sys

import psutil
import torch


def peak_bytes() -> int:
    """The largest resident set of this process so far."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    # Linux counts kibibytes, macOS bytes.
    return peak if sys.platform == "darwin" else peak * 1024


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` means that memory ran out, whoever raised it."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    # The processor's allocator and Apple's raise plain RuntimeErrors; these are their texts.
    texts = ("not enough memory", "can't allocate memory", "out of memory")
    return isinstance(error, RuntimeError) and any(text in str(error) for text in texts)
