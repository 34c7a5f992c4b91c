"""The algebra of C×C matrices, which the losses that reduce them rest on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor


class Patterns(NamedTuple):
    """All patterns of a layer, strongest first.

    A pattern is a singular vector of the features ``F_s``, which is an eigenvector of the Gram
    matrix ``G_s``; its singular value is ``σ_i = √(N λ_i)``.

    Attributes:
        energies: eigenvalues ``λ`` of ``G_s``, ``(C,)``, not negative.
        basis: eigenvectors in columns, ``(C, C)``; complete, also where N < C.
    """

    energies: Tensor
    basis: Tensor


def patterns_of(gram: Tensor) -> Patterns:
    """The eigenproblem of a Gram matrix ``(C, C)``, float64.

    It replaces the SVD of ``F`` (C×N), whose full right factor is N×N: at 394×500 px and C = 64
    that is the 577.5 GiB at which Guo & Yuan gave up. Rounding may leave eigenvalues just below
    zero; they are zero.
    """
    with single_threaded():
        energies, basis = torch.linalg.eigh((gram + gram.T) / 2)
    return Patterns(energies.flip(0).clamp(min=0), basis.flip(1))


def left_singular_vectors(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """``U`` and the singular values of a square matrix, as the published forms take them.

    Where the matrix has numbers that are none, so have these: the run then notices and recovers,
    while the solver would raise.
    """
    if not bool(torch.isfinite(matrix).all()):
        return torch.full_like(matrix, torch.nan), torch.full_like(matrix[0], torch.nan)
    with single_threaded():
        basis, singular_values, _ = torch.linalg.svd(matrix)
    return basis, singular_values


@contextmanager
def single_threaded() -> Iterator[None]:
    """One thread for the algebra of a C×C matrix.

    Two are hardly faster, and where another program is busy they wait for each other: a 512×512
    eigenproblem took 7 s instead of 0.06 s.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
