"""Maps lie one behind the other until they are let go, and then others take their place."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine.kernels import map_stack
from stylestudio.engine.kernels.map_stack import MapStack

CPU = torch.device("cpu")


def put(stack: MapStack, *shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
    return stack.new_empty(shape, dtype, CPU)


@pytest.fixture(autouse=True)
def small_slabs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_stack, "_SLAB_BYTES", 4096)


def test_no_map_touches_another() -> None:
    stack = MapStack()
    shapes = [(3, 5, 7), (1, 1, 1), (16, 16, 4), (2, 3), (40, 40, 2)]
    types = [torch.float32, torch.int8, torch.float64, torch.float32, torch.int8]
    maps = [put(stack, *shape, dtype=dtype) for shape, dtype in zip(shapes, types, strict=True)]
    for number, one in enumerate(maps):
        one.fill_(number)
    for number, (one, shape, dtype) in enumerate(zip(maps, shapes, types, strict=True)):
        assert one.shape == shape
        assert one.dtype == dtype
        assert one.is_contiguous()
        assert (one == number).all()


def test_what_was_cut_off_is_used_again() -> None:
    stack = MapStack()
    below = put(stack, 4, 4, 4).fill_(1)
    top = stack.top
    first = put(stack, 8, 8, 8)
    stack.cut(top)
    second = put(stack, 4, 8, 8)
    assert second.data_ptr() == first.data_ptr()
    second.fill_(2)
    assert (below == 1).all()
    stack.clear()
    assert put(stack, 4, 4, 4).data_ptr() == below.data_ptr()


def test_the_same_maps_take_the_same_places_in_the_next_evaluation() -> None:
    """Also where they do not fit into the rest of a slab."""
    stack = MapStack()
    places = []
    for _ in range(2):
        stack.clear()
        places.append([put(stack, rows, 10, 10).data_ptr() for rows in (6, 6, 30, 2, 6)])
    assert places[0] == places[1]
    assert len(set(places[0])) == 5


def test_a_write_to_one_map_is_no_write_to_another() -> None:
    """Autograd refuses what was saved and then written to."""
    stack = MapStack()
    x = put(stack, 2, 2, 2).fill_(3).requires_grad_()
    y = x * x
    put(stack, 2, 2, 2).fill_(0)
    y.sum().backward()
    assert x.grad is not None
    assert (x.grad == 6).all()
