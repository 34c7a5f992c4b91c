"""Before and after: both are on it whole, equally large, and it is no larger than asked for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylestudio.imaging.before_after import _lay_out, before_after
from stylestudio.imaging.sheet import GROUND

from . import samples

_RED, _BLUE = (200, 30, 40), (20, 60, 210)


def flat(height: int, width: int, colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def place_of(whole: np.ndarray, colour: tuple[int, int, int]) -> tuple[slice, slice]:
    """The rectangle of a colour; nothing else may be in it."""
    rows, columns = np.nonzero((whole == colour).all(2))
    place = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
    assert (whole[place] == colour).all()
    return place


@pytest.mark.parametrize("labels", [None, ("Photo", "Painting")])
@pytest.mark.parametrize("size", [(300, 400), (400, 300), (300, 300), (90, 800), (800, 90)])
def test_both_are_on_it_in_their_order(size, labels):
    whole = before_after(flat(*size, _RED), flat(*size, _BLUE), longer_side_px=700, labels=labels)
    photo, painting = place_of(whole, _RED), place_of(whole, _BLUE)
    assert whole[photo].shape == whole[painting].shape
    height, width = whole[photo].shape[:2]
    assert abs(height * size[1] - width * size[0]) <= size[0] + size[1]
    upright = size[0] >= size[1]
    along, across = (1, 0) if upright else (0, 1)
    assert photo[along].stop < painting[along].start
    assert photo[across] == painting[across]
    # The ground shows at every edge.
    for edge in (whole[0], whole[-1], whole[:, 0], whole[:, -1]):
        assert (edge == GROUND).all()
    if labels is None:
        assert {tuple(pixel) for pixel in np.unique(whole.reshape(-1, 3), axis=0)} == {
            _RED, _BLUE, GROUND,
        }  # fmt: skip


@pytest.mark.parametrize("size", [(300, 400), (400, 300)])
def test_labels_stand_under_their_pictures(size):
    whole = before_after(flat(*size, _RED), flat(*size, _BLUE), labels=("Photo", "Painting"))
    photo, painting = place_of(whole, _RED), place_of(whole, _BLUE)
    letters = (whole.sum(2) < 500) & (whole.max(2) - whole.min(2) < 20)
    for rows, columns in (photo, painting):
        below = letters[rows.stop : rows.stop + (rows.stop - rows.start) // 12, columns]
        assert below.any()
        letters[rows.stop : rows.stop + (rows.stop - rows.start) // 12, columns] = False
    assert not letters.any()


def test_a_long_label_stays_under_its_picture():
    whole = before_after(
        flat(400, 300, _RED), flat(400, 300, _BLUE), labels=("A long label " * 50, "")
    )
    photo = place_of(whole, _RED)
    assert (whole[photo[0].stop :, photo[1].stop :] == GROUND).all()


def test_the_photo_takes_the_shape_of_the_painting():
    photo = np.concatenate([flat(300, 100, _BLUE), flat(300, 300, _RED), flat(300, 100, _BLUE)], 1)
    whole = before_after(photo, flat(300, 300, (0, 200, 0)))
    # The blue that juts out is gone, but for what the filter takes from beyond the cut.
    red = (whole == _RED).all(2)
    assert red.sum() > 290 * 300
    assert not (whole == _BLUE).all(2).any()


@settings(deadline=None)
@given(
    height=st.integers(1, 4000),
    width=st.integers(1, 4000),
    longer_side_px=st.integers(64, 4096),
    labelled=st.booleans(),
)
def test_it_is_no_larger_than_asked_for(height, width, longer_side_px, labelled):
    layout = _lay_out(height, width, longer_side_px, labelled)
    assert max(layout.size) <= max(longer_side_px, 4)
    assert layout.tile[0] <= width
    assert layout.tile[1] <= height
    for left, top in layout.corners:
        assert left + layout.tile[0] <= layout.size[0]
        assert top + layout.tile[1] <= layout.size[1]


def test_it_fills_what_is_asked_for():
    whole = before_after(samples.photo(1200, 900), samples.photo(1200, 900), longer_side_px=1000)
    assert 990 <= max(whole.shape) <= 1000


@pytest.mark.parametrize("longer_side_px", [63, 0, -1])
def test_sizes_that_show_nothing(longer_side_px):
    with pytest.raises(ValueError, match="longer_side_px"):
        before_after(samples.photo(), samples.photo(), longer_side_px=longer_side_px)


def test_other_arrays():
    with pytest.raises(ValueError, match="expected uint8"):
        before_after(samples.photo(), np.zeros((9, 9)))
    with pytest.raises(ValueError, match="expected uint8"):
        before_after(np.zeros((9, 9)), samples.photo())
