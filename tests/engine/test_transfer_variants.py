"""A run with each style loss, on the tiny network."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.optimiser import LBFGS
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.request.schema import from_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import PcaSettings, SvdSettings, WeightedSettings, variants
from tests.engine.style_loss_cases import FORMS, Case
from tests.engine.test_transfer import cancel_at, run_all

pytestmark = pytest.mark.usefixtures("tiny_network")


def losses_of(events: list[RunEvent]) -> list[float]:
    return [e.progress.loss for e in events if e.progress and e.progress.loss is not None]


@pytest.mark.parametrize("case", FORMS, ids=str)
@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
def test_each_finishes_and_gives_the_same_pixels_again(
    request_128: StyleRequest, case: Case, optimiser: str
) -> None:
    # Enough for what learns to learn twice at the last of two scales.
    request = request_128.replace(
        size_px=200, evaluations=12, optimiser=optimiser, **case.for_request()
    )
    one, two = run_all(request)[-1], run_all(request)[-1]
    assert one.kind is EventKind.FINISHED, one.error
    np.testing.assert_array_equal(one.picture, two.picture)
    photo = run_all(request.replace(strength=0))[-1].picture
    assert np.abs(one.picture.astype(int) - photo).mean() > 1, "it painted something"


@pytest.mark.parametrize("case", FORMS, ids=str)
def test_the_report_says_which_it_was_and_how_near_it_came(
    request_128: StyleRequest, case: Case
) -> None:
    request = request_128.replace(evaluations=20, **case.for_request())
    events = run_all(request)
    report = events[-1].report
    assert from_dict(report["request"]) == request
    taps = [f"style/{tap}" for tap, _ in request.style_taps]
    assert set(report["measured"]) == {"content", *taps}
    assert all(np.isfinite(value) and value >= 0 for value in report["measured"].values())
    # The first evaluation is of the photo: one evaluation measures where painting begins.
    photo = run_all(request.replace(evaluations=1))[-1].report["measured"]
    assert photo["content"] == pytest.approx(0, abs=1e-9)
    assert report["measured"]["content"] > 0
    assert sum(report["measured"][tap] for tap in taps) < sum(photo[tap] for tap in taps)


@pytest.mark.parametrize("case", FORMS, ids=str)
def test_flat_pictures_are_painted_to_the_end(
    request_128: StyleRequest, tmp_path: Path, case: Case
) -> None:
    black, grey = str(tmp_path / "black.png"), str(tmp_path / "grey.png")
    Image.new("RGB", (70, 64)).save(black)
    Image.new("RGB", (64, 80), (128, 128, 128)).save(grey)
    for content, style in [(grey, black), (black, request_128.style_paths[0]), (black, black)]:
        request = request_128.replace(
            content=content,
            styles=((style, 1.0),),
            size_px=64,
            evaluations=12,
            **case.for_request(),
        )
        last = run_all(request)[-1]
        assert last.kind is EventKind.FINISHED, last.error
        assert last.report["notices"] == []


@pytest.mark.parametrize("case", FORMS, ids=str)
def test_stopping_keeps_the_picture_and_measures_nothing(
    request_128: StyleRequest, case: Case
) -> None:
    request = request_128.replace(evaluations=60, **case.for_request())
    last = cancel_at(request, lambda e: bool(e.progress and e.progress.evaluation == 11))
    assert last.kind is EventKind.CANCELLED
    assert last.report["evaluations"] == 11
    assert max(last.picture.shape) == 128
    assert last.report["measured"] == {}


def test_other_settings_of_a_style_loss_give_another_picture(request_128: StyleRequest) -> None:
    settings = {
        "pca": [PcaSettings(k=1), PcaSettings(k=3), PcaSettings(k=1, outside=5.0)],
        "svd": [SvdSettings(k=1), SvdSettings(k=3), SvdSettings(k=1, outside=5.0)],
        "weighted": [
            WeightedSettings(focus=0.0),
            WeightedSettings(focus=100.0),
            WeightedSettings(weights="energy"),
            WeightedSettings(weights="contrast"),
        ],
    }
    for variant, options in settings.items():
        pictures = [
            run_all(request_128.replace(variant=variant, variant_settings=option, evaluations=12))[
                -1
            ].picture
            for option in options
        ]
        for one, two in itertools.combinations(pictures, 2):
            assert not np.array_equal(one, two), variant


def test_full_rank_paints_what_gram_paints(request_128: StyleRequest) -> None:
    request = request_128.replace(strength=100, evaluations=10)
    expected = run_all(request)[-1].picture
    for case in (
        Case("pca", {"fraction": 1.0}),
        Case("svd", {"s": 0.0}),
        Case("weighted", {"weights": "uniform"}),
        Case("gram", {"form": "published"}),
    ):
        found = run_all(request.replace(**case.for_request()))[-1].picture
        # Float32 adds up in another order, and a descent amplifies that.
        assert np.abs(found.astype(int) - expected).mean() < 0.5, case


def weighted(request: StyleRequest, evaluations: int) -> StyleRequest:
    return request.replace(variant="weighted", evaluations=evaluations)


def test_it_learns_between_evaluations_and_reports_what(request_128: StyleRequest) -> None:
    interval = style_loss(weighted(request_128, 1)).update_interval
    request = weighted(request_128, 2 * interval)
    report = run_all(request)[-1].report
    assert list(report["learned_weights"]) == [tap for tap, _ in request.style_taps]
    for weights in report["learned_weights"].values():
        assert sum(weights) == pytest.approx(len(weights), rel=1e-3)  # four digits each
        assert float(np.std(weights)) > 1e-4
    for case in FORMS:
        if case != Case("weighted", {"form": "repaired"}):
            other = run_all(request_128.replace(evaluations=3, **case.for_request()))[-1]
            assert other.report["learned_weights"] == {}, case


def test_the_result_is_the_best_since_it_last_learned(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Losses of two objectives do not compare: a lower one of before is no better picture."""
    learned_at: list[int] = []
    seen: list[float] = []
    evaluate, learn = Objective.evaluate, Objective.learn

    def counted(self: Objective, image: torch.Tensor) -> Evaluation:
        """Each time it learns, the objective becomes much larger, wherever the picture is."""
        found = evaluate(self, image)
        larger = {**found.terms, "content": found.terms["content"] + 1000 * len(learned_at)}
        seen.append(sum(larger.values()))
        return Evaluation(seen[-1], found.grad, larger)

    def noted(self: Objective) -> None:
        learned_at.append(len(seen))
        learn(self)

    monkeypatch.setattr(Objective, "evaluate", counted)
    monkeypatch.setattr(Objective, "learn", noted)
    interval = style_loss(weighted(request_128, 1)).update_interval
    last = run_all(weighted(request_128, 3 * interval))[-1]
    assert len(seen) == 3 * interval
    assert learned_at
    assert all(number % interval == 0 for number in learned_at)
    assert max(learned_at) < len(seen), "nobody would see what is learned from the last one"
    assert sum(last.report["losses"].values()) == pytest.approx(
        min(seen[learned_at[-1] :]), rel=1e-6
    )


