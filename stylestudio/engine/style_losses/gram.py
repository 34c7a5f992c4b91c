"""``gram``: the style loss of Gatys et al. (CVPR 2016), the distance of two Gram matrices."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss


class GramMatrix(torch.autograd.Function):
    """``G = F Fᵀ`` with one matrix product backwards.

    ``dL/dF = (A + Aᵀ) F`` with ``A = dL/dG``. Autograd multiplies twice, ``A F + Aᵀ F``, because
    it does not know that both factors are the same ``F``.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor) -> Tensor:
        """Features ``(C, N)`` to their Gram matrix ``(C, C)``."""
        ctx.save_for_backward(features)
        return features @ features.T

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """The gradient in ``F``, ``(C, N)``."""
        (features,) = ctx.saved_tensors
        return (grads[0] + grads[0].T) @ features


def gram_sum(features: Tensor) -> Tensor:
    """``F Fᵀ``, ``(C, C)``: the Gram matrix before its division by N, additive over tiles."""
    result: Tensor = GramMatrix.apply(features)
    return result


class GramStyleLoss(StyleLoss):
    """``‖G_x − G_s‖²_F`` with ``G = F Fᵀ / N``."""

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        """The target itself."""
        return style_gram

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``F Fᵀ``."""
        return gram_sum(features)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared Frobenius distance of the Gram matrices."""
        return (statistic - state.to(statistic)).square().sum()
