"""Which plan is chosen: the fastest that fits, and what is said where none does."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from stylestudio.engine.devices import choose_device
from stylestudio.engine.optimiser import HISTORY
from stylestudio.engine.pace import Pace
from stylestudio.engine.plan import Plan
from stylestudio.engine.planner import Planner
from stylestudio.engine.pyramid import Scale, scales_for
from stylestudio.engine.segments import WHOLE
from stylestudio.errors import OutOfMemoryError
from stylestudio.request.style_request import TAPS, StyleRequest
from tests.engine.conftest import fixed_calibration

MIB = 2**20
PHOTO = (3000, 4000)
#: Numbers of the real network's weights.
CHANNELS = {"1": 64, "2": 128, "3": 256, "4": 512, "5": 512}
BUDGETS_MIB = (250, 300, 400, 450, 600, 900, 1400, 2000, 3000, 6000, 12000)


def planner(factors: tuple[float, ...] = (), paintings: int = 1, **settings: object) -> Planner:
    pace = Pace(Path("unused"), factors)
    styles = tuple((f"painting {number}.jpg", 1.0) for number in range(paintings))
    request = StyleRequest(content="photo.jpg", styles=styles, **settings)
    counts = {tap: 9 * CHANNELS[tap[4]] ** 2 for tap in TAPS}
    return Planner(request, choose_device("cpu"), fixed_calibration(), counts, pace)


def plan_of(size_px: int, budget_mib: float, **settings: object) -> Plan:
    made = planner(size_px=size_px, **settings)
    return made.plan(scales_for(made.request), PHOTO, int(budget_mib * MIB))


def fitting(size_px: int) -> list[tuple[int, Plan]]:
    """The plans for the budgets with which there is one, small budget first."""
    found = []
    for budget_mib in BUDGETS_MIB:
        try:
            found.append((budget_mib, plan_of(size_px, budget_mib)))
        except OutOfMemoryError:
            assert not found, "more memory fits too"
    assert len(found) >= 3
    return found


@pytest.mark.parametrize("size_px", [256, 512, 1024])
def test_no_plan_is_above_its_budget(size_px: int) -> None:
    for budget_mib, plan in fitting(size_px):
        assert 0 < plan.predicted_bytes <= budget_mib * MIB
        assert plan.budget_bytes == budget_mib * MIB
        assert [scale.size_px for scale in plan.scales] == [
            scale.size_px for scale in scales_for(planner(size_px=size_px).request)
        ]
        for scale in plan.scales:
            assert all(
                way.rows_px % 16 == 0 and 0 <= way.rows_px < scale.height_px for way in scale.ways
            )


@pytest.mark.parametrize("size_px", [256, 512, 1024])
def test_more_memory_is_never_slower(size_px: int) -> None:
    # A shorter history takes more evaluations: 3 and 12 in a hundred.
    dearer = {HISTORY: 1.0, 7: 1.03, 4: 1.12}
    costs = [
        plan.scales[-1].evaluation_s * dearer[plan.scales[-1].history]
        for _, plan in fitting(size_px)
    ]
    for less, more in itertools.pairwise(costs):
        assert more <= less * (1 + 1e-9)
    assert costs[-1] < costs[0]


def test_with_memory_to_spare_nothing_is_saved() -> None:
    for scale in plan_of(1024, 100_000).scales:
        assert scale.ways == WHOLE
        assert scale.history == HISTORY
        assert not scale.saves_memory


def test_the_history_is_shortened_only_where_that_is_cheaper() -> None:
    for budget_mib, plan in fitting(1024):
        final = plan.scales[-1]
        if final.history < HISTORY:
            assert budget_mib < 6000
        assert final.saves_memory == (final.history < HISTORY or final.ways != WHOLE)
    assert all(scale.history == HISTORY for scale in plan_of(512, 700, optimiser="adam").scales)


def test_a_plan_survives_json() -> None:
    plan = plan_of(512, 900)
    assert Plan.from_dict(plan.to_dict()) == plan
    assert Plan.from_dict(json.loads(json.dumps(plan.to_dict()))) == plan


def test_several_paintings_take_a_look_each_and_hardly_any_memory() -> None:
    one, four = plan_of(512, 4000), plan_of(512, 4000, paintings=4)
    assert (one.paintings, four.paintings) == (1, 4)
    assert [scale.evaluation_s for scale in four.scales] == [
        scale.evaluation_s for scale in one.scales
    ]
    looks_s = 3 * sum(0.35 * scale.evaluation_s for scale in one.scales)
    assert four.predicted_s == pytest.approx(one.predicted_s + looks_s)
    # They wait in 8 bits.
    assert four.predicted_bytes - one.predicted_bytes == 3 * 3 * 512 * 384
    assert Plan.from_dict(four.to_dict()) == four


def test_a_plan_of_a_program_that_knew_one_painting_can_be_read() -> None:
    plan = plan_of(512, 4000)
    old = {name: value for name, value in plan.to_dict().items() if name != "paintings"}
    assert Plan.from_dict(old) == plan


@pytest.mark.parametrize("data", [{}, {"scales": 3}, {"scales": [{}]}, {"scales": [None]}])
def test_what_is_no_plan_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Plan.from_dict({**plan_of(128, 4000).to_dict(), **data} if data else {})


@pytest.mark.parametrize("budget_mib", [500, 700, 900])
def test_the_size_that_is_named_does_fit(budget_mib: int) -> None:
    with pytest.raises(OutOfMemoryError) as caught:
        plan_of(3800, budget_mib)
    found = re.search(r"a size of at most (\d+) px", caught.value.remedy)
    assert found
    assert plan_of(int(found[1]), budget_mib).predicted_bytes <= budget_mib * MIB
    assert "3800 px needs at least" in caught.value.message
    with pytest.raises(OutOfMemoryError):
        plan_of(int(int(found[1]) * 1.15) + 16, budget_mib)


def test_where_nothing_fits_no_size_is_named() -> None:
    with pytest.raises(OutOfMemoryError) as caught:
        plan_of(128, 10)
    assert "px" not in caught.value.remedy
    assert caught.value.remedy.startswith("Close other programs")


def test_the_fastest_kernels_are_taken() -> None:
    kernels = dict(plan_of(512, 8000).scales[-1].kernels)
    assert list(kernels) == list(TAPS)
    assert kernels["conv1_1"] == "stock"
    assert kernels["conv2_2"] == "winograd-rows"
    assert kernels["conv3_1"] == "winograd-6"
    assert kernels["conv4_2"] == "winograd-4"


def until_none_is_left(size_px: int, *, may_shrink: bool) -> list[Plan]:
    """The plan with memory to spare, and those that follow as memory runs out at its last scale."""
    made = planner(size_px=size_px)
    plans = [made.plan(scales_for(made.request), PHOTO, 100_000 * MIB)]
    for _ in range(200):
        last = len(plans[-1].scales) - 1
        try:
            plans.append(made.smaller(plans[-1], last, PHOTO, may_shrink=may_shrink))
        except OutOfMemoryError:
            return plans
    raise AssertionError("there is always another plan")


def test_after_memory_ran_out_each_plan_needs_less_until_there_is_none() -> None:
    plans = until_none_is_left(1024, may_shrink=False)
    assert plans[1].predicted_bytes <= 0.75 * plans[0].predicted_bytes
    assert len({plan.scales[:-1] for plan in plans}) == 1
    assert {plan.scales[-1].size_px for plan in plans} == {1024}
    needed = [plan.scales[-1].predicted_bytes for plan in plans]
    assert all(more > less for more, less in itertools.pairwise(needed))
    assert needed[-1] < 0.5 * needed[0]


def test_with_leave_it_is_painted_smaller_and_ends_too() -> None:
    plans = until_none_is_left(512, may_shrink=True)
    sizes = [plan.scales[-1].size_px for plan in plans]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] == 512 > sizes[-1]
    assert len({plan.scales[-1].evaluations for plan in plans}) == 1


def test_what_later_scales_need_does_not_stop_an_early_one() -> None:
    made = planner(size_px=1024)
    plan = made.plan(scales_for(made.request), PHOTO, 100_000 * MIB)
    smaller = made.smaller(plan, 0, PHOTO, may_shrink=False)
    assert [scale.size_px for scale in smaller.scales] == [scale.size_px for scale in plan.scales]
    assert smaller.scales[0].predicted_bytes < plan.scales[0].predicted_bytes


def test_a_plan_of_other_layers_or_devices_is_not_followed() -> None:
    made = planner(size_px=256)
    plan = made.plan([Scale(256, 3)], PHOTO, 8000 * MIB)
    assert made.can_follow(plan)
    data = plan.to_dict()
    scale = data["scales"][0]
    for wrong in (
        data | {"device": "cuda"},
        data | {"scales": []},
        data | {"scales": [scale | {"kernels": scale["kernels"][1:]}]},
        data | {"scales": [scale | {"kernels": [(tap, "?") for tap in TAPS]}]},
    ):
        assert not made.can_follow(Plan.from_dict(wrong))


def test_the_forecast_goes_by_the_last_runs_and_the_choice_does_not() -> None:
    calibrated = plan_of(1024, 1400)
    made = planner((1.4, 1.6, 1.5), size_px=1024)
    slower = made.plan(scales_for(made.request), PHOTO, 1400 * MIB)
    for as_before, now in zip(calibrated.scales, slower.scales, strict=True):
        assert now.evaluation_s == pytest.approx(1.5 * as_before.evaluation_s)
        assert replace(now, evaluation_s=as_before.evaluation_s) == as_before
