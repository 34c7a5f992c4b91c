"""How many of a painting's patterns a reduced style loss keeps.

A pattern is a singular vector of the features ``F_s`` of a layer, which is an eigenvector of the
Gram matrix ``G_s``; its singular value is ``σ_i = √(N λ_i)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch
from torch import Tensor

from stylestudio.request.variants import ReducedSettings


class Patterns(NamedTuple):
    """All patterns of a layer, strongest first.

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


def kept_patterns(energies: Tensor, settings: ReducedSettings, by_detail: int) -> int:
    """How many patterns are kept, 1 to C.

    Args:
        energies: of all C patterns, strongest first.
        settings: whose ``k``, ``fraction``, ``energy`` or ``s`` decides.
        by_detail: what Style detail comes to, where none of the four is set.
    """
    channels = len(energies)
    if settings.k is not None:
        return min(settings.k, channels)
    if settings.fraction is not None:
        return max(1, round(settings.fraction * channels))
    if settings.energy is not None:
        shares = energies.cumsum(0) / energies.sum().clamp(min=torch.finfo(energies.dtype).tiny)
        # Rounding leaves the whole a little below 1; what is asked for is never more than that.
        enough = shares >= min(settings.energy, float(shares[-1]))
        return min(channels, int((~enough).sum()) + 1)
    return by_detail if settings.s is None else above_threshold(energies, settings.s)


def above_threshold(energies: Tensor, threshold: float) -> int:
    """How many singular values reach ``threshold`` times their mean; 1 at least."""
    singular_values = energies.sqrt()
    return max(1, int((singular_values >= threshold * singular_values.mean()).sum()))


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


class Energy(torch.autograd.Function):
    """``‖F‖²`` beside ``F`` itself.

    Whatever else is computed from the ``F`` that it gives, one map more is needed backwards;
    two branches of the graph would need two.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor) -> tuple[Tensor, Tensor]:
        """Features ``(C, N)`` to themselves and a scalar."""
        ctx.save_for_backward(features)
        norm: Tensor = torch.linalg.vector_norm(features)
        return features.view_as(features), norm.square()

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The gradient in ``F``, ``(C, N)``."""
        (features,) = ctx.saved_tensors
        return torch.addcmul(grads[0], features, 2 * grads[1])


def with_energy(statistic: Callable[[Tensor], Tensor], features: Tensor) -> Tensor:
    """``statistic(features)``, flat, followed by the whole energy ``‖F‖²``."""
    same_features, energy = Energy.apply(features)
    return torch.cat([statistic(same_features).flatten(), energy.view(1)])


def split_energy(statistic: Tensor, shape: tuple[int, ...]) -> tuple[Tensor, Tensor]:
    """The inverse of :func:`with_energy`, for a statistic of ``shape``."""
    return statistic[:-1].view(shape), statistic[-1]
