"""What painting a request would take on this machine, without painting it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from torch import Tensor

from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.calibration import measured_before
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import device_for, use_threads
from stylestudio.engine.memory import free_bytes
from stylestudio.engine.pictures import sizes_of_files
from stylestudio.engine.plan import Plan
from stylestudio.engine.planner import Planner
from stylestudio.engine.pyramid import Scale, fitting_scales
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings


class Estimate(NamedTuple):
    """The plan that a run would follow, and the memory that is free now."""

    plan: Plan
    free_bytes: int


def estimate(request: StyleRequest, settings: Settings, control: RunControl) -> Estimate:
    """The plan that a run would follow now. Measures the machine where it was not measured yet.

    Raises:
        StyleStudioError: it cannot be painted here, or Stop was pressed.
    """
    use_threads(settings)
    device = device_for(request, settings)
    # Before anything is measured: it may not be possible at all.
    work = _work(request)
    with freed_memory_kept():
        planner = Planner.for_machine(request, load_vgg16(), device, control)
    return _estimate(work, settings, planner)


class QuickEstimates:
    """Estimates in a few hundredths of a second each, which never measure the machine.

    May be asked in a thread of its own while another one paints. What a style loss takes more than
    ``gram`` is left out until a run, or ``engine.preparation``, has measured it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shapes: Mapping[str, Tensor] | None = None

    def estimate(self, request: StyleRequest, *, held_bytes: int = 0) -> Estimate | None:
        """The plan that a run would follow; None where the machine was not measured yet.

        Args:
            request: what would be painted.
            held_bytes: memory in use now that will be free when the run begins.

        Raises:
            StyleStudioError: it cannot be painted here.
        """
        use_threads(self._settings)
        device = device_for(request, self._settings)
        work = _work(request)
        if self._shapes is None:
            # Their numbers do not matter here, and take 60 MB.
            self._shapes = {name: tensor.to("meta") for name, tensor in load_vgg16().items()}
        calibration = measured_before(self._shapes, device.torch_device)
        if calibration is None:
            return None
        planner = Planner.of(request, self._shapes, device, calibration)
        return _estimate(work, self._settings, planner, held_bytes)


class _Work(NamedTuple):
    """What is to be planned: the pyramid, and ``(H, W)`` of the photo."""

    scales: tuple[Scale, ...]
    photo_size: tuple[int, int]


def _work(request: StyleRequest) -> _Work:
    photo_size, painting_sizes = sizes_of_files(request)
    return _Work(fitting_scales(request, photo_size, painting_sizes), photo_size)


def _estimate(work: _Work, settings: Settings, planner: Planner, held_bytes: int = 0) -> Estimate:
    budget_bytes = planner.budget_bytes(settings, held_bytes=held_bytes)
    plan = planner.plan(work.scales, work.photo_size, budget_bytes)
    return Estimate(plan, free_bytes(planner.device.torch_device) + held_bytes)
