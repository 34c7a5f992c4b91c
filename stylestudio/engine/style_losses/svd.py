"""``svd``: the painting's faint patterns dropped before the Gram matrix.

**As published** (Guo & Yuan, Figure 13) the SVD is of ``G``: singular values below their mean are
set to 0 and the matrix is rebuilt. The printed code multiplies by ``S`` as a vector instead of a
diagonal matrix, returns nothing, and leaves torch for numpy, so that no gradient could flow; here
is what was meant, ``U diag(S̃) Vᵀ``, with the projector ``U_kept U_keptᵀ`` held constant. It costs
the whole Gram matrix and an SVD more, at every evaluation. The paper's text asks for an SVD of
``F`` instead; that one wanted 577.5 GiB for a full N×N right factor.

**Repaired**, as the text asks, ``F`` is reduced before the Gram matrix: ``F̂ = U_rᵀ F`` and the
r×r Gram matrix ``Ĝ = F̂ F̂ᵀ/N``, with ``U_r`` the painting's left singular vectors whose singular
values reach S times their mean. They come from the C×C eigenproblem (``rank``), once a scale.
The loss ``‖Ĝ_x − diag(λ)‖²_F`` costs ``r(C + r)N`` instead of ``C²N``, its memory grows with N
alone, and at r = C it is ``gram``.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.algebra import left_singular_vectors
from stylestudio.engine.style_losses.base import StyleLoss
from stylestudio.engine.style_losses.blocks import blocks_of, sum_of_products, times, times_into
from stylestudio.engine.style_losses.gram import gram_sum
from stylestudio.engine.style_losses.published import PublishedStyleLoss
from stylestudio.engine.style_losses.rank import above_threshold
from stylestudio.engine.style_losses.reduced import ReducedStyleLoss
from stylestudio.request.variants import SvdSettings

#: S at Style detail 50; a pattern with twice the mean singular value is kept.
_MIDDLE_THRESHOLD = 2.0


class ReducedGram(torch.autograd.Function):
    """``(Uᵀ F)(Uᵀ F)ᵀ``, ``(r, r)``; keeps ``Uᵀ F`` alone, ``(r, N)``, for the way back.

    ``dL/dF = U (A + Aᵀ) Uᵀ F`` with ``A = dL/dĜ``: one product with N.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor, basis: Tensor) -> Tensor:
        """Features ``(C, N)`` and the basis ``(C, r)`` to ``(r, r)``."""
        reduced = times(basis.T, blocks_of(features))
        ctx.save_for_backward(basis, *reduced)
        ctx.shape = features.shape
        return sum_of_products(reduced, reduced)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The gradient in ``F``, ``(C, N)``; the basis is a constant."""
        basis, *reduced = ctx.saved_tensors
        grad = basis.new_empty(ctx.shape[::-1]).T
        times_into(basis @ (grads[0] + grads[0].T), reduced, blocks_of(grad))
        return grad, None


class RepairedSvdStyleLoss(ReducedStyleLoss):
    """``‖Ĝ_x − diag(λ)‖²_F``."""

    def kept_by_detail(self, energies: Tensor) -> int:
        """By S: endless at 0, where one pattern is left, and 0 at 100, where all are kept."""
        detail = self._settings.detail
        threshold = _MIDDLE_THRESHOLD * (100 / detail - 1) if detail > 0 else math.inf
        return above_threshold(energies.sqrt(), threshold)

    def reduce(self, gram: Tensor, basis: Tensor) -> Tensor:
        """``Uᵀ G U``, ``(r, r)``; ``diag(λ)`` for the painting's."""
        return basis.T @ gram @ basis

    def reduced_gram(self, features: Tensor, basis: Tensor) -> Tensor:
        """``(Uᵀ F)(Uᵀ F)ᵀ``, ``(r, r)``, by the cheaper of two ways.

        In multiplications a position: 2Cr + r² there and back, or 2C² by way of ``F Fᵀ``.
        """
        channels, kept = basis.shape
        if kept * (2 * channels + kept) >= 2 * channels * channels:
            return self.reduce(gram_sum(features), basis)
        result: Tensor = ReducedGram.apply(features, basis)
        return result

    def energy_inside(self, reduced: Tensor, basis: Tensor) -> Tensor:
        """``tr(Ĝ)``."""
        return reduced.trace()


class PublishedSvdStyleLoss(PublishedStyleLoss):
    """Figure 13 as it was meant; see the module's docstring."""

    def __init__(self, settings: SvdSettings) -> None:
        self._threshold = 1.0 if settings.s is None else settings.s

    def compared(self, gram: Tensor) -> Tensor:
        """``U diag(S̃) Vᵀ = U_kept U_keptᵀ G``; the gradient flows through ``G`` alone."""
        basis, singular_values = left_singular_vectors(gram.detach())
        kept = basis[:, : above_threshold(singular_values, self._threshold)]
        return kept @ (kept.T @ gram)


def svd(settings: SvdSettings) -> StyleLoss:
    """The form that the settings name."""
    if settings.form == "published":
        return PublishedSvdStyleLoss(settings)
    return RepairedSvdStyleLoss(settings)
