"""How fast this machine computes each layer by each kernel: measured once, then kept.

From it the plan picks the kernels, and foretells a run's time. It is measured at two sizes: what is
fastest for a small map need not be for a large one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
import platform
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from stylestudio import paths
from stylestudio.disk import replace_file
from stylestudio.engine.allocator import give_freed_memory_back
from stylestudio.engine.backbone import POOL_AFTER, Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.registry import DEFAULT_KERNEL, KERNELS
from stylestudio.engine.objective import Objective
from stylestudio.engine.optimiser import LBFGS
from stylestudio.engine.pace import Pace
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.errors import Cancelled
from stylestudio.request.style_request import TAPS, StyleRequest
from stylestudio.request.variants import variants

_log = logging.getLogger(__name__)

#: Raised whenever kernels or what is measured changes.
_SCHEMA = 2
#: Pictures ``(H, W)`` that are measured.
SIZES_PX = ((120, 160), (288, 384))
#: At the larger size only kernels are measured that came as near to the best at the smaller one.
_WORTH_MEASURING = 1.4


@dataclass(frozen=True, slots=True)
class KernelTime:
    """Seconds of one layer by one kernel on a map of that many positions."""

    positions: int
    forward_s: float
    backward_s: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured.

    Attributes:
        layers: by tap and kernel, the measured times, small map first.
        rest_s: by pixels of the picture, an evaluation's seconds that no layer accounts for:
            poolings, the losses of ``gram``, the optimiser.
        extra_s: by ``variant`` or ``variant-published``, seconds that an evaluation takes more
            than ``gram``'s at the smaller size; negative where it takes less.
    """

    layers: dict[str, dict[str, tuple[KernelTime, ...]]]
    rest_s: dict[int, float]
    extra_s: dict[str, float]

    def kernels_for(self, height_px: int, width_px: int) -> dict[str, str]:
        """By tap, the fastest kernel for a picture of that size."""
        chosen = {}
        for tap, times in self.layers.items():
            positions = _positions(tap, height_px, width_px)
            chosen[tap] = min(
                times,
                key=lambda kernel: sum(_at(times[kernel], positions)),
            )
        return chosen

    def layer_s(self, tap: str, kernel: str, height_px: int, width_px: int) -> tuple[float, float]:
        """Seconds of a layer forwards and backwards in a picture of that size."""
        times = self.layers[tap]
        if kernel not in times:
            kernel = next(iter(times))
        return _at(times[kernel], _positions(tap, height_px, width_px))

    def other_s(self, request: StyleRequest, pixels: int) -> float:
        """Seconds of an evaluation beside the layers."""
        small, large = sorted(self.rest_s)
        base = _interpolated((small, self.rest_s[small]), (large, self.rest_s[large]), pixels)
        form = getattr(request.variant_settings, "form", "repaired")
        if form == "published":
            # The algebra of C×C matrices does not grow with the picture.
            extra = self.extra_s.get(f"{request.variant}-published", 0.0)
        else:
            extra = self.extra_s.get(request.variant, 0.0) * pixels / small
        return max(base + extra, 0.0)


def load_or_measure(
    weights: Mapping[str, Tensor],
    device: torch.device,
    control: RunControl,
    request: StyleRequest | None = None,
) -> Calibration:
    """The calibration of this machine; what is missing is measured and kept.

    Args:
        request: whose style loss is to be known; a second's work when it is first asked for. The
            rest takes some seconds, once.

    Raises:
        Cancelled: Stop was pressed meanwhile.
    """
    path = _file(weights, device)
    calibration = _loaded(path)
    if calibration is None:
        calibration = measure(weights, device, control)
        _keep(calibration, path)
    key = _extra_key(request) if request is not None else ""
    if request is not None and key and key not in calibration.extra_s:
        seconds = _time_style_loss(request, calibration, weights, device, control)
        calibration = replace(calibration, extra_s={**calibration.extra_s, key: seconds})
        _keep(calibration, path)
    return calibration


def measured_before(weights: Mapping[str, Tensor], device: torch.device) -> Calibration | None:
    """The calibration of this machine, None where it was not measured yet. Never measures.

    Args:
        weights: only their names and shapes count.
        device: what was measured.
    """
    return _loaded(_file(weights, device))


def is_measured(weights: Mapping[str, Tensor], device: torch.device) -> bool:
    """Whether this machine was measured before."""
    return measured_before(weights, device) is not None


def pace_of(weights: Mapping[str, Tensor], device: torch.device) -> Pace:
    """How this machine's last runs compare with its calibration."""
    file = _file(weights, device)
    return Pace.load(file.with_name(file.name.replace("calibration", "pace", 1)))


