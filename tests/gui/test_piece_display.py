"""How pieces are shown in the views."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from stylestudio.engine.events import Phase, Progress
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import MOST_PIECES, Piece, PieceState

REQUEST = StyleRequest(content="a", styles=(("b", 1.0),), size_px=90)


def piece(title: str = "Classic", value: int = 60, **more) -> Piece:
    made = Piece(REQUEST, title, title, **more)
    made.pixels = np.full((35, 45, 3), value, np.uint8)
    return made


@pytest.fixture
def pieces(empty_window):
    return empty_window.studio.pieces


def shown(window, key: str):
    return window.canvas_pane.compare._comparison.find(key).shown


def test_a_new_state_keeps_the_latest_picture(empty_window, pieces):
    one = piece(state=PieceState.PAINTING)
    pieces.replace([one])
    pieces.show_picture(one, np.full((35, 45, 3), 200, np.uint8))
    one.progress = Progress(phase=Phase.PAINTING, fraction=0.5)
    pieces.show_state(one)
    assert shown(empty_window, one.key).badge == "Painting… 50 %"
    assert shown(empty_window, one.key).image == to_qimage(one.pixels)
    one.state = PieceState.SKETCHED
    pieces.show_state(one)
    assert shown(empty_window, one.key).actions == (("finish", "Finish this one"),)
    assert shown(empty_window, one.key).image == to_qimage(one.pixels)


def test_what_somebody_else_shows_is_left_alone_and_comes_back(empty_window, pieces):
    one = piece(state=PieceState.FINISHED)
    # The current one is the other.
    pieces.replace([piece(), one])
    display, pane = empty_window.studio.display, empty_window.canvas_pane.compare
    touched = QImage(45, 35, QImage.Format.Format_RGB888)
    touched.fill(1)
    display.hold(one.key)
    pane.update_image(one.key, touched)
    pieces.show_picture(one, np.full((35, 45, 3), 9, np.uint8))
    one.state = PieceState.STOPPED
    pieces.show_state(one)
    assert shown(empty_window, one.key).image == touched
    assert shown(empty_window, one.key).badge.startswith("Stopped at")
    display.hold("")
    assert shown(empty_window, one.key).image == to_qimage(one.pixels)


@pytest.mark.parametrize(
    ("state", "sketching", "badge", "actions"),
    [
        (PieceState.EXAMPLE, False, "Example", []),
        (PieceState.SHOWN, False, "From your gallery", []),
        (PieceState.WAITING, True, "Waiting…", ["Stop this one"]),
        (PieceState.PAINTING, True, "Sketching… 30 %", ["Stop this one"]),
        (PieceState.PAINTING, False, "Painting… 30 %", ["Stop this one"]),
        (PieceState.SKETCHED, True, "", ["Finish this one"]),
        (PieceState.FINISHED, False, "", []),
        (PieceState.STOPPED, False, "Stopped at 30 %", ["Continue", "Delete"]),
        (PieceState.FAILED, False, "Ended early", ["Try again"]),
    ],
)
def test_each_state_has_its_words(empty_window, pieces, state, sketching, badge, actions):
    one = piece(state=state, sketching=sketching)
    one.progress = Progress(phase=Phase.PAINTING, fraction=0.3, elapsed_s=75)
    pieces.replace([one])
    found = shown(empty_window, one.key)
    assert found.badge == badge
    assert [label for _, label in found.actions] == actions
    assert found.detail == ("1:15" if state is PieceState.FINISHED else "")


def test_each_picture_is_compared_with_its_own_photo(empty_window, pieces):
    pane = empty_window.canvas_pane.compare
    photos = []
    for value in (10, 20):
        photo = QImage(45, 35, QImage.Format.Format_RGB888)
        photo.fill(value)
        photos.append(photo)
    batch = [piece(photo=photo) for photo in photos]
    unknown = piece()
    pieces.replace([*batch, unknown])
    for one, photo in zip(batch, photos, strict=True):
        pane.set_current(one.key)
        assert pane.photo_image == photo
    pane.set_current(unknown.key)
    assert pane.photo_image == photos[0], "the only hint that there is"
    pieces.remove(unknown)
    pieces.remove(batch[0])
    assert pane.photo_image == photos[1]


def test_a_preview_knows_the_size_that_the_picture_will_have(empty_window, pieces):
    one = piece(state=PieceState.PAINTING)
    pieces.replace([one])
    assert shown(empty_window, one.key).full_size.toTuple() == (90, 70)


def test_the_oldest_that_are_done_make_room(pieces):
    old = [piece(str(number), state=PieceState.FINISHED) for number in range(MOST_PIECES)]
    for one in old:
        one.moments.add(1.0, one.pixels)
        one.saved_to = None if one is old[0] else "somewhere"
    pieces.replace(old)
    pieces.add([piece("new"), piece("newer")])
    titles = [one.title for one in pieces.all]
    assert titles == ["0", *"34567", "new", "newer"], "what lies in no file yet stays"


def test_of_a_long_queue_not_all_that_wait_have_a_cell(empty_window, pieces):
    window = empty_window
    batch = [piece(str(number)) for number in range(30)]
    for one in batch:
        one.pixels = None
    pieces.add(batch)
    cells = window.canvas_pane.compare.grid.cells
    assert len(cells) == MOST_PIECES
    late = batch[20]
    late.state = PieceState.PAINTING
    pieces.show_state(late)
    assert late.key in window.canvas_pane.compare.grid.cells, "its turn has come"
    assert len(window.canvas_pane.compare.grid.cells) == MOST_PIECES
    for one in batch[:12]:
        one.state, one.pixels = PieceState.FINISHED, np.zeros((3, 4, 3), np.uint8)
        one.moments.add(1.0, one.pixels)
        one.saved_to = "somewhere"
    pieces.make_room(batch[3])
    assert [one for one in batch[:12] if one in pieces.all] == [batch[3]]


def test_a_picture_of_the_gallery_is_shown_although_many_wait(pieces):
    pieces.add([piece(str(number)) for number in range(MOST_PIECES)])
    kept = piece("kept", state=PieceState.SHOWN)
    pieces.add([kept])
    assert kept in pieces.all
