"""How much memory and how much time a scale will take, before it is begun.

Memory is added up in bytes above what the process holds before: what stays through a scale, and the
largest of what the segments need while the others wait. Time comes from the calibration.
"""

from __future__ import annotations

from collections.abc import Mapping

from stylestudio.engine.calibration import Calibration
from stylestudio.engine.feature_pass import StripRows
from stylestudio.engine.segments import SEGMENTS, Segment, in_strips
from stylestudio.request.style_request import StyleRequest

_FLOAT = 4
#: Copies of the picture in float32 that live through a scale: photo, start, picture, best one,
#: gradient, its predecessor, the last step; and the photo and the preview in 8 bits.
_PICTURES = 9
#: Copies that one pair of L-BFGS takes; what Adam takes in all.
_PAIR, _ADAM = 2, 2
#: The products of one block of tiles, and what the library sets aside for itself.
_FIXED_BYTES = 150 << 20
#: Bytes for a pixel of the picture: a segment's maps while it waits whole for the way back, and
#: all that it needs at its own turn, also for each pixel of a strip. Fitted to measured peaks.
_WAITING = (980.0, 250.0, 160.0)
_WORKING = (3700.0, 1280.0, 470.0)
#: The map between two segments and its gradient, in bytes for a pixel of the picture.
_BETWEEN = (2 * 128 / 16 * _FLOAT, 2 * 256 / 64 * _FLOAT, 0.0)
#: The content's features at conv4_2.
_TARGET = 512 / 64 * _FLOAT
#: Numbers that a kernel keeps for each weight.
_NUMBERS_PER_WEIGHT = {
    "stock": 1.0,
    "winograd-rows": 24 / 9,
    "winograd-4": 36 / 9,
    "winograd-6": 64 / 9,
}
#: Reading the pictures and the weights, with the engine loaded.
LOADING_S = 0.6


def peak_bytes_of_scale(
    request: StyleRequest,
    height_px: int,
    width_px: int,
    *,
    strip_rows: StripRows,
    history: int,
    kernels: Mapping[str, str],
    weight_counts: Mapping[str, int],
) -> int:
    """The most memory above the idle process.

    Args:
        strip_rows: see ``feature_pass``.
        history: pairs that L-BFGS remembers.
        kernels: by tap.
        weight_counts: by tap, the numbers of its weights.
    """
    pixels = height_px * width_px
    pictures = _PICTURES + (_PAIR * history if request.optimiser == "lbfgs" else _ADAM)
    staying = pixels * (3 * _FLOAT * pictures + _TARGET)
    staying += sum(
        _FLOAT * weight_counts[tap] * _NUMBERS_PER_WEIGHT[kernel]
        for tap, kernel in kernels.items()
        if kernel != "stock"
    )
    at_once = []
    waiting = 0.0
    for index, segment in enumerate(SEGMENTS):
        whole = not in_strips(segment, strip_rows[index], height_px // segment.stride)
        rows = height_px if whole else strip_rows[index] + 2 * segment.halo * segment.stride
        working = _WORKING[index] * min(rows, height_px) * width_px
        at_once.append(waiting + working)
        waiting += pixels * (_BETWEEN[index] + (_WAITING[index] if whole else 0.0))
    return int(_FIXED_BYTES + staying + max(at_once))


def seconds_per_evaluation(
    request: StyleRequest,
    height_px: int,
    width_px: int,
    *,
    strip_rows: StripRows,
    kernels: Mapping[str, str],
    calibration: Calibration,
) -> float:
    """How long an evaluation takes."""
    seconds = calibration.other_s(request, height_px * width_px)
    for segment, rows in zip(SEGMENTS, strip_rows, strict=True):
        seconds += _segment_s(segment, rows, height_px, width_px, kernels, calibration)
    return seconds


def _segment_s(
    segment: Segment,
    rows_px: int,
    height_px: int,
    width_px: int,
    kernels: Mapping[str, str],
    calibration: Calibration,
) -> float:
    forward_s = backward_s = 0.0
    for tap in segment.layers:
        there, back = calibration.layer_s(tap, kernels[tap], height_px, width_px)
        forward_s, backward_s = forward_s + there, backward_s + back
    if not in_strips(segment, rows_px, height_px // segment.stride):
        return forward_s + backward_s
    strip_count = -(-height_px // rows_px)
    halo_px = 2 * segment.halo * segment.stride * (strip_count - 1)
    return (2 * forward_s + backward_s) * (1 + halo_px / height_px)
