"""Memory runs out somewhere in a run: it goes on in a way that needs less, and says so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from stylestudio.engine import pictures, transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.keeping import Keeping
from stylestudio.engine.kernels.stock import StockKernel
from stylestudio.engine.objective import Objective
from stylestudio.engine.optimiser import LBFGS, Adam
from stylestudio.engine.pictures import load_at_size
from stylestudio.engine.plan import ScalePlan
from stylestudio.engine.planner import Planner
from stylestudio.engine.unfinished import unfinished_runs
from stylestudio.errors import OutOfMemoryError
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

pytestmark = pytest.mark.usefixtures("tiny_network")

ERRORS: dict[str, Callable[[], Exception]] = {
    "processor": lambda: RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"),
    "python": MemoryError,
    "cuda": lambda: torch.OutOfMemoryError("CUDA out of memory"),
}


def shortage(
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    when: Callable[[int], bool],
    error: Callable[[], Exception] = MemoryError,
) -> list[int]:
    """``owner.name`` finds no memory at the calls whose numbers ``when`` is true of; those."""
    original, calls, failed = getattr(owner, name), 0, []

    def hungry(*args: object, **more: object) -> object:
        nonlocal calls
        calls += 1
        if when(calls):
            failed.append(calls)
            raise error()
        return original(*args, **more)

    monkeypatch.setattr(owner, name, hungry)
    return failed


def events_of(
    request: StyleRequest, settings: Settings | None = None, **more: object
) -> list[RunEvent]:
    settings = settings or Settings()
    events = list(transfer.run(request, RunControl(), settings=settings, **more))
    assert [event.terminal for event in events] == [False] * (len(events) - 1) + [True]
    return events


def notices_of(events: list[RunEvent]) -> list[str]:
    found = [event.notice for event in events if event.notice]
    assert found == events[-1].report["notices"]
    return found


def losses_of(events: list[RunEvent]) -> list[float]:
    return [e.progress.loss for e in events if e.progress and e.progress.loss is not None]


@pytest.fixture
def request_200(request_128: StyleRequest) -> StyleRequest:
    """Two scales, of 6 and 12 evaluations."""
    return request_128.replace(size_px=200, evaluations=12)


# The n-th call of what runs in every phase. One evaluation is 11 layers there and 11 back.
PLACES: dict[str, tuple[object, str, int]] = {
    "the first targets": (Objective, "__init__", 1),
    "the finer targets": (Objective, "__init__", 2),
    "a layer of the targets": (StockKernel, "forward", 5),
    "the first evaluation": (Objective, "evaluate", 1),
    "an evaluation": (Objective, "evaluate", 4),
    "a fine evaluation": (Objective, "evaluate", 10),
    "the last evaluation": (Objective, "evaluate", 18),
    "a layer backwards": (StockKernel, "backward", 30),
    "the optimiser's first step": (LBFGS, "step", 1),
    "the optimiser's step": (LBFGS, "step", 9),
    "the carrying up": (pictures, "carry_up", 1),
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("place", PLACES)
def test_once_the_run_goes_on_and_says_so(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch, place: str, error: str
) -> None:
    owner, name, number = PLACES[place]
    failed = shortage(monkeypatch, owner, name, lambda call: call == number, ERRORS[error])
    events = events_of(request_200, preview_px=0)
    assert failed == [number]
    last = events[-1]
    assert last.kind is EventKind.FINISHED, last.error
    assert max(last.picture.shape) == 200
    (notice,) = notices_of(events)
    assert "Memory ran out at" in notice
    assert "in a way that needs less" in notice
    assert last.report["evaluations"] == 18, "none is done twice, none left out"
    losses = losses_of(events)
    assert len(losses) == 18
    assert min(losses[6:]) < losses[6]


@pytest.mark.parametrize("optimiser", ["lbfgs", "adam"])
@pytest.mark.parametrize("variant", ["gram", "weighted"])
def test_it_goes_on_from_where_it_was(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch, optimiser: str, variant: str
) -> None:
    request = request_128.replace(optimiser=optimiser, variant=variant, evaluations=25)
    undisturbed = losses_of(events_of(request))
    made = shortage(monkeypatch, Objective, "evaluate", lambda call: call == 15)
    used = shortage(monkeypatch, Adam if optimiser == "lbfgs" else LBFGS, "step", lambda _: True)
    events = events_of(request)
    assert made == [15]
    assert used == [], "the optimiser is the one that was asked for"
    losses = losses_of(events)
    assert events[-1].kind is EventKind.FINISHED, events[-1].error
    # The same picture is evaluated, and with what was learned till then.
    assert losses[14] == pytest.approx(undisturbed[14], rel=1e-3)
    # Since the weights were learned last, at 20: losses of another objective cannot be compared.
    assert losses[-1] < losses[20]
    assert bool(events[-1].report["learned_weights"]) == (variant == "weighted")


def test_the_plan_of_what_follows_is_smaller_and_stands_in_the_report(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = events_of(request_200)[-1].report["plan"]["scales"]
    shortage(monkeypatch, Objective, "evaluate", lambda call: call == 10)
    after = events_of(request_200)[-1].report["plan"]["scales"]
    assert after[0] == before[0]
    # Of so small a picture most of the memory is the network's.
    assert after[1]["predicted_bytes"] < before[1]["predicted_bytes"]
    assert after[1]["evaluation_s"] >= before[1]["evaluation_s"]


def test_a_preview_without_memory_is_left_out(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All but the last one, which is the picture itself.
    shortage(monkeypatch, transfer, "to_pixels", lambda call: call == 1)
    monkeypatch.setattr(transfer, "_preview_interval_s", lambda _: 0.0)
    events = events_of(request_200)
    assert events[-1].kind is EventKind.FINISHED
    assert len([event for event in events if event.kind is EventKind.PREVIEW]) == 17
    assert notices_of(events) == []


@pytest.mark.parametrize("where", ["the first targets", "an evaluation", "the optimiser's step"])
def test_for_ever_it_ends_with_what_was_reached(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    owner, name, number = PLACES[where]
    failed = shortage(monkeypatch, owner, name, lambda call: call >= number)
    events = events_of(request_200)
    last = events[-1]
    assert len(failed) > 1, "it tried"
    assert last.kind is EventKind.FAILED
    assert type(last.error) is OutOfMemoryError
    assert last.error.remedy
    assert len(notices_of(events)) == len(failed) - 1
    if where == "the first targets":
        assert last.picture is None
    else:
        assert max(last.picture.shape) == 200
        photo = load_at_size(request_200.content, 200)
        assert np.abs(last.picture.astype(int) - photo).mean() > 0.5, "it was painted"
        assert last.report["losses"]


def test_the_best_picture_is_the_one_that_was_told_best(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever follows: the picture of the lowest loss of the scale is what one gets."""
    shortage(monkeypatch, Objective, "evaluate", lambda call: call >= 14)
    events = events_of(request_200)
    assert events[-1].kind is EventKind.FAILED
    assert sum(events[-1].report["losses"].values()) == pytest.approx(min(losses_of(events)[6:]))


