"""What is done to the photo and the paintings once they are there, and putting it back."""

from __future__ import annotations

import pytest

from stylestudio.ui.sources.loaded import DISPLAY_PX, PANE_PX
from stylestudio.ui.sources.samples import bundled_samples
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_state import DEFAULT_WEIGHT, SourcesState
from tests.gui.conftest import make_picture
from tests.gui.source_cases import Told, pictures, readers_held


@pytest.fixture
def files(background, sources, tmp_path):
    """Photos 1 to 3 are in the queue, paintings 4 to 6 on the stack."""
    files = pictures(tmp_path, 6)
    sources.take_files(files[:3], "photo")
    sources.take_files(files[3:], "style")
    background.wait()
    return files


@pytest.fixture
def told(sources, files) -> Told:
    return Told(sources)


def photo_numbers(sources: Sources) -> list[str]:
    return [photo.title.removeprefix("picture ") for photo in sources.photos]


def style_numbers(sources: Sources) -> list[str]:
    return [entry.loaded.title.removeprefix("picture ") for entry in sources.styles]


def test_walking_through_the_queue_is_no_step(sources, told):
    for index in (1, 2, 3, -1):
        sources.go_to(index)
    assert sources.current == 2
    assert sources.photo.title == "picture 3"
    assert told.order == ["changed", "photo_changed"] * 2


@pytest.mark.parametrize(
    ("at", "removed", "then"), [(0, 0, "2"), (2, 2, "2"), (2, 0, "3"), (0, 2, "1"), (1, 1, "3")]
)
def test_removing_a_photo_keeps_the_place(sources, told, at, removed, then):
    sources.go_to(at)
    sources.remove_photo(removed)
    assert sources.photo.title == f"picture {then}"
    assert len(sources.photos) == 2
    assert told.steps == [f"Remove picture {removed + 1}"]


def test_the_last_photo_can_go(sources, told):
    for _ in range(3):
        sources.remove_photo(0)
    assert sources.photo is None
    assert sources.current == 0
    assert told.order[-3:] == ["changed", "photo_changed", "settled"]


def test_paintings_share_alike_until_they_are_weighed(sources, told, files):
    assert sources.shares() == pytest.approx([1 / 3] * 3)
    sources.set_weight(0, 1.0)
    assert [entry.weight for entry in sources.styles] == [1.0, DEFAULT_WEIGHT, DEFAULT_WEIGHT]
    assert sources.style_pairs() == (
        (str(files[3]), 0.5),
        (str(files[4]), 0.25),
        (str(files[5]), 0.25),
    )
    assert told.steps == ["Weight of picture 4"]


def test_a_weight_of_nought_leaves_a_painting_out_and_all_noughts_share_alike(sources, told):
    sources.set_weight(0, 0.0)
    assert sources.shares() == (0.0, 0.5, 0.5)
    sources.set_weight(1, -1.0)
    sources.set_weight(2, 0.0)
    assert sources.shares() == pytest.approx([1 / 3] * 3)
    sources.set_weight(2, 7.0)
    assert sources.shares() == (0.0, 0.0, 1.0)


def test_a_drag_is_one_step(sources, told):
    for weight in (0.6, 0.7, 0.8):
        sources.set_weight(1, weight, settle=False)
    assert told.steps == []
    sources.set_weight(1, 0.8)
    assert told.steps == ["Weight of picture 5"]
    assert told.order.count("changed") == 4


def test_removing_paintings_down_to_one_forgets_its_weight(sources, told):
    sources.set_weight(2, 0.0)
    sources.remove_style(0)
    assert style_numbers(sources) == ["5", "6"]
    sources.remove_style(0)
    assert style_numbers(sources) == ["6"]
    assert sources.style_pairs()[0][1] == 1.0
    assert sources.styles[0].weight == DEFAULT_WEIGHT
    sources.remove_style(0)
    assert sources.style_pairs() == ()
    assert told.steps[1:] == ["Remove picture 4", "Remove picture 5", "Remove picture 6"]


def test_moving_a_painting(sources, told):
    sources.set_weight(0, 1.0)
    told.order.clear()
    sources.move_style(0, 2)
    assert style_numbers(sources) == ["5", "6", "4"]
    assert sources.styles[2].weight == 1.0
    sources.move_style(0, -1)
    sources.move_style(2, 3)
    sources.move_style(1, 1)
    assert style_numbers(sources) == ["5", "6", "4"]
    assert told.order == ["changed", "settled"]
    assert told.steps[-1] == "Move picture 4"


def test_photo_and_first_painting_change_places(sources, told):
    sources.go_to(1)
    sources.set_weight(0, 1.0)
    told.order.clear()
    sources.swap()
    assert photo_numbers(sources) == ["1", "4", "3"]
    assert style_numbers(sources) == ["2", "5", "6"]
    assert sources.styles[0].weight == 1.0
    assert sources.photo.title == "picture 4"
    assert told.order == ["changed", "photo_changed", "settled"]
    assert told.steps[-1] == "Swap photo and painting"
    sources.swap()
    assert photo_numbers(sources) == ["1", "2", "3"]


