from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.imaging.print_size import (
    HIGHEST_DPI,
    LONGEST_CM,
    LOWEST_DPI,
    SHORTEST_CM,
    centimetres_to_px,
    fit_print,
    px_to_centimetres,
)


@pytest.mark.parametrize(
    ("centimetres", "dpi", "side_px"),
    [(2.54, 300, 300), (29.7, 300, 3508), (21, 300, 2480), (84.1, 150, 4967), (0.5, 1, 1)],
)
def test_known_sizes(centimetres, dpi, side_px):
    assert centimetres_to_px(centimetres, dpi) == side_px


@given(centimetres=st.floats(SHORTEST_CM, LONGEST_CM), dpi=st.floats(LOWEST_DPI, HIGHEST_DPI))
def test_there_and_back(centimetres, dpi):
    side_px = centimetres_to_px(centimetres, dpi)
    assert side_px >= 1
    half_pixel = 0.5 * 2.54 / dpi
    error = abs(px_to_centimetres(side_px, dpi) - centimetres)
    assert error <= half_pixel * (1 + 1e-9) or side_px == 1


@pytest.mark.parametrize("centimetres", [0, -3, 0.49, 1001, float("nan"), float("inf")])
def test_a_side_that_no_print_has(centimetres):
    with pytest.raises(UserError, match="cm") as caught:
        centimetres_to_px(centimetres, 300)
    assert caught.value.remedy == "Give 0.5 to 1000 cm."


@pytest.mark.parametrize("dpi", [0, -300, 9601, float("nan"), float("inf")])
def test_a_density_that_no_print_has(dpi):
    for call in (lambda: centimetres_to_px(20, dpi), lambda: px_to_centimetres(20, dpi)):
        with pytest.raises(UserError, match="pixels per inch") as caught:
            call()
        assert "1 to 9600 dpi" in caught.value.remedy


def test_no_pixels_have_no_length():
    with pytest.raises(ValueError, match="side_px"):
        px_to_centimetres(0, 300)


def test_the_longer_side_is_what_counts():
    assert fit_print(600, 800, 29.7, 300) == (2631, 3508)
    assert fit_print(800, 600, 29.7, 300) == (3508, 2631)
    assert fit_print(7, 7, 2.54, 300) == (300, 300)
    with pytest.raises(UserError):
        fit_print(600, 800, 0, 300)
    with pytest.raises(ValueError, match="positive"):
        fit_print(0, 800, 20, 300)