def only_below(size_px: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Evaluations of larger pictures find no memory, however they are carried out."""
    evaluate = Objective.evaluate

    def hungry(self: Objective, image: torch.Tensor) -> object:
        if max(image.shape) >= size_px:
            raise MemoryError
        return evaluate(self, image)

    monkeypatch.setattr(Objective, "evaluate", hungry)


def test_smaller_if_needed_still_gives_the_size_that_was_asked_for(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_128.replace(size_px=512, evaluations=12)
    only_below(400, monkeypatch)
    refused = events_of(request)[-1]
    assert refused.kind is EventKind.FAILED
    assert type(refused.error) is OutOfMemoryError
    assert max(refused.picture.shape) == 512, "what the coarser scales reached"

    events = events_of(request, Settings(smaller_if_needed=True))
    last = events[-1]
    assert last.kind is EventKind.FINISHED, last.error
    assert last.picture.shape == refused.picture.shape
    painted_px = last.report["plan"]["scales"][-1]["size_px"]
    assert painted_px < 400
    assert f"painted at {painted_px} px and enlarged" in notices_of(events)[-1]
    assert losses_of(events)[-1] < losses_of(events)[-12]


def test_nothing_is_painted_smaller_where_nobody_allowed_it(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    prepare = Objective.__init__

    def noted(self: Objective, *args: torch.Tensor, **more: object) -> None:
        sizes.append(max(args[3].shape))
        prepare(self, *args, **more)

    monkeypatch.setattr(Objective, "__init__", noted)
    only_below(200, monkeypatch)
    events_of(request_128.replace(size_px=256))
    assert set(sizes) == {128, 256}


def test_where_even_enlarging_finds_none_the_picture_comes_as_it_is(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch = request_200.replace(quality="sketch", evaluations=4)
    shortage(monkeypatch, pictures, "carry_up", lambda _: True)
    events = events_of(sketch, preview_px=0)
    assert events[-1].kind is EventKind.FINISHED
    assert max(events[-1].picture.shape) == 128
    (notice,) = notices_of(events)
    assert "128 px" in notice


def test_no_memory_for_the_finished_picture_once(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = events_of(request_200)[-1].picture
    shortage(monkeypatch, transfer, "to_pixels", lambda call: call == 1)
    last = events_of(request_200, preview_px=0)[-1]
    assert last.kind is EventKind.FINISHED
    np.testing.assert_array_equal(last.picture, expected)


def test_no_memory_for_the_finished_picture_at_all_is_no_success(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shortage(monkeypatch, transfer, "to_pixels", lambda _: True)
    last = events_of(request_200, preview_px=0)[-1]
    assert last.kind is EventKind.FAILED
    assert type(last.error) is OutOfMemoryError
    assert last.picture is None
    assert last.report["evaluations"] == 18


def test_a_figure_without_memory_costs_no_picture(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shortage(monkeypatch, Objective, "measure", lambda _: True)
    last = events_of(request_200)[-1]
    assert last.kind is EventKind.FINISHED
    assert last.report["measured"] == {}


def test_a_smaller_plan_is_what_an_interrupted_run_goes_on_with(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CheckpointWriter, "due", lambda self: True)

    def painted(stop_at: int, keeping: Keeping) -> RunEvent:
        control, told, last = RunControl(), 0, None
        with monkeypatch.context() as patch:
            if keeping.resume is None:
                shortage(patch, Objective, "evaluate", lambda call: call == 10)
            for last in transfer.run(request_200, control, keeping=keeping):
                told += last.progress is not None and last.progress.loss is not None
                if told == stop_at:
                    control.cancel()
        keeping.release()
        return last

    expected = painted(1000, Keeping.none())
    assert painted(12, Keeping()).kind is EventKind.CANCELLED
    (run,), _ = unfinished_runs()
    rest = painted(1000, Keeping(resume=run))
    np.testing.assert_array_equal(rest.picture, expected.picture)
    # What is free differs from run to run.
    assert rest.report["plan"]["scales"] == expected.report["plan"]["scales"]
    assert rest.report["notices"] == expected.report["notices"]


def test_memory_that_runs_out_while_a_resumed_run_prepares_loses_nothing(
    request_200: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = RunControl()
    keeping = Keeping()
    for event in transfer.run(request_200, control, keeping=keeping):
        if event.progress and event.progress.scale == 2 and event.progress.evaluation == 5:
            control.cancel()
    keeping.release()
    (run,), _ = unfinished_runs()
    shortage(monkeypatch, Objective, "__init__", lambda call: call == 1)
    events = events_of(request_200, keeping=Keeping(resume=run))
    assert events[-1].kind is EventKind.FINISHED, events[-1].error
    assert len(losses_of(events)) == 12 - 5
    assert events[-1].report["evaluations"] == 18


def test_a_scale_that_does_not_fit_is_made_to_fit_by_the_planner_alone(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A budget of the user's takes effect before anything runs out."""
    made: list[ScalePlan] = []
    whole = events_of(request_128.replace(size_px=512, evaluations=2))[-1].report["plan"]
    budget_bytes = int(0.6 * whole["predicted_bytes"])
    original = Planner.plan

    def noted(self: Planner, *args: object) -> object:
        plan = original(self, *args)
        made.extend(plan.scales)
        return plan

    monkeypatch.setattr(Planner, "plan", noted)
    settings = Settings(memory_budget_gib=budget_bytes / 2**30)
    last = events_of(request_128.replace(size_px=512, evaluations=2), settings)[-1]
    assert last.kind is EventKind.FINISHED
    assert max(scale.predicted_bytes for scale in made) <= budget_bytes
    assert made[-1].saves_memory
    assert last.report["notices"] == []
