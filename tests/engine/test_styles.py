"""Several paintings at once: their Gram matrices are blended before a style loss sees them."""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.objective import Objective
from stylestudio.engine.run_files import read_record, write_record
from stylestudio.engine.segments import Keep
from stylestudio.engine.starts import coloured_noise, mixed_colours
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.style_terms import blended
from stylestudio.errors import Cancelled, ImageError
from stylestudio.request.style_request import StyleRequest
from tests.engine.conftest import picture
from tests.engine.style_loss_cases import FORMS, Case
from tests.engine.test_objective import gram, image, objective
from tests.engine.test_strips import assert_same_all_along
from tests.engine.test_transfer import cancel_at, run_all
from tests.engine.test_transfer_resume import (
    abandoned_at,
    assert_same_end,
    events_of,
    stopped_at,
    the_unfinished,
)
from tests.engine.ways import cut, name_of

WEIGHTS = (0.25, 0.75)
#: Published ones add up over strips too, but not to ten digits.
REPAIRED_FORMS = [case for case in FORMS if case.settings["form"] != "published"]


@pytest.fixture
def always_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stylestudio.engine.checkpoint.CheckpointWriter.due", lambda self: True)


@pytest.fixture
def two(request_128: StyleRequest, tmp_path: Path) -> StyleRequest:
    """Of two paintings, of other shapes, at two scales that both learn."""
    other = tmp_path / "other painting.png"
    Image.fromarray(picture(70, 110, 5)).save(other)
    (first,) = request_128.style_paths
    styles = ((first, 1.0), (str(other), 3.0))
    return request_128.replace(styles=styles, size_px=200, evaluations=20)


def finished(request: StyleRequest) -> RunEvent:
    last = run_all(request)[-1]
    assert last.kind is EventKind.FINISHED, last.error
    return last


def test_the_target_is_the_weighted_sum_of_the_paintings_gram_matrices(
    tiny_backbone64: Backbone,
) -> None:
    """Each divided by its own number of positions: a large painting counts no more."""
    paintings, x = (image(2, 64, 48), image(4, 96, 80)), image(3)
    measured = objective(tiny_backbone64, image(1), *paintings, weights=WEIGHTS).measure(x)
    taps = [tap for tap, _ in StyleRequest(content="", styles=(("", 1.0),)).style_taps]
    of_x, *of_paintings = (tiny_backbone64.features(shown, taps) for shown in (x, *paintings))
    for tap in taps:
        pairs = zip(WEIGHTS, of_paintings, strict=True)
        target = sum(weight * gram(features[tap]) for weight, features in pairs)
        distance = (gram(of_x[tap]) - target).square().sum() / target.square().sum()
        assert measured[f"style/{tap}"] == pytest.approx(float(distance), rel=1e-9), tap


def test_blending_one_painting_changes_no_bit() -> None:
    own = {"conv1_1": torch.randn(5, 5).double()}
    assert torch.equal(blended([(1.0, own)])["conv1_1"], own["conv1_1"])


@pytest.mark.parametrize("case", REPAIRED_FORMS, ids=str)
def test_the_gradient_is_the_derivative(tiny_backbone64: Backbone, case: Case) -> None:
    paintings = (image(2, 52, 36), image(5, 36, 52))
    settings = case.for_request()
    target = objective(tiny_backbone64, image(1), *paintings, weights=WEIGHTS, **settings)
    x, step = image(3), 1e-6
    direction = torch.randn(x.shape, generator=torch.Generator().manual_seed(4)).double()
    ahead = target.evaluate(x + step * direction).loss
    behind = target.evaluate(x - step * direction).loss
    slope = float((target.evaluate(x).grad * direction).sum())
    assert (ahead - behind) / (2 * step) == pytest.approx(slope, rel=1e-5)


@pytest.mark.parametrize("ways", [cut(16, 16, 16), cut(16, 32, 16, Keep.ALL)], ids=name_of)
@pytest.mark.parametrize("case", REPAIRED_FORMS, ids=str)
def test_in_strips_it_is_the_same(
    tiny_backbone64: Backbone, case: Case, ways: tuple[object, ...]
) -> None:
    pictures = (image(1, 119, 83), image(2, 150, 61), image(4, 64, 130))
    settings = {"weights": WEIGHTS, **case.for_request()}
    whole = objective(tiny_backbone64, *pictures, **settings)
    found = objective(tiny_backbone64, *pictures, ways=ways, **settings)
    assert_same_all_along(found, whole, image(3, 119, 83))


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("case", FORMS, ids=str)
def test_a_painting_and_its_copy_paint_what_it_paints_alone(
    two: StyleRequest, tmp_path: Path, case: Case
) -> None:
    (path, _), _ = two.styles
    copy = tmp_path / "copy.png"
    copy.write_bytes(Path(path).read_bytes())
    settings = {"start": "noise", **case.for_request()}
    alone = finished(two.replace(styles=((path, 1.0),), **settings))
    both = finished(two.replace(styles=((path, 1.0), (str(copy), 1.0)), **settings))
    # A half and a half is a whole, also in floating point.
    np.testing.assert_array_equal(both.picture, alone.picture)


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("case", FORMS, ids=str)
def test_a_painting_of_weight_0_is_not_there(two: StyleRequest, case: Case) -> None:
    (path, _), _ = two.styles
    alone = two.replace(styles=((path, 1.0),), **case.for_request())
    with_none = alone.replace(styles=((path, 1.0), ("no such file", 0.0)))
    np.testing.assert_array_equal(finished(with_none).picture, finished(alone).picture)


