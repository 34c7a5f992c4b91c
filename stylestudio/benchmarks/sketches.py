"""Whether a sketch looks like the picture that it promises: nearer to its own than to any other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylestudio.benchmarks.context import ALL_VARIANTS, Context
from stylestudio.benchmarks.parts import FIRST_PAIR, sample_request
from stylestudio.engine import transfer
from stylestudio.imaging.oklab import to_oklab
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.request.style_request import StyleRequest

#: The longer side at which pictures are compared: a sketch shows colours and large strokes; finer
#: detail in it is the photo's own.
_COMPARED_PX = 256


def measure(context: Context) -> dict[str, Any]:
    """``sketches_predict``: how far each finished picture is from each sketch; see :func:`judged`.

    None where the scope has no size for it.

    Raises:
        Cancelled: Stop was pressed.
        StyleStudioError: a run failed.
    """
    size_px = context.scope.sketches_px
    if size_px is None:
        return {"sketches_predict": None}
    sketches, finals = {}, {}
    for variant in ALL_VARIANTS:
        request = sample_request(FIRST_PAIR, size_px, variant)
        context.say(f"{size_px} px: a sketch with {variant} …")
        sketches[variant] = _painted(request.replace(quality="sketch"), context)
        context.say(f"{size_px} px: a finished picture with {variant} …")
        finals[variant] = _painted(request.replace(quality="good"), context)
    return {"sketches_predict": {"size_px": size_px} | judged(finals, sketches)}


def judged(
    finals: Mapping[str, NDArray[np.uint8]], sketches: Mapping[str, NDArray[np.uint8]]
) -> dict[str, Any]:
    """Which sketch each finished picture is nearest to.

    Args:
        finals, sketches: by variant, at least two; sRGB uint8 ``(H, W, 3)``, all of one size.

    Returns:
        ``distance``: by variant of the finished picture and of the sketch, :func:`distance`;
        ``own_is_nearest`` by variant and ``all_own_nearest``: its own sketch is nearer than all
        others; ``margin``: how many times as far the nearest other is as its own, the smallest of
        all variants, None where every picture is its own sketch.
    """
    distances = {
        final: {sketch: distance(finals[final], sketches[sketch]) for sketch in sketches}
        for final in finals
    }
    nearest, margins = {}, []
    for final, by_sketch in distances.items():
        own = by_sketch[final]
        other = min(far for sketch, far in by_sketch.items() if sketch != final)
        nearest[final] = own < other
        margins.append(other / own if own else math.inf)
    margin = min(margins)
    return {
        "distance": {
            final: {sketch: round(far, 3) for sketch, far in by_sketch.items()}
            for final, by_sketch in distances.items()
        },
        "own_is_nearest": nearest,
        "all_own_nearest": all(nearest.values()),
        "margin": None if math.isinf(margin) else round(margin, 3),
    }


def distance(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Mean OkLab ΔE, times 100, of two sRGB pictures ``(H, W, 3)`` of one size."""
    difference = to_oklab(a) - to_oklab(b)
    return 100 * float(np.linalg.norm(difference, axis=0).mean(dtype=np.float64))


def _painted(request: StyleRequest, context: Context) -> NDArray[np.uint8]:
    """The finished picture, at the size at which it is compared."""
    *_, event = transfer.run(request, context.control, preview_px=0, settings=context.settings)
    context.control.check()
    if event.error is not None:
        raise event.error
    assert event.picture is not None
    height, width = event.picture.shape[:2]
    return resize_picture(event.picture, *fit_longer_side(height, width, _COMPARED_PX))
