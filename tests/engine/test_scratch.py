"""Scratch memory is two pieces in turn, and never too small."""

from __future__ import annotations

import torch

from stylestudio.engine.kernels.scratch import Scratch

CPU = torch.device("cpu")


def test_the_same_two_pieces_serve_in_turn_smaller_maps_too() -> None:
    scratch = Scratch()
    large = [scratch.new_empty((8, 6, 4), torch.float32, CPU) for _ in range(2)]
    small = [scratch.new_empty((5, 3), torch.float32, CPU) for _ in range(2)]
    assert [one.shape for one in large] == [(8, 6, 4)] * 2
    assert [one.shape for one in small] == [(5, 3)] * 2
    assert all(one.is_contiguous() for one in small)
    assert [one.data_ptr() for one in small] == [one.data_ptr() for one in large]
    assert large[0].data_ptr() != large[1].data_ptr()


def test_a_larger_map_and_another_precision_get_new_memory() -> None:
    scratch = Scratch()
    small = [scratch.new_empty((2, 2, 2), torch.float32, CPU) for _ in range(2)]
    large = scratch.new_empty((4, 4, 4), torch.float32, CPU)
    assert large.numel() == 64
    for one in small:
        one.fill_(1)
    large.fill_(2)
    assert [float(one.sum()) for one in small] == [8, 8]
    double = scratch.new_empty((1, 1, 1), torch.float64, CPU)
    assert double.dtype == torch.float64
