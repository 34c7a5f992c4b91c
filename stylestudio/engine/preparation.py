"""What can be done before the first run: reading the weights, and measuring the machine."""

from __future__ import annotations

from stylestudio.engine.allocator import freed_memory_kept
from stylestudio.engine.calibration import load_or_measure
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import choose_device, use_threads
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from stylestudio.settings import Settings


def prepare(settings: Settings, measuring: RunControl, timing_variants: RunControl) -> None:
    """Measure this machine where it was not measured before, on the device of the settings.

    Args:
        settings: of this machine.
        measuring: stops and pauses what every run needs, some seconds' work.
        timing_variants: stops and pauses what follows: a second for each style loss, for the sake
            of estimates alone.

    Raises:
        Cancelled: one of the two said so. What was measured whole is kept.
        StyleStudioError: the device or the weights are not there.
    """
    use_threads(settings)
    device = choose_device(settings.device).torch_device
    weights = load_vgg16()
    with freed_memory_kept():
        load_or_measure(weights, device, measuring)
        for variant in variants():
            timing_variants.check()
            request = StyleRequest(content="", styles=(("", 1.0),), variant=variant)
            load_or_measure(weights, device, timing_variants, request)
