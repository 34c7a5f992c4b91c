"""The plain reference, and how the time to its quality is put together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from stylestudio.benchmarks import time_to_quality
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request, seconds_of
from stylestudio.benchmarks.plain import PlainTransfer
from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.pixels import to_pixels
from stylestudio.settings import Settings

MakeContext = Callable[..., Context]


@pytest.fixture
def parts() -> Parts:
    parts = Parts(sample_request(FIRST_PAIR, 64, evaluations=20), RunControl())
    parts.load()
    return parts


def plain(parts: Parts, *, clamp: bool = False) -> PlainTransfer:
    content, (style,) = parts.photo.at(64), parts.styles_at(64)
    return PlainTransfer(parts.request, parts.weights, content, style, clamp=clamp)


def test_the_plain_method_descends_on_our_objective(parts: Parts) -> None:
    noise = torch.rand(parts.photo.at(64).shape, generator=torch.Generator().manual_seed(0))
    ours = parts.judge().evaluate(noise)
    theirs = plain(parts).loss(noise.requires_grad_())
    theirs.backward()
    assert float(theirs.detach()) == pytest.approx(ours.loss, rel=1e-4)
    torch.testing.assert_close(noise.grad, ours.grad, rtol=1e-3, atol=1e-3 * ours.grad.abs().max())


def test_the_plain_method_counts_its_evaluations_and_gets_better(parts: Parts) -> None:
    method = plain(parts)
    before = float(method.loss(method.image.detach()))
    method.paint(12)
    assert method.evaluations == 12
    assert float(method.loss(method.image.detach())) < before / 2


def test_only_the_clamped_one_is_evaluated_within_the_range_of_colours(parts: Parts) -> None:
    seen: dict[bool, bool] = {}
    for clamp in (False, True):
        method = plain(parts, clamp=clamp)
        with torch.no_grad():
            method.image += 2 * method.image - 1
        method.loss = lambda image, clamp=clamp, method=method: (
            seen.update({clamp: bool(((image >= 0) & (image <= 1)).all())})
            or PlainTransfer.loss(method, image)
        )
        method.paint(1)
    assert seen == {False: False, True: True}


def test_a_descent_paints_like_the_program(parts: Parts) -> None:
    (scale,) = parts.plans()
    descent = parts.descent(scale)
    assert len(seconds_of(descent, scale.evaluations)) == descent.evaluations == 20
    *_, last = transfer.run(parts.request, RunControl(), preview_px=0, settings=Settings(threads=1))
    assert last.report["losses"] == pytest.approx(descent.best.terms, rel=1e-3)
    difference = to_pixels(descent.best.image).astype(int) - last.picture
    assert abs(difference).mean() < 1


def test_the_speed_up_is_made_of_its_details(make_context: MakeContext) -> None:
    found = time_to_quality.measure(make_context(quality_rounds=2))
    (speed_up,) = found["time_to_quality"]["64"]
    (detail,) = found["time_to_quality_details"]["64"]
    assert detail["pair"] == FIRST_PAIR
    assert detail["plain_evaluations"] == 10
    assert detail["evaluations"] in (5, 10, 15, 20)
    ours_s = detail["evaluations"] * detail["s_per_evaluation"] + detail["coarse_s"]
    assert speed_up == pytest.approx(10 * detail["plain_s_per_evaluation"] / ours_s, rel=0.05)


def test_what_is_not_reached_has_no_speed_up(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    losses = iter([1.0, *[2.0] * 100])
    monkeypatch.setattr(time_to_quality, "_saved_loss", lambda *_: next(losses))
    found = time_to_quality.measure_clamped(make_context())
    assert found["time_to_quality_clamped"]["64"] == [None]
    (detail,) = found["time_to_quality_clamped_details"]["64"]
    assert detail["evaluations"] is None
