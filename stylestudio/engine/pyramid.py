"""Coarse to fine: at which sizes a picture is painted, and how one size hands over to the next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.errors import UserError
from stylestudio.imaging.resize import fit_longer_side
from stylestudio.request.style_request import StyleRequest

#: The coarsest scale's longer side: below the first number faces and houses are lost, above the
#: second it is no sketch within seconds any more.
_COARSEST_PX = (128, 192)
#: No side may be shorter: behind four poolings, two positions of conv5_1 are left of it.
SHORTEST_SIDE_PX = 32
#: Coarse evaluations: as a share of the final ones, and at most. More of them lose the photo.
#: At most, and not more for a better quality: so a sketch is the first scale of the finished run.
_COARSE_SHARE = 0.5
_COARSE_EVALUATIONS = 25


@dataclass(frozen=True, slots=True)
class Scale:
    """One level of the pyramid: the longer side in pixels, and how many evaluations."""

    size_px: int
    evaluations: int


def scales_for(request: StyleRequest) -> tuple[Scale, ...]:
    """The levels from coarse to fine; the last has the request's size and evaluations.

    A sketch is the coarsest of them alone.
    """
    final = Scale(request.size_px, request.final_evaluations)
    sizes_px = [request.size_px]
    while sizes_px[-1] > _COARSEST_PX[1]:
        sizes_px.append(max(_COARSEST_PX[0], sizes_px[-1] // 2))
    if request.quality == "sketch":
        return (Scale(sizes_px[-1], request.final_evaluations),)
    if not request.pyramid:
        return (final,)
    coarse = max(1, min(_COARSE_EVALUATIONS, round(request.final_evaluations * _COARSE_SHARE)))
    return (*(Scale(size_px, coarse) for size_px in reversed(sizes_px[1:])), final)


def fitting_scales(
    request: StyleRequest,
    content_size: tuple[int, int],
    style_sizes: Sequence[tuple[int, int]],
) -> tuple[Scale, ...]:
    """The levels at which all pictures are large enough for the network.

    Args:
        request: the method.
        content_size: ``(H, W)`` of the photo's file.
        style_sizes: of the paintings' files, in the order of ``request.styles``.

    Raises:
        UserError: a picture is too long and narrow for the final size.
    """
    sizes = (content_size, *style_sizes)
    for path, (height, width) in zip((request.content, *request.style_paths), sizes, strict=True):
        shorter_px = min(fit_longer_side(height, width, request.size_px))
        if shorter_px < SHORTEST_SIDE_PX:
            needed_px = math.ceil(SHORTEST_SIDE_PX * max(height, width) / min(height, width))
            raise UserError(
                f"“{Path(path).name}” is too long and narrow for a size of {request.size_px} px: "
                f"its shorter side would have {shorter_px} px.",
                f"Choose a size of at least {needed_px} px, or crop the picture.",
            )
    fitting = tuple(
        scale
        for scale in scales_for(request)
        if all(min(fit_longer_side(*size, scale.size_px)) >= SHORTEST_SIDE_PX for size in sizes)
    )
    # A sketch of so narrow a picture is made at the size itself.
    return fitting or (Scale(request.size_px, request.final_evaluations),)


def resize(image: Tensor, height: int, width: int) -> Tensor:
    """``(1, 3, H, W)`` resampled bicubically, antialiased when it shrinks."""
    if image.shape[-2:] == (height, width):
        return image
    # Apple's device lacks the antialiased kernel in some releases; the processor has it in all.
    where = image.cpu() if image.device.type == "mps" else image
    resized = F.interpolate(
        where, size=(height, width), mode="bicubic", align_corners=False, antialias=True
    )
    return resized.to(image.device)


def carry_up(painted: Tensor, content: Tensor, finer_content: Tensor) -> Tensor:
    """The start of the next scale: the finer photo plus what painting changed so far.

    Args:
        painted: the finished coarser scale, ``(1, 3, h, w)``.
        content: the photo at that scale.
        finer_content: the photo at the next scale, ``(1, 3, H, W)``.

    The photo's detail is thus there from the first evaluation; an upsampled picture is blurred.
    """
    change = resize(painted - content, *finer_content.shape[-2:])
    return finer_content + change


def enlarge(painted: Tensor, finer_content: Tensor) -> Tensor:
    """The start of the next scale where the photo was not the start: the picture, enlarged."""
    return resize(painted, *finer_content.shape[-2:]).clamp(0, 1)
