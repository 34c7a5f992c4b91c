"""A whole evaluation with the graphics cards' kernels, as far as a processor can run them."""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.segments import WHOLE, Ways
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import TAPS, StyleRequest
from tests.engine.ways import cut


def evaluated(kernel: str, ways: Ways = WHOLE) -> Evaluation:
    """The bundled network at a noisy picture, all layers but the first by ``kernel``."""
    generator = torch.Generator().manual_seed(1)
    content, style, image = (torch.rand(1, 3, 64, 80, generator=generator) for _ in range(3))
    backbone = Backbone(load_vgg16())
    backbone.use_kernels(dict.fromkeys(TAPS[1:], kernel))
    request = StyleRequest(content="", styles=(("", 1.0),), content_tap="conv4_1")
    objective = Objective(
        request,
        backbone,
        style_loss(request),
        content,
        [style],
        control=RunControl(),
        stopwatch=Stopwatch(),
        ways=ways,
    )
    return objective.evaluate(image)


@pytest.mark.parametrize(("kernel", "tolerance"), [("bfloat16", 0.1), ("float16", 0.03)])
def test_half_precision_is_near_and_its_sums_are_not_halved(kernel: str, tolerance: float) -> None:
    exact, half = evaluated("stock"), evaluated(kernel)
    assert half.grad.dtype == torch.float32
    assert half.finite
    assert half.loss == pytest.approx(exact.loss, rel=tolerance / 3)
    distance = torch.linalg.vector_norm(half.grad - exact.grad)
    assert float(distance / torch.linalg.vector_norm(exact.grad)) < tolerance


def test_in_strips_too() -> None:
    whole, strips = evaluated("float16"), evaluated("float16", cut(32, 32, 32))
    assert strips.loss == pytest.approx(whole.loss, rel=1e-3)
    distance = torch.linalg.vector_norm(whole.grad - strips.grad)
    assert float(distance / torch.linalg.vector_norm(whole.grad)) < 0.05
