"""How much memory there is to take, how much was used at most, and what says that it ran out."""

from __future__ import annotations

import errno
import json
import mmap
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import psutil
import pytest
import torch

from stylestudio.engine import memory
from stylestudio.errors import InternalError, UserError

_MIB = 2**20
_GIB = 2**30
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


# What is free ------------------------------------------------------------------------------------


class Groups:
    """Control groups in a folder of their own, on a machine with 10 of 16 GiB free."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "cgroup"
        self.v1_root = folder / "cgroup" / "memory"
        self.own = folder / "self_cgroup"

    def version2(self, path: str, *, limit: object, used: int, cached: int = 0) -> None:
        self._write(self.root / path / "memory.max", limit)
        self._write(self.root / path / "memory.current", used)
        stat = f"anon {used - cached}\nactive_file 7\ninactive_file {cached}\n"
        self._write(self.root / path / "memory.stat", stat)

    def version1(self, path: str, *, limit: object, used: int, cached: int = 0) -> None:
        self._write(self.v1_root / path / "memory.limit_in_bytes", limit)
        self._write(self.v1_root / path / "memory.usage_in_bytes", used)
        # The group's own part of the cache does not count, that of all below it does.
        stat = f"inactive_file 5\ntotal_inactive_file {cached}\n"
        self._write(self.v1_root / path / "memory.stat", stat)

    def _write(self, file: Path, content: object) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{content}\n")


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Groups:
    groups = Groups(tmp_path)
    monkeypatch.setattr(memory, "_CGROUP_ROOT", groups.root)
    monkeypatch.setattr(memory, "_CGROUP_V1_ROOT", groups.v1_root)
    monkeypatch.setattr(memory, "_OWN_CGROUPS", groups.own)
    machine = SimpleNamespace(total=16 * _GIB, available=10 * _GIB)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: machine)
    if sys.platform == "linux":
        import resource

        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        monkeypatch.setattr(resource, "getrlimit", lambda which: unlimited)
    return groups


def test_without_limits_what_the_machine_has_is_free(groups: Groups) -> None:
    assert memory.tightest_limit() is None
    assert memory.free_bytes() == 10 * _GIB
    assert memory.default_budget_bytes() == 8 * _GIB


def test_a_container_of_version_2_ends_it_and_its_cache_does_not_count(groups: Groups) -> None:
    groups.own.write_text("0::/\n")
    groups.version2("", limit=4 * _GIB, used=3 * _GIB, cached=_GIB)
    assert memory.free_bytes() == 2 * _GIB
    limit = memory.tightest_limit()
    assert limit is not None
    assert (limit.limit_bytes, limit.holder) == (4 * _GIB, "this container or session")


def test_the_tightest_of_the_groups_around_counts(groups: Groups) -> None:
    groups.own.write_text("0::/user/session/app\n")
    groups.version2("user/session/app", limit="max", used=_GIB)
    groups.version2("user/session", limit=5 * _GIB, used=2 * _GIB)
    groups.version2("user", limit=8 * _GIB, used=7 * _GIB)
    groups.version2("elsewhere", limit=_GIB, used=_GIB)
    assert memory.free_bytes() == _GIB


def test_a_container_of_version_1_ends_it(groups: Groups) -> None:
    groups.own.write_text("9:name=systemd:/\n4:cpu,memory:/docker/abc\n0::/\n")
    # As Docker shows it: the path is the host's, the root the container's own.
    groups.version1("", limit=3 * _GIB, used=2 * _GIB, cached=_GIB)
    assert memory.free_bytes() == 2 * _GIB


def test_the_number_for_no_limit_of_version_1_is_none(groups: Groups) -> None:
    groups.own.write_text("4:memory:/\n")
    groups.version1("", limit=9223372036854771712, used=2 * _GIB)
    assert memory.free_bytes() == 10 * _GIB
    assert memory.tightest_limit() is None


def test_a_limit_above_what_the_machine_has_left_does_not_count(groups: Groups) -> None:
    groups.own.write_text("0::/\n")
    groups.version2("", limit=15 * _GIB, used=_GIB)
    assert memory.free_bytes() == 10 * _GIB
    assert memory.tightest_limit() is None


def test_past_its_limit_nothing_is_free(groups: Groups) -> None:
    groups.own.write_text("0::/\n")
    groups.version2("", limit=_GIB, used=2 * _GIB)
    assert memory.free_bytes() == 0


def test_files_that_cannot_be_read_mean_no_limit(groups: Groups) -> None:
    groups.own.write_text("nonsense\n0::/broken/../group\n4:memory:/gone\n")
    groups.version2("broken/group", limit="many", used=_GIB)
    groups.version2("broken", limit=4 * _GIB, used=_GIB)
    (groups.root / "broken" / "memory.current").unlink()
    assert memory.free_bytes() == 10 * _GIB
    groups.own.write_bytes(b"\xff\xfe0::/")
    assert memory.free_bytes() == 10 * _GIB


@pytest.mark.parametrize("stat", ["inactive_file", "inactive_file much", "", "anon 5"])
def test_a_broken_stat_means_that_nothing_is_cached(groups: Groups, stat: str) -> None:
    groups.own.write_text("0::/\n")
    groups.version2("", limit=4 * _GIB, used=3 * _GIB, cached=_GIB)
    (groups.root / "memory.stat").write_text(stat)
    assert memory.free_bytes() == _GIB


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")
def test_a_limit_of_the_address_space_counts(
    groups: Groups, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    mapped = psutil.Process().memory_info().vms
    monkeypatch.setattr(resource, "getrlimit", lambda which: (mapped + _GIB, mapped + 2 * _GIB))
    assert memory.free_bytes() == pytest.approx(_GIB, abs=200 * _MIB)
    limit = memory.tightest_limit()
    assert limit is not None
    assert limit.holder == "this process"


def test_on_this_machine_something_is_free_and_no_more_than_there_is() -> None:
    assert 0 < memory.free_bytes() <= psutil.virtual_memory().total
    assert memory.default_budget_bytes() < memory.free_bytes()


def test_what_is_held_now_is_resident() -> None:
    before = memory.resident_bytes()
    with mmap.mmap(-1, 100 * _MIB) as held:
        np.frombuffer(held, np.uint8)[:: mmap.PAGESIZE].sum()
        assert memory.resident_bytes() > before + 80 * _MIB


# A graphics card ---------------------------------------------------------------------------------


def test_a_card_is_asked_for_its_own_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    card, asked = torch.device("cuda"), []
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (3 * _GIB, 8 * _GIB))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda device: 2 * _GIB)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda device: _GIB)
    monkeypatch.setattr(torch.cuda, "max_memory_allocated", lambda device: 123)
    monkeypatch.setattr(torch.cuda, "reset_peak_memory_stats", asked.append)
    assert memory.free_bytes(card) == 4 * _GIB
    assert memory.default_budget_bytes(card) == int(0.8 * 4 * _GIB)
    assert memory.peak_bytes(card) == 123
    assert memory.reset_peak_bytes(card)
    assert asked == [card]


@pytest.mark.parametrize("name", ["cpu", "mps"])
def test_other_devices_share_the_processors_memory(groups: Groups, name: str) -> None:
    assert memory.free_bytes(torch.device(name)) == 10 * _GIB
    assert memory.peak_bytes(torch.device(name)) > 50 * _MIB


# Errors ------------------------------------------------------------------------------------------


def raised(call: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which one is what is asked
        call()
    return caught.value


@pytest.mark.parametrize(
    "call",
    [
        lambda: torch.empty(2**60, dtype=torch.uint8),
        lambda: np.empty(2**60, np.uint8),
        lambda: bytearray(2**60),
    ],
    ids=["torch", "numpy", "python"],
)
def test_more_than_any_machine_has_is_out_of_memory(call: Callable[[], object]) -> None:
    assert memory.is_out_of_memory(raised(call))


_UNDER_A_LIMIT = """
import json, resource, threading
import psutil, torch
import torch.nn.functional as F
from stylestudio.engine.memory import is_out_of_memory

