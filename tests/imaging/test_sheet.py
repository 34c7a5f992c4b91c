"""Contact sheets: everything is on them, nothing is cut, nothing lies over something else."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylestudio.imaging.lettering import drawable, font, wrapped
from stylestudio.imaging.sheet import (
    GROUND,
    LARGEST_TILE_PX,
    Box,
    Cell,
    Layout,
    contact_sheet,
    lay_out,
)

_LONG_NAME = "a-file-name-without-any-place-to-break-it-" * 5
_RED = (200, 30, 40)


def flat(height: int, width: int, colour: tuple[int, int, int] = _RED) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def overlap(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def within(inner: Box, outer: Box) -> bool:
    return (
        outer.left <= inner.left <= inner.right <= outer.right
        and outer.top <= inner.top <= inner.bottom <= outer.bottom
    )


def check_tidy(layout: Layout, cells: list[Cell]) -> None:
    sheet = Box(0, 0, *layout.size)
    boxes = [*layout.tiles, *(text.box for text in layout.texts)]
    assert all(within(box, sheet) for box in boxes)
    for cell, tile, place in zip(cells, layout.tiles, layout.pictures, strict=True):
        if place is not None:
            assert within(place, tile)
            width, height = place.size
            # To a pixel, the picture has its own shape.
            assert abs(width / height * cell.picture.shape[0] - cell.picture.shape[1]) <= max(
                cell.picture.shape[0] / height, cell.picture.shape[1] / width
            ) * (1 + width / height)
    for a, b in itertools.combinations(layout.tiles, 2):
        assert not overlap(a, b)
    texts = [text.box for text in layout.texts]
    for a, b in itertools.combinations(texts, 2):
        assert not overlap(a, b)
    for text, (place, tile) in itertools.product(
        texts, zip(layout.pictures, layout.tiles, strict=True)
    ):
        assert not overlap(text, place) if place else within(text, tile) or not overlap(text, tile)
    assert len({tile.right - tile.left for tile in layout.tiles}) == 1
    rows = itertools.groupby(layout.tiles, key=lambda tile: tile.top)
    assert all(len({tile.bottom for tile in row}) == 1 for _, row in rows)


@pytest.mark.parametrize("results", [1, 2, 4, 5, 8])
@pytest.mark.parametrize(
    "size", [(48, 64), (64, 48), (1536, 2048), (2048, 1536), (64, 640), (640, 64), (2048, 64)]
)
def test_every_number_and_shape_of_pictures_is_tidy(results: int, size: tuple[int, int]) -> None:
    lines = ("Form: as published", "Style detail: 30", _LONG_NAME, "3 min 20 s")
    cells = [
        Cell(flat(*size), "Photo", (_LONG_NAME,)),
        Cell(flat(300, 200), "Painting", ("painting.jpg",)),
        *[Cell(flat(*size), "Adaptive (weighted Gram)", lines)] * (results - 1),
        Cell(None, "Smooth (PCA)", ("Failed. There is not enough memory for this size. " * 20,)),
    ]
    layout = lay_out(cells, f"{_LONG_NAME} in the style of {_LONG_NAME}", "512 px, strength 50")
    check_tidy(layout, cells)
    assert max(max(place.size) for place in layout.pictures if place) <= LARGEST_TILE_PX
    assert len(layout.tiles) == results + 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.none() | st.tuples(st.integers(1, 700), st.integers(1, 700)),
            st.text(max_size=60),
            st.lists(st.text(max_size=90), max_size=3),
        ),
        min_size=1,
        max_size=7,
    ),
    st.text(max_size=120),
)
def test_any_cells_and_any_words_are_tidy(described: list, title: str) -> None:
    cells = [
        Cell(None if size is None else flat(*size), words, tuple(lines))
        for size, words, lines in described
    ]
    check_tidy(lay_out(cells, title, title), cells)


def test_the_sheet_shows_the_pictures_and_the_words_and_no_more() -> None:
    cells = [Cell(flat(48, 64), "Photo"), Cell(flat(30, 20, (20, 90, 160)), "Painting", ("a",))]
    layout = lay_out(cells, "Title")
    sheet = contact_sheet(cells, "Title")
    assert sheet.dtype == np.uint8
    assert sheet.shape == (*layout.size[::-1], 3)
    left = np.ones(sheet.shape[:2], bool)
    for cell, place in zip(cells, layout.pictures, strict=True):
        shown = sheet[place.top : place.bottom, place.left : place.right]
        np.testing.assert_array_equal(shown, np.broadcast_to(cell.picture[0, 0], shown.shape))
        left[place.top : place.bottom, place.left : place.right] = False
    for text in layout.texts:
        box = text.box
        assert (sheet[box.top : box.bottom, box.left : box.right] != GROUND).any(), text.words
        left[box.top : box.bottom, box.left : box.right] = False
    assert (sheet[left] == GROUND).all()


def test_an_empty_tile_is_quiet_and_says_why() -> None:
    cells = [Cell(flat(48, 64), "Photo"), Cell(None, "Smooth (PCA)", ("Failed.", "Too large."))]
    layout = lay_out(cells, "Title")
    inside = [text.words for text in layout.texts if within(text.box, layout.tiles[1])]
    assert inside == ["Failed.", "Too large."]
    tile = layout.tiles[1]
    shown = contact_sheet(cells, "Title")[tile.top : tile.bottom, tile.left : tile.right]
    assert not (shown == GROUND).all(axis=-1).any()


def test_what_an_empty_tile_has_no_room_for_shows_by_an_ellipsis() -> None:
    cells = [Cell(flat(48, 64), "Photo"), Cell(None, "Smooth (PCA)", ("A line.",) * 40)]
    layout = lay_out(cells, "Title")
    *others, last = [text.words for text in layout.texts if within(text.box, layout.tiles[1])]
    assert set(others) == {"A line."}
    assert last.endswith("…")


def test_small_pictures_become_large_enough_to_see() -> None:
    (tile, *_) = lay_out([Cell(flat(48, 64), "Photo")], "Title").tiles
    assert tile.size == (320, 240)


def test_one_result_stands_beside_its_sources() -> None:
    layout = lay_out([Cell(flat(480, 640), "Photo")] * 3, "Title")
    assert len({tile.top for tile in layout.tiles}) == 1


def test_no_cell_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet([], "Title")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Füchsin × Maß – Ærø", "Fuchsin x Mass - …ro"),
        ("日本 の photo.jpg", "… … photo.jpg"),
        ("“Tübingen” & more…", "“Tubingen” & more…"),
    ],
)
def test_letters_that_the_font_lacks_are_replaced(text: str, shown: str) -> None:
    assert drawable(text) == shown


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(60, 400), st.integers(1, 4))
def test_wrapped_lines_fit(text: str, width: int, most: int) -> None:
    lines = wrapped(text, font(20), width, most)
    assert len(lines) <= most
    assert all(font(20).getlength(line) <= width for line in lines)
    if lines and not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == "".join(drawable(text).split())
