"""What a style loss is: three functions, so that tiles and several styles fit.

Notation, here and in the variants: ``F`` is the feature map of one layer, ``(C, N)`` with
``N = H·W``; ``G = F Fᵀ / N`` its Gram matrix; indices ``s`` style, ``c`` content, ``x`` the
picture being painted.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from torch import Tensor


class StyleLoss(ABC):
    """One way to compare the style of two feature maps of a layer."""

    @abstractmethod
    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Any:
        """What is computed once a scale.

        Args:
            style_gram: ``G_s``, ``(C, C)``, float64, on the processor: not every device knows
                float64, and the algebra of C×C matrices is small.
            content_gram: ``G_c``, likewise.

        Returns:
            The state that the other functions take.
        """

    @abstractmethod
    def statistic(self, features: Tensor, state: Any) -> Tensor:
        """A sum over positions of ``features`` ``(C, N)``; tiles' statistics add up.

        It is divided by N before it goes to :meth:`loss`.
        """

    @abstractmethod
    def loss(self, statistic: Tensor, state: Any) -> Tensor:
        """The loss of a layer, a scalar; zero where the style is met.

        ``statistic`` is on the run's device, in its precision; ``state`` is brought there.
        """
