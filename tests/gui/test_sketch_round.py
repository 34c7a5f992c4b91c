"""Several style losses at once: first all as sketches, which then are finished."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.errors import WeightsError
from stylestudio.imaging.load import load_picture
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.views.modes import CompareMode
from tests.gui.conftest import kept_pictures, make_picture
from tests.jobs.fake_engine import picture

TITLES = ["Classic (Gram)", "Smooth (PCA)", "Essence (SVD)", "Adaptive (weighted Gram)"]
NAMES = [f"Harbour × Waves{end}" for end in ("", " · pca", " · svd", " · weighted")]


@pytest.fixture
def four(window):
    """The window with all four style losses checked."""
    for name in ("weighted", "svd", "pca"):
        window.settings.variant_chooser.cards.cards[name].click()
    return window


@pytest.fixture
def sketched(four, finished):
    """The window with four sketches in it."""
    four.paint_box.paint_button.click()
    finished()
    return four


@pytest.fixture
def four_held(qtbot, four, engine):
    """The window in the middle of a round of four, each after its second evaluation."""
    engine.gate = threading.Event()
    four.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: engine.previews == 8)
    qtbot.waitUntil(lambda: all(piece.pixels is not None for piece in pieces(four)))
    return four


def pieces(window) -> list[Piece]:
    return window.studio.pieces.all


def states(window) -> list[PieceState]:
    return [piece.state for piece in pieces(window)]


def buttons(window, piece: Piece) -> dict[str, str]:
    """What can be done with a piece, by its id: how the buttons of its cell read."""
    cell = window.canvas_pane.compare.grid.cells[piece.key]
    return {name: button.text() for name, button in cell.caption.buttons.items()}


def press(window, piece: Piece, name: str) -> None:
    cell = window.canvas_pane.compare.grid.cells[piece.key]
    QTest.mouseClick(cell.caption.buttons[name], Qt.MouseButton.LeftButton)


def badge(window, piece: Piece) -> str:
    return window.canvas_pane.compare.grid.cells[piece.key].caption.badge.text()


def test_all_grow_in_turns_in_the_grid(qtbot, four_held, engine, finished, message):
    window = four_held
    compare = window.canvas_pane.compare
    assert compare.mode is CompareMode.GRID
    assert [piece.title for piece in pieces(window)] == TITLES, "in the order of their cards"
    assert [cell.caption.title.text() for cell in compare.grid.cells.values()] == TITLES
    assert engine.turns == NAMES * 2
    assert [request.quality for request in engine.requests] == ["sketch"] * 4
    assert [r.variant for r in engine.requests] == ["gram", "pca", "svd", "weighted"]
    assert window.strip.phase.text() == "Sketching…"
    assert window.strip.fraction == pytest.approx(0.4, abs=0.01)
    for piece in pieces(window):
        assert badge(window, piece) == "Sketching… 40 %"
        assert buttons(window, piece) == {"stop": "Stop this one"}
        np.testing.assert_array_equal(piece.pixels, engine.result)
    engine.gate.set()
    finished()
    assert states(window) == [PieceState.SKETCHED] * 4
    for piece in pieces(window):
        assert badge(window, piece) == "", "the button says that it is a sketch"
        assert buttons(window, piece) == {"finish": "Finish this one"}
    assert window.strip.phase.text().startswith("Finished in")
    assert kept_pictures() == [], "sketches are not kept"
    assert message() == "Finish the sketch that you like, or all of them."


def test_a_sketch_is_finished_with_what_was_asked_for(qtbot, sketched, engine, finished, message):
    window = sketched
    window.settings.controls["strength"].set_value(80.0)
    second = pieces(window)[1]
    engine.result = picture(90, 70, value=7)
    assert buttons(window, second) == {"finish": "Finish this one"}
    press(window, second, "finish")
    assert second.state is PieceState.WAITING
    finished()
    full = engine.requests[4]
    assert full.quality == "good"
    assert full == engine.requests[1].replace(quality="good"), "as it was sketched"
    assert states(window) == [
        PieceState.SKETCHED,
        PieceState.FINISHED,
        PieceState.SKETCHED,
        PieceState.SKETCHED,
    ]
    assert [piece.title for piece in pieces(window)] == TITLES, "it stays in its place"
    (kept,) = kept_pictures()
    assert kept.name.endswith(" Harbour × Waves · pca.png")
    np.testing.assert_array_equal(load_picture(kept), engine.result)
    assert message() == "Saved in your gallery."
    assert buttons(window, second) == {}
    assert badge(window, second) == ""


def test_the_moments_of_a_finished_picture_are_its_own(sketched, engine, finished):
    window = sketched
    first = pieces(window)[0]
    engine.result = picture(90, 70, value=7)
    press(window, first, "finish")
    finished()
    scrubber = window.canvas_pane.scrubber
    assert window.canvas_pane.compare.current_key == first.key
    assert {frame.shape for _, frame in first.moments.frames()} == {(70, 90, 3)}
    assert first.moments.fractions[0] < first.moments.fractions[-1] == 1
    assert scrubber.isVisible()
    assert scrubber.track.maximum() == len(first.moments) - 1
    assert first.figures.x[-1] == engine.steps, "of this run alone"


@pytest.mark.parametrize("way", ["message", "menu", "keys"])
def test_all_are_finished_one_after_the_other(sketched, engine, finished, way):
    window = sketched
    engine.turns.clear()
    if way == "message":
        (button,) = window.canvas_pane.message_bar.action_buttons
        assert button.text() == "Finish all"
        button.click()
    elif way == "menu":
        assert window.actions_.finish_all.isEnabled()
        window.actions_.finish_all.trigger()
    else:
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finished()
    assert states(window) == [PieceState.FINISHED] * 4
    assert engine.turns == [name for name in NAMES for _ in range(engine.steps)]
    assert {request.quality for request in engine.requests[4:]} == {"good"}
    assert len(kept_pictures()) == 4
    assert not window.actions_.finish_all.isEnabled()


def test_a_finish_that_is_stopped_at_once_leaves_the_sketch(qtbot, sketched, engine, finished):
    window = sketched
    piece = pieces(window)[1]
    sketch = piece.pixels
    engine.gate, engine.gate_step = threading.Event(), 1
    press(window, piece, "finish")
    qtbot.waitUntil(lambda: piece.progress is not None)
    window.session.stop()
    finished()
    assert piece.state is PieceState.SKETCHED
    assert piece.pixels is sketch
    assert badge(window, piece) == ""
    assert kept_pictures() == []
    engine.gate.set()
    press(window, piece, "finish")
    finished()
    assert piece.state is PieceState.FINISHED
    assert len(kept_pictures()) == 1


def test_one_is_stopped_and_goes_on(qtbot, four_held, engine, finished):
    window = four_held
    second = pieces(window)[1]
    press(window, second, "stop")
    engine.gate.set()
    finished()
    stopped, done = PieceState.STOPPED, PieceState.SKETCHED
    assert states(window) == [done, stopped, done, done]
    assert badge(window, second) == "Stopped at 40 %"
    assert buttons(window, second) == {"continue": "Continue", "delete": "Delete"}
    assert kept_pictures() == [], "of a sketch there is nothing to keep"
    press(window, second, "continue")
    finished()
    assert states(window) == [done] * 4
    assert engine.requests[-1] == engine.requests[1]


def test_stop_stops_all_of_them(qtbot, four_held, finished):
    window = four_held
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.paint_box.paint_button.text() == "Stopping…"
    finished()
    assert states(window) == [PieceState.STOPPED] * 4
    assert window.strip.phase.text() == "Stopped at 40 %."
    assert kept_pictures() == []


def test_one_that_fails_disturbs_no_other(qtbot, four, engine, finished, message):
    window = four
    engine.fail_at, engine.failing = "painting", (NAMES[2],)
    engine.error = WeightsError("The network is gone.", "Install StyleStudio again.")
    window.paint_box.paint_button.click()
    finished()
    failed, done = PieceState.FAILED, PieceState.SKETCHED
    assert states(window) == [done, done, failed, done]
    third = pieces(window)[2]
    assert badge(window, third) == "Ended early"
    assert message() == "The network is gone. Install StyleStudio again."
    assert window.strip.phase.text() == "Ended early."
    engine.fail_at = ""
    assert buttons(window, third) == {"continue": "Try again"}
    press(window, third, "continue")
    finished()
    assert states(window) == [done] * 4
    assert engine.requests[-1].quality == "sketch"


def test_one_that_fails_while_it_is_finished_does_not_pass_its_sketch_off_as_a_picture(
    sketched, engine, finished
):
    window = sketched
    first = pieces(window)[0]
    engine.fail_at = "preparing"
    press(window, first, "finish")
    finished()
    assert first.state is PieceState.FAILED
    assert not first.has_result
    assert kept_pictures() == []
    engine.fail_at = ""
    press(window, first, "continue")
    finished()
    assert first.state is PieceState.FINISHED
    assert engine.requests[-1].quality == "good"
    assert len(kept_pictures()) == 1


def test_a_sketch_may_be_finished_while_others_are_being_painted(qtbot, sketched, engine, finished):
    window = sketched
    first, second, *_ = pieces(window)
    engine.gate, engine.previews = threading.Event(), 0
    press(window, first, "finish")
    qtbot.waitUntil(lambda: engine.previews == 2)
    press(window, second, "finish")
    assert badge(window, second) == "Waiting…"
    assert [entry.title for entry in window.queue.jobs[-2:]] == NAMES[:2]
    engine.gate.set()
    finished()
    assert first.state is second.state is PieceState.FINISHED
    assert len(kept_pictures()) == 2


def test_a_single_one_is_sketched_where_that_is_wished(window, engine, finished, message):
    assert window.actions_.sketch.isEnabled()
    QTest.keyClick(
        window,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    finished()
    assert [request.quality for request in engine.requests] == ["sketch"]
    (piece,) = pieces(window)
    assert piece.state is PieceState.SKETCHED
    single = window.canvas_pane.compare.single
    assert window.canvas_pane.compare.mode is CompareMode.SINGLE
    assert single.caption.buttons["finish"].text() == "Finish this one"
    single.caption.buttons["finish"].click()
    finished()
    assert [request.quality for request in engine.requests] == ["sketch", "good"]
    assert piece.state is PieceState.FINISHED


def test_the_button_sketches_as_well(window, engine, finished):
    window.paint_box.show_estimate(3 * 3600)
    window.paint_box.sketch_button.click()
    finished()
    assert [request.quality for request in engine.requests] == ["sketch"]


def test_cards_of_one_kind_are_told_apart(qtbot, window, engine, finished):
    chooser = window.settings.variant_chooser
    chooser.cards.cards["pca"].click()
    chooser.cards.duplicate_button.click()
    chooser.controls["detail"].set_value(90.0)
    window.session.start()
    finished()
    titles = [piece.title for piece in pieces(window)]
    assert len(set(titles)) == 3
    assert titles == window.settings.titles()
    assert titles[-1].startswith("Smooth (PCA) · ")


def test_a_new_round_takes_the_place_of_sketches(sketched, engine, finished):
    window = sketched
    before = pieces(window)
    window.paint_box.paint_button.click()
    finished()
    assert len(pieces(window)) == 4
    assert not set(before) & set(pieces(window))


def test_several_photos_with_several_style_losses_are_painted_in_full(
    qtbot, window, engine, finished, tmp_path
):
    more = [make_picture(tmp_path / f"{name}.png", 40, 36, seed) for seed, name in enumerate("ab")]
    window.sources.take_files(more, "photo")
    qtbot.waitUntil(lambda: len(window.sources.photos) == 2)
    window.settings.variant_chooser.cards.cards["pca"].click()
    window.session.start()
    finished()
    assert {request.quality for request in engine.requests} == {"good"}
    assert [piece.title for piece in pieces(window)] == [
        f"{photo} · {title}" for photo in "ab" for title in TITLES[:2]
    ]
    assert len(kept_pictures()) == 4


@pytest.mark.parametrize("way", ["button", "menu"])
def test_all_are_saved_on_one_sheet_in_the_gallery(sketched, finished, message, way):
    window = sketched
    if way == "button":
        window.canvas_pane.compare.bar.sheet_button.click()
    else:
        assert window.actions_.sheet.isEnabled()
        window.actions_.sheet.trigger()
    finished()
    (sheet,) = kept_pictures()
    assert sheet.name.endswith(" Harbour × Waves.png")
    height, width = load_picture(sheet).shape[:2]
    assert width > 2 * 45
    assert height > 2 * 35
    assert message() == f"Saved as “{sheet}”."


def test_a_waiting_picture_can_be_taken_out_of_the_queue(qtbot, sketched, engine, finished):
    window = sketched
    engine.gate = threading.Event()
    window.session.finish_all()
    qtbot.waitUntil(lambda: pieces(window)[0].state is PieceState.PAINTING)
    waiting = pieces(window)[2]
    run_id = waiting.run_id
    window.queue_panel.remove_requested.emit(run_id)
    assert run_id not in [job.run_id for job in window.queue.jobs]
    assert waiting.state is PieceState.SKETCHED, "its sketch is still there"
    engine.gate.set()
    finished()
    assert len(kept_pictures()) == 3
