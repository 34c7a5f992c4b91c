"""Two paintings and the real network: more weight of one brings the picture nearer to that one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from stylestudio import paths
from stylestudio.engine import transfer
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind
from stylestudio.engine.objective import Objective
from stylestudio.engine.pictures import Sources
from stylestudio.engine.pixels import to_image
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

pytestmark = pytest.mark.usefixtures("fixed_kernels")

SAMPLES = paths.resources() / "samples"
CONTENT = str(SAMPLES / "content_harbour.jpg")
SWIRLS, WOODCUT = (str(SAMPLES / f"style_{name}.jpg") for name in ("swirls", "woodcut"))
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
PROCESSOR = torch.device("cpu")


def request_of(*styles: tuple[str, float], variant: str = "gram") -> StyleRequest:
    return StyleRequest(
        content=CONTENT,
        styles=styles,
        variant=variant,
        size_px=96,
        evaluations=12,
        strength=75.0,
        device="cpu",
    )


@pytest.fixture(scope="module")
def judges() -> list[Objective]:
    """One for each painting alone: what measures the distance to its own Gram matrices."""
    backbone = Backbone(load_vgg16())
    judges = []
    for path in (SWIRLS, WOODCUT):
        request = request_of((path, 1.0))
        sources = Sources.load(request, RunControl())
        judges.append(
            Objective(
                request,
                backbone,
                style_loss(request),
                to_image(sources.photo, PROCESSOR),
                sources.paintings_at(request.size_px, PROCESSOR),
                control=RunControl(),
                stopwatch=Stopwatch(),
            )
        )
    return judges


def distance(judge: Objective, picture: np.ndarray) -> float:
    """The mean over the layers, each relative to the painting's own."""
    measured = judge.measure(to_image(picture, PROCESSOR))
    return float(np.mean([value for name, value in measured.items() if name != "content"]))


@pytest.mark.parametrize("variant", ["gram", "pca", "svd", "weighted"])
def test_the_share_of_each_painting_moves_with_its_weight(
    judges: list[Objective], variant: str
) -> None:
    to_swirls, to_woodcut = [], []
    for share in SHARES:
        request = request_of((SWIRLS, share), (WOODCUT, 1 - share), variant=variant)
        *_, last = transfer.run(request, RunControl(), settings=Settings(threads=1))
        assert last.kind is EventKind.FINISHED, last.error
        assert last.picture is not None
        to_swirls.append(distance(judges[0], last.picture))
        to_woodcut.append(distance(judges[1], last.picture))
    # The share, not each distance: by the full Gram matrix, which svd and weighted do not minimise,
    # both were found a little nearer to the swirls at 0.75 than at 1.
    pairs = list(zip(to_swirls, to_woodcut, strict=True))
    shares = [woodcut / (swirls + woodcut) for swirls, woodcut in pairs]
    for less, more in itertools.pairwise(shares):
        assert more > less, pairs
