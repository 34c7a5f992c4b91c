"""A run from its first event to its last, on the tiny network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, Phase, RunEvent
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.pictures import load_at_size, resize_to
from stylestudio.errors import (
    ImageError,
    InternalError,
    MachineError,
    UserError,
    WeightsError,
)
from stylestudio.request.schema import from_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from tests.engine.conftest import picture

pytestmark = pytest.mark.usefixtures("tiny_network")


def run_all(
    request: StyleRequest, control: RunControl | None = None, settings: Settings | None = None
) -> list[RunEvent]:
    events = list(
        transfer.run(
            request, control or RunControl(), run_id="test", settings=settings or Settings()
        )
    )
    assert events[0].kind is EventKind.STARTED
    assert [event.terminal for event in events] == [False] * (len(events) - 1) + [True]
    assert {event.run_id for event in events} == {"test"}
    return events


def test_a_run_ends_with_a_picture_of_the_size_that_was_asked_for(
    request_128: StyleRequest,
) -> None:
    events = run_all(request_128.replace(size_px=300))
    last = events[-1]
    assert last.kind is EventKind.FINISHED
    assert last.picture.shape == (round(300 * 97 / 131), 300, 3)
    assert last.picture.dtype == np.uint8
    assert last.picture.flags.c_contiguous
    assert last.picture.flags.owndata


def test_progress_counts_every_evaluation_of_every_scale(request_128: StyleRequest) -> None:
    events = run_all(request_128.replace(size_px=256))
    painting = [
        e.progress for e in events[:-1] if e.progress and e.progress.phase is Phase.PAINTING
    ]
    assert [(p.scale, p.scale_px, p.evaluation, p.evaluation_count) for p in painting] == [
        *((1, 128, k, 3) for k in range(1, 4)),
        *((2, 256, k, 6) for k in range(1, 7)),
    ]
    fractions = [e.progress.fraction for e in events if e.progress]
    assert fractions == sorted(fractions)
    assert painting[-1].fraction == pytest.approx(1)
    assert painting[-1].remaining_s == pytest.approx(0)
    assert all(p.seconds_per_evaluation > 0 for p in painting)


def test_the_loss_falls_and_the_report_adds_up(request_128: StyleRequest) -> None:
    events = run_all(request_128.replace(evaluations=25))
    losses = [e.progress.loss for e in events if e.progress and e.progress.loss is not None]
    assert min(losses) < 0.6 * losses[0]
    report = events[-1].report
    assert sum(report["losses"].values()) == pytest.approx(min(losses), rel=1e-6)
    assert report["evaluations"] == 25
    assert from_dict(report["request"]) == request_128.replace(evaluations=25)
    assert {"features", "style_loss", "content_loss", "optimiser", "preview"} <= set(
        report["seconds"]
    )
    assert report["peak_bytes"] > 50e6
    assert report["device"]["name"] == "cpu"
    assert len(report["weights"]["sha256"]) == 64


@pytest.mark.parametrize("start", ["content", "noise", "grey"])
@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
def test_the_same_request_gives_the_same_pixels(
    request_128: StyleRequest, start: str, optimiser: str
) -> None:
    request = request_128.replace(start=start, optimiser=optimiser, size_px=256)
    one, two = run_all(request)[-1], run_all(request)[-1]
    assert one.kind is EventKind.FINISHED
    np.testing.assert_array_equal(one.picture, two.picture)


def test_another_seed_gives_another_picture_only_where_noise_is_the_start(
    request_128: StyleRequest,
) -> None:
    def result(**settings: object) -> np.ndarray:
        return run_all(request_128.replace(evaluations=2, **settings))[-1].picture

    noise_1, noise_2 = result(start="noise", seed=1), result(start="noise", seed=2)
    assert np.abs(noise_1.astype(int) - noise_2).mean() > 5
    np.testing.assert_array_equal(result(seed=1), result(seed=2))


def test_strength_0_is_the_photo(request_128: StyleRequest) -> None:
    last = run_all(request_128.replace(strength=0, size_px=131))[-1]
    assert last.kind is EventKind.FINISHED
    photo = np.asarray(Image.open(request_128.content))
    np.testing.assert_array_equal(last.picture, photo)
    assert last.report["evaluations"] == 0


def test_previews_are_full_of_the_photos_detail_from_the_coarsest_scale_on(
    request_128: StyleRequest,
) -> None:
    events = list(
        transfer.run(request_128.replace(size_px=300), RunControl(), run_id="x", preview_px=200)
    )
    previews = [event for event in events if event.kind is EventKind.PREVIEW]
    assert previews
    assert {max(event.picture.shape) for event in previews} == {200}
    assert previews[0].progress.scale_px < 200
    # The first evaluation is of the photo itself: at display size nothing of it may be lost.
    photo = load_at_size(request_128.content, 200)
    difference = np.abs(
        previews[0].picture.astype(int) - resize_to(load_at_size(request_128.content, 300), 200)
    )
    assert photo.shape == previews[0].picture.shape
    assert difference.max() <= 1


# Every fourth of those below comes 0.24 s after the last, every ninth 0.54 s.
@pytest.mark.parametrize(("rate_per_s", "previews"), [(5, 3), (2, 2), (1, 1)])
def test_previews_come_at_most_as_often_as_is_set(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch, rate_per_s: int, previews: int
) -> None:
    now = 100.0

    def monotonic() -> float:
        nonlocal now
        now += 0.06
        return now

    monkeypatch.setattr(transfer.time, "monotonic", monotonic)
    events = run_all(
        request_128.replace(evaluations=12), settings=Settings(preview_rate_per_s=rate_per_s)
    )
    kinds = [e.kind for e in events[:-1] if e.progress and e.progress.phase is Phase.PAINTING]
    assert kinds.count(EventKind.PREVIEW) == previews
    assert kinds.count(EventKind.PROGRESS) == 12 - previews


def cancel_at(request: StyleRequest, condition: Callable[[RunEvent], bool]) -> RunEvent:
    control = RunControl()
    last = None
    for last in transfer.run(request, control, run_id="test"):
        if condition(last):
            control.cancel()
    assert last is not None
    return last


def test_stopping_keeps_the_best_picture_at_full_size(request_128: StyleRequest) -> None:
    request = request_128.replace(size_px=300, evaluations=60)
    last = cancel_at(request, lambda e: bool(e.progress and e.progress.evaluation == 25))
    assert last.kind is EventKind.CANCELLED
    assert max(last.picture.shape) == 300
    photo = load_at_size(request.content, 300)
    assert np.abs(last.picture.astype(int) - photo).mean() > 1
    assert last.report["evaluations"] == 25
    assert last.progress.fraction == pytest.approx(0.1, abs=0.05)


def test_stopping_while_a_finer_scale_prepares_keeps_the_coarser_picture(
    request_128: StyleRequest,
) -> None:
    last = cancel_at(
        request_128.replace(size_px=300),
        lambda e: bool(
            e.progress and e.progress.scale == 2 and e.progress.phase is Phase.PREPARING
        ),
    )
    assert last.kind is EventKind.CANCELLED
    assert max(last.picture.shape) == 300


def test_stopping_before_the_first_evaluation_gives_no_picture(request_128: StyleRequest) -> None:
    last = cancel_at(request_128, lambda e: e.kind is EventKind.STARTED)
    assert last.kind is EventKind.CANCELLED
    assert last.picture is None


def test_a_control_cancelled_beforehand_ends_the_run_at_once(request_128: StyleRequest) -> None:
    control = RunControl()
    control.cancel()
    events = run_all(request_128, control)
    assert [event.kind for event in events] == [EventKind.STARTED, EventKind.CANCELLED]


def nan_at(monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
    """The objective gives NaN at these evaluations."""
    evaluate, count = Objective.evaluate, 0

    def faulty(self: Objective, image: torch.Tensor) -> Evaluation:
        nonlocal count
        count += 1
        found = evaluate(self, image)
        if count in numbers:
            return Evaluation(float("nan"), torch.full_like(found.grad, torch.nan), found.terms)
        return found

    monkeypatch.setattr(Objective, "evaluate", faulty)


def test_numbers_that_overflow_restart_with_adam_and_the_user_is_told(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    nan_at(monkeypatch, 5)
    events = run_all(request_128.replace(evaluations=12))
    assert events[-1].kind is EventKind.FINISHED
    (notice,) = [event.notice for event in events if event.notice]
    assert "Adam" in notice
    assert events[-1].report["notices"] == [notice]
    losses = [e.progress.loss for e in events if e.progress and e.progress.loss is not None]
    assert len(losses) == 11
    # Adam starts from the last good picture, not from the photo again.
    assert losses[4] == pytest.approx(min(losses[:4]))


def test_overflowing_twice_fails_with_a_remedy_and_keeps_the_picture(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    nan_at(monkeypatch, 4, 6)
    last = run_all(request_128.replace(evaluations=12))[-1]
    assert last.kind is EventKind.FAILED
    assert isinstance(last.error, MachineError)
    assert "Lower the strength" in last.error.remedy
    assert last.picture is not None


def test_a_picture_that_cannot_be_read_fails_with_its_name(
    request_128: StyleRequest, tmp_path: Path
) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    last = run_all(request_128.replace(styles=((str(tmp_path / "text.jpg"), 1.0),)))[-1]
    assert last.kind is EventKind.FAILED
    assert isinstance(last.error, ImageError)
    assert "text.jpg" in last.error.message


def test_a_picture_that_is_too_narrow_fails_with_its_name(
    request_128: StyleRequest, tmp_path: Path
) -> None:
    Image.fromarray(picture(33, 400, 1)).save(tmp_path / "strip.png")
    last = run_all(request_128.replace(content=str(tmp_path / "strip.png")))[-1]
    assert isinstance(last.error, UserError)
    assert "strip.png" in last.error.message


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (RuntimeError("shapes cannot be multiplied"), InternalError),
        (WeightsError("The network's file is damaged."), WeightsError),
    ],
)
def test_whatever_happens_in_the_middle_ends_in_one_failed_event(
    request_128: StyleRequest,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    raised: Exception,
    expected: type[Exception],
) -> None:
    evaluate, count = Objective.evaluate, 0

    def faulty(self: Objective, image: torch.Tensor) -> Evaluation:
        nonlocal count
        count += 1
        if count == 3:
            raise raised
        return evaluate(self, image)

    monkeypatch.setattr(Objective, "evaluate", faulty)
    last = run_all(request_128)[-1]
    assert last.kind is EventKind.FAILED
    assert type(last.error) is expected
    assert last.picture is not None, "what was reached is not lost"
    # A bug's traceback goes to the log; what the user can mend does not.
    assert ("run test failed" in caplog.text) == (not isinstance(raised, WeightsError))


def test_no_previews_where_nobody_looks(request_128: StyleRequest) -> None:
    events = list(transfer.run(request_128, RunControl(), preview_px=0))
    assert EventKind.PREVIEW not in {event.kind for event in events}
    assert events[-1].report["seconds"]["preview"] == 0


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has the device")
def test_a_device_that_is_not_there_is_said_not_replaced(request_128: StyleRequest) -> None:
    last = run_all(request_128.replace(device="cuda"))[-1]
    assert isinstance(last.error, MachineError)
    assert "cuda" in last.error.message
    assert "cpu" in last.error.remedy


def test_odd_sizes_and_all_presets_paint(request_128: StyleRequest) -> None:
    from stylestudio.request.presets import bundled_presets

    for name, preset in bundled_presets().items():
        settings = {**preset.settings, "evaluations": 3, "size_px": 97}
        last = run_all(request_128.replace(**settings))[-1]
        assert last.kind is EventKind.FINISHED, name
        assert max(last.picture.shape) == 97