def _loaded(path: Path) -> Calibration | None:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        return _from_dict(json.loads(path.read_text(encoding="utf-8")))
    return None


def _keep(calibration: Calibration, path: Path) -> None:
    give_freed_memory_back()
    text = json.dumps(asdict(calibration))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, lambda draft: draft.write_text(text, encoding="utf-8"))
    except OSError:
        # It will be measured again next time.
        _log.warning("the calibration could not be kept", exc_info=True)


def measure(
    weights: Mapping[str, Tensor], device: torch.device, control: RunControl
) -> Calibration:
    """Time every layer by every kernel, and whole evaluations.

    Raises:
        Cancelled: Stop was pressed.
    """
    layers: dict[str, dict[str, tuple[KernelTime, ...]]] = {}
    for tap in TAPS:
        weight, bias = weights[f"{tap}.weight"].to(device), weights[f"{tap}.bias"].to(device)
        # Of three channels there is nothing to transform.
        names = list(KERNELS) if tap != "conv1_1" and device.type == "cpu" else [DEFAULT_KERNEL]
        kernels = {name: KERNELS[name](weight, bias) for name in names}
        for size in SIZES_PX:
            found = {
                name: _time_kernel(kernels[name], tap, weight, size, control) for name in names
            }
            totals = {name: time.forward_s + time.backward_s for name, time in found.items()}
            names = [
                name for name in names if totals[name] <= _WORTH_MEASURING * min(totals.values())
            ]
            before = layers.get(tap, {})
            layers[tap] = {name: (*before.get(name, ()), found[name]) for name in names}
    rest_s = _time_evaluations(Calibration(layers, {}, {}), weights, device, control)
    return Calibration(layers, rest_s, {})


def _time_kernel(
    kernel: Kernel,
    tap: str,
    weight: Tensor,
    size: tuple[int, int],
    control: RunControl,
) -> KernelTime:
    shrink = _reduction(tap)
    height, width = size[0] // shrink, size[1] // shrink
    x = _noise(weight.shape[1], height, width, weight)
    grad = _noise(weight.shape[0], height, width, weight)
    forward_s, backward_s = [], []
    for _ in range(3):
        control.check()
        began = time.perf_counter()
        kernel.forward(x, 1)
        _wait_for(weight.device)
        between = time.perf_counter()
        kernel.backward(grad, x.shape, 1)
        _wait_for(weight.device)
        forward_s.append(between - began)
        backward_s.append(time.perf_counter() - between)
    # The first one pays for memory and for what the library prepares.
    return KernelTime(height * width, min(forward_s[1:]), min(backward_s[1:]))


def _time_evaluations(
    measured: Calibration,
    weights: Mapping[str, Tensor],
    device: torch.device,
    control: RunControl,
) -> dict[int, float]:
    backbone = Backbone(dict(weights), device=device)
    rest_s = {}
    gram = _usual_request()
    for size in SIZES_PX:
        chosen = measured.kernels_for(*size)
        backbone.use_kernels(chosen)
        layers_s = sum(sum(measured.layer_s(tap, kernel, *size)) for tap, kernel in chosen.items())
        seconds = _time_evaluation(gram, backbone, size, control)
        rest_s[size[0] * size[1]] = max(seconds - layers_s, 0.0)
    return rest_s


def _time_style_loss(
    request: StyleRequest,
    measured: Calibration,
    weights: Mapping[str, Tensor],
    device: torch.device,
    control: RunControl,
) -> float:
    """Seconds that an evaluation of the request's style loss takes more than ``gram``'s."""
    size = SIZES_PX[0]
    backbone = Backbone(dict(weights), device=device)
    backbone.use_kernels(measured.kernels_for(*size))
    try:
        return _time_evaluation(_like(request), backbone, size, control) - _time_evaluation(
            _usual_request(), backbone, size, control
        )
    except Cancelled:
        raise
    except Exception:
        # Whatever an add-on's style loss fails of, the run itself will say.
        _log.exception("%s could not be timed", request.variant)
        return 0.0


def _usual_request(variant: str = "gram") -> StyleRequest:
    """With all defaults, and on pictures that are no files."""
    return StyleRequest(content="", styles=(("", 1.0),), variant=variant)


def _like(request: StyleRequest) -> StyleRequest:
    """The request's style loss, in its form, in an otherwise usual request."""
    settings = request.variant_settings
    usual = _usual_request(request.variant)
    if settings is None or usual.variant_settings is None:
        return usual
    form = {"form": settings.form}
    return usual.replace(variant_settings=replace(usual.variant_settings, **form))


