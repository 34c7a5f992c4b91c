"""The real network in float32, in strips: the same numbers, and no seam where they meet.

Mostly with average pooling: of two maxima that are almost equal, another rounding takes the other
one, and the gradient goes another way. With average pooling only rounding itself is left.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import skimage.data
import torch
from PIL import Image
from torch import Tensor

from stylestudio import paths
from stylestudio.engine import feature_pass
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.kernels.registry import KERNELS
from stylestudio.engine.objective import Evaluation
from stylestudio.engine.pixels import to_image
from stylestudio.engine.segments import SEGMENTS, WHOLE, Keep, Way, Ways
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import TAPS
from tests.engine.test_objective import objective
from tests.engine.ways import cut, name_of

CUTS: list[Ways] = [
    cut(32, 32, 32),
    cut(48, 0, 0),
    cut(0, 64, 16),
    cut(32, 64, 32, Keep.ALL),
    (Way(48, Keep.COSTLY), Way(), Way()),
]
#: Of float32: sums of 10⁵ numbers in another order.
CLOSE = 1e-4
#: Where a few positions decide otherwise (a maximum, or a ReLU at zero) in thousands.
A_FEW_OTHERWISE = 5e-3


Pictures = tuple[Tensor, Tensor, Tensor]


@pytest.fixture(scope="module")
def backbones() -> dict[str, Backbone]:
    """By pooling."""
    return {pooling: Backbone(load_vgg16(), pooling=pooling) for pooling in ("max", "average")}


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    """Photo, painting, and a picture between them."""
    with Image.open(paths.resources() / "samples" / "style_swirls.jpg") as file:
        painting = np.array(file.convert("RGB").resize((160, 120)))
    photo = np.array(Image.fromarray(skimage.data.astronaut()).resize((128, 160)))
    device = torch.device("cpu")
    content, style = to_image(photo, device), to_image(painting, device)
    noise = torch.randn(content.shape, generator=torch.Generator().manual_seed(1))
    return content, style, (content + 0.05 * noise).clamp(0, 1)


def evaluation(backbone: Backbone, pictures: Pictures, ways: Ways = WHOLE) -> Evaluation:
    content, style, x = pictures
    return objective(backbone, content, style, ways=ways).evaluate(x)


@pytest.fixture(scope="module")
def whole(backbones: dict[str, Backbone], pictures: Pictures) -> dict[str, Evaluation]:
    """By pooling, of the picture that is not cut."""
    return {name: evaluation(backbone, pictures) for name, backbone in backbones.items()}


def steps_between_rows(grad: Tensor) -> Tensor:
    """``(H − 1,)``: how far each row is from the next."""
    return (grad[:, :, 1:] - grad[:, :, :-1]).square().sum((0, 1, 3)).sqrt()


def excess_at(rows: list[int], found: Tensor, whole: Tensor) -> float:
    """By how much the steps at ``rows`` are larger than they are in the whole picture, relatively.

    A step into row r is the one from the row above it.
    """
    ours, expected = steps_between_rows(found), steps_between_rows(whole)
    return float((ours / expected - 1)[torch.tensor(rows) - 1].abs().max())


def relative(found: Tensor, expected: Tensor) -> float:
    return float((found - expected).norm() / expected.norm())


@pytest.mark.parametrize("ways", CUTS, ids=name_of)
def test_value_and_gradient_are_those_of_the_whole_picture(
    backbones: dict[str, Backbone],
    pictures: Pictures,
    whole: dict[str, Evaluation],
    ways: Ways,
) -> None:
    found = evaluation(backbones["average"], pictures, ways)
    assert found.terms == pytest.approx(whole["average"].terms, rel=CLOSE)
    assert relative(found.grad, whole["average"].grad) < CLOSE


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("pooling", ["max", "average"])
def test_so_they_are_with_every_kernel(
    backbones: dict[str, Backbone],
    pictures: Pictures,
    whole: dict[str, Evaluation],
    kernel: str,
    pooling: str,
) -> None:
    backbone = backbones[pooling]
    backbone.use_kernels(dict.fromkeys(TAPS, kernel))
    try:
        found = evaluation(backbone, pictures, cut(32, 32, 32))
    finally:
        backbone.use_kernels({})
    assert found.terms == pytest.approx(whole[pooling].terms, rel=CLOSE)
    assert relative(found.grad, whole[pooling].grad) < A_FEW_OTHERWISE


def test_there_is_no_seam_where_strips_meet(
    backbones: dict[str, Backbone], pictures: Pictures, whole: dict[str, Evaluation]
) -> None:
    """And without the halo there would be: what is measured does see one."""
    backbone, expected = backbones["average"], whole["average"].grad
    meet = list(range(32, 160, 32))
    found = evaluation(backbone, pictures, cut(32, 32, 32)).grad
    assert excess_at(meet, found, expected) < 10 * CLOSE
    assert excess_at(list(range(1, 160)), found, expected) < 10 * CLOSE
    halos = (0, 0, 2)
    with pytest.MonkeyPatch.context() as patch:
        narrow = [replace(s, halo=halo) for s, halo in zip(SEGMENTS, halos, strict=True)]
        patch.setattr(feature_pass, "SEGMENTS", tuple(narrow))
        seamed = evaluation(backbone, pictures, cut(32, 32, 32)).grad
    assert excess_at(meet, seamed, expected) > 0.1
