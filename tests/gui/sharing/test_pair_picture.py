"""The photo and the painting in each arrangement."""

from __future__ import annotations

import numpy as np
import pytest

from stylestudio.imaging.sheet import GROUND
from stylestudio.ui.sharing.pair import WHOLE, Pair
from stylestudio.ui.sharing.pair_picture import AUTOMATIC, BESIDE, STACKED, pair_picture

_RED, _BLUE = (200, 20, 20), (20, 20, 200)


def flat(height: int, width: int, colour: tuple[int, int, int]):
    return np.full((height, width, 3), colour, np.uint8)


def place_of(whole, colour) -> tuple[int, int, int, int]:
    """Top, left, height and width of what has that colour."""
    there = np.abs(whole.astype(int) - colour).max(axis=2) < 12
    rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
    return rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


@pytest.mark.parametrize("labels", [None, ("Photo", "Painting")])
@pytest.mark.parametrize("shape", [(300, 500), (500, 300), (400, 400), (120, 900)])
@pytest.mark.parametrize("layout", [AUTOMATIC, BESIDE, STACKED])
def test_an_arrangement(layout, shape, labels):
    height, width = shape
    pair = Pair("x", flat(height, width, _BLUE), flat(600, 800, _RED), WHOLE)
    whole = pair_picture(pair, layout=layout, longer_side_px=600, labels=labels)
    beside = layout == BESIDE or (layout == AUTOMATIC and height >= width)
    photo, painting = place_of(whole, _RED), place_of(whole, _BLUE)
    assert photo[2:] == pytest.approx(painting[2:], abs=1)
    assert photo[3] / photo[2] == pytest.approx(width / height, rel=0.03)
    if beside:
        assert photo[0] == painting[0]
        assert painting[1] > photo[1] + photo[3]
    else:
        assert photo[1] == painting[1]
        assert painting[0] > photo[0] + photo[2]
    # The same ground on all sides, but for the words below.
    margin = photo[1]
    assert margin >= 2
    assert photo[0] == pytest.approx(margin, abs=1)
    right = whole.shape[1] - painting[1] - painting[3]
    assert right == pytest.approx(margin, abs=2)
    below = whole.shape[0] - painting[0] - painting[2]
    assert bool(below > 1.3 * margin) is (labels is not None)
    assert max(whole.shape[:2]) <= 600
    assert max(whole.shape[:2]) > 580
    np.testing.assert_array_equal(whole[0, 0], GROUND)


def test_the_painting_is_not_enlarged():
    pair = Pair("x", flat(100, 150, _BLUE), flat(60, 80, _RED), WHOLE)
    for layout in (AUTOMATIC, BESIDE, STACKED):
        whole = pair_picture(pair, layout=layout, longer_side_px=4000, labels=None)
        assert place_of(whole, _BLUE)[2:] == (100, 150)
