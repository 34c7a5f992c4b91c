"""Scratch memory is the same memory again, and never too small."""

from __future__ import annotations

import torch

from stylestudio.engine.kernels.scratch import Scratch


def test_the_same_memory_serves_smaller_maps_too() -> None:
    scratch, like = Scratch(), torch.zeros(1)
    large = scratch.new_empty((8, 6, 4), *like)
    small = scratch.new_empty(like, 5, 3, 2)
    assert large.shape == (8, 6, 4)
    assert small.shape == (5, 3, 2)
    assert small.is_contiguous()
    assert small.data_ptr() == large.data_ptr()


def test_a_larger_map_and_another_precision_get_new_memory() -> None:
    scratch = Scratch()
    small = scratch.new_empty(torch.zeros(1), 2, 2, 2)
    large = scratch.new_empty(torch.zeros(1), 4, 4, 4)
    assert large.numel() == 64
    small.fill_(1)
    large.fill_(2)
    assert float(small.sum()) == 8
    double = scratch.new_empty(torch.zeros(1, dtype=torch.float64), 1, 1, 1)
    assert double.dtype == torch.float64