@pytest.mark.usefixtures("tiny_network")
def test_two_paint_neither_the_ones_nor_the_others_picture(two: StyleRequest) -> None:
    pictures = [finished(two).picture]
    pictures += [finished(two.replace(styles=((path, 1.0),))).picture for path in two.style_paths]
    mixed, first, second = (shown.astype(int) for shown in pictures)
    assert np.abs(mixed - first).mean() > 0.3
    assert np.abs(mixed - second).mean() > 0.3


@pytest.mark.usefixtures("tiny_network", "always_due")
@pytest.mark.parametrize("number", [1, 10, 17])
@pytest.mark.parametrize("variant", ["gram", "pca", "svd", "weighted", "noise"])
def test_a_run_of_two_paintings_goes_on_without_their_files(
    two: StyleRequest, variant: str, number: int
) -> None:
    request = two.replace(start="noise") if variant == "noise" else two.replace(variant=variant)
    expected = events_of(request)[-1]
    stopped_at(number, request, Keeping())
    run = the_unfinished()
    assert run.request == request
    for path in (request.content, *request.style_paths):
        Path(path).unlink()
    assert_same_end(events_of(run.request, Keeping(resume=run))[-1], expected)


@pytest.mark.usefixtures("tiny_network", "always_due")
def test_a_run_of_schema_1_goes_on(two: StyleRequest) -> None:
    request = two.replace(styles=(two.styles[0],))
    expected = events_of(request)[-1]
    abandoned_at(12, request, Keeping())
    folder = the_unfinished().folder
    record = read_record(folder)
    old = {name: value for name, value in record.request.items() if name != "styles"}
    old |= {"schema_version": 1, "style": request.style_paths[0]}
    plan = {name: value for name, value in record.plan.items() if name != "paintings"}
    write_record(folder, dataclasses.replace(record, request=old, plan=plan))
    run = the_unfinished()
    assert run.request == request
    assert_same_end(events_of(run.request, Keeping(resume=run))[-1], expected)


def test_stop_between_two_paintings_looks_at_no_other_one(tiny_backbone64: Backbone) -> None:
    control = RunControl()

    def paintings() -> Iterator[Tensor]:
        yield image(2)
        control.cancel()
        yield image(4)
        raise AssertionError("it went on")

    with pytest.raises(Cancelled):
        made(tiny_backbone64, paintings(), 3, control)


def test_the_paintings_are_in_memory_one_after_the_other(tiny_backbone64: Backbone) -> None:
    seen: list[weakref.ref[Tensor]] = []

    def paintings() -> Iterator[Tensor]:
        for seed in range(2, 6):
            # While this one is made, the last one may still be there; none before that.
            assert [ref() for ref in seen[:-1]] == [None] * len(seen[:-1])
            painting = image(seed)
            seen.append(weakref.ref(painting))
            yield painting
            del painting

    made(tiny_backbone64, paintings(), 4, RunControl())
    assert len(seen) == 4


def made(
    backbone: Backbone, paintings: Iterator[Tensor], count: int, control: RunControl
) -> Objective:
    styles = tuple((f"painting {number}", 1.0) for number in range(count))
    request = StyleRequest(content="photo", styles=styles)
    loss = style_loss(request)
    return Objective(
        request, backbone, loss, image(1), paintings, control=control, stopwatch=Stopwatch()
    )


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("bad", [0, 1])
def test_a_painting_that_is_none_is_named(two: StyleRequest, tmp_path: Path, bad: int) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    styles = list(two.styles)
    styles[bad] = (str(tmp_path / "text.jpg"), 1.0)
    last = run_all(two.replace(styles=tuple(styles)))[-1]
    assert last.kind is EventKind.FAILED
    assert isinstance(last.error, ImageError)
    assert "text.jpg" in str(last.error)


@pytest.mark.usefixtures("tiny_network")
def test_stop_while_they_are_read(two: StyleRequest) -> None:
    last = cancel_at(two, lambda event: event.kind is EventKind.STARTED)
    assert last.kind is EventKind.CANCELLED
    assert last.picture is None


def test_the_noise_has_the_colours_of_all_paintings() -> None:
    black, white = torch.zeros(1, 3, 8, 8), torch.ones(1, 3, 4, 4)
    mean, covariance = mixed_colours([0.25, 0.75], [black, white])
    assert mean.flatten().tolist() == [0.75] * 3
    # Of a coin that shows white three times in four: p (1 − p), the same in all channels.
    torch.testing.assert_close(covariance, torch.full((3, 3), 0.75 * 0.25).double())

    # As if all pixels lay in one picture, each painting's as often as it weighs.
    one, other = image(1, 10, 6).float(), image(2, 5, 6).float() / 2
    together = torch.cat([one.flatten(2), *[other.flatten(2)] * 2], dim=2)[..., None]
    for found, expected in zip(
        mixed_colours([0.5, 0.5], [one, other]), mixed_colours([1.0], [together]), strict=True
    ):
        torch.testing.assert_close(found, expected)


def test_the_noise_of_one_painting_is_its_own() -> None:
    style = image(1)
    colours = style[0].flatten(1)
    mean = colours.mean(1, keepdim=True)
    covariance = (colours - mean) @ (colours - mean).T / colours.shape[1]
    found_mean, found_covariance = mixed_colours([1.0], [style])
    assert torch.equal(found_mean, mean)
    assert torch.equal(found_covariance, covariance)
    size = torch.Size((300, 300))
    noise = coloured_noise(torch.full((3, 1), 0.5).double(), covariance / 50, size, 3)
    again = coloured_noise(torch.full((3, 1), 0.5).double(), covariance / 50, size, 3)
    assert torch.equal(noise, again)
    spread = noise[0].flatten(1).cov()
    torch.testing.assert_close(spread, covariance / 50, rtol=0.05, atol=2e-5)
