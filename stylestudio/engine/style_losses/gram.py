"""``gram``: the style loss of Gatys et al. (CVPR 2016), the distance of two Gram matrices.

Guo & Yuan's Figure 10 is the same loss: ``G = F Fᵀ/(a·b·c·d)`` and the mean squared error; so is
Gatys' ``1/(4 C² N²)``. The constants are the business of ``StyleRequest.normalisation`` (see
``engine.objective``); what is left between the forms is the backward pass.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss, squared_distance
from stylestudio.request.variants import GramSettings


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
        # In the order of the features themselves, a position after the other.
        return (features.T @ (grads[0] + grads[0].T)).T


def gram_sum(features: Tensor) -> Tensor:
    """``F Fᵀ``, ``(C, C)``: the Gram matrix before its division by N, additive over tiles."""
    result: Tensor = GramMatrix.apply(features)
    return result


def plain_gram_sum(features: Tensor) -> Tensor:
    """The same, left to autograd: as everybody publishes it."""
    return features @ features.T


class GramStyleLoss(StyleLoss):
    """``‖G_x − G_s‖²_F``.

    As published, autograd differentiates the product; repaired, one product backwards does.
    """

    def __init__(self, settings: GramSettings) -> None:
        self._sum = plain_gram_sum if settings.form == "published" else gram_sum

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        """The target itself."""
        return style_gram

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        """``F Fᵀ``, ``(C, C)``."""
        return self._sum(features)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        """The squared Frobenius distance of the Gram matrices."""
        return squared_distance(statistic, state)
