"""Memory apart from the heap: it can be written to, and what is not takes none."""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine.lasting import lasting_copy, lasting_empty
from stylestudio.engine.memory import resident_bytes

CPU = torch.device("cpu")
MIB = 1 << 20


@pytest.mark.parametrize("shape", [(3, 5), (1024, 1025), (0, 4)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.int8])
def test_what_is_written_is_read(shape: tuple[int, ...], dtype: torch.dtype) -> None:
    made = lasting_empty(shape, dtype, CPU)
    assert made.shape == shape
    assert made.dtype == dtype
    assert made.is_contiguous()
    made.fill_(7)
    assert (made == 7).all()
    assert torch.equal(lasting_copy(made), made)


def test_a_copy_is_contiguous_and_its_own() -> None:
    original = torch.arange(2.0 * MIB).view(1024, 2048)
    copy = lasting_copy(original.T)
    assert copy.is_contiguous()
    assert torch.equal(copy, original.T)
    original.zero_()
    assert copy.sum() > 0


def test_only_pages_that_were_written_to_take_memory_and_all_go_back() -> None:
    before = resident_bytes()
    made = lasting_empty((512 * MIB,), torch.uint8, CPU)
    assert resident_bytes() - before < 32 * MIB
    made[: 64 * MIB].fill_(1)
    assert 48 * MIB < resident_bytes() - before < 96 * MIB
    del made
    assert resident_bytes() - before < 32 * MIB


def test_more_than_the_system_has_is_an_error_of_memory() -> None:
    with pytest.raises(MemoryError):
        lasting_empty((1 << 60,), torch.uint8, CPU)
