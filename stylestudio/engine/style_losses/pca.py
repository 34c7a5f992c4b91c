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

from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.algebra import left_singular_vectors
from stylestudio.engine.style_losses.base import StyleLoss
from stylestudio.engine.style_losses.blocks import blocks_of, sum_of_products, times, times_into
from stylestudio.engine.style_losses.published import PublishedStyleLoss
from stylestudio.engine.style_losses.rank import kept_patterns
from stylestudio.engine.style_losses.reduced import ReducedStyleLoss
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
            return (features.T @ (half + half.T)).T, None
        others = times(grads[0].T, blocks_of(features))
        both = [torch.cat(pair, dim=1) for pair in zip(patterns, others, strict=True)]
        grad = features.new_empty(features.T.shape).T
        times_into(torch.cat([grads[0], basis], dim=1), both, blocks_of(grad))
        return grad, None


class RepairedPcaStyleLoss(ReducedStyleLoss):
    """``‖(G_x − G_s) U_K‖²_F``."""

    def kept_by_detail(self, energies: Tensor) -> int:
        """A logarithmic scale of K: 1 at 0, √C at 50, C at 100."""
        kept: int = round(len(energies) ** (self._settings.detail / 100))
        return kept

    def reduce(self, gram: Tensor, basis: Tensor) -> Tensor:
        """``G U_K``, ``(C, K)``."""
        return gram @ basis

    def reduced_gram(self, features: Tensor, basis: Tensor) -> Tensor:
        """``F Fᵀ U_K``, ``(C, K)``."""
        result: Tensor = ProjectedGram.apply(features, basis)
        return result

    def energy_inside(self, reduced: Tensor, basis: Tensor) -> Tensor:
        """``tr(U_Kᵀ G U_K)``."""
        return (basis * reduced).sum()


class PublishedPcaStyleLoss(PublishedStyleLoss):
    """Figure 11, its faults included; see the module's docstring."""

    def __init__(self, settings: PcaSettings) -> None:
        self._settings = settings

    def compared(self, gram: Tensor) -> Tensor:
        """The centred matrix in a basis of its own, ``(C, K)``."""
        centred = gram - gram.mean(0)
        basis, singular_values = left_singular_vectors(centred.detach().T)
        half = max(1, round(len(gram) / 2))
        return centred @ basis[:, : kept_patterns(singular_values, self._settings, half)]


def pca(settings: PcaSettings) -> StyleLoss:
    """The form that the settings name."""
    if settings.form == "published":
        return PublishedPcaStyleLoss(settings)
    return RepairedPcaStyleLoss(settings)
