"""How much memory there is to take, how much was used at most, and which errors say it ran out."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import torch

#: The part of the free memory that a run plans to use; the rest is for the window, the desktop and
#: what the estimate misses.
DEFAULT_SHARE = 0.8

_STATUS = Path("/proc/self/status")
_CLEAR_REFS = Path("/proc/self/clear_refs")
_OWN_CGROUPS = Path("/proc/self/cgroup")
_CGROUP_ROOT = Path("/sys/fs/cgroup")
_CGROUP_V1_ROOT = Path("/sys/fs/cgroup/memory")

#: Texts of the RuntimeErrors by which libraries say that memory ran out, as regular expressions.
_OUT_OF_MEMORY_TEXTS = (
    # PyTorch's processor allocator, Linux and macOS: c10/core/impl/alloc_cpu.cpp.
    r"DefaultCPUAllocator: can't allocate memory",
    # The same, Windows.
    r"DefaultCPUAllocator: not enough memory",
    # oneDNN, which finds no room for the code that it makes for a convolution, and says so again in
    # that thread, whatever is free by then. Nothing may follow: "… a primitive descriptor for …"
    # is said of an operation that it does not know.
    r"could not create a primitive$",
    # The C++ library, through PyTorch's bindings.
    r"^std::bad_alloc$",
    # PyTorch's allocator for Apple graphics: more than is left.
    r"MPS backend out of memory",
    # The same: more than one Metal buffer can hold.
    r"^Invalid buffer size: ",
    # PyTorch's CUDA allocator, where it does not raise torch.OutOfMemoryError.
    r"CUDA out of memory",
    # The CUDA runtime, outside that allocator.
    r"CUDA error: out of memory",
    # cuDNN, when it compiles a kernel for a new shape: PyTorch's own words.
    r"CUDA ran out of memory outside PyTorch's allocator",
    # cuBLAS: a product of matrices.
    r"CUBLAS_STATUS_ALLOC_FAILED",
    # cuSOLVER: eigenvalues and singular values.
    r"CUSOLVER_STATUS_ALLOC_FAILED",
    # cuDNN before version 9.
    r"CUDNN_STATUS_ALLOC_FAILED",
    # cuDNN since version 9.
    r"CUDNN_STATUS_INTERNAL_ERROR_(HOST|DEVICE)_ALLOCATION_FAILED",
)
_OUT_OF_MEMORY = re.compile("|".join(f"(?:{text})" for text in _OUT_OF_MEMORY_TEXTS))


@dataclass(frozen=True, slots=True)
class MemoryLimit:
    """The most that the system lets this process, and what belongs with it, hold in memory.

    Attributes:
        limit_bytes: where it ends.
        free_bytes: what is left of it.
        holder: whom it holds for.
    """

    limit_bytes: int
    free_bytes: int
    holder: str


def free_bytes(device: torch.device | None = None) -> int:
    """The memory that this process may still take.

    What the system reports as free is not enough to go by: past the limit of a container, Linux
    kills a process where it could have refused.

    Args:
        device: a CUDA device for its own memory; otherwise, that of the processor, which Apple
            graphics share.
    """
    if device is not None and device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        # PyTorch keeps what tensors gave back, and hands it out before it asks for more.
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(free) + kept
    limit = tightest_limit()
    return int(psutil.virtual_memory().available) if limit is None else limit.free_bytes


def default_budget_bytes(device: torch.device | None = None, held_bytes: int = 0) -> int:
    """What a run may plan to take where nobody set a budget.

    Args:
        device: see :func:`free_bytes`.
        held_bytes: what is in use now and will be free when the run begins.
    """
    return int(DEFAULT_SHARE * (free_bytes(device) + held_bytes))


def tightest_limit() -> MemoryLimit | None:
    """The limit that leaves the least; None where the machine itself has no more to give."""
    available = psutil.virtual_memory().available
    limits = [limit for limit in _limits() if limit.free_bytes < available]
    return min(limits, key=lambda limit: limit.free_bytes, default=None)


def resident_bytes() -> int:
    """What this process holds in memory now."""
    return int(psutil.Process().memory_info().rss)


def peak_bytes(device: torch.device | None = None) -> int:
    """The most that this process used so far, or since :func:`reset_peak_bytes`.

    Args:
        device: a CUDA device for what tensors took of its memory; otherwise, the largest resident
            set.
    """
    if device is not None and device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(device))
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    high_water = _high_water_bytes()
    if high_water is not None:
        return high_water
    import resource

    peak = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    # Linux counts kibibytes, macOS bytes.
    return peak if sys.platform == "darwin" else peak * 1024


def reset_peak_bytes(device: torch.device | None = None) -> bool:
    """Let :func:`peak_bytes` begin anew, at what is in use now.

    Returns:
        Whether it does. Of the processor's memory only Linux can, and not in every container.
    """
    if device is not None and device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
        return True
    if _high_water_bytes() is None:
        return False
    try:
        # 5 resets the high-water mark alone: proc_pid_clear_refs(5).
        _CLEAR_REFS.write_text("5")
    except OSError:
        return False
    return True


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` itself, not its cause, says that memory ran out."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, RuntimeError) and bool(_OUT_OF_MEMORY.search(str(error)))


def _high_water_bytes() -> int | None:
    """``VmHWM``, which can be reset; None on a system without it."""
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:
        return None
    kibibytes = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kibibytes[0]) * 1024 if kibibytes else None


def _limits() -> Iterator[MemoryLimit]:
    """All limits that hold for this process."""
    for controllers, path in _own_groups():
        if controllers == "":
            names = ("memory.max", "memory.current", "inactive_file")
            yield from _group_limits(_CGROUP_ROOT, path, *names)
        elif "memory" in controllers.split(","):
            names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            yield from _group_limits(_CGROUP_V1_ROOT, path, *names)
    # Elsewhere there is no such limit, or one that the system does not enforce.
    if sys.platform == "linux":
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit != resource.RLIM_INFINITY:
            free = max(0, limit - int(psutil.Process().memory_info().vms))
            yield MemoryLimit(limit, free, "this process")


def _own_groups() -> Iterator[tuple[str, str]]:
    """Controllers and path of this process's control groups; version 2 names no controllers."""
    try:
        lines = _OWN_CGROUPS.read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        fields = line.split(":", 2)
        if len(fields) == 3:
            yield fields[1], fields[2]


def _group_limits(
    root: Path, path: str, limit_file: str, usage_file: str, cache_entry: str
) -> Iterator[MemoryLimit]:
    """The limits of the group at ``path`` and of all groups around it."""
    # In a container the path may be the host's and lead nowhere here; the root is then its own.
    names = [name for name in path.split("/") if name not in ("", "..")]
    for depth in range(len(names), -1, -1):
        folder = root.joinpath(*names[:depth])
        limit, usage = _number_in(folder / limit_file), _number_in(folder / usage_file)
        if limit is not None and usage is not None:
            # Linux drops cached files before it kills.
            held = max(0, usage - _cached_bytes(folder / "memory.stat", cache_entry))
            yield MemoryLimit(limit, max(0, limit - held), "this container or session")


def _number_in(file: Path) -> int | None:
    """The number in ``file``; None for “max”, for anything else and for no file."""
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return None


def _cached_bytes(stat_file: Path, entry: str) -> int:
    """The ``entry`` of a group's ``memory.stat``; 0 where it cannot be read."""
    try:
        lines = stat_file.read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.split()[:1] == [entry]), 0)
    except (OSError, ValueError, IndexError):
        return 0
