"""The engine's parts for one request, put together as ``engine.transfer`` does, to be timed alone.

All on the processor: that is the device that every machine has.
"""

from __future__ import annotations

import time

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio import paths
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.descent import Descent
from stylestudio.engine.devices import choose_device
from stylestudio.engine.objective import Objective
from stylestudio.engine.pictures import Photo, Sources, load_at_size
from stylestudio.engine.plan import ScalePlan
from stylestudio.engine.planner import Planner
from stylestudio.engine.pyramid import fitting_scales
from stylestudio.engine.segments import WHOLE, Ways
from stylestudio.engine.starts import starting_image
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.weights import load_vgg16
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.resize import resize_picture
from stylestudio.request.style_request import StyleRequest

#: Bundled photos and paintings by the pair's name.
PAIRS = {
    "harbour, swirls": ("content_harbour.jpg", "style_swirls.jpg"),
    "lake, woodcut": ("content_lake.jpg", "style_woodcut.jpg"),
    "harbour, watercolour": ("content_harbour.jpg", "style_watercolour.jpg"),
}
FIRST_PAIR = next(iter(PAIRS))
#: A memory budget that nothing exceeds.
UNLIMITED_BYTES = 1 << 60
_PROCESSOR = torch.device("cpu")


def sample_request(
    pair: str, size_px: int, variant: str = "gram", evaluations: int | None = None
) -> StyleRequest:
    """A request on one of :data:`PAIRS`."""
    content, style = (str(paths.resources() / "samples" / name) for name in PAIRS[pair])
    return StyleRequest(
        content=content,
        styles=((style, 1.0),),
        size_px=size_px,
        variant=variant,
        evaluations=evaluations,
        device="cpu",
    )


class Parts:
    """Weights, planner, network and pictures of a request.

    Args:
        request: what would be painted.
        control: the Stop button.

    Raises:
        Cancelled: Stop was pressed while the machine was calibrated.
        WeightsError: the network's file is missing or damaged.
    """

    def __init__(self, request: StyleRequest, control: RunControl) -> None:
        self.request = request
        self.control = control
        self.weights = load_vgg16()
        self.planner = Planner.for_machine(request, self.weights, choose_device("cpu"), control)
        self.backbone = Backbone(self.weights)

    def load(self, *, square: bool = False) -> None:
        """Read the pictures; ``square`` takes their middle, so that 1024 px means 1024²."""
        read = _load_square if square else load_at_size
        size_px = self.request.size_px
        self.sources = Sources(
            read(self.request.content, size_px),
            tuple(read(path, size_px) for path in self.request.style_paths),
        )
        self.photo = Photo(self.sources.photo, self.request.start, _PROCESSOR)

    def plans(self, budget_bytes: int = UNLIMITED_BYTES) -> tuple[ScalePlan, ...]:
        """How its scales are painted, coarse to fine.

        Raises:
            OutOfMemoryError: the budget is too small.
        """
        scales = fitting_scales(self.request, *self.sources.sizes)
        return self.planner.plan(scales, self.sources.sizes[0], budget_bytes).scales

    def styles_at(self, size_px: int) -> list[Tensor]:
        """The paintings with that longer side, ``(1, 3, H, W)``."""
        return list(self.sources.paintings_at(size_px, _PROCESSOR))

    def judge(self) -> Objective:
        """The objective at the final size by the stock kernels: what all pictures are judged by."""
        return self._objective(Backbone(self.weights), self.request.size_px)

    def descent(self, scale: ScalePlan, coarser: Tensor | None = None) -> Descent:
        """A scale from its start on.

        Args:
            scale: as planned.
            coarser: the best picture of the scale before, if there was one.
        """
        if coarser is None:
            content = self.photo.at(scale.size_px)
            image = starting_image(self.request, content, self.styles_at(scale.size_px))
        else:
            image = self.photo.carried(coarser, scale.size_px).clone()
        self.backbone.use_kernels(dict(scale.kernels))
        objective = self._objective(self.backbone, scale.size_px, scale.ways)
        return Descent(
            self.request,
            scale,
            objective,
            style_loss(self.request),
            image,
            stopwatch=Stopwatch(),
        )

    def _objective(self, backbone: Backbone, size_px: int, ways: Ways = WHOLE) -> Objective:
        return Objective(
            self.request,
            backbone,
            style_loss(self.request),
            self.photo.at(size_px),
            self.styles_at(size_px),
            control=self.control,
            stopwatch=Stopwatch(),
            ways=ways,
        )


def seconds_of(descent: Descent, evaluations: int) -> list[float]:
    """Go on with a descent; the seconds of each evaluation with its step.

    Raises:
        Cancelled: Stop was pressed.
    """
    seconds = []
    for _ in range(evaluations):
        began = time.perf_counter()
        descent.go_on()
        seconds.append(time.perf_counter() - began)
    return seconds


def _load_square(path: str, size_px: int) -> NDArray[np.uint8]:
    pixels = load_picture(path)
    side = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    return resize_picture(pixels[top : top + side, left : left + side], size_px, size_px)