def _extra_key(request: StyleRequest) -> str:
    """The style loss's name in ``Calibration.extra_s``; empty for what is measured anyway."""
    form = getattr(request.variant_settings, "form", "repaired")
    if form != "repaired":
        return f"{request.variant}-{form}"
    return "" if request.variant == "gram" else request.variant


def _time_evaluation(
    request: StyleRequest, backbone: Backbone, size: tuple[int, int], control: RunControl
) -> float:
    image = backbone.like_image(*size)
    objective = Objective(
        request,
        backbone,
        style_loss(request),
        image,
        [image.flip(3)],
        control=control,
        stopwatch=Stopwatch(),
    )
    image = image.clone()
    optimiser = LBFGS(image)
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        evaluation = objective.evaluate(image)
        optimiser.step(evaluation.loss, evaluation.grad)
        _wait_for(image.device)
        seconds.append(time.perf_counter() - began)
    return min(seconds[1:])


def _noise(channels: int, height: int, width: int, like: Tensor) -> Tensor:
    generator = torch.Generator().manual_seed(channels)
    noise = torch.rand(1, channels, height, width, generator=generator)
    return noise.to(like).contiguous(memory_format=torch.channels_last)


def _wait_for(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def _reduction(tap: str) -> int:
    return int(2 ** sum(before in POOL_AFTER for before in TAPS[: TAPS.index(tap)]))


def _positions(tap: str, height_px: int, width_px: int) -> int:
    shrink = _reduction(tap)
    return (height_px // shrink) * (width_px // shrink)


def _at(times: tuple[KernelTime, ...], positions: int) -> tuple[float, float]:
    """Seconds forwards and backwards at another size."""
    if len(times) == 1:
        scale = positions / times[0].positions
        return times[0].forward_s * scale, times[0].backward_s * scale
    small, large = times
    return (
        _interpolated(
            (small.positions, small.forward_s), (large.positions, large.forward_s), positions
        ),
        _interpolated(
            (small.positions, small.backward_s), (large.positions, large.backward_s), positions
        ),
    )


def _interpolated(small: tuple[int, float], large: tuple[int, float], size: int) -> float:
    """Seconds per item between two measurements, by the items' logarithm; times the items."""
    rate_small, rate_large = small[1] / max(small[0], 1), large[1] / max(large[0], 1)
    if size <= small[0]:
        return rate_small * size
    if size >= large[0]:
        return rate_large * size
    share = math.log(size / small[0]) / math.log(large[0] / small[0])
    return (rate_small + share * (rate_large - rate_small)) * size


def _file(weights: Mapping[str, Tensor], device: torch.device) -> Path:
    """Where the calibration of these weights on this device with these threads is kept."""
    shapes = [(name, tuple(tensor.shape)) for name, tensor in sorted(weights.items())]
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor()
    facts = [_SCHEMA, shapes, str(device), name, platform.machine(), os.cpu_count()]
    facts += [torch.__version__, torch.get_num_threads(), list(KERNELS), list(variants())]
    key = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
    return paths.cache_dir() / f"calibration-{key}.json"


def _from_dict(data: dict[str, Any]) -> Calibration:
    layers = {
        tap: {
            kernel: tuple(KernelTime(**time) for time in times) for kernel, times in kernels.items()
        }
        for tap, kernels in data["layers"].items()
    }
    if set(layers) != set(TAPS) or any(
        kernel not in KERNELS for kernels in layers.values() for kernel in kernels
    ):
        raise ValueError("the calibration is of other layers or kernels")
    rest_s = {int(pixels): float(seconds) for pixels, seconds in data["rest_s"].items()}
    extra_s = {str(name): float(seconds) for name, seconds in data["extra_s"].items()}
    measured = [times for kernels in layers.values() for times in kernels.values()]
    seconds = [*rest_s.values()]
    for times in measured:
        seconds += [s for time in times for s in (time.forward_s, time.backward_s)]
    if (
        not all(layers.values())
        or any(len(times) != len(SIZES_PX) for times in measured)
        or any(time.positions <= 0 for times in measured for time in times)
        or set(rest_s) != {height * width for height, width in SIZES_PX}
        or not all(math.isfinite(s) and s >= 0 for s in seconds)
        or not all(math.isfinite(s) for s in extra_s.values())
    ):
        raise ValueError("the calibration is incomplete")
    return Calibration(layers, rest_s, extra_s)
