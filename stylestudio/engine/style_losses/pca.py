"""``pca``: Gram matrices compared along the painting's principal patterns only.

**As published** (Guo & Yuan, Figure 11) each evaluation computes its own basis: ``G`` centred by
its mean row, an SVD of its transpose, ``U`` held constant, and ``G·U[:, :K]`` of the picture in
the picture's basis against that of the painting in the painting's. That costs an SVD of C×C a
layer and an evaluation, more than the smaller product saves. And it is not a distance: a basis
vector may flip its sign and two may swap places between evaluations, where the loss jumps. It is
zero at x = s; elsewhere its gradient is not its derivative, because the basis depends on the
picture.

**Repaired**: one basis, ``U_K`` of the painting's (uncentred) Gram matrix, computed once a scale.
``‖(G_x − G_s) U_K‖²_F`` is smooth, zero exactly where the kept patterns and their relations to
all others are met, and ``gram`` at K = C. ``G_x U_K = F (Fᵀ U_K)/N`` needs no ``G``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import PublishedStyleLoss, StyleLoss, squared_distance
from stylestudio.engine.style_losses.blocks import blocks_of, sum_of_products, times, times_into
from stylestudio.engine.style_losses.gram import plain_gram_sum
from stylestudio.engine.style_losses.rank import (
    kept_patterns,
    left_singular_vectors,
    patterns_of,
    split_energy,
    with_energy,
)
from stylestudio.request.variants import PcaSettings


class ProjectedGram(torch.autograd.Function):
    """``F Fᵀ U_K``, ``(C, K)``, by the cheaper of two ways, forwards and backwards.

    In multiplications a position: forwards 2CK, or C² by way of ``F Fᵀ``; backwards 3CK for
    ``A (U_Kᵀ F) + U_K (Aᵀ F)`` with ``A = dL/d(F Fᵀ U_K)``, or C² for ``(A U_Kᵀ + U_K Aᵀ) F``.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor, basis: Tensor) -> Tensor:
        """Features ``(C, N)`` and the basis ``(C, K)`` to ``(C, K)``."""
        channels, kept = basis.shape
        if 2 * kept >= channels:
            ctx.save_for_backward(features, basis)
            return features @ features.T @ basis
        blocks = blocks_of(features)
        patterns = times(basis.T, blocks)
        ctx.save_for_backward(features, basis, *(patterns if 3 * kept < channels else []))
        return sum_of_products(blocks, patterns)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The gradient in ``F``, ``(C, N)``; the basis is a constant."""
        features, basis, *patterns = ctx.saved_tensors
        if not patterns:
            half = grads[0] @ basis.T
            return (half + half.T) @ features, None
        others = times(grads[0].T, blocks_of(features))
        both = [torch.cat(pair, dim=1) for pair in zip(patterns, others, strict=True)]
        grad = torch.empty_like(features)
        times_into(torch.cat([grads[0], basis], dim=1), both, blocks_of(grad))
        return grad, None


def projected_gram(features: Tensor, basis: Tensor) -> Tensor:
    """``F Fᵀ U_K``, ``(C, K)``."""
    result: Tensor = ProjectedGram.apply(features, basis)
    return result


class _PcaState(NamedTuple):
    """``U_K`` and ``G_s U_K``, both ``(C, K)``, and the painting's energy outside of it."""

    basis: Tensor
    target: Tensor
    outside: Tensor


class RepairedPcaStyleLoss(StyleLoss):
    """``‖(G_x − G_s) U_K‖²_F``, and on request ``w (E_x − E_s)²`` with ``E`` the energy outside."""

    def __init__(self, settings: PcaSettings) -> None:
        self._settings = settings

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> _PcaState:
        """The basis and the target."""
        energies, basis = patterns_of(style_gram)
        settings = self._settings
        # Style detail is a logarithmic scale of K: 1 at 0, √C at 50, C at 100.
        by_detail = round(len(energies) ** (settings.detail / 100))
        kept = kept_patterns(energies, settings, by_detail)
        basis = basis[:, :kept].contiguous()
        return _PcaState(basis, style_gram @ basis, energies[kept:].sum())

    def statistic(self, features: Tensor, state: _PcaState) -> Tensor:
        """``F Fᵀ U_K``, ``(C, K)``; with the energy term flat, and ``‖F‖²`` at its end."""
        if self._settings.outside:
            return with_energy(lambda same: projected_gram(same, state.basis), features)
        return projected_gram(features, state.basis)

    def loss(self, statistic: Tensor, state: _PcaState) -> Tensor:
        """See the class."""
        if not self._settings.outside:
            return squared_distance(statistic, state.target)
        projected, energy = split_energy(statistic, state.target.shape)
        outside = energy - (state.basis * projected).sum()
        return squared_distance(projected, state.target) + self._settings.outside * (
            squared_distance(outside, state.outside)
        )


class PublishedPcaStyleLoss(PublishedStyleLoss):
    """Figure 11, its faults included; see the module's docstring."""

    def __init__(self, settings: PcaSettings) -> None:
        self._settings = settings

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        """The painting's Gram matrix in its own basis, ``(C, K)``."""
        return self._reduced(style_gram)

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``F Fᵀ``, ``(C, C)``."""
        return plain_gram_sum(features)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared distance of two matrices that are each in a basis of their own."""
        return squared_distance(self._reduced(statistic), state)

    def _reduced(self, gram: Tensor) -> Tensor:
        channels = len(gram)
        settings = self._settings
        kept = min(channels, settings.k or max(1, round((settings.fraction or 0.5) * channels)))
        centred = gram - gram.mean(0)
        return centred @ left_singular_vectors(centred.detach().T)[0][:, :kept]


def pca(settings: PcaSettings) -> StyleLoss:
    """The form that the settings name."""
    if settings.form == "published":
        return PublishedPcaStyleLoss(settings)
    return RepairedPcaStyleLoss(settings)
