"""What the repaired ``pca`` and ``svd`` share: the painting's strongest patterns as a basis."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.style_losses.algebra import patterns_of
from stylestudio.engine.style_losses.base import StyleLoss, squared_distance
from stylestudio.engine.style_losses.rank import kept_patterns
from stylestudio.request.variants import ReducedSettings


class ReducedState(NamedTuple):
    """The basis ``(C, r)``, ``G_s`` reduced by it, and the painting's energy outside of it."""

    basis: Tensor
    target: Tensor
    outside: Tensor


class ReducedStyleLoss(StyleLoss):
    """The squared distance of two reduced Gram matrices.

    On request it adds ``w (E_x − E_s)²``, with ``E`` the energy (Σλ) outside the basis.
    """

    def __init__(self, settings: ReducedSettings) -> None:
        self._settings = settings

    @abstractmethod
    def kept_by_detail(self, energies: Tensor) -> int:
        """How many patterns Style detail keeps, 1 to C; ``energies`` ``(C,)``, strongest first."""

    @abstractmethod
    def reduce(self, gram: Tensor, basis: Tensor) -> Tensor:
        """A Gram matrix ``(C, C)``, reduced."""

    @abstractmethod
    def reduced_gram(self, features: Tensor, basis: Tensor) -> Tensor:
        """``reduce(F Fᵀ, basis)``, by the cheapest way; additive over tiles."""

    @abstractmethod
    def energy_inside(self, reduced: Tensor, basis: Tensor) -> Tensor:
        """The energy of ``G`` within the basis, a scalar."""

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> ReducedState:
        """The basis and the target."""
        energies, basis = patterns_of(style_gram)
        kept = kept_patterns(energies, self._settings, self.kept_by_detail(energies))
        basis = basis[:, :kept].contiguous()
        return ReducedState(basis, self.reduce(style_gram, basis), energies[kept:].sum())

    def statistic(self, features: Tensor, state: ReducedState) -> Tensor:
        """The reduced Gram matrix; with the energy term flat, and the whole energy behind it."""
        if not self._settings.outside:
            return self.reduced_gram(features, state.basis)
        same_features, energy = Energy.apply(features)
        reduced = self.reduced_gram(same_features, state.basis)
        return torch.cat([reduced.flatten(), energy.view(1)])

    def loss(self, statistic: Tensor, state: ReducedState) -> Tensor:
        """See the class."""
        if not self._settings.outside:
            return squared_distance(statistic, state.target)
        reduced, energy = statistic[:-1].view(state.target.shape), statistic[-1]
        outside = energy - self.energy_inside(reduced, state.basis)
        return squared_distance(reduced, state.target) + self._settings.outside * (
            squared_distance(outside, state.outside)
        )


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
