"""Which picture is looked at, which are selected, what is compared with what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from stylestudio.ui.views.comparison import Comparison
from stylestudio.ui.views.modes import CompareMode
from tests.gui.views.conftest import plain, shown

SINGLE, SPLIT, BESIDE, GRID = (
    CompareMode.SINGLE,
    CompareMode.SPLIT,
    CompareMode.SIDE_BY_SIDE,
    CompareMode.GRID,
)


@pytest.fixture
def comparison(background) -> Comparison:
    comparison = Comparison(background)
    comparison.set_photo(shown("photo", plain(400, 300)))
    return comparison


@pytest.fixture
def four(comparison) -> Comparison:
    comparison.set_items([shown(key, plain()) for key in "abcd"])
    return comparison


def keys(items) -> list[str]:
    return [item.key for item in items]


def test_the_mode_follows_the_number_of_pictures(comparison):
    assert comparison.mode is SINGLE
    comparison.set_items([shown("a")])
    assert comparison.mode is SINGLE
    comparison.set_items([shown("a"), shown("b")])
    assert comparison.mode is GRID
    comparison.set_items([shown("a")])
    assert comparison.mode is SINGLE


def test_a_mode_that_the_user_chose_stays(comparison):
    comparison.set_items([shown("a")])
    comparison.set_mode(SPLIT)
    comparison.set_items([shown("a"), shown("b")])
    assert comparison.mode is SPLIT


def test_another_round_begins_without_the_earlier_choice(four):
    four.set_mode(SPLIT)
    four.set_items([])
    assert four.mode is SINGLE
    four.set_items([shown(key) for key in "efgh"])
    assert four.mode is GRID


def test_what_cannot_be_compared_cannot_be_chosen(comparison):
    assert [mode for mode in CompareMode if comparison.possible(mode)] == [SINGLE]
    comparison.set_mode(SPLIT)
    assert comparison.mode is SINGLE
    comparison.set_items([shown("a")])
    assert not comparison.possible(GRID)
    assert comparison.possible(SPLIT)
    comparison.set_photo(None)
    assert not comparison.possible(SPLIT)


def test_the_first_picture_is_looked_at_and_stays_so(comparison, qtbot):
    with qtbot.waitSignal(comparison.current_changed) as caught:
        comparison.set_items([shown("a"), shown("b")])
    assert caught.args == ["a"]
    comparison.set_current("b")
    with qtbot.assertNotEmitted(comparison.current_changed):
        comparison.set_items([shown("c"), shown("b"), shown("a")])
    assert comparison.current.key == "b"
    with qtbot.waitSignal(comparison.current_changed) as caught:
        comparison.set_items([])
    assert caught.args == [""]
    assert comparison.current is None


def test_items_that_stay_are_kept_with_their_new_words(four):
    kept = four.find("b")
    four.set_items([shown("b", plain(), title="Bold")])
    assert four.find("b") is kept
    assert kept.shown.title == "Bold"


def test_the_photo_is_on_the_left_unless_another_is_chosen(four):
    assert four.left.key == "photo"
    assert keys(four.left_choices()) == ["photo", "b", "c", "d"]
    four.set_left("c")
    assert four.left.key == "c"
    four.set_left("a")
    assert four.left.key == "c"
    four.set_items([shown("a"), shown("b")])
    assert four.left.key == "photo"


def test_without_a_photo_another_picture_is_on_the_left(four):
    four.set_photo(None)
    assert four.left.key == "b"
    four.set_items([shown("a")])
    assert four.left is None


def test_choosing_the_left_picture_for_the_right_swaps_them(four):
    four.set_left("c")
    four.set_current("c")
    assert (four.left.key, four.current.key) == ("a", "c")


def test_a_third_picture_is_another_one(four):
    assert four.third is None
    four.set_third("d")
    assert four.third.key == "d"
    assert keys(four.third_choices()) == ["b", "c", "d"]
    four.set_left("d")
    assert four.third is None
    four.set_third("")
    assert four.third is None


def test_selecting_alone_and_together(four, qtbot):
    with qtbot.waitSignal(four.selection_changed):
        four.select("b", joins=False)
    assert four.selected_keys == ["b"]
    assert four.current.key == "b"
    four.select("d", joins=True)
    four.select("a", joins=True)
    assert four.selected_keys == ["a", "b", "d"]
    four.select("b", joins=True)
    assert four.selected_keys == ["a", "d"]
    assert four.current.key == "a"
    with qtbot.assertNotEmitted(four.selection_changed):
        four.select("nobody", joins=False)


def test_what_comes_selected_is_and_what_goes_is_not(comparison, qtbot):
    with qtbot.waitSignal(comparison.selection_changed):
        comparison.set_items([shown("a", selected=True), shown("b"), shown("c", selected=True)])
    assert comparison.selected_keys == ["a", "c"]
    # The user's choice is not undone by new words.
    comparison.select("c", joins=True)
    comparison.set_items([shown("a", selected=True), shown("c", selected=True)])
    assert comparison.selected_keys == ["a"]
    with qtbot.waitSignal(comparison.selection_changed):
        comparison.set_items([shown("c")])
    assert comparison.selected_keys == []


@pytest.mark.parametrize(
    ("selected", "left", "right", "third"),
    [("bd", "b", "d", None), ("acd", "a", "c", "d"), ("b", "photo", "b", None)],
)
def test_two_or_three_selected_ones_are_compared(four, selected, left, right, third):
    four.select(selected[0], joins=False)
    for key in selected[1:]:
        four.select(key, joins=True)
    four.set_mode(BESIDE)
    assert four.left.key == left
    assert four.current.key == right
    assert (four.third.key if four.third else None) == third


def test_the_one_before_is_remembered(four):
    assert four.before.key == "photo"
    four.set_current("b")
    four.set_current("c")
    assert four.before.key == "b"


def test_100_percent_refers_to_the_largest_picture(comparison):
    assert comparison.reference_size == QSize(400, 300)
    comparison.set_items([shown("a", plain(80, 60)), shown("b", plain(160, 120))])
    assert comparison.reference_size == QSize(160, 120)
    comparison.update_item(shown("a", plain(80, 60), full_size=QSize(640, 480)))
    assert comparison.reference_size == QSize(640, 480)


def test_pictures_of_earlier_runs_are_ignored(four, qtbot):
    with qtbot.assertNotEmitted(four.changed):
        four.update_image("gone", plain())
        four.update_item(shown("gone", plain()))
        four.update_image("a", plain(80, 60, 3))
    assert keys(four.items) == ["a", "b", "c", "d"]
