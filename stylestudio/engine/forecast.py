"""How much memory and how much time a scale will take, before it is begun.

Memory is added up in bytes above what the process holds before: what stays through a scale, and the
largest of what the segments need in turn. Time comes from the calibration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stylestudio.engine.backbone import POOL_AFTER
from stylestudio.engine.calibration import Calibration
from stylestudio.engine.segments import CHEAP, SEGMENTS, Keep, Segment, Way, in_strips
from stylestudio.request.style_request import StyleRequest

_FLOAT = 4
#: Copies of the picture in float32 that live through a scale: photo, picture, best one, gradient,
#: its predecessor, the last step, the next one; and the photo, a painting and the preview in
#: 8 bits.
_PICTURES = 8
#: Bytes for a pixel of each further painting, which waits in 8 bits for its turn. Their features
#: are computed and let go one after the other.
_FURTHER_PAINTING = 3
#: Copies that one pair of L-BFGS takes; what Adam takes in all.
_PAIR, _ADAM = 2, 2
#: The network's weights, and what the library sets aside for itself.
_FIXED_BYTES = 224 << 20
#: The kernels' workspace, and what the losses look at in one go: so much for a pixel of a strip,
#: and no more than that.
_BLOCK, _LARGEST_BLOCK_BYTES = 300.0, 130 << 20
#: Bytes for a pixel of the picture, of a strip where there are some: the two pieces of scratch
#: memory that each segment needs (see ``kernels.scratch``), and what else at its turn. The latter
#: is fitted to measured peaks.
_SCRATCH = (2 * 64 * _FLOAT, 2 * 256 / 16 * _FLOAT, 2 * 512 / 64 * _FLOAT)
_WORKING = (150.0, 60.0, 20.0)
#: The map of conv1_1, which ``Keep.COSTLY`` computes once more.
_CHEAP = 64 * _FLOAT
#: What the optimiser's step needs in its turn: a colour's spectrum, and masks.
_STEP = 14.0
#: The map in front of each segment, in bytes for a pixel of the picture; the first one's is among
#: the pictures. Its gradient takes its place.
_INPUT = (0.0, 128 / 16 * _FLOAT, 256 / 64 * _FLOAT)
#: The content's features at conv4_2.
_TARGET = 512 / 64 * _FLOAT
#: Channels of the network's blocks.
_CHANNELS = (64, 128, 256, 512, 512)
#: What a pooled layer keeps for each pooled number (see ``pooled_convolution``), and what the
#: library's pooling does besides its input.
_WINNER, _PLACE = 1, 8
#: Numbers that a kernel keeps for each weight.
_NUMBERS_PER_WEIGHT = {
    "stock": 1.0,
    "winograd-rows": 24 / 9,
    "winograd-4": 36 / 9,
    "winograd-6": 64 / 9,
}
#: Reading the pictures and the weights, with the engine loaded.
LOADING_S = 0.6


class SegmentCost(NamedTuple):
    """What a segment takes in one way.

    Attributes:
        seconds: there and back.
        strip_px: pixels of the picture in a strip.
        working_bytes: at its turn.
        scratch_bytes: of the memory that all segments share.
        stacked_bytes: the map in front of it, and what it keeps for the way back, or until it is
            done with a strip.
    """

    seconds: float
    strip_px: int
    working_bytes: float
    scratch_bytes: float
    stacked_bytes: float

    @property
    def all_bytes(self) -> float:
        """What it takes if it is the largest."""
        return self.working_bytes + self.scratch_bytes + self.stacked_bytes


def segment_cost(
    request: StyleRequest,
    index: int,
    way: Way,
    height_px: int,
    width_px: int,
    *,
    kernels: Mapping[str, str],
    calibration: Calibration,
) -> SegmentCost:
    """What segment ``index`` takes in a picture of that size.

    Args:
        kernels: by tap.
    """
    segment = SEGMENTS[index]
    cut = in_strips(segment, way.rows_px, height_px // segment.stride)
    halo_rows = 2 * segment.halo * segment.stride
    rows = min(height_px, way.rows_px + halo_rows) if cut else height_px
    strip_count = -(-height_px // way.rows_px) if cut else 1
    again = way.keep is Keep.NOTHING
    # Rows in all strips together.
    all_rows = height_px + halo_rows * (strip_count - 1)
    return SegmentCost(
        seconds=_whole_s(segment, way.keep, height_px, width_px, kernels, calibration)
        * all_rows
        / height_px,
        strip_px=rows * width_px,
        working_bytes=(_WORKING[index] + (_CHEAP if way.keep is Keep.COSTLY else 0))
        * rows
        * width_px,
        scratch_bytes=_SCRATCH[index] * rows * width_px,
        stacked_bytes=(
            _INPUT[index] * height_px
            + _kept_bytes(request, segment, way.keep) * (rows if again else all_rows)
        )
        * width_px,
    )


def peak_bytes_of_scale(
    request: StyleRequest,
    height_px: int,
    width_px: int,
    *,
    costs: Sequence[SegmentCost],
    history: int,
    kernels: Mapping[str, str],
    weight_counts: Mapping[str, int],
) -> int:
    """The most memory above the idle process.

    Args:
        costs: what each segment takes in its way.
        history: pairs that L-BFGS remembers.
        kernels: by tap.
        weight_counts: by tap, the numbers of its weights.
    """
    pixels = height_px * width_px
    pictures = _PICTURES + (_PAIR * history if request.optimiser == "lbfgs" else _ADAM)
    further = _FURTHER_PAINTING * (len(request.styles) - 1)
    staying = pixels * (3 * _FLOAT * pictures + further + _TARGET)
    staying += sum(
        _FLOAT * weight_counts[tap] * _NUMBERS_PER_WEIGHT[kernel]
        for tap, kernel in kernels.items()
        if kernel != "stock"
    )
    staying += sum(cost.stacked_bytes for cost in costs)
    staying += max(cost.scratch_bytes for cost in costs)
    block = min(_BLOCK * max(cost.strip_px for cost in costs), _LARGEST_BLOCK_BYTES)
    working = max(_STEP * pixels, *(cost.working_bytes for cost in costs))
    return int(_FIXED_BYTES + block + staying + working)


def seconds_per_evaluation(
    request: StyleRequest,
    height_px: int,
    width_px: int,
    *,
    costs: Sequence[SegmentCost],
    calibration: Calibration,
) -> float:
    """How long an evaluation takes; for the arguments see :func:`peak_bytes_of_scale`."""
    return calibration.other_s(request, height_px * width_px) + sum(cost.seconds for cost in costs)


def _whole_s(
    segment: Segment,
    keep: Keep,
    height_px: int,
    width_px: int,
    kernels: Mapping[str, str],
    calibration: Calibration,
) -> float:
    """Seconds of a segment without the strips' halos."""
    seconds = 0.0
    for tap in segment.layers:
        there_s, back_s = calibration.layer_s(tap, kernels[tap], height_px, width_px)
        again = keep is Keep.NOTHING or (keep is Keep.COSTLY and tap == CHEAP)
        seconds += there_s * (2 if again else 1) + back_s
    return seconds


def _kept_bytes(request: StyleRequest, segment: Segment, keep: Keep) -> float:
    """For a pixel of the picture; of a strip, where nothing is kept longer."""
    taps = {tap for tap, weight in request.style_taps if weight > 0} | {request.content_tap}
    kept = 0.0
    for tap in segment.layers:
        if keep is Keep.COSTLY and tap == CHEAP:
            # Its input, the picture as the network sees it.
            kept += 3 * _FLOAT
            continue
        numbers = _CHANNELS[int(tap[4]) - 1] / (segment.stride * segment.reduction(tap)) ** 2
        if tap not in POOL_AFTER or request.pooling != "max":
            kept += _FLOAT * numbers
        elif tap in taps:
            kept += _FLOAT * numbers + _PLACE * numbers / 4
        else:
            kept += _WINNER * numbers / 4
    return kept
