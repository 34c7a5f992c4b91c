"""Between the pictures outside, uint8 ``(H, W, 3)``, and the engine's float32 ``(1, 3, H, W)``."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def to_image(pixels: NDArray[np.uint8], device: torch.device) -> Tensor:
    """uint8 ``(H, W, 3)`` to float32 ``(1, 3, H, W)`` in [0, 1] on ``device``."""
    image = torch.from_numpy(np.ascontiguousarray(pixels)).to(device)
    return image.permute(2, 0, 1)[None].to(torch.float32).div_(255).contiguous()


def to_pixels(image: Tensor) -> NDArray[np.uint8]:
    """``(1, 3, H, W)`` to uint8 ``(H, W, 3)``: cut to [0, 1], rounded, owned, contiguous."""
    scaled = image.detach()[0].clamp(0, 1).mul(255).round_().to(torch.uint8)
    pixels: NDArray[np.uint8] = scaled.permute(1, 2, 0).contiguous().cpu().numpy().copy()
    return pixels


def to_deep_pixels(image: Tensor) -> NDArray[np.uint16]:
    """``(1, 3, H, W)`` to uint16 ``(H, W, 3)``: cut to [0, 1], rounded, owned, contiguous."""
    scaled = image.detach()[0].clamp(0, 1).mul(65535).round_()
    # Over int32: not every device has all operations for 16 bits without a sign.
    pixels = scaled.to(torch.int32).permute(1, 2, 0).contiguous().cpu().numpy()
    return pixels.astype(np.uint16)
