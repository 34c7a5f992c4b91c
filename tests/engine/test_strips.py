"""Worked through in strips of rows, the objective is the one of the whole picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor

from stylestudio.engine import feature_pass
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.feature_pass import FeaturePass
from stylestudio.engine.kernels import map_stack, scratch
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.segments import SEGMENTS, WHOLE, Keep, Way, Ways, strips
from stylestudio.engine.style_losses.base import map_state
from stylestudio.request.style_request import TAPS
from tests.engine.conftest import make_tiny_weights
from tests.engine.storage_peak import peak_of, pretended
from tests.engine.style_loss_cases import EACH_WAY, Case
from tests.engine.test_objective import image, objective
from tests.engine.ways import cut, name_of

#: One segment of the three; two; all, in the narrowest strips; all, each in its own way; and with
#: maps that are kept, or cheap ones computed again.
STRIPS: list[Ways] = [
    cut(64, 0, 0),
    cut(0, 32, 0),
    cut(0, 0, 32),
    cut(16, 16, 16),
    cut(112, 48, 80),
    cut(16, 32, 16, Keep.ALL),
    (Way(0, Keep.COSTLY), Way(), Way()),
    (Way(32, Keep.COSTLY), Way(16, Keep.NOTHING), Way(32)),
]
CLOSE = 1e-10

LEARNED_OR_FIXED = [case for case in EACH_WAY if case.settings.get("form") != "published"]


def relative(found: Tensor, expected: Tensor) -> float:
    """The distance in units of what is expected."""
    return float((found - expected).norm() / expected.norm())


def tensors_of(state: Any) -> list[Tensor]:
    found: list[Tensor] = []
    map_state(state, lambda tensor: found.append(tensor) or tensor)
    return found


def assert_same(found: Evaluation, expected: Evaluation) -> None:
    assert found.loss == pytest.approx(expected.loss, rel=CLOSE)
    assert found.terms == pytest.approx(expected.terms, rel=CLOSE)
    assert relative(found.grad, expected.grad) < CLOSE


def assert_same_all_along(found: Objective, expected: Objective, x: Tensor) -> None:
    """Before learning and after it."""
    for _ in range(2):
        assert_same(found.evaluate(x), expected.evaluate(x))
        found.learn()
        expected.learn()
    assert found.states.keys() == expected.states.keys()
    for tap in expected.states:
        pairs = zip(tensors_of(found.states[tap]), tensors_of(expected.states[tap]), strict=True)
        for ours, plain in pairs:
            torch.testing.assert_close(ours, plain, rtol=CLOSE, atol=CLOSE * float(plain.norm()))
    assert found.measure(x) == pytest.approx(expected.measure(x), rel=CLOSE)


@pytest.mark.parametrize("case", LEARNED_OR_FIXED, ids=name_of)
@pytest.mark.parametrize("ways", [STRIPS[3], STRIPS[4], STRIPS[5], STRIPS[7]], ids=name_of)
def test_every_style_loss_is_that_of_the_whole_picture(
    tiny_backbone64: Backbone, case: Case, ways: Ways
) -> None:
    pictures, x = (image(1, 119, 83), image(2, 150, 61)), image(3, 119, 83)
    whole = objective(tiny_backbone64, *pictures, **case.for_request())
    ours = objective(tiny_backbone64, *pictures, ways=ways, **case.for_request())
    assert_same_all_along(ours, whole, x)


@pytest.mark.parametrize("variant", ["gram", "pca", "svd", "weighted"])
@pytest.mark.parametrize("ways", STRIPS, ids=name_of)
def test_large_pictures_in_all_ways_to_cut(
    tiny_backbone64: Backbone, variant: str, ways: Ways
) -> None:
    pictures, x = (image(1, 277, 331), image(2, 203, 150)), image(3, 277, 331)
    whole = objective(tiny_backbone64, *pictures, variant=variant)
    ours = objective(tiny_backbone64, *pictures, variant=variant, ways=ways)
    assert_same_all_along(ours, whole, x)


#: Strips whose last one has no position of its own behind the poolings, and pictures of one strip.
SIZES = [(33, 40), (48, 16), (16, 48), (17, 64), (50, 23), (63, 31), (65, 17), (97, 18)]


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize(
    "ways", [cut(16, 16, 16), cut(32, 16, 48), STRIPS[5], STRIPS[7]], ids=name_of
)
def test_small_and_odd_pictures(
    tiny_backbone64: Backbone, height: int, width: int, ways: Ways
) -> None:
    for settings in ({}, {"variant": "weighted"}, {"content_tap": "conv5_1"}):
        content, x = image(1, height, width), image(3, height, width)
        for style in (image(2, height, width), image(2, 49, 35)):
            whole = objective(tiny_backbone64, content, style, **settings)
            ours = objective(tiny_backbone64, content, style, ways=ways, **settings)
            assert_same_all_along(ours, whole, x)


METHODS: list[dict[str, Any]] = [
    {"taps_before_relu": True},
    {"taps_before_relu": True, "variant": "svd"},
    {"total_variation": 3.0},
    {"content_tap": "conv1_1"},
    {"content_tap": "conv2_2"},
    {"content_tap": "conv3_3"},
    {"content_tap": "conv4_3"},
    {"content_tap": "conv5_1"},
    {"content_tap": "conv1_1", "style_taps": (("conv1_1", 1.0),)},
    {"content_tap": "conv5_1", "style_taps": (("conv1_1", 1.0),)},
    {"content_tap": "conv1_1", "style_taps": (("conv5_1", 1.0),)},
    {"content_tap": "conv3_1", "style_taps": (("conv2_2", 1.0), ("conv3_3", 2.0))},
    {"style_taps": tuple((tap, 1.0) for tap in TAPS)},
]


@pytest.mark.parametrize("settings", METHODS, ids=name_of)
def test_every_choice_of_layers(tiny_backbone64: Backbone, settings: dict[str, Any]) -> None:
    pictures, x = (image(1, 83, 60), image(2, 70, 90)), image(3, 83, 60)
    for ways in (cut(16, 16, 16), cut(32, 0, 48), cut(0, 32, 0), STRIPS[5], STRIPS[7]):
        whole = objective(tiny_backbone64, *pictures, **settings)
        ours = objective(tiny_backbone64, *pictures, ways=ways, **settings)
        assert_same_all_along(ours, whole, x)


@pytest.mark.parametrize("pooling", ["max", "average"])
@pytest.mark.parametrize("padding", ["replicate", "zeros"])
@pytest.mark.parametrize("kernel", ["stock", "winograd-rows", "winograd-4", "winograd-6"])
def test_every_network_and_kernel(pooling: str, padding: str, kernel: str) -> None:
    weights = make_tiny_weights(torch.float64)
    whole_one = Backbone(weights, pooling=pooling, padding=padding)
    in_strips = Backbone(weights, pooling=pooling, padding=padding, feature_divisor=1.0)
    in_strips.use_kernels(dict.fromkeys(TAPS, kernel))
    pictures, x = (image(1, 83, 60), image(2, 70, 90)), image(3, 83, 60)
    whole = objective(whole_one, *pictures)
    for ways in (cut(32, 16, 16), STRIPS[7]):
        ours = objective(in_strips, *pictures, ways=ways)
        assert_same_all_along(ours, whole, x)


def test_a_strip_as_high_as_the_picture_is_the_whole_picture(tiny_backbone64: Backbone) -> None:
    pictures, x = (image(1), image(2)), image(3)
    whole = objective(tiny_backbone64, *pictures).evaluate(x)
    ours = objective(tiny_backbone64, *pictures, ways=cut(48, 64, 4096)).evaluate(x)
    assert ours.terms == whole.terms
    assert torch.equal(ours.grad, whole.grad)


def test_without_the_halo_it_would_be_another_objective(
    tiny_backbone64: Backbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the comparisons of this file can fail, for each of the segments."""
    pictures, x = (image(1, 96, 64), image(2, 80, 96)), image(3, 96, 64)
    expected = objective(tiny_backbone64, *pictures).evaluate(x).grad
    for index, ways in enumerate([cut(16, 0, 0), cut(0, 16, 0), cut(0, 0, 16)]):
        target = objective(tiny_backbone64, *pictures, ways=ways)
        narrow = list(SEGMENTS)
        narrow[index] = replace(SEGMENTS[index], halo=2 * (index == 2))
        with monkeypatch.context() as patch:
            patch.setattr(feature_pass, "SEGMENTS", tuple(narrow))
            blind = objective(tiny_backbone64, *pictures, ways=ways)
        assert relative(target.evaluate(x).grad, expected) < CLOSE
        assert relative(blind.evaluate(x).grad, expected) > 1e-3


