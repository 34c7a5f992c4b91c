"""What the raw losses are multiplied by under each normalisation (see ``engine.strength``)."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from stylestudio.engine.strength import relative_strength, style_weight
from stylestudio.engine.style_losses.base import StyleLoss
from stylestudio.request.style_request import StyleRequest

#: Keeps a painting without any texture (one flat black) from dividing by zero.
EPSILON = 1e-12


def content_coefficient(request: StyleRequest, energy: float, numbers: int) -> float:
    """What ``Σ (F_x − F_c)²`` is multiplied by.

    Args:
        request: says how the losses are normalised.
        energy: ``Σ F_c²``.
        numbers: how many ``F_c`` has.
    """
    if request.normalisation == "calibrated":
        return 1.0 / max(energy, EPSILON)
    if request.normalisation == "gatys":
        return 0.5 * request.content_weight
    return request.content_weight / numbers


def style_coefficient(
    request: StyleRequest, tap: str, style_loss: StyleLoss, style_gram: Tensor, state: Any
) -> float:
    """What a layer's loss of the variant, a relative of ``‖G_x − G_s‖²_F``, is multiplied by."""
    weights = dict(request.style_taps)
    channels = style_gram.shape[0]
    if request.normalisation == "calibrated":
        share = weights[tap] / sum(weights.values())
        size = max(style_loss.full_size(style_gram, state), EPSILON)
        return style_weight(request.strength) * share / size
    beta = request.style_weight * relative_strength(request.strength)
    if request.normalisation == "gatys":
        # GM = M·G cancels the M² in 1/(4 N² M²); photo and painting may differ in size.
        return beta * weights[tap] / (4 * channels**2)
    # Guo & Yuan, Figure 10: G / (a·b·c·d) is our G / C; the MSE averages C² numbers.
    return beta * weights[tap] / (channels**2 * style_loss.compared_numbers(style_gram, state))
