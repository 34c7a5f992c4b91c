"""A picture to share: the photo and the painting beside each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from stylestudio.imaging.lettering import font, wrapped
from stylestudio.imaging.resize import check_pixels, fill_picture
from stylestudio.imaging.sheet import GROUND, SOFT_INK

# All in parts of a picture's mean side, the square root of its area.
_MARGIN = 0.045
_GAP = 0.022
_LETTERS = 0.03
#: From a picture's lower edge to the letters, and what they take up with it.
_LABEL_SPACE = 0.014
_LABEL = 0.057
#: Of less, there is nothing to be seen.
_SMALLEST_PX = 64


def before_after(
    photo: NDArray[np.uint8],
    painting: NDArray[np.uint8],
    *,
    longer_side_px: int = 2048,
    labels: tuple[str, str] | None = None,
) -> NDArray[np.uint8]:
    """The photo on the left or on top, the painting on the right or below, on a calm ground.

    Upright and square pictures stand beside each other, wide ones one above the other: so the
    whole comes nearer to a square, the shape that is shown the largest where pictures are posted.

    Args:
        photo: uint8 ``(H, W, 3)``, sRGB. Brought to the painting's shape; what juts out is cut off
            evenly.
        painting: uint8 ``(H, W, 3)``, sRGB.
        longer_side_px: of the whole, which is smaller only where it would enlarge the painting.
        labels: a few words under the photo and under the painting.

    Returns:
        uint8 ``(H, W, 3)``, sRGB.

    Raises:
        ValueError: one is no such picture, or `longer_side_px` is below 64.
    """
    check_pixels(photo)
    check_pixels(painting)
    if longer_side_px < _SMALLEST_PX:
        raise ValueError(f"longer_side_px must be at least {_SMALLEST_PX}, got {longer_side_px}")
    layout = _lay_out(painting.shape[0], painting.shape[1], longer_side_px, labels is not None)
    whole = Image.new("RGB", layout.size, GROUND)
    draw = ImageDraw.Draw(whole)
    for number, picture in enumerate((photo, painting)):
        left, top = layout.corners[number]
        width, height = layout.tile
        whole.paste(Image.fromarray(fill_picture(picture, height, width)), (left, top))
        if labels is not None:
            lettering = font(layout.letters_px)
            place = (left, top + height + layout.label_space)
            for line in wrapped(labels[number], lettering, width, 1):
                draw.text(place, line, font=lettering, fill=SOFT_INK)
    return np.array(whole)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in pixels.

    Attributes:
        size: width and height of the whole.
        tile: width and height of each picture.
        corners: the left and top of the photo and of the painting.
        letters_px: the labels' size.
        label_space: from a picture to its label.
    """

    size: tuple[int, int]
    tile: tuple[int, int]
    corners: tuple[tuple[int, int], tuple[int, int]]
    letters_px: int
    label_space: int


def _lay_out(height_px: int, width_px: int, longer_side_px: int, labelled: bool) -> _Layout:
    beside = height_px >= width_px
    mean = (height_px * width_px) ** 0.5
    label = _LABEL if labelled else 0.0
    # A label's own room is most of the gap to what is below it, and of the margin.
    gap_down, bottom = (_GAP / 2, _MARGIN - _LABEL_SPACE) if labelled else (_GAP, _MARGIN)
    across, down = (2, 1) if beside else (1, 2)
    width = across * width_px + (2 * _MARGIN + (across - 1) * _GAP) * mean
    height = down * (height_px + label * mean)
    height += (_MARGIN + (down - 1) * gap_down + bottom) * mean
    scale = min(1.0, longer_side_px / max(width, height))

    def scaled(part: float) -> int:
        # Rounded down, so that the whole is not larger than asked for.
        return int(part * mean * scale)

    tile = max(1, int(width_px * scale)), max(1, int(height_px * scale))
    margin = scaled(_MARGIN)
    if beside:
        second = margin + tile[0] + scaled(_GAP), margin
    else:
        second = margin, margin + tile[1] + scaled(label) + scaled(gap_down)
    return _Layout(
        size=(second[0] + tile[0] + margin, second[1] + tile[1] + scaled(label) + scaled(bottom)),
        tile=tile,
        corners=((margin, margin), second),
        letters_px=max(1, scaled(_LETTERS)),
        label_space=scaled(_LABEL_SPACE),
    )