def test_a_swapped_painting_is_read_large(background, sources, tmp_path):
    wide = [make_picture(tmp_path / f"{n}.png", 2100, 33, seed=n) for n in range(2)]
    sources.take_files(wide[:1], "photo")
    sources.take_files(wide[1:], "style")
    background.wait()
    assert sources.styles[0].loaded.image.width() == PANE_PX
    sources.swap()
    background.wait()
    assert sources.photo.path == wide[1]
    assert sources.photo.image.width() == DISPLAY_PX


def test_swapping_needs_both_and_what_is_swapped_is_meant(background, sources):
    told = Told(sources)
    sources.swap()
    sources.take_sample(bundled_samples("content")[0], stands_in=True)
    background.wait()
    sources.swap()
    assert told.steps == []
    sources.take_sample(bundled_samples("style")[0], stands_in=True)
    background.wait()
    sources.swap()
    assert told.steps == ["Swap photo and painting"]
    assert not sources.photo.stands_in
    assert not sources.styles[0].loaded.stands_in


def test_a_state_is_put_back_at_once_where_all_is_there(sources, told):
    sources.go_to(1)
    sources.set_weight(2, 0.9)
    before = sources.state()
    sources.swap()
    sources.move_style(0, 2)
    sources.set_weight(0, 0.1)
    told.order.clear()
    sources.restore(before)
    assert sources.state() == before
    assert photo_numbers(sources) == ["1", "2", "3"]
    assert sources.photo.title == "picture 2"
    assert style_numbers(sources) == ["4", "5", "6"]
    assert "settled" not in told.order, "undo makes no step of its own"
    assert not sources.loading


def test_what_is_not_there_any_more_is_read_again(background, sources, told, files):
    before = sources.state()
    for _ in range(3):
        sources.remove_photo(0)
        sources.remove_style(0)
    sources.restore(before)
    assert sources.loading
    assert sources.state() == before, "undo must not see what is only on its way"
    assert sources.photos == []
    background.wait()
    assert sources.state() == before
    assert [photo.path for photo in sources.photos] == files[:3]
    assert not told.rejections
    assert not sources.loading


def test_what_cannot_be_put_back_is_told_and_the_rest_is_put_back(background, sources, told, files):
    sources.go_to(2)
    before = sources.state()
    for _ in range(3):
        sources.remove_photo(0)
        sources.remove_style(0)
    files[0].unlink()
    files[4].unlink()
    sources.restore(before)
    background.wait()
    assert photo_numbers(sources) == ["2", "3"]
    assert sources.photo.title == "picture 3", "the same photo, though its number is another"
    assert style_numbers(sources) == ["4", "6"]
    assert sorted(r.name for r in told.rejections) == ["picture 1.png", "picture 5.png"]
    assert told.order.count("rejected") == 1


def test_putting_back_overtakes_what_is_still_being_read(background, sources, told, files):
    before = sources.state()
    sources.remove_style(0)
    with readers_held(background):
        sources.take_files([files[0]], "style")
        sources.restore(before)
        sources.take_files([files[1]], "style")
    background.wait()
    assert style_numbers(sources) == ["4", "5", "6", "2"], "what came after it, comes after it"
    assert "1" not in style_numbers(sources)


def test_the_last_of_several_steps_back_counts(background, sources, told, files):
    first = sources.state()
    sources.remove_style(2)
    second = sources.state()
    sources.remove_style(1)
    sources.remove_style(0)
    with readers_held(background):
        sources.restore(second)
        sources.restore(first)
        sources.restore(second)
    background.wait()
    assert sources.state() == second
    sources.restore(SourcesState())
    assert (sources.photo, sources.styles) == (None, [])


def test_a_sample_that_stood_in_stands_in_again(background, sources):
    sources.take_sample(bundled_samples("style")[0], stands_in=True)
    background.wait()
    before = sources.state()
    sources.take_sample(bundled_samples("style")[1])
    background.wait()
    sources.restore(before)
    background.wait()
    assert sources.styles[0].loaded.stands_in
    assert sources.state() == before


def test_undo_stays_with_the_photo_that_is_looked_at(sources, told):
    before = sources.state()
    sources.go_to(2)
    looked_at = sources.photo.path
    sources.set_weight(0, 0.3)
    assert sources.state() != before
    sources.restore(before)
    assert sources.photo.path == looked_at


def test_undo_shows_the_photo_that_comes_back(background, sources, told):
    before = sources.state()
    sources.go_to(1)
    taken = sources.photo.path
    sources.remove_photo(1)
    sources.go_to(0)
    sources.restore(before)
    background.wait()
    assert sources.photo.path == taken
