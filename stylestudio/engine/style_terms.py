"""The style losses of all layers: sums over the pieces of a picture, then gradients in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss
from stylestudio.engine.style_losses.gram import gram_sum


@dataclass(slots=True)
class StyleTarget:
    """What a layer is compared with.

    Attributes:
        coefficient: the loss's weight.
        state: the variant's, on the run's device.
        gram: ``G_s``, blended over the paintings, float64, on the processor.
        statistic: of the last evaluation, divided by N.
    """

    coefficient: float
    state: Any
    gram: Tensor
    statistic: Tensor | None = None


class StyleTerms:
    """The style losses of one evaluation.

    Args:
        style_loss: the variant.
        targets: by tap.
        gradient_scale: by what the gradients are multiplied, see ``kernels.half``.
    """

    def __init__(
        self,
        style_loss: StyleLoss,
        targets: dict[str, StyleTarget],
        gradient_scale: float = 1.0,
    ) -> None:
        self._gradient_scale = gradient_scale
        self._style_loss = style_loss
        self._targets = targets
        self._sums: dict[str, _Sum] = {tap: _Sum() for tap in targets}

    def add(self, tap: str, features: Tensor, first: int = 0, *, again: bool = False) -> None:
        """Add a piece's features ``(1, C, h, W)`` to the layer's statistic.

        Args:
            first: their first row in the whole map, by which the piece is known.
            again: they will be computed again for the way back, and are not to be kept.
        """
        total = self._sums[tap]
        flat = flattened(features)
        total.positions += flat.shape[1]
        if again:
            with torch.no_grad():
                statistic = self._style_loss.statistic(flat, self._targets[tap].state)
        else:
            flat.requires_grad_()
            statistic = self._style_loss.statistic(flat, self._targets[tap].state)
            total.kept[first] = (flat, statistic)
        # Kept after the pass, so it must not hold the piece's features.
        part = statistic.detach()
        total.statistic = part if total.statistic is None else total.statistic + part

    def losses(self) -> dict[str, Tensor]:
        """By tap, the weighted loss, once every piece was added."""
        losses = {}
        for tap, total in self._sums.items():
            assert total.statistic is not None, "nothing was added"
            target = self._targets[tap]
            mean = total.statistic / total.positions
            target.statistic = mean
            mean = mean.detach().requires_grad_()
            loss = target.coefficient * self._style_loss.loss(mean, target.state)
            (grad,) = torch.autograd.grad(loss, mean)
            total.grad = grad * (self._gradient_scale / total.positions)
            losses[tap] = loss.detach()
        return losses

    def gradient(self, tap: str, features: Tensor, first: int = 0) -> Tensor:
        """The gradient of the layer's loss in a piece's features, of their shape."""
        total = self._sums[tap]
        if first in total.kept:
            flat, statistic = total.kept.pop(first)
        else:
            flat = flattened(features.detach()).requires_grad_()
            statistic = self._style_loss.statistic(flat, self._targets[tap].state)
        (grad,) = torch.autograd.grad(statistic, flat, total.grad)
        return like_features(grad, features)


@dataclass(slots=True)
class _Sum:
    """A layer's statistic over the pieces seen so far, and its gradient."""

    statistic: Tensor | None = None
    positions: int = 0
    grad: Tensor | None = None
    # By a piece's first row: its features and their statistic, differentiable.
    kept: dict[int, tuple[Tensor, Tensor]] = field(default_factory=dict)


class GramSums:
    """The full Gram matrices of a picture, added up over its pieces."""

    def __init__(self) -> None:
        self._sums: dict[str, tuple[Tensor, int]] = {}

    def add(self, tap: str, features: Tensor) -> None:
        """Add a piece's features ``(1, C, h, W)``."""
        flat = flattened(features)
        product, positions = gram_sum(flat), flat.shape[1]
        if tap in self._sums:
            before, positions_before = self._sums[tap]
            product, positions = before + product, positions_before + positions
        self._sums[tap] = (product, positions)

    def grams(self) -> dict[str, Tensor]:
        """By tap, ``G = F Fᵀ / N``, ``(C, C)``, float64, on the processor.

        The products themselves run in the features' precision: they are the target of a float32
        comparison. Not every device knows float64, and the algebra of C×C matrices is small.
        """
        return {
            tap: product.cpu().double() / positions
            for tap, (product, positions) in self._sums.items()
        }


def blended(weighted: Iterable[tuple[float, Mapping[str, Tensor]]]) -> dict[str, Tensor]:
    """``G_s = Σ w_i G_i`` by tap; of one painting of weight 1, exactly its own.

    Each ``G_i`` is divided by its own number of positions, so a large painting counts no more.

    Args:
        weighted: pairs (weight, ``GramSums.grams`` of a painting).
    """
    sums: dict[str, Tensor] = {}
    for weight, grams in weighted:
        for tap, gram in grams.items():
            part = weight * gram
            sums[tap] = sums[tap] + part if tap in sums else part
    return sums


def flattened(features: Tensor) -> Tensor:
    """``(1, C, h, W)`` as ``(C, N)`` in float32 or better; a view where that is possible."""
    return widened(features).permute(0, 2, 3, 1).reshape(-1, features.shape[1]).T


def widened(features: Tensor) -> Tensor:
    """In float32 or better: sums over a picture do not fit into half precision."""
    return features if features.dtype == torch.float64 else features.float()


def like_features(flat: Tensor, features: Tensor) -> Tensor:
    """``(C, N)`` in the shape and precision of ``features``, ``(1, C, h, W)``."""
    _, channels, height, width = features.shape
    return flat.T.reshape(1, height, width, channels).permute(0, 3, 1, 2).to(features.dtype)
