"""What the published forms of ``pca``, ``svd`` and ``weighted`` share."""

from __future__ import annotations

from abc import abstractmethod

from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss, squared_distance
from stylestudio.engine.style_losses.gram import plain_gram_sum


class PublishedStyleLoss(StyleLoss):
    """The squared distance of numbers that are made of each Gram matrix by itself.

    They are on a scale of their own. The calibrated strength is relative to the painting's, which
    are the state, or it would mean something else for each form.
    """

    @abstractmethod
    def compared(self, gram: Tensor) -> Tensor:
        """What is compared of a Gram matrix ``(C, C)``."""

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        """The painting's numbers."""
        return self.compared(style_gram)

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``F Fᵀ``, ``(C, C)``."""
        return plain_gram_sum(features)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared distance of the numbers."""
        return squared_distance(self.compared(statistic), state)

    def full_size(self, style_gram: Tensor, state: Tensor) -> float:
        """``‖target‖²``."""
        return float(state.square().sum())

    def compared_numbers(self, style_gram: Tensor, state: Tensor) -> int:
        """The target's."""
        return state.numel()
