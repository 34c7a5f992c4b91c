"""The objective with each style loss: met, flat and blind pictures; learning; what is measured."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.objective import Objective
from stylestudio.engine.segments import WHOLE, Ways
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.base import StyleLoss, squared_distance
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import WeightedSettings
from tests.engine.style_loss_cases import EACH_WAY, Case
from tests.engine.test_objective import gram, image, objective
from tests.engine.ways import cut, name_of

FLAT = {
    "black": torch.zeros(1, 3, 24, 24),
    "grey": torch.full((1, 3, 24, 24), 0.5),
    "picture": image(2, 24, 24).float(),
}
#: Photo and painting.
PAIRS = [("black", "black"), ("grey", "grey"), ("picture", "black"), ("black", "picture")]


@pytest.mark.parametrize("case", EACH_WAY, ids=name_of)
def test_flat_pictures_give_numbers_with_every_style_loss(
    tiny_weights: dict[str, Tensor], case: Case
) -> None:
    backbone = Backbone(tiny_weights)
    for content, style in PAIRS:
        target = objective(backbone, FLAT[content], FLAT[style], **case.for_request())
        for x in {content, style, "picture"}:
            assert target.evaluate(FLAT[x]).finite, (content, style, x)
            target.learn()
            assert target.evaluate(FLAT[x]).finite, (content, style, x, "after learning")


def test_a_network_that_is_blind_gives_numbers_with_every_style_loss(
    tiny_weights: dict[str, Tensor],
) -> None:
    """All features zero, everywhere: what a black picture is to a network without biases."""
    blind = Backbone({name: torch.zeros_like(tensor) for name, tensor in tiny_weights.items()})
    for case in EACH_WAY:
        target = objective(blind, FLAT["picture"], FLAT["black"], **case.for_request())
        for _ in range(2):
            evaluation = target.evaluate(FLAT["picture"])
            assert evaluation.finite, case
            assert evaluation.loss == 0, case
            target.learn()


@pytest.mark.parametrize("case", EACH_WAY, ids=name_of)
def test_in_float32_too_nothing_is_left_to_do_where_the_style_is_met(
    tiny_weights: dict[str, Tensor], case: Case
) -> None:
    """The painting's numbers come from float64, the picture's from float32: they must agree."""
    painting = image(1).float()
    target = objective(Backbone(tiny_weights), painting, painting, **case.for_request())
    met = target.evaluate(painting).loss
    assert met < 1e-6 * target.evaluate(image(3).float()).loss


@pytest.mark.parametrize("case", EACH_WAY, ids=name_of)
def test_what_is_measured_is_the_same_whatever_the_style_loss(
    tiny_backbone64: Backbone, case: Case
) -> None:
    content, style, x = image(1), image(2, 52, 36), image(3)
    settings = {
        "style_taps": (("conv2_2", 0.5), ("conv3_1", 7.0), ("conv4_1", 0.0)),
        "strength": 80.0,
        **case.for_request(),
    }
    measured = objective(tiny_backbone64, content, style, **settings).measure(x)

    taps = ["conv2_2", "conv3_1", "conv4_2"]
    of_content, of_style, of_x = (
        tiny_backbone64.features(picture, taps) for picture in (content, style, x)
    )
    target = of_content["conv4_2"]
    expected = {"content": float((of_x["conv4_2"] - target).square().sum() / target.square().sum())}
    for tap in ("conv2_2", "conv3_1"):
        g_x, g_s = gram(of_x[tap]), gram(of_style[tap])
        expected[f"style/{tap}"] = float((g_x - g_s).square().sum() / g_s.square().sum())
    assert measured == pytest.approx(expected, rel=1e-9)


def test_measuring_the_photo_and_the_painting(tiny_backbone64: Backbone) -> None:
    content, style = image(1), image(2)
    target = objective(tiny_backbone64, content, style)
    assert target.measure(content)["content"] == 0
    assert max(v for name, v in target.measure(style).items() if name != "content") < 1e-24


@pytest.mark.parametrize("case", EACH_WAY, ids=name_of)
def test_weights_are_reported_where_they_are_learned_and_nowhere_else(
    tiny_backbone64: Backbone, case: Case
) -> None:
    target = objective(tiny_backbone64, image(1), image(2), **case.for_request())
    target.evaluate(image(3))
    target.learn()
    learned = target.learned_weights()
    settings = case.request().variant_settings
    learns = (
        isinstance(settings, WeightedSettings)
        and settings.form == "repaired"
        and settings.weights == "learned"
        and settings.focus > 0
    )
    taps = [tap for tap, _ in case.request().style_taps]
    assert list(learned) == (taps if learns else [])
    for tap, weights in learned.items():
        channels = tiny_backbone64.features(image(3), [tap])[tap].shape[1]
        assert len(weights) == channels
        assert sum(weights) == pytest.approx(channels, rel=1e-3)  # four digits each
        assert min(weights) >= 0


def test_a_channel_that_never_fires_in_the_painting_learns_no_weight(
    tiny_weights: dict[str, Tensor],
) -> None:
    tiny_weights["conv2_1.weight"][3] = 0
    tiny_weights["conv2_1.bias"][3] = -1
    settings = {"variant": "weighted", "style_taps": (("conv2_1", 1.0),)}
    target = objective(Backbone(tiny_weights), image(1).float(), image(2).float(), **settings)
    for _ in range(3):
        target.evaluate(image(3).float())
        target.learn()
    weights = target.learned_weights()["conv2_1"]
    assert weights[3] == 0
    assert sum(weight > 0 for weight in weights) >= 2


def test_learning_changes_the_objective_from_the_next_evaluation_on(
    tiny_backbone64: Backbone,
) -> None:
    x = image(3)
    target = objective(tiny_backbone64, image(1), image(2), variant="weighted")
    first, again = target.evaluate(x).loss, target.evaluate(x).loss
    assert again == first
    target.learn()
    assert target.evaluate(x).loss != first


@pytest.mark.parametrize("normalisation", ["calibrated", "gatys", "guo_yuan"])
def test_full_rank_is_gram_in_every_normalisation(
    tiny_backbone64: Backbone, normalisation: str
) -> None:
    pictures, x = (image(1), image(2)), image(3)
    settings = {"normalisation": normalisation}
    expected = objective(tiny_backbone64, *pictures, **settings).evaluate(x)
    for case in (
        Case("pca", {"fraction": 1.0}),
        Case("svd", {"fraction": 1.0}),
        Case("weighted", {"focus": 0.0}),
        Case("gram", {"form": "published"}),
    ):
        found = objective(tiny_backbone64, *pictures, **settings, **case.for_request()).evaluate(x)
        assert found.terms == pytest.approx(expected.terms, rel=1e-10), case
        torch.testing.assert_close(found.grad, expected.grad, rtol=1e-8, atol=1e-12)


def test_what_was_learned_is_the_state_and_can_be_put_back(tiny_backbone64: Backbone) -> None:
    x = image(3)
    target, other = (
        objective(tiny_backbone64, image(1), image(2), variant="weighted") for _ in range(2)
    )
    for _ in range(3):
        target.evaluate(x)
        target.learn()
    expected = target.evaluate(x)
    assert other.evaluate(x).loss != expected.loss
    other.states = target.states
    found = other.evaluate(x)
    assert found.terms == expected.terms
    assert torch.equal(found.grad, expected.grad)
    assert other.learned_weights() == target.learned_weights()
    target.learn()
    assert other.evaluate(x).terms == expected.terms, "it learns for itself alone"


class Means(StyleLoss):
    """Its gradient is one number a channel, which autograd gives without memory of its own."""

    def prepare(self, style_gram: Tensor, content_gram: Tensor) -> Tensor:
        return style_gram.diagonal()

    def statistic(self, features: Tensor, state: Tensor) -> Tensor:
        return features.sum(1)

    def loss(self, statistic: Tensor, state: Tensor) -> Tensor:
        return squared_distance(statistic, state)


@pytest.mark.parametrize("ways", [WHOLE, cut(16, 16, 16)], ids=name_of)
def test_a_style_loss_may_return_a_gradient_that_must_not_be_written_to(
    tiny_backbone64: Backbone, ways: Ways
) -> None:
    request = StyleRequest(
        content="photo",
        styles=(("painting", 1.0),),
        content_tap="conv2_1",
        style_taps=(("conv2_1", 1.0), ("conv3_1", 1.0)),
    )
    target = Objective(
        request,
        tiny_backbone64,
        Means(),
        image(1),
        [image(2)],
        control=RunControl(),
        stopwatch=Stopwatch(),
        ways=ways,
    )
    x, step = image(3), 1e-6
    direction = torch.randn(x.shape, generator=torch.Generator().manual_seed(4)).double()
    ahead = target.evaluate(x + step * direction).loss
    behind = target.evaluate(x - step * direction).loss
    slope = float((target.evaluate(x).grad * direction).sum())
    assert (ahead - behind) / (2 * step) == pytest.approx(slope, rel=1e-5)
