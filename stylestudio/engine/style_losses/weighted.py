"""``weighted``: some rows of the Gram matrix count more than others.

A row of ``G`` is one channel's relations to all channels.

**As published** (Guo & Yuan, Figure 8) ``W`` is a row of ones: ``1ᵀ F Fᵀ``, one number a channel,
compared by the mean squared error. That does not weigh the Gram matrix, it collapses it: all
matrices with the same column sums are the same to it. The weights were never trained.

**Repaired**: ``Σ_i w_i ‖D[i]‖²`` with weights of mean 1 a layer.

* ``uniform``: all 1; exactly ``gram``.
* ``energy``: ``w ∝ e_i^p`` with ``e_i = ‖G_s[i]‖``: the painting's strong patterns first.
* ``contrast``: ``w ∝ ‖G_s[i] − G_c[i]‖^p``: first what the photo has least of.
* ``learned``: the paper's remark on a GAN, made to work. The picture descends while the weights
  climb towards the rows that are missed most, relative to themselves: with
  ``ρ_i = ‖D[i]‖² / e_i²``, every few evaluations, ``w ← w^(1−τ) · exp(η (ρ_i/ρ̄ − 1))``. That is
  exponentiated gradient ascent with an entropy term (τ), which draws the weights back to equality,
  so that where nothing changes any more ``w ∝ exp((η/τ)(ρ_i/ρ̄ − 1))``.

Focus is p = Focus/50 and scales η; at 0 the loss is ``gram``. Rows that the painting hardly has
(``e_i`` under 1 % of the layer's mean) get no weight: relative to themselves they are nothing but
noise.

One departure: the sum is multiplied by ``‖G_s‖²_F / Σ w_i e_i²``, which is 1 for equal weights. The
weights decide between rows; without it weak rows with large weights also took pull from the style
as a whole (at 128 px it cost two thirds of the photo's change).
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss, squared_distance
from stylestudio.engine.style_losses.gram import gram_sum
from stylestudio.engine.style_losses.published import PublishedStyleLoss
from stylestudio.request.variants import WeightedSettings

#: A row below this share of the layer's mean row is near dead.
_NEAR_DEAD = 0.01
#: Evaluations between two updates of learned weights; 2 learned no better, 10 less.
_UPDATE_INTERVAL = 5
#: τ, the share of a weight's logarithm that an update forgets.
_ENTROPY = 0.1
#: η at Focus 50.
_LEARNING_RATE = 0.5
#: An update multiplies a weight by at most e to the power of this.
_LARGEST_STEP = 2.0
#: No living row's weight falls below this: a row that is met must not be forgotten.
_FLOOR = 0.1


class _WeightedState(NamedTuple):
    """``G_s`` ``(C, C)``; by row ``(C,)``: its norm ``e``, ``w``, and what ``w`` comes to."""

    target: Tensor
    energies: Tensor
    weights: Tensor
    factors: Tensor


class RepairedWeightedStyleLoss(StyleLoss):
    """``Σ_i w_i ‖D[i]‖²``; see the module's docstring."""

    def __init__(self, settings: WeightedSettings) -> None:
        self._weights = settings.weights if settings.focus > 0 else "uniform"
        self._sharpness = settings.focus / 50
        self.update_interval = _UPDATE_INTERVAL if self._weights == "learned" else 0

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> _WeightedState:
        """The target, and the weights to begin with."""
        energies = torch.linalg.vector_norm(style_gram, dim=1)
        # Where the painting has nothing at all, every row would be as alive as the mean.
        alive = (energies >= _NEAR_DEAD * energies.mean()) & (energies > 0)
        if self._weights == "uniform":
            weights = torch.ones_like(energies)
        elif self._weights == "learned":
            weights = alive.to(energies)
        else:
            contrast = torch.linalg.vector_norm(style_gram - content_gram, dim=1)
            strengths = energies if self._weights == "energy" else contrast
            largest = strengths.max()
            relative = strengths / largest if largest > 0 else torch.ones_like(strengths)
            weights = alive * relative**self._sharpness
        if not bool((weights > 0).any()):
            weights = torch.ones_like(energies)
        return _weighted_state(style_gram, energies, weights)

    def statistic(self, features: Tensor, state: _WeightedState) -> Tensor:
        """``F Fᵀ``, ``(C, C)``."""
        return gram_sum(features)

    def loss(self, statistic: Tensor, state: _WeightedState) -> Tensor:
        """The squared row distances, weighted."""
        return torch.sum(state.factors[:, None] * (statistic - state.target).square())

    def update(self, statistic: Tensor, state: _WeightedState) -> _WeightedState:
        """The weights climb."""
        alive = (state.weights > 0) & (state.energies > 0)
        if not self.update_interval or not bool(alive.any()):
            return state
        ones = torch.ones_like(state.energies)
        missing = (statistic - state.target).square().sum(1)
        relative = alive * missing / torch.where(alive, state.energies, ones).square()
        mean = (relative.sum() / alive.sum()).clamp(min=torch.finfo(relative.dtype).tiny)
        climb = _LEARNING_RATE * self._sharpness * (relative / mean - 1)
        grown = state.weights ** (1 - _ENTROPY) * climb.clamp(max=_LARGEST_STEP).exp()
        grown = grown / grown.sum() * alive.sum()
        return _weighted_state(state.target, state.energies, alive * grown.clamp(min=_FLOOR))

    def learned_weights(self, state: _WeightedState) -> Tensor | None:
        """``w``, ``(C,)``, of mean 1."""
        return state.weights if self.update_interval else None


class PublishedWeightedStyleLoss(PublishedStyleLoss):
    """Figure 8: ``‖1ᵀ G_x − 1ᵀ G_s‖²``."""

    def __init__(self, settings: WeightedSettings) -> None:
        """There is nothing to set."""

    def compared(self, gram: Tensor) -> Tensor:
        """The column sums, ``(C,)``."""
        return gram.sum(0)

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``1ᵀ F Fᵀ``, ``(C,)``, in the order of the figure: there is no ``G``."""
        ones = torch.ones(1, len(features), dtype=features.dtype, device=features.device)
        return (ones @ features @ features.T)[0]

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared distance of the column sums, which the statistic is already."""
        return squared_distance(statistic, state)


def weighted(settings: WeightedSettings) -> StyleLoss:
    """The form that the settings name."""
    if settings.form == "published":
        return PublishedWeightedStyleLoss(settings)
    return RepairedWeightedStyleLoss(settings)


def _weighted_state(target: Tensor, energies: Tensor, weights: Tensor) -> _WeightedState:
    """A state whose weights have mean 1 and whose factors keep the layer's whole pull."""
    weights = weights / weights.mean()
    squares = energies.square()
    pull = (weights * squares).sum()
    # A black painting has no energy, and nothing to keep.
    share = torch.where(pull > 0, squares.sum() / pull, torch.ones_like(pull))
    return _WeightedState(target, energies, weights, weights * share)