def test_the_optimiser_is_told_each_time(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take the change of the objective for curvature."""
    happened: list[str] = []
    learn, changed = Objective.learn, LBFGS.objective_changed

    def noted_learn(self: Objective) -> None:
        happened.append("learned")
        learn(self)

    def noted_change(self: LBFGS) -> None:
        happened.append("told")
        changed(self)

    monkeypatch.setattr(Objective, "learn", noted_learn)
    monkeypatch.setattr(LBFGS, "objective_changed", noted_change)
    interval = style_loss(weighted(request_128, 1)).update_interval
    # Not with fewer than an interval left: nobody would see what is learned then.
    run_all(weighted(request_128, 3 * interval - 1))
    assert happened == ["learned", "told"]
    run_all(weighted(request_128, 3 * interval))
    assert happened == ["learned", "told"] * 3


def test_what_learns_nothing_never_learns(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Objective) -> None:
        raise AssertionError("nothing is to be learned")

    monkeypatch.setattr(Objective, "learn", forbidden)
    cases = [Case(name, {}) for name in variants() if name != "weighted"]
    for case in [*cases, Case("weighted", {"focus": 0.0}), Case("weighted", {"weights": "energy"})]:
        last = run_all(request_128.replace(evaluations=12, **case.for_request()))[-1]
        assert last.kind is EventKind.FINISHED, case


def test_overflow_while_learning_recovers_like_any_other(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluate = Objective.evaluate
    count = 0

    def faulty(self: Objective, image: torch.Tensor) -> Evaluation:
        nonlocal count
        count += 1
        found = evaluate(self, image)
        if count == interval + 1:  # the first one after learning
            return Evaluation(float("nan"), torch.full_like(found.grad, torch.nan), found.terms)
        return found

    interval = style_loss(weighted(request_128, 1)).update_interval
    monkeypatch.setattr(Objective, "evaluate", faulty)
    last = run_all(weighted(request_128, 3 * interval))[-1]
    assert last.kind is EventKind.FINISHED, last.error
    assert len(last.report["notices"]) == 1
