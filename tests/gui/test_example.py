"""The finished comparison that a fresh start shows."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.save import save_picture
from stylestudio.ui.pieces.example import load_example
from stylestudio.ui.pieces.pieces import PieceState
from stylestudio.ui.views.modes import CompareMode
from tests.gui.conftest import kept_pictures, shown_picture
from tests.jobs.fake_engine import picture

ROLES = ("content", "style")
VARIANTS = ("gram", "pca", "svd", "weighted")


@pytest.fixture
def example(tmp_path, monkeypatch) -> Path:
    """The folder of a small example, among the program's other files."""
    bundled, resources = paths.resources(), tmp_path / "resources"
    resources.mkdir()
    for part in bundled.iterdir():
        if part.name != "example":
            (resources / part.name).symlink_to(part, target_is_directory=part.is_dir())
    folder = resources / "example"
    folder.mkdir()
    samples = json.loads((bundled / "samples" / "samples.json").read_text(encoding="utf-8"))
    files = {role: next(s["file"] for s in samples if s["role"] == role) for role in ROLES}
    entries = []
    for value, variant in enumerate(VARIANTS):
        save_picture(picture(48, 36, value=50 * value), folder / f"{variant}.png")
        entries.append({"variant": variant, "file": f"{variant}.png"})
    facts = {**files, "pictures": entries}
    (folder / "example.json").write_text(json.dumps(facts), encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    return folder


@pytest.fixture
def started(qtbot, empty_window, example):
    """The window as it is after the first start."""
    empty_window.load_pair()
    empty_window.show_example()
    qtbot.waitUntil(lambda: empty_window.session.ready)
    qtbot.waitUntil(lambda: bool(empty_window.studio.pieces.all))
    return empty_window


def test_the_example_is_shown_while_the_samples_stand_in(started):
    compare = started.canvas_pane.compare
    pieces = started.studio.pieces.all
    assert started.sources.stands_in
    assert [piece.request.variant for piece in pieces] == list(VARIANTS)
    assert {piece.state for piece in pieces} == {PieceState.EXAMPLE}
    assert compare.mode is CompareMode.GRID
    cells = list(compare.grid.cells.values())
    assert cells[0].caption.title.text() == "Classic (Gram)"
    assert {cell.caption.badge.text() for cell in cells} == {"Example"}
    assert all(not cell.caption.buttons for cell in cells), "nothing can be done with it"
    for value, piece in enumerate(pieces):
        np.testing.assert_array_equal(piece.pixels, picture(48, 36, value=50 * value))
    assert shown_picture(started) is not None
    photo = compare._comparison.photo.shown.image
    sample = load_picture(started.samples["content"][0].path)
    assert photo.size().toTuple() == sample.shape[1::-1]


def test_the_example_is_nothing_of_the_users(qtbot, started):
    assert started.studio.pieces.unsaved == []
    started.close()
    assert not started.isVisible()
    assert kept_pictures() == []


@pytest.mark.parametrize("role", ["photo", "style"])
def test_it_goes_with_the_first_picture_of_the_users(qtbot, started, photo_file, role):
    started.sources.take_files([photo_file], role)
    qtbot.waitUntil(lambda: not started.sources.stands_in)
    assert started.studio.pieces.all == []
    assert started.canvas_pane.compare.mode is CompareMode.SINGLE
    assert shown_picture(started) is None


def test_paint_puts_the_samples_own_picture_in_its_place(started, engine, finished):
    started.paint_box.paint_button.click()
    finished()
    (piece,) = started.studio.pieces.all
    assert piece.state is PieceState.FINISHED
    assert len(kept_pictures()) == 1


def test_where_something_was_given_by_then_it_is_not_shown(
    qtbot, empty_window, example, photo_file
):
    empty_window.load_pair(photo_file)
    qtbot.waitUntil(lambda: empty_window.session.ready)
    empty_window.show_example()
    qtbot.waitUntil(lambda: not empty_window.background.busy)
    assert empty_window.studio.pieces.all == []


def test_where_something_is_being_painted_by_then_it_is_not_shown(
    qtbot, empty_window, engine, example, finished
):
    empty_window.load_pair()
    qtbot.waitUntil(lambda: empty_window.session.ready)
    empty_window.session.start()
    empty_window.show_example()
    finished()
    (piece,) = empty_window.studio.pieces.all
    assert piece.state is PieceState.FINISHED


def test_a_missing_example_is_no_error(qtbot, empty_window, example, message):
    (example / "example.json").unlink()
    empty_window.load_pair()
    empty_window.show_example()
    qtbot.waitUntil(lambda: empty_window.session.ready)
    qtbot.waitUntil(lambda: not empty_window.background.busy)
    assert empty_window.studio.pieces.all == []
    assert message() == ""


@pytest.mark.parametrize("damage", ["words", "list", "variant", "picture", "keys"])
def test_a_damaged_example_is_left_out(example, damage):
    file = example / "example.json"
    facts = json.loads(file.read_text(encoding="utf-8"))
    assert len(load_example()) == len(VARIANTS)
    if damage == "words":
        file.write_text("no JSON")
    elif damage == "list":
        file.write_text("[]")
    elif damage == "variant":
        facts["pictures"][0]["variant"] = "unheard of"
        file.write_text(json.dumps(facts))
    elif damage == "picture":
        (example / "svd.png").write_bytes(b"no picture")
    else:
        del facts["content"]
        file.write_text(json.dumps(facts))
    assert load_example() == []


def test_the_one_that_is_bundled_is_whole():
    pieces = load_example()
    assert tuple(piece.request.variant for piece in pieces) == VARIANTS
    for piece in pieces:
        assert piece.photo is not None
        assert max(piece.pixels.shape) >= 256
    pictures = [piece.pixels.astype(int) for piece in pieces]
    for one, other in itertools.pairwise(pictures):
        assert np.abs(one - other).mean() > 1, "each is another picture"
