"""Freed memory is kept within a block, and all is as usual behind it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest
import torch

from stylestudio.engine import allocator
from stylestudio.engine.allocator import freed_memory_kept

needs_glibc = pytest.mark.skipif(
    allocator._glibc() is None, reason="glibc's allocator is what is asked"
)

#: Counts the pages that the system must clear while pieces of so many MiB come and go.
_COUNTING = """
import resource, threading, torch
from stylestudio.engine.allocator import freed_memory_kept, share_one_heap

def faults(mib):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(10):
        pieces = [torch.ones(mib << 18) for _ in range(2)]
        del pieces
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

def within(mib):
    with freed_memory_kept():
        # The heap grows in the first rounds.
        return [faults(mib) for _ in range(3)][-1]
"""


def counted(code: str) -> list[int]:
    """What the code prints, in a process of its own: what others freed before does not count."""
    found = subprocess.run(
        [sys.executable, "-c", _COUNTING + code],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        # Pages of one size, to count them.
        env=os.environ | {"THP_MEM_ALLOC_ENABLE": "0"},
    )
    return [int(number) for number in found.stdout.split()]


def pages(mib: int) -> int:
    """Of two pieces."""
    return 2 * (mib << 20) // 4096


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
    within, after = counted("print(within(24), faults(24))")
    assert within < pages(24) / 4
    assert after > pages(24) / 4


@needs_glibc
def test_in_a_thread_large_pieces_are_kept_too() -> None:
    """A heap of the thread's own could not hold them."""
    (within,) = counted(
        "share_one_heap()\n"
        "thread = threading.Thread(target=lambda: print(within(100)))\n"
        "thread.start()\n"
        "thread.join()\n"
    )
    assert within < pages(100) / 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no such pages to ask for")
def test_torch_is_loaded_with_large_pages_unless_the_user_says_otherwise() -> None:
    code = "import os, stylestudio.engine; print(os.environ['THP_MEM_ALLOC_ENABLE'])"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("THP_")}
    for environment, expected in ((clean, "1"), (clean | {"THP_MEM_ALLOC_ENABLE": "0"}, "0")):
        found = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == expected
