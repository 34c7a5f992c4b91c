"""Starting points: the photo, noise in the style's colours, or grey."""

from __future__ import annotations

import torch
from torch import Tensor

_GREY = 0.5


def starting_image(start: str, content: Tensor, style: Tensor, seed: int) -> Tensor:
    """The picture before the first evaluation, ``(1, 3, H, W)`` like ``content``, owned.

    Args:
        start: ``content``, ``noise`` or ``grey``.
        content: the photo, ``(1, 3, H, W)`` in [0, 1].
        style: the painting, ``(1, 3, H', W')`` in [0, 1].
        seed: of the noise; the same seed gives the same noise on every device.
    """
    if start == "content":
        return content.clone()
    if start == "grey":
        return torch.full_like(content, _GREY)
    return style_coloured_noise(style, content.shape[-2:], seed).to(content)


def style_coloured_noise(style: Tensor, size: torch.Size, seed: int) -> Tensor:
    """Gaussian noise with the mean and covariance of the style's colours, cut to [0, 1].

    Made on the processor in float64, so that a seed means the same everywhere.
    """
    colours = style[0].flatten(1).cpu().double()
    mean = colours.mean(1, keepdim=True)
    centred = colours - mean
    values, vectors = torch.linalg.eigh(centred @ centred.T / colours.shape[1])
    root = vectors * values.clamp(min=0).sqrt()
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(3, size.numel(), generator=generator, dtype=torch.float64)
    coloured: Tensor = (mean + root @ noise).clamp(0, 1)
    return coloured.view(1, 3, *size)
