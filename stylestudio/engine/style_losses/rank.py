"""How many of a painting's patterns a reduced style loss keeps."""

from __future__ import annotations

import torch
from torch import Tensor

from stylestudio.request.variants import ReducedSettings


def kept_patterns(energies: Tensor, settings: ReducedSettings, by_detail: int) -> int:
    """How many patterns are kept, 1 to C.

    Args:
        energies: of all C patterns, strongest first.
        settings: whose ``k``, ``fraction``, ``energy`` or ``s`` decides.
        by_detail: what Style detail comes to, where none of the four is set.
    """
    channels = len(energies)
    if settings.k is not None:
        return min(settings.k, channels)
    if settings.fraction is not None:
        return max(1, round(settings.fraction * channels))
    if settings.energy is not None:
        shares = energies.cumsum(0) / energies.sum().clamp(min=torch.finfo(energies.dtype).tiny)
        # Rounding leaves the whole a little below 1; what is asked for is never more than that.
        enough = shares >= min(settings.energy, float(shares[-1]))
        return min(channels, int((~enough).sum()) + 1)
    return by_detail if settings.s is None else above_threshold(energies.sqrt(), settings.s)


def above_threshold(singular_values: Tensor, threshold: float) -> int:
    """How many singular values reach ``threshold`` times their mean; 1 at least."""
    return max(1, int((singular_values >= threshold * singular_values.mean()).sum()))
