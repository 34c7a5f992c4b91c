"""How much memory the process has used."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import torch

_STATUS = Path("/proc/self/status")
_CLEAR_REFS = Path("/proc/self/clear_refs")


def peak_bytes() -> int:
    """The largest resident set of this process so far, or since :func:`reset_peak_bytes`."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    high_water = _high_water_bytes()
    if high_water is not None:
        return high_water
    import resource

    peak = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    # Linux counts kibibytes, macOS bytes.
    return peak if sys.platform == "darwin" else peak * 1024


def reset_peak_bytes() -> bool:
    """Let :func:`peak_bytes` begin anew, at what is resident now.

    Returns:
        Whether it does. Only Linux can, and not in every container.
    """
    if _high_water_bytes() is None:
        return False
    try:
        # 5 resets the high-water mark alone: proc_pid_clear_refs(5).
        _CLEAR_REFS.write_text("5")
    except OSError:
        return False
    return True


def _high_water_bytes() -> int | None:
    """``VmHWM``, which can be reset; None on a system without it."""
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:
        return None
    kibibytes = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kibibytes[0]) * 1024 if kibibytes else None


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` means that memory ran out, whoever raised it."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    # The processor's allocator and Apple's raise plain RuntimeErrors; these are their texts.
    texts = ("not enough memory", "can't allocate memory", "out of memory")
    return isinstance(error, RuntimeError) and any(text in str(error) for text in texts)
