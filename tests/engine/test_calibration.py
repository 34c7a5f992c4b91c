"""What is measured of a machine, once, and how it is kept."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest
import torch

from stylestudio import paths
from stylestudio.engine import calibration
from stylestudio.engine.calibration import (
    SIZES_PX,
    Calibration,
    KernelTime,
    load_or_measure,
    measure,
)
from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.registry import KERNELS
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.errors import Cancelled
from stylestudio.request.style_request import TAPS, StyleRequest
from stylestudio.request.variants import variants
from tests.engine.conftest import fixed_calibration, make_tiny_weights

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def never_measured(stylestudio_home: Path) -> None:
    """Without the calibrations that tests are given otherwise."""
    shutil.rmtree(paths.cache_dir())


def loaded() -> Calibration:
    return load_or_measure(make_tiny_weights(), CPU, RunControl())


def the_file() -> Path:
    (file,) = paths.cache_dir().iterdir()
    return file


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that something would be measured, which then is quick."""
    times: list[int] = []

    def fixed(*_: object) -> Calibration:
        times.append(1)
        return fixed_calibration()

    monkeypatch.setattr(calibration, "measure", fixed)
    return times


def test_every_layer_is_measured() -> None:
    found = measure(make_tiny_weights(), CPU, RunControl())
    assert list(found.layers) == list(TAPS)
    assert list(found.layers["conv1_1"]) == ["stock"]
    for kernels in found.layers.values():
        assert set(kernels) <= set(KERNELS)
        for times in kernels.values():
            assert len(times) == len(SIZES_PX)
            assert all(time.forward_s > 0 and time.backward_s > 0 for time in times)
            assert times[0].positions < times[1].positions
    assert set(found.rest_s) == {height * width for height, width in SIZES_PX}
    assert found.extra_s == {}


@pytest.mark.parametrize("form", ["repaired", "published"])
def test_a_style_loss_is_measured_when_it_is_first_asked_for(
    measured: list[int], form: str
) -> None:
    known = set(fixed_calibration().extra_s)
    for name in variants():
        request = StyleRequest(content="", styles=(("", 1.0),), variant=name)
        settings = dataclasses.replace(request.variant_settings, form=form)
        request = request.replace(variant_settings=settings)
        found = load_or_measure(make_tiny_weights(), CPU, RunControl(), request)
        if (name, form) != ("gram", "repaired"):
            known.add(name if form == "repaired" else f"{name}-{form}")
        assert set(found.extra_s) == known
        assert load_or_measure(make_tiny_weights(), CPU, RunControl(), request) == found
    assert measured == [1], "the layers were measured again"


def test_it_is_measured_once(measured: list[int]) -> None:
    first = loaded()
    assert loaded() == first == fixed_calibration()
    assert measured == [1]
    assert the_file().suffix == ".json"


