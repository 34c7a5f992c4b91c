"""Total variation, which calms specks."""

from __future__ import annotations

from torch import Tensor


def total_variation(image: Tensor) -> Tensor:
    """The mean squared difference of neighbours, a scalar.

    Args:
        image: ``(1, 3, H, W)`` in [0, 1].

    Source: Mahendran & Vedaldi (CVPR 2015), the total variation norm with exponent β = 2.
    """
    vertical = (image[..., 1:, :] - image[..., :-1, :]).square().mean()
    horizontal = (image[..., :, 1:] - image[..., :, :-1]).square().mean()
    return vertical + horizontal