maps, kernels = torch.ones(1, 64, 512, 512), torch.ones(64, 64, 3, 3)
unlimited = resource.RLIM_INFINITY
attempts = []

def attempt(call, spare_mib):
    torch.set_num_threads(1)
    limit = psutil.Process().memory_info().vms + int(spare_mib * 2**20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, unlimited))
    try:
        call()
    except Exception as error:
        attempts.append((str(error), is_out_of_memory(error)))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (unlimited, unlimited))

def convolution():
    F.conv2d(maps, kernels, padding=1)

# Where there is no room even for the code, all later convolutions of the thread fail.
thread = threading.Thread(target=attempt, args=(convolution, 0.1))
thread.start()
thread.join()
attempt(convolution, 8)
attempt(convolution, 100)
attempt(lambda: torch.empty(2**24), 8)
attempt(torch.empty(2**21).unbind, 1)
print(json.dumps(attempts))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces the limit")
def test_whatever_a_library_says_under_a_limit_is_understood() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _UNDER_A_LIMIT], capture_output=True, text=True, check=True
    )
    attempts = json.loads(done.stdout)
    assert [text for text, understood in attempts if not understood] == []
    # What part of a convolution fails, if any, is up to the processor.
    assert len(attempts) > 2
    assert "DefaultCPUAllocator: can't allocate memory" in attempts[-2][0]
    assert attempts[-1][0] == "std::bad_alloc"


