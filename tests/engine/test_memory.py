"""How much memory was used at most."""

from __future__ import annotations

import mmap
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from stylestudio.engine import memory

_MIB = 2**20
_RESETS = memory.reset_peak_bytes()


def touch(size: int) -> None:
    """Use fresh memory, not what the process has to spare, and give it back."""
    with mmap.mmap(-1, size) as fresh:
        np.frombuffer(fresh, np.uint8)[:: mmap.PAGESIZE].sum()


def test_the_peak_remembers_what_was_freed() -> None:
    before = memory.peak_bytes()
    # Other tests of this process may have used more than is resident now.
    touch(max(0, before - psutil.Process().memory_info().rss) + 60 * _MIB)
    assert memory.peak_bytes() >= before + 40 * _MIB


@pytest.mark.skipif(not _RESETS, reason="this system keeps the peak of the whole process")
def test_after_a_reset_the_peak_is_that_of_what_follows() -> None:
    touch(400 * _MIB)
    high = memory.peak_bytes()
    assert memory.reset_peak_bytes()
    assert memory.peak_bytes() < high - 200 * _MIB
    touch(100 * _MIB)
    assert memory.peak_bytes() < high - 100 * _MIB


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a counter of its own")
def test_without_proc_there_is_a_peak_and_no_reset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_STATUS", tmp_path / "missing")
    assert not memory.reset_peak_bytes()
    assert memory.peak_bytes() > 50 * _MIB


@pytest.mark.skipif(not _RESETS, reason="this system keeps the peak of the whole process")
def test_a_container_that_forbids_the_reset_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_CLEAR_REFS", tmp_path)
    assert not memory.reset_peak_bytes()
