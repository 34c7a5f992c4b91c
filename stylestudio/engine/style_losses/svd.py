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
from typing import Any, NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import PublishedStyleLoss, StyleLoss, squared_distance
from stylestudio.engine.style_losses.blocks import blocks_of, sum_of_products, times, times_into
from stylestudio.engine.style_losses.gram import gram_sum, plain_gram_sum
from stylestudio.engine.style_losses.rank import (
    above_threshold,
    kept_patterns,
    left_singular_vectors,
    patterns_of,
    split_energy,
    with_energy,
)
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
        grad = basis.new_empty(ctx.shape)
        times_into(basis @ (grads[0] + grads[0].T), reduced, blocks_of(grad))
        return grad, None


def reduced_gram(features: Tensor, basis: Tensor) -> Tensor:
    """``(Uᵀ F)(Uᵀ F)ᵀ``, by the cheaper of two ways.

    In multiplications a position: 2Cr + r² there and back, or 2C² by way of ``F Fᵀ``.
    """
    channels, kept = basis.shape
    if kept * (2 * channels + kept) < 2 * channels * channels:
        gram: Tensor = ReducedGram.apply(features, basis)
        return gram
    return basis.T @ gram_sum(features) @ basis


class _SvdState(NamedTuple):
    """``U_r`` ``(C, r)``, ``diag(λ)`` ``(r, r)``, and the painting's energy outside of it."""

    basis: Tensor
    target: Tensor
    outside: Tensor


class RepairedSvdStyleLoss(StyleLoss):
    """``‖Ĝ_x − diag(λ)‖²_F``, and on request ``w (E_x − E_s)²`` with ``E`` the energy outside."""

    def __init__(self, settings: SvdSettings) -> None:
        self._settings = settings

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> _SvdState:
        """The basis and the target."""
        energies, basis = patterns_of(style_gram)
        by_detail = above_threshold(energies, threshold_of(self._settings.detail))
        kept = kept_patterns(energies, self._settings, by_detail)
        target = torch.diag(energies[:kept])
        return _SvdState(basis[:, :kept].contiguous(), target, energies[kept:].sum())

    def statistic(self, features: Tensor, state: _SvdState) -> Tensor:
        """``F̂ F̂ᵀ``, ``(r, r)``; with the energy term flat, and ``‖F‖²`` at its end."""
        if self._settings.outside:
            return with_energy(lambda same: reduced_gram(same, state.basis), features)
        return reduced_gram(features, state.basis)

    def loss(self, statistic: Tensor, state: _SvdState) -> Tensor:
        """See the class."""
        if not self._settings.outside:
            return squared_distance(statistic, state.target)
        gram, energy = split_energy(statistic, state.target.shape)
        return squared_distance(gram, state.target) + self._settings.outside * (
            squared_distance(energy - gram.trace(), state.outside)
        )


class PublishedSvdStyleLoss(PublishedStyleLoss):
    """Figure 13 as it was meant; see the module's docstring."""

    def __init__(self, settings: SvdSettings) -> None:
        self._threshold = 1.0 if settings.s is None else settings.s

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        """The painting's Gram matrix without its faint patterns, ``(C, C)``."""
        return self._rebuilt(style_gram)

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``F Fᵀ``, ``(C, C)``."""
        return plain_gram_sum(features)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared distance of the rebuilt matrices."""
        return squared_distance(self._rebuilt(statistic), state)

    def _rebuilt(self, gram: Tensor) -> Tensor:
        """``U diag(S̃) Vᵀ = U_kept U_keptᵀ G``; the gradient flows through ``G`` alone."""
        basis, singular_values = left_singular_vectors(gram.detach())
        # Where all are equal, rounding may put their mean above every one of them.
        threshold = torch.minimum(self._threshold * singular_values.mean(), singular_values[0])
        strong = singular_values >= threshold
        kept = basis * strong
        return kept @ (kept.T @ gram)


def threshold_of(detail: float) -> float:
    """S for a Style detail: endless at 0 (one pattern is left), 0 at 100 (all are kept)."""
    return _MIDDLE_THRESHOLD * (100 / detail - 1) if detail > 0 else math.inf


def svd(settings: SvdSettings) -> StyleLoss:
    """The form that the settings name."""
    if settings.form == "published":
        return PublishedSvdStyleLoss(settings)
    return RepairedSvdStyleLoss(settings)