@pytest.mark.parametrize("ways", STRIPS, ids=name_of)
@pytest.mark.parametrize("height", [277, 72, 33])
def test_every_position_is_shown_once_and_asked_for_once(
    tiny_backbone64: Backbone, ways: Ways, height: int
) -> None:
    x = image(3, height, 90)
    taps = ("conv1_1", "conv2_2", "conv3_3", "conv4_2", "conv5_1")
    expected = tiny_backbone64.features(x, taps)
    shown: dict[str, list[tuple[int, Tensor]]] = {tap: [] for tap in taps}
    asked: dict[str, list[tuple[int, Tensor]]] = {tap: [] for tap in taps}
    ends: list[bool] = []

    def see(tap: str, features: Tensor, first: int, again: bool) -> None:
        assert not ends
        shown[tap].append((first, features.clone()))

    def gradient_of(tap: str, features: Tensor, first: int) -> Tensor:
        assert ends
        asked[tap].append((first, features.clone()))
        return torch.zeros_like(features)

    grad = FeaturePass(tiny_backbone64, taps, ways=ways).gradient(
        x, see, lambda: ends.append(True), gradient_of
    )
    assert ends == [True]
    assert grad.shape == x.shape
    assert float(grad.abs().max()) == 0
    for pieces in (shown, asked):
        for tap in taps:
            firsts, maps = zip(*sorted(pieces[tap], key=lambda piece: piece[0]), strict=True)
            heights = [features.shape[2] for features in maps]
            assert list(firsts) == [sum(heights[:count]) for count in range(len(heights))]
            torch.testing.assert_close(torch.cat(maps, dim=2), expected[tap])