@pytest.mark.parametrize(
    "text",
    [
        "[enforce fail at alloc_cpu.cpp:116] data. DefaultCPUAllocator: not enough memory: you "
        "tried to allocate 17179869184 bytes.",
        "could not create a primitive",
        "MPS backend out of memory (MPS allocated: 5.56 GB, other allocations: 1.10 GB, max "
        "allowed: 6.80 GB). Tried to allocate 768.00 MB on private pool.",
        "Invalid buffer size: 19.45 GB",
        "CUDA out of memory. Tried to allocate more than 1EB memory.",
        "CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported",
        "CUDA ran out of memory outside PyTorch's allocator. If this workload uses many dynamic "
        "shapes, cuDNN may need additional device memory",
        "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        "cusolver error: CUSOLVER_STATUS_ALLOC_FAILED, when calling `cusolverDnCreate(handle)`",
        "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
        "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED",
        "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED",
    ],
)
def test_what_other_machines_say_is_understood(text: str) -> None:
    assert memory.is_out_of_memory(RuntimeError(text))
    assert not memory.is_out_of_memory(UserError(text))
    assert not memory.is_out_of_memory(ValueError(text))


def test_the_types_are_understood_without_their_texts() -> None:
    assert memory.is_out_of_memory(torch.OutOfMemoryError("odd"))
    assert memory.is_out_of_memory(MemoryError())
    assert memory.is_out_of_memory(OSError(errno.ENOMEM, "Cannot allocate memory"))


def other_errors() -> list[BaseException]:
    internal = InternalError("A bug.")
    internal.__cause__ = MemoryError()
    return [
        internal,
        OSError(errno.ENOSPC, "No space left on device"),
        KeyError("out of memory"),
        RuntimeError("could not create a primitive descriptor for the matmul primitive."),
        RuntimeError("CUDA error: an illegal memory access was encountered"),
        RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"),
        RuntimeError("Failed to allocate tracing buffers: Invalid buffer sizes"),
        raised(lambda: torch.ones(2, 3) @ torch.ones(2, 3)),
    ]


@pytest.mark.parametrize("error", other_errors(), ids=lambda error: type(error).__name__)
def test_other_errors_are_not_taken_for_it(error: BaseException) -> None:
    assert not memory.is_out_of_memory(error)
