"""Winograd's minimal filtering: the small matrices behind ``winograd`` and ``winograd_rows``.

``F(m, 3)`` computes m outputs of a filter with three taps by ``n = m + 2`` multiplications instead
of ``3 m``: ``y = Aᵀ [(Bᵀ d) ⊙ (E g)]``, with ``d`` the n inputs and ``g`` the taps. It is
polynomial multiplication by evaluation at n points (Toom & Cook), transposed. Source: Winograd,
*Arithmetic Complexity of Computations* (1980); Lavin & Gray, *Fast Algorithms for Convolutional
Neural Networks* (CVPR 2016).

The points 0, ±1, (±)2, (±)1/2 and ∞ are mapped to themselves by ``p → 1/p``. A flipped filter has
``g_flipped(p) = p² g(1/p)``: the same numbers in another order, times p². So the convolution
backwards, which is one with flipped filters, needs no transformed weights of its own: only rows of
``Bᵀ`` and columns of ``Aᵀ`` change places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

#: m to the finite points of F(m, 3); the last point is infinity. The second one is always 1.
_POINTS = {
    4: (0.0, 1.0, -1.0, 2.0, 0.5),
    6: (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5),
}
#: Where the point 1 stands: a number added there is added to every output.
POINT_ONE = 1


@dataclass(frozen=True, slots=True)
class Filtering:
    """The matrices of one ``F(m, 3)``, float64.

    Attributes:
        inputs: ``Bᵀ``, ``(n, n)``.
        filters: ``E``, ``(n, 3)``.
        outputs: ``Aᵀ``, ``(m, n)``.
    """

    inputs: Tensor
    filters: Tensor
    outputs: Tensor

    def flipped(self) -> Filtering:
        """For filters that were evaluated by ``self.filters`` and are meant flipped."""
        points = _POINTS[len(self.outputs)]
        count = len(points)
        inputs, outputs = torch.empty_like(self.inputs), torch.empty_like(self.outputs)
        for here, point in enumerate(points):
            # 0 and infinity change places, and p² is 1 there: the first tap becomes the last.
            there = count if point == 0 else points.index(1 / point)
            factor = 1.0 if point == 0 else point**2
            inputs[there] = factor * self.inputs[here]
            outputs[:, there] = self.outputs[:, here]
        inputs[0], outputs[:, 0] = self.inputs[count], self.outputs[:, count]
        return Filtering(inputs, self.filters, outputs)


@cache
def filtering(m: int) -> Filtering:
    """The matrices of ``F(m, 3)`` for m = 4 or 6."""
    points = _POINTS[m]
    n = m + 2
    inputs = torch.zeros(n, n, dtype=torch.float64)
    filters = torch.zeros(n, 3, dtype=torch.float64)
    outputs = torch.zeros(m, n, dtype=torch.float64)
    for row, point in enumerate(points):
        others = [other for other in points if other != point]
        scale = 1.0
        for other in others:
            scale *= point - other
        inputs[row, : n - 1] = _polynomial(others) / scale
        filters[row] = torch.tensor([1.0, point, point**2])
        outputs[:, row] = torch.tensor([point**power for power in range(m)])
    inputs[n - 1] = _polynomial(list(points))
    filters[n - 1, 2] = 1
    outputs[m - 1, n - 1] = 1
    return Filtering(inputs, filters, outputs)


def _polynomial(roots: list[float]) -> Tensor:
    """The coefficients of ``Π (x − root)``, the constant first."""
    coefficients = torch.ones(1, dtype=torch.float64)
    for root in roots:
        shifted = torch.nn.functional.pad(coefficients, (1, 0))
        coefficients = shifted - root * torch.nn.functional.pad(coefficients, (0, 1))
    return coefficients
