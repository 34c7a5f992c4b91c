"""Keeps freed memory at hand on Linux with glibc, where giving it back costs more than it saves.

A layer's map is a few to some hundred megabytes. glibc takes such a piece from the system each
time and gives it back when it is freed; the system must then clear every page again. On two
cores that made an evaluation at 512 px a tenth to a third slower. Other systems' allocators and
graphics cards' keep it anyway.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: ``mallopt``'s parameters, and what stands for "as good as never". 32 MB and twice that are where
#: glibc's own thresholds end up after a few large pieces were freed.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
_NEVER_TRIM_BYTES, _ALWAYS_HEAP_BYTES = 2**31 - 1, 1 << 30
_USUAL_TRIM_BYTES, _USUAL_HEAP_BYTES = 64 << 20, 32 << 20

_lock = threading.Lock()
_blocks = 0


@contextmanager
def freed_memory_kept() -> Iterator[None]:
    """Within the ``with`` block freed memory stays with the process; afterwards it is given back.

    For the whole process, until the last such block ends; blocks may end in any order, as those of
    runs that take turns do. Does nothing where there is no glibc.
    """
    libc = _glibc()
    if libc is None:
        yield
        return
    global _blocks
    with _lock:
        _blocks += 1
        libc.mallopt(_M_MMAP_THRESHOLD, _ALWAYS_HEAP_BYTES)
        libc.mallopt(_M_TRIM_THRESHOLD, _NEVER_TRIM_BYTES)
    try:
        yield
    finally:
        with _lock:
            _blocks -= 1
            if _blocks == 0:
                libc.mallopt(_M_MMAP_THRESHOLD, _USUAL_HEAP_BYTES)
                libc.mallopt(_M_TRIM_THRESHOLD, _USUAL_TRIM_BYTES)
            # While others go on too: what they plan next is planned with what is free.
            libc.malloc_trim(0)


def use_large_pages() -> None:
    """Let torch ask Linux for pages of 2 MB instead of 4 KB. To be called before it is loaded.

    Its pieces begin on such pages then: a twentieth faster, and at 1024 px the heap has a tenth to
    a fifth less of holes. Where the system grants none, nothing changes.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")


def share_one_heap() -> None:
    """Let all threads take memory from the same heap. To be called before there are others.

    By default each thread has a heap of its own, which holds no piece above 64 MB: in the window,
    whose runs have a thread, nothing large would be kept.
    """
    libc = _glibc()
    if libc is not None:
        libc.mallopt(_M_ARENA_MAX, 1)


def give_freed_memory_back() -> None:
    """What was freed so far will not be needed again."""
    libc = _glibc()
    if libc is not None:
        libc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        libc = ctypes.CDLL(None)
        # musl has neither.
        return libc if libc.mallopt and libc.malloc_trim else None
    except (OSError, AttributeError):
        return None