@pytest.mark.parametrize("segment", SEGMENTS, ids=lambda segment: segment.layers[0])
@pytest.mark.parametrize("height", [1, 2, 5, 16, 33, 64, 277])
@pytest.mark.parametrize("rows_px", [0, 16, 64])
def test_strips_cover_all_rows_and_start_on_whole_positions(
    segment: feature_pass.Segment, height: int, rows_px: int
) -> None:
    found = list(strips(segment, height, rows_px))
    rows = [row for strip in found for row in range(strip.first, strip.last)]
    assert rows == list(range(height))
    for strip in found:
        assert 0 <= strip.above <= strip.first < strip.last <= strip.below <= height
        assert strip.above % segment.shrinks == strip.first % segment.shrinks == 0


def vgg_on_meta() -> Backbone:
    """The network in its real width, without numbers."""
    channels = {"1": 64, "2": 128, "3": 256, "4": 512, "5": 512}
    weights, before = {}, 3
    for tap in TAPS:
        after = channels[tap[4]]
        weights[f"{tap}.weight"] = pretended(after, before, 3, 3)
        weights[f"{tap}.bias"] = pretended(after)
        before = after
    return Backbone(weights)


def peak_bytes(ways: Ways, size_px: int = 1024) -> int:
    """Of one way there and back; what the losses keep is not counted."""
    backbone, x = vgg_on_meta(), pretended(1, 3, size_px, size_px)
    taps = ("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv4_2", "conv5_1")
    run = FeaturePass(backbone, taps, ways=ways)

    def work() -> None:
        run.gradient(x, lambda *_: None, lambda: None, lambda tap, f, first: torch.zeros_like(f))

    work()  # the kernels are made
    return peak_of(work).peak_bytes


def test_strips_need_much_less_memory() -> None:
    whole = peak_bytes(WHOLE)
    assert peak_bytes(cut(128, 0, 0)) < 0.6 * whole
    assert peak_bytes(cut(128, 128, 128)) < 0.35 * whole
    assert peak_bytes(cut(64, 64, 64)) < peak_bytes(cut(256, 256, 256))


@pytest.mark.parametrize("ways", [WHOLE, cut(16, 32, 16), cut(64, 0, 0)], ids=name_of)
def test_an_evaluation_stays_what_it_was_when_others_follow(
    tiny_backbone64: Backbone, ways: Ways
) -> None:
    content, style, x, other = (image(seed, 80, 48) for seed in (1, 2, 3, 4))
    target = objective(tiny_backbone64, content, style, ways=ways)
    first = target.evaluate(x)
    grad = first.grad.clone()
    target.evaluate(other)
    target.measure(other)
    assert torch.equal(first.grad, grad)


def test_an_evaluation_in_strips_keeps_fewer_bytes_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real numbers, the style loss and the content loss included."""

    def counted(shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> torch.Tensor:
        return torch.empty(shape, dtype=dtype, device=device)

    for module in (map_stack, scratch):
        monkeypatch.setattr(module, "lasting_empty", counted)
    monkeypatch.setattr(map_stack, "_SLAB_BYTES", 1)
    backbone = Backbone(make_tiny_weights())
    pictures = [image(seed, 512, 128).float() for seed in (1, 2, 3)]
    peaks = []
    for ways in (WHOLE, cut(64, 64, 64)):
        target = objective(backbone, *pictures[:2], ways=ways)
        peaks.append(peak_of(lambda target=target: target.evaluate(pictures[2])).peak_bytes)
    assert peaks[1] < 0.5 * peaks[0]
