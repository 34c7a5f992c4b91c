"""The objective: its gradient, and what its numbers mean in the papers' terms."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.objective import Objective
from stylestudio.engine.segments import WHOLE, Ways
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.strength import style_weight
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.request.style_request import StyleRequest
from tests.engine.style_loss_cases import EACH_WAY


def image(seed: int, height: int = 48, width: int = 40) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(1, 3, height, width, generator=generator, dtype=torch.float64)


def objective(
    backbone: Backbone,
    content: Tensor,
    *paintings: Tensor,
    control: RunControl | None = None,
    ways: Ways = WHOLE,
    weights: Sequence[float] = (1.0,),
    **settings: object,
) -> Objective:
    styles = tuple((f"painting {number}", weight) for number, weight in enumerate(weights))
    request = StyleRequest(content="photo", styles=styles, **settings)
    return Objective(
        request,
        backbone,
        style_loss(request),
        content,
        paintings,
        control=control or RunControl(),
        stopwatch=Stopwatch(),
        ways=ways,
    )


def gram(features: Tensor) -> Tensor:
    flat = features[0].flatten(1)
    return flat @ flat.T / flat.shape[1]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"total_variation": 3.0},
        {"content_tap": "conv4_1"},  # a tap that style and content share
        {"style_taps": (("conv2_2", 1.0), ("conv3_1", 0.0)), "content_tap": "conv2_2"},
        {"taps_before_relu": True},
        *(case.for_request() for case in EACH_WAY if case.settings.get("form") != "published"),
    ],
    ids=str,
)
def test_the_gradient_is_the_derivative(
    tiny_backbone64: Backbone, settings: dict[str, object]
) -> None:
    target = objective(tiny_backbone64, image(1), image(2, 52, 36), **settings)
    x, step = image(3), 1e-6
    direction = torch.randn(x.shape, generator=torch.Generator().manual_seed(4)).double()
    ahead = target.evaluate(x + step * direction).loss
    behind = target.evaluate(x - step * direction).loss
    slope = float((target.evaluate(x).grad * direction).sum())
    assert (ahead - behind) / (2 * step) == pytest.approx(slope, rel=1e-5)


def test_nothing_is_left_to_do_where_photo_and_style_are_the_picture(
    tiny_backbone64: Backbone,
) -> None:
    same = image(1)
    evaluation = objective(tiny_backbone64, same, same).evaluate(same)
    assert evaluation.loss < 1e-20
    assert float(evaluation.grad.abs().max()) < 1e-10


def test_the_calibrated_terms_are_relative_to_their_targets(tiny_backbone64: Backbone) -> None:
    content, style, x = image(1), image(2), image(3)
    request = StyleRequest(content="photo", styles=(("painting", 1.0),))
    terms = objective(tiny_backbone64, content, style).evaluate(x).terms

    taps = [tap for tap, _ in request.style_taps]
    f_content, f_style, f_x = (
        tiny_backbone64.features(picture, [*taps, "conv4_2"]) for picture in (content, style, x)
    )
    target = f_content["conv4_2"]
    expected = {
        "content": float((f_x["conv4_2"] - target).square().mean() / target.square().mean())
    }
    total_weight = sum(weight for _, weight in request.style_taps)
    for tap, weight in request.style_taps:
        g_x, g_s = gram(f_x[tap]), gram(f_style[tap])
        relative = float((g_x - g_s).square().sum() / g_s.square().sum())
        expected[f"style/{tap}"] = style_weight(50) * weight / total_weight * relative
    assert terms == pytest.approx(expected, rel=1e-9)


def test_gatys_normalisation_is_the_papers_formula(tiny_backbone64: Backbone) -> None:
    content = style = image(2)
    x = image(3)
    settings = {
        "normalisation": "gatys",
        "content_weight": 2.0,
        "style_weight": 5.0,
        "style_taps": (("conv2_1", 0.7),),
        "content_tap": "conv3_1",
    }
    terms = objective(tiny_backbone64, content, style, **settings).evaluate(x).terms

    f_s = tiny_backbone64.features(style, ["conv2_1", "conv3_1"])
    f_x = tiny_backbone64.features(x, ["conv2_1", "conv3_1"])
    n, m = f_x["conv2_1"].shape[1], f_x["conv2_1"][0, 0].numel()
    gm_x, gm_s = gram(f_x["conv2_1"]) * m, gram(f_s["conv2_1"]) * m
    assert terms["style/conv2_1"] == pytest.approx(
        5.0 * 0.7 * float((gm_x - gm_s).square().sum()) / (4 * n**2 * m**2)
    )
    assert terms["content"] == pytest.approx(
        2.0 * 0.5 * float((f_x["conv3_1"] - f_s["conv3_1"]).square().sum())
    )


def test_guo_yuan_normalisation_is_figure_10(tiny_backbone64: Backbone) -> None:
    content = style = image(2)
    x = image(3)
    settings = {
        "normalisation": "guo_yuan",
        "style_weight": 1e6,
        "style_taps": (("conv2_1", 1.0),),
        "content_tap": "conv2_2",
    }
    terms = objective(tiny_backbone64, content, style, **settings).evaluate(x).terms

    def figure_10(features: Tensor) -> Tensor:
        a, b, c, d = features.shape
        flat = features.view(a * b, c * d)
        return flat @ flat.T / (a * b * c * d)

    f_s = tiny_backbone64.features(style, ["conv2_1", "conv2_2"])
    f_x = tiny_backbone64.features(x, ["conv2_1", "conv2_2"])
    mse = torch.nn.functional.mse_loss
    assert terms["style/conv2_1"] == pytest.approx(
        1e6 * float(mse(figure_10(f_x["conv2_1"]), figure_10(f_s["conv2_1"])))
    )
    assert terms["content"] == pytest.approx(float(mse(f_x["conv2_2"], f_s["conv2_2"])))


def test_a_black_painting_does_not_divide_by_zero(tiny_backbone64: Backbone) -> None:
    black = torch.zeros(1, 3, 40, 40, dtype=torch.float64)
    evaluation = objective(tiny_backbone64, black, black).evaluate(image(3, 40, 40))
    assert evaluation.finite


def test_a_number_that_is_none_is_noticed(tiny_backbone64: Backbone) -> None:
    x = image(3)
    x[0, 0, 5, 5] = float("nan")
    assert not objective(tiny_backbone64, image(1), image(2)).evaluate(x).finite
