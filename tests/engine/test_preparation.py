"""What is done before the first run."""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine import devices, preparation
from stylestudio.engine.calibration import measured_before
from stylestudio.engine.control import RunControl
from stylestudio.engine.preparation import prepare
from stylestudio.errors import Cancelled, MachineError
from stylestudio.request.variants import variants
from stylestudio.settings import Settings
from tests.engine.conftest import make_tiny_weights

_CPU = torch.device("cpu")
_SETTINGS = Settings(device="cpu", threads=1)


@pytest.fixture(autouse=True)
def tiny_weights_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "load_vgg16", make_tiny_weights)


def test_the_machine_and_every_style_loss_are_measured() -> None:
    assert measured_before(make_tiny_weights(), _CPU) is None
    prepare(_SETTINGS, RunControl(), RunControl())
    calibration = measured_before(make_tiny_weights(), _CPU)
    assert calibration is not None
    assert set(calibration.extra_s) == set(variants()) - {"gram"}


def test_what_serves_estimates_alone_can_be_left_out() -> None:
    timing_variants = RunControl()
    timing_variants.cancel()
    with pytest.raises(Cancelled):
        prepare(_SETTINGS, RunControl(), timing_variants)
    calibration = measured_before(make_tiny_weights(), _CPU)
    assert calibration is not None
    assert calibration.extra_s == {}


def test_all_of_it_can_be_stopped() -> None:
    measuring = RunControl()
    measuring.cancel()
    with pytest.raises(Cancelled):
        prepare(_SETTINGS, measuring, RunControl())
    assert measured_before(make_tiny_weights(), _CPU) is None


def test_a_device_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "device_facts", lambda: devices.DeviceFacts(cores=2))
    with pytest.raises(MachineError, match="mps"):
        prepare(Settings(device="mps"), RunControl(), RunControl())
