"""What painting a request would take on this machine, without painting it."""

from __future__ import annotations

from typing import NamedTuple

from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import device_for, use_threads
from stylestudio.engine.memory import free_bytes
from stylestudio.engine.pictures import sizes_of_files
from stylestudio.engine.plan import Plan
from stylestudio.engine.planner import Planner
from stylestudio.engine.pyramid import fitting_scales
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings


class Estimate(NamedTuple):
    """The plan that a run would follow, and the memory that is free now."""

    plan: Plan
    free_bytes: int


def estimate(request: StyleRequest, settings: Settings, control: RunControl) -> Estimate:
    """The plan that a run would follow now.

    Raises:
        StyleStudioError: it cannot be painted here, or Stop was pressed.
    """
    use_threads(settings)
    device = device_for(request, settings)
    photo_size, painting_sizes = sizes_of_files(request)
    scales = fitting_scales(request, photo_size, painting_sizes)
    with freed_memory_kept():
        planner = Planner.for_machine(request, load_vgg16(), device, control)
    plan = planner.plan(scales, photo_size, planner.budget_bytes(settings))
    return Estimate(plan, free_bytes(device.torch_device))
