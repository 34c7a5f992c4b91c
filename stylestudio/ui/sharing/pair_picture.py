"""A picture of a photo and its painting, in the arrangement that the user wants."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylestudio.imaging.before_after import before_after
from stylestudio.imaging.resize import fill_picture, fit_longer_side, resize_picture
from stylestudio.imaging.sheet import GROUND
from stylestudio.ui.sharing.pair import Pair

#: As the shape of the painting suggests; beside each other; one above the other.
AUTOMATIC, BESIDE, STACKED = LAYOUTS = ("automatic", "beside", "stacked")

#: Darker than any letter, also where a picture's edge was smoothed.
_BLACK = 60


def pair_picture(
    pair: Pair, *, layout: str, longer_side_px: int, labels: tuple[str, str] | None
) -> NDArray[np.uint8]:
    """The photo and the painting on one ground.

    Args:
        pair: with a photo.
        layout: :data:`AUTOMATIC`, :data:`BESIDE` or :data:`STACKED`.
        longer_side_px: of the whole; smaller where it would enlarge the painting.
        labels: words under the two; None for none.

    Returns:
        uint8 ``(H, W, 3)``, sRGB.

    Raises:
        ValueError: ``longer_side_px`` is too small.
    """
    assert pair.photo is not None, "there is nothing to compare with"
    # What is not to be seen need not be padded.
    painting = reduced(pair.painting, longer_side_px)
    height, width = painting.shape[:2]
    photo = fill_picture(pair.photo, height, width)
    if layout == BESIDE and height < width:
        return _padded(photo, painting, longer_side_px, labels, above=width - height)
    if layout == STACKED and height >= width:
        return _padded(photo, painting, longer_side_px, labels, right=height + 1 - width)
    return before_after(photo, painting, longer_side_px=longer_side_px, labels=labels)


def reduced(pixels: NDArray[np.uint8], longer_side_px: int) -> NDArray[np.uint8]:
    """A picture that is no larger than that."""
    height, width = pixels.shape[:2]
    if max(height, width) <= longer_side_px:
        return pixels
    return resize_picture(pixels, *fit_longer_side(height, width, longer_side_px))


def _padded(
    photo: NDArray[np.uint8],
    painting: NDArray[np.uint8],
    longer_side_px: int,
    labels: tuple[str, str] | None,
    *,
    above: int = 0,
    right: int = 0,
) -> NDArray[np.uint8]:
    """The arrangement that belongs to another shape.

    The pictures get ground above them, or on their right, until they have that shape; what this
    adds to the whole is cut off again.
    """

    def on_ground(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        height, width = picture.shape[:2]
        ground = np.empty((height + above, width + right, 3), np.uint8)
        ground[:] = GROUND
        ground[above:, :width] = picture
        return ground

    def arranged(
        first: NDArray[np.uint8], second: NDArray[np.uint8], words: tuple[str, str] | None
    ) -> NDArray[np.uint8]:
        return before_after(
            on_ground(first), on_ground(second), longer_side_px=longer_side_px, labels=words
        )

    # Where they lie is seen with black in their places. The labels are in another ink.
    black = np.zeros_like(painting)
    there = np.all(arranged(black, black, labels) < _BLACK, axis=2)
    rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
    whole = arranged(photo, painting, labels)
    if above:
        margin = int(columns[0])
        return np.ascontiguousarray(whole[max(0, int(rows[0]) - margin) :])
    margin = int(rows[0])
    return np.ascontiguousarray(whole[:, : int(columns[-1]) + 1 + margin])
