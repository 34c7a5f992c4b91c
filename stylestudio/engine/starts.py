"""Starting points: the photo, noise in the style's colours, or grey."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from stylestudio.request.style_request import StyleRequest

_GREY = 0.5


def starting_image(request: StyleRequest, content: Tensor, styles: Iterable[Tensor]) -> Tensor:
    """The picture before the first evaluation, ``(1, 3, H, W)`` like ``content``, owned.

    Args:
        request: which start, which seed (the same one gives the same noise on every device), and
            how much of each painting.
        content: the photo, ``(1, 3, H, W)`` in [0, 1].
        styles: the paintings, ``(1, 3, H', W')`` in [0, 1], in the order of ``request.styles``;
            looked at, one after the other, for noise alone.
    """
    if request.start == "content":
        return content.clone()
    if request.start == "grey":
        return torch.full_like(content, _GREY)
    weights = [weight for _, weight in request.styles]
    mean, covariance = mixed_colours(weights, styles)
    return coloured_noise(mean, covariance, content.shape[-2:], request.seed).to(content)


def mixed_colours(weights: Iterable[float], styles: Iterable[Tensor]) -> tuple[Tensor, Tensor]:
    """Mean ``(3, 1)`` and covariance ``(3, 3)`` of the paintings' colours, float64.

    As if a pixel were drawn from painting i with probability ``w_i``: ``Σ w_i E_i[c]`` and
    ``Σ w_i E_i[c cᵀ]``, less the mean. So the colours blend as the Gram matrices do, which are
    means of products too, and the noise of two flat paintings, black and white, has both and grey.

    Args:
        weights: they add up to 1.
        styles: ``(1, 3, H, W)`` each; a painting of weight 1 alone gives its own colours exactly.
    """
    parts = [(weight, *_colours(style)) for weight, style in zip(weights, styles, strict=True)]
    mean = sum((weight * own for weight, own, _ in parts), torch.zeros(3, 1).double())
    covariance = torch.zeros(3, 3).double()
    for weight, own_mean, own_covariance in parts:
        apart = own_mean - mean
        covariance = covariance + weight * (own_covariance + apart @ apart.T)
    return mean, covariance


def coloured_noise(mean: Tensor, covariance: Tensor, size: torch.Size, seed: int) -> Tensor:
    """Gaussian noise with that mean and covariance, ``(1, 3, H, W)``, cut to [0, 1].

    Made on the processor in float64, so that a seed means the same everywhere.
    """
    values, vectors = torch.linalg.eigh(covariance)
    root = vectors * values.clamp(min=0).sqrt()
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(3, size.numel(), generator=generator, dtype=torch.float64)
    coloured: Tensor = (mean + root @ noise).clamp(0, 1)
    return coloured.view(1, 3, *size)


def _colours(style: Tensor) -> tuple[Tensor, Tensor]:
    """A painting's own mean and covariance."""
    colours = style[0].flatten(1).cpu().double()
    mean = colours.mean(1, keepdim=True)
    centred = colours - mean
    return mean, centred @ centred.T / colours.shape[1]
