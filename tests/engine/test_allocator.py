"""Freed memory is kept within a block, and all is as usual behind it."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest
import torch

from stylestudio.engine import allocator
from stylestudio.engine.allocator import freed_memory_kept

needs_glibc = pytest.mark.skipif(
    allocator._glibc() is None, reason="glibc's allocator is what is asked"
)

#: Counts the pages that the system must clear while pieces of 24 MB come and go.
_COUNT = """
import resource, sys, torch
from stylestudio.engine.allocator import freed_memory_kept

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(10):
        pieces = [torch.ones(6 << 20) for _ in range(2)]
        del pieces
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

with freed_memory_kept():
    faults()
    within = faults()
print(within, faults())
"""


def work() -> float:
    """A few large pieces come and go."""
    return sum(float(torch.ones(1 << 20).sum()) for _ in range(3)) / (1 << 20)


def test_work_is_the_same_within_and_after() -> None:
    with freed_memory_kept():
        assert work() == 3
    assert work() == 3


def test_a_block_within_a_block() -> None:
    with freed_memory_kept():
        with freed_memory_kept():
            assert work() == 3
        assert work() == 3
    assert work() == 3


def test_what_goes_wrong_within_is_passed_on() -> None:
    with pytest.raises(ValueError, match="inside"), freed_memory_kept():
        raise ValueError("inside")
    assert work() == 3


class _Recorder:
    """Stands for glibc."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[int, ...]]] = []

    def mallopt(self, *arguments: int) -> int:
        self.calls.append(("mallopt", arguments))
        return 1

    def malloc_trim(self, *arguments: int) -> int:
        self.calls.append(("malloc_trim", arguments))
        return 1


def test_freed_memory_is_given_back_afterwards_also_after_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorder = _Recorder()
    monkeypatch.setattr(allocator, "_glibc", lambda: recorder)
    before: list[tuple[str, tuple[int, ...]]] = []

    def fail() -> None:
        before.extend(recorder.calls)
        raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"), freed_memory_kept():
        fail()
    assert {name for name, _ in before} == {"mallopt"}
    after = recorder.calls[len(before) : -1]
    assert {arguments[0] for _, arguments in before} == {arguments[0] for _, arguments in after}
    assert recorder.calls[-1] == ("malloc_trim", (0,))


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_left_alone(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(name: str | None) -> None:
        raise AssertionError("looked for a library")

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", no_library)
    with freed_memory_kept():
        assert work() == 3


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_a_library_that_has_no_such_calls_is_left_alone(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_library(name: str | None) -> None:
        raise error

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", other_library)
    with freed_memory_kept():
        assert work() == 3


@needs_glibc
def test_pages_stay_with_the_process_within_and_are_given_back_after() -> None:
    """In a process of its own: what others freed before does not count."""
    found = subprocess.run(
        [sys.executable, "-c", _COUNT], capture_output=True, text=True, timeout=120, check=True
    )
    within, after = (int(number) for number in found.stdout.split())
    page_bytes = 4096
    once = 2 * (24 << 20) // page_bytes
    assert within < once / 4
    assert after > once / 4


#: The same in a thread with pieces of 100 MB, which only a shared heap can hold.
_COUNT_IN_A_THREAD = """
import resource, sys, threading, torch
from stylestudio.engine.allocator import freed_memory_kept, share_one_heap

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(5):
        pieces = [torch.ones(25 << 20) for _ in range(2)]
        del pieces
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

def work():
    with freed_memory_kept():
        for _ in range(3):
            faults()
        print(faults())

share_one_heap()
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""


@needs_glibc
def test_in_a_thread_large_pieces_are_kept_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COUNT_IN_A_THREAD], capture_output=True, text=True, check=True
    )
    # Ten pieces of 25,600 pages each come and go.
    assert int(done.stdout) < 25_600
