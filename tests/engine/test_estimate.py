"""Estimates that never measure the machine."""

from __future__ import annotations

import pytest

from stylestudio.engine import estimate, planner
from stylestudio.engine.control import RunControl
from stylestudio.engine.estimate import QuickEstimates
from stylestudio.errors import ImageError, OutOfMemoryError
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from tests.engine.conftest import fixed_calibration, make_tiny_weights

pytestmark = pytest.mark.usefixtures("tiny_network")

_BUDGET_BYTES = 1 << 30


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one each time the weights are read."""
    loads: list[int] = []

    def load() -> object:
        loads.append(1)
        return make_tiny_weights()

    monkeypatch.setattr(estimate, "load_vgg16", load)
    monkeypatch.setattr(
        planner, "default_budget_bytes", lambda device, held_bytes: _BUDGET_BYTES + held_bytes
    )
    return loads


@pytest.fixture
def measured(loads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimate, "measured_before", lambda *_: fixed_calibration())


@pytest.mark.usefixtures("measured")
def test_it_is_what_a_run_would_follow(request_128: StyleRequest) -> None:
    expected = estimate.estimate(request_128, Settings(), RunControl())
    found = QuickEstimates(Settings()).estimate(request_128)
    assert found is not None
    assert found.plan == expected.plan
    assert found.plan.predicted_s > 0


@pytest.mark.usefixtures("measured")
def test_the_weights_are_read_once(request_128: StyleRequest, loads: list[int]) -> None:
    estimates = QuickEstimates(Settings())
    sizes = [128, 192, 256]
    times = [
        estimates.estimate(request_128.replace(size_px=size)).plan.predicted_s for size in sizes
    ]
    assert times == sorted(times)
    assert len(set(times)) == len(sizes)
    assert len(loads) == 1


@pytest.mark.usefixtures("measured")
def test_memory_that_will_be_free_then_counts(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimate, "free_bytes", lambda device: 5)
    found = QuickEstimates(Settings()).estimate(request_128, held_bytes=7)
    assert found is not None
    assert found.free_bytes == 12
    assert found.plan.budget_bytes == _BUDGET_BYTES + 7


@pytest.mark.usefixtures("loads")
def test_where_nothing_was_measured_there_is_none_and_nothing_is(
    request_128: StyleRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measures(*_: object) -> None:
        raise AssertionError("a window's question must not measure the machine")

    monkeypatch.setattr(planner, "load_or_measure", measures)
    assert QuickEstimates(Settings()).estimate(request_128) is None


@pytest.mark.usefixtures("measured")
def test_what_cannot_be_painted_says_why(request_128: StyleRequest) -> None:
    estimates = QuickEstimates(Settings())
    with pytest.raises(ImageError):
        estimates.estimate(request_128.replace(content="nowhere.png"))
    with pytest.raises(OutOfMemoryError):
        QuickEstimates(Settings(memory_budget_gib=0.01)).estimate(request_128.replace(size_px=4096))
