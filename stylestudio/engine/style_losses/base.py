"""What a style loss is: four functions, so that tiles, several styles and learning fit.

Notation, here and in the variants: ``F`` is the feature map of one layer, ``(C, N)`` with
``N = H·W``; ``G = F Fᵀ / N`` its Gram matrix; indices ``s`` style, ``c`` content, ``x`` the
picture being painted; ``D = G_x − G_s``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from torch import Tensor
from torch.nn.functional import mse_loss


class StyleLoss(ABC):
    """One way to compare the style of two feature maps of a layer.

    The state that :meth:`prepare` returns is a tensor or a (named) tuple of them, so that
    :func:`map_state` can move it to the run's device.

    Attributes:
        update_interval: after how many evaluations :meth:`update` learns; 0 where nothing is
            learned.
    """

    update_interval: int = 0

    @abstractmethod
    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Any:
        """What is computed once a scale.

        Args:
            style_gram: ``G_s``, ``(C, C)``, of several paintings their weighted mean; float64, on
                the processor: not every device knows float64, and the algebra of C×C matrices is
                small.
            content_gram: ``G_c``, likewise.

        Returns:
            The state that the other functions take.
        """

    @abstractmethod
    def statistic(self, features: Tensor, state: Any) -> Tensor:
        """A sum over positions of ``features`` ``(C, N)``; pieces' statistics add up.

        In memory the features lie a position after the other: ``features.T`` is contiguous.

        It is divided by N before it goes to :meth:`loss`. The state is on the features' device,
        in their precision.
        """

    @abstractmethod
    def loss(self, statistic: Tensor, state: Any) -> Tensor:
        """The loss of a layer, a scalar; zero where the style is met."""

    def update(self, statistic: Tensor, state: Any) -> Any:
        """What was learned from the statistic (divided by N) of the last evaluation.

        The objective is another one afterwards: whoever compares losses must know.
        """
        return state

    def learned_weights(self, state: Any) -> Tensor | None:
        """What was learned so far, ``(C,)``, for people to see; None where nothing is."""
        return None

    def full_size(self, style_gram: Tensor, state: Any) -> float:
        """What the calibrated strength divides the loss by: ``‖G_s‖²_F`` for all repaired forms.

        So a loss that sees less of the painting pulls less, and full rank is ``gram``.
        """
        return float(style_gram.square().sum())

    def compared_numbers(self, style_gram: Tensor, state: Any) -> int:
        """How many numbers Guo & Yuan's mean squared error averages."""
        return style_gram.numel()


def map_state(state: Any, function: Callable[[Tensor], Tensor]) -> Any:
    """``state`` with ``function`` applied to each of its tensors."""
    if isinstance(state, Tensor):
        return function(state)
    if isinstance(state, tuple):
        parts = [map_state(part, function) for part in state]
        return type(state)(*parts) if hasattr(state, "_fields") else tuple(parts)
    return state


def squared_distance(a: Tensor, b: Tensor) -> Tensor:
    """``‖a − b‖²``, a scalar; one operation each way."""
    return mse_loss(a, b, reduction="sum")