def test_another_number_of_threads_is_another_machine(
    measured: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded()
    monkeypatch.setattr(torch, "get_num_threads", lambda: 77)
    loaded()
    assert measured == [1, 1]


def changed(**changes: object) -> str:
    return json.dumps(json.loads(the_file().read_text()) | changes)


DAMAGED = {
    "empty": lambda: "",
    "cut": lambda: the_file().read_text()[:-40],
    "a list": lambda: "[]",
    "layers as a list": lambda: changed(layers=[]),
    "no layers": lambda: changed(layers={}),
    "no kernels": lambda: changed(layers={tap: {} for tap in TAPS}),
    "foreign kernels": lambda: changed(layers={tap: {"fft": []} for tap in TAPS}),
    "no times": lambda: changed(layers={tap: {"stock": []} for tap in TAPS}),
    "no rest": lambda: changed(rest_s={}),
    "rest as a list": lambda: changed(rest_s=[]),
    "not numbers": lambda: changed(extra_s={"gram": None}),
    "infinite": lambda: changed(extra_s={"gram": float("inf")}),
    "binary": lambda: "\0\0\0",
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_measured_anew_and_replaced(measured: list[int], damage: str) -> None:
    loaded()
    the_file().write_text(DAMAGED[damage]())
    assert loaded() == fixed_calibration()
    assert measured == [1, 1]
    loaded()
    assert measured == [1, 1]


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    measured: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    paths.cache_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.cache_dir().write_text("a file in its place")
    assert loaded() == loaded() == fixed_calibration()
    assert measured == [1, 1]
    assert "could not be kept" in caplog.text


class StopAt(RunControl):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.left = number

    def check(self) -> None:
        self.left -= 1
        if self.left <= 0:
            self.cancel()
        super().check()


@pytest.mark.parametrize("number", [1, 50, 150])
def test_stop_ends_it_and_keeps_nothing_half(number: int) -> None:
    with pytest.raises(Cancelled):
        load_or_measure(make_tiny_weights(), CPU, StopAt(number))
    assert not list(paths.cache_dir().glob("*"))


def test_a_style_loss_that_fails_does_not_keep_the_others_from_painting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    evaluate = Objective.evaluate

    def faulty(self: Objective, image: torch.Tensor) -> Evaluation:
        if self._request.variant == "svd":
            raise RuntimeError("an add-on's mistake")
        return evaluate(self, image)

    monkeypatch.setattr(Objective, "evaluate", faulty)
    request = StyleRequest(content="", styles=(("", 1.0),), variant="svd")
    found = load_or_measure(make_tiny_weights(), CPU, RunControl(), request)
    assert found.extra_s["svd"] == 0
    assert "svd could not be timed" in caplog.text


def one_layer(**rates: tuple[float, float]) -> Calibration:
    """Kernels of conv1_1 with seconds per position at the two sizes."""
    sizes = [height * width for height, width in SIZES_PX]
    kernels = {
        name: tuple(
            KernelTime(size, size * rate, 0.0) for size, rate in zip(sizes, pair, strict=True)
        )
        for name, pair in rates.items()
    }
    return Calibration({"conv1_1": kernels}, dict.fromkeys(sizes, 0.0), {})


def test_the_quickest_kernel_is_taken_at_each_size() -> None:
    found = one_layer(early=(1.0, 3.0), late=(2.0, 2.0))
    (small, large) = SIZES_PX
    assert found.kernels_for(*small) == {"conv1_1": "early"}
    assert found.kernels_for(*large) == {"conv1_1": "late"}
    assert found.kernels_for(16, 16) == {"conv1_1": "early"}
    assert found.kernels_for(4000, 4000) == {"conv1_1": "late"}


@pytest.mark.parametrize("rates", [(1.0, 1.0), (1.0, 0.8), (1.0, 1.5)])
def test_a_larger_map_never_takes_less(rates: tuple[float, float]) -> None:
    found = one_layer(only=rates)
    times = [found.layer_s("conv1_1", "only", side, side)[0] for side in range(16, 900, 7)]
    assert times == sorted(times)
    for (height, width), rate in zip(SIZES_PX, rates, strict=True):
        seconds, _ = found.layer_s("conv1_1", "only", height, width)
        assert seconds == pytest.approx(rate * height * width)


def test_a_kernel_that_was_not_measured_counts_as_one_that_was() -> None:
    found = one_layer(stock=(1.0, 1.0))
    assert found.layer_s("conv1_1", "bfloat16", 99, 99) == found.layer_s("conv1_1", "stock", 99, 99)


def test_what_a_style_loss_takes_more_never_comes_to_less_than_nothing() -> None:
    sizes = [height * width for height, width in SIZES_PX]
    found = Calibration({}, dict.fromkeys(sizes, 0.5), {"pca": -9.0, "svd": 1.0})
    pixels = 4 * sizes[0]

    def other_s(variant: str) -> float:
        return found.other_s(StyleRequest(content="", styles=(("", 1.0),), variant=variant), pixels)

    assert other_s("pca") == 0
    assert other_s("svd") == pytest.approx(other_s("gram") + 4)
