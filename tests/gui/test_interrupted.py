"""An interrupted picture is offered again, and goes on where it was."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio import paths
from stylestudio.engine.run_files import STATE
from stylestudio.errors import WeightsError
from stylestudio.ui.pieces.pieces import PieceState
from tests.gui.conftest import kept_pictures, newest, shown_picture
from tests.gui.interrupted_runs import REQUEST, interrupted


@pytest.fixture
def offer(empty_window):
    return empty_window.canvas_pane.offer_bar


# The offer ---------------------------------------------------------------------------------------


def test_where_nothing_was_interrupted_nothing_is_offered(window, offer, message):
    window.offer_unfinished()
    assert offer.isHidden()
    assert message() == ""


def test_the_newest_run_is_offered(window, offer, message):
    interrupted("Cat × Storm")
    interrupted("Boat × Storm")
    window.offer_unfinished()
    # 5000 + 3 · 4450 of 35000 predicted seconds.
    assert offer.text == "“Boat × Storm” was interrupted at 52 %."
    assert offer.accessibleName() == offer.text
    assert offer.continue_button.accessibleName() == "Continue “Boat × Storm”"
    assert offer.delete_button.accessibleName() == "Delete “Boat × Storm”"
    assert message() == ""


@pytest.mark.parametrize("facts", [{"scale": 9}, {"scale": "one"}, {"elapsed_s": None}])
def test_where_it_stood_need_not_be_known(window, offer, facts):
    interrupted(**facts)
    window.offer_unfinished()
    assert offer.text == "“Boat × Storm” was interrupted."


def test_the_plan_that_it_went_on_with_counts(window, offer):
    smaller = {"scales": [{"size_px": 64, "evaluations": 10000, "evaluation_s": 1.0}]}
    interrupted(plan=smaller, scale=0, evaluation=2550)
    window.offer_unfinished()
    assert offer.text == "“Boat × Storm” was interrupted at 25 %."


def test_a_run_without_a_title_is_called_after_its_pictures(window, offer):
    interrupted("")
    window.offer_unfinished()
    assert offer.text.startswith("“Boat × Storm” was")


def test_with_several_paintings_it_is_called_after_all_of_them(window, offer):
    interrupted("", request=REQUEST.replace(styles=(("Storm.png", 2.0), ("Sea.jpg", 1.0))))
    window.offer_unfinished()
    assert offer.text.startswith("“Boat × Storm + Sea” was")


def test_the_program_looks_for_interrupted_runs_before_it_loads_the_engine():
    folder = interrupted()
    code = (
        "import sys\n"
        "from stylestudio import app\n"
        "from stylestudio.ui.main_window import MainWindow\n"
        "shown = MainWindow.offer_unfinished\n"
        "def look(window):\n"
        "    shown(window)\n"
        "    print(window.canvas_pane.offer_bar.text, 'torch' in sys.modules)\n"
        "    raise SystemExit(0)\n"
        "MainWindow.offer_unfinished = look\n"
        "app.run_window()\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert told.stdout.strip() == "“Boat × Storm” was interrupted at 52 %. False"
    assert folder.is_dir()


def test_delete_asks_once_more_in_its_own_place(qtbot, window, offer):
    folder = interrupted()
    window.offer_unfinished()
    now = 100.0
    offer.clock = lambda: now
    offer.delete_button.click()
    offer.delete_button.click()
    assert offer.delete_button.text() == "Delete for good?"
    assert offer.delete_button.accessibleName() == "Delete for good?"
    assert folder.is_dir(), "a double click is no second thought"
    now += 5
    offer.delete_button.click()
    assert not folder.exists()
    assert offer.isHidden()


def test_not_now_leaves_it_for_the_next_start(window, offer):
    folder = interrupted()
    window.offer_unfinished()
    offer.delete_button.click()
    offer.close_button.click()
    assert offer.isHidden()
    assert folder.is_dir()
    window.offer_unfinished()
    assert offer.delete_button.text() == "Delete", "asked anew"


def test_the_keyboard_reaches_the_offer(qtbot, window, offer, engine, finished):
    interrupted()
    window.offer_unfinished()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas_pane.compare.setFocus()
    while window.focusWidget() is not offer.continue_button:
        before = window.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert window.focusWidget() is not before
        assert not window.strip.isAncestorOf(window.focusWidget()), "past it"
    reached = [window.focusWidget()]
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == [offer.continue_button, offer.delete_button, offer.close_button]
    offer.continue_button.setFocus()
    QTest.keyClick(offer.continue_button, Qt.Key.Key_Space)
    assert window.focusWidget() is window.paint_box.paint_button
    finished()
    assert engine.requests == [REQUEST]


@pytest.mark.parametrize("name", ["delete_button", "close_button"])
def test_the_focus_goes_to_paint_when_the_offer_goes(qtbot, window, offer, name):
    interrupted()
    window.offer_unfinished()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    times = iter((100.0, 105.0))
    offer.clock = lambda: next(times)
    answer = getattr(offer, name)
    answer.setFocus()
    while offer.isVisible():
        QTest.keyClick(answer, Qt.Key.Key_Space)
    assert window.focusWidget() is window.paint_box.paint_button


def test_damaged_runs_are_told_once_and_not_offered(window, offer, message):
    folder = interrupted()
    (folder / STATE).write_bytes(b"damaged")
    window.offer_unfinished()
    assert offer.isHidden()
    assert message().startswith("The unfinished picture “Boat × Storm” is damaged")
    assert "Start the picture again" in message()
    assert window.canvas_pane.message_bar.kind == "notice"


def test_a_damaged_run_hides_neither_what_was_told_nor_a_sound_run(window, offer, message):
    folder = interrupted("Cat × Storm")
    (folder / STATE).write_bytes(b"damaged")
    interrupted("Boat × Storm")
    window.canvas_pane.message_bar.show_notice("A setting was ignored.")
    window.offer_unfinished()
    assert offer.text.startswith("“Boat × Storm”")
    assert message().startswith("A setting was ignored.\nThe unfinished picture “Cat × Storm”")


def test_the_offer_waits_while_another_picture_is_painted(qtbot, window, offer, engine, finished):
    interrupted()
    window.offer_unfinished()
    engine.gate = threading.Event()
    window.session.start()
    assert offer.isHidden()
    engine.gate.set()
    finished()
    assert offer.text.startswith("“Boat × Storm”")


# Continuing --------------------------------------------------------------------------------------


def test_continue_goes_on_where_it_was(qtbot, window, offer, engine, finished):
    interrupted("Cat × Storm")
    folder = interrupted()
    window.offer_unfinished()
    now = 100.0
    window.strip.clock = lambda: now
    engine.gate, engine.gate_step = threading.Event(), 1
    engine.report = {"checkpoint": str(folder)}
    offer.continue_button.click()
    assert offer.isHidden()
    assert window.paint_box.paint_button.text() == "Stop"
    assert not window.actions_.paint.isEnabled()
    piece = newest(window)
    assert (piece.title, piece.name) == ("Boat × Storm", "Boat × Storm")
    assert window.canvas_pane.compare.current_key == piece.key
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    qtbot.waitUntil(lambda: piece.state is PieceState.PAINTING)
    assert window.strip.fraction == pytest.approx(0.524, abs=0.001)
    assert window.strip.elapsed_s == 83
    now += 4
    engine.gate.set()
    finished()
    assert engine.requests == [REQUEST]
    assert engine.keepings[0].resume.folder == folder
    assert engine.keepings[0].title == "Boat × Storm"
    assert window.strip.phase.text() == "Finished in 1:27."
    assert piece.photo is None, "its photo is not at hand"
    assert shown_picture(window) is not None
    (kept,) = kept_pictures()
    assert kept.name.endswith(" Boat × Storm.png")
    assert not folder.exists(), "the picture is safe"
    assert offer.isHidden(), "the other one waits for the next start"


def test_continue_needs_no_pictures_in_the_panes(qtbot, empty_window, offer, engine, finished):
    interrupted()
    empty_window.offer_unfinished()
    offer.continue_button.click()
    finished()
    assert newest(empty_window).state is PieceState.FINISHED
    assert len(kept_pictures()) == 1


def test_a_finished_picture_stays_beside_the_one_that_is_continued(
    qtbot, window, offer, engine, finished
):
    interrupted()
    window.offer_unfinished()
    window.session.start()
    finished()
    offer.continue_button.click()
    assert offer.isHidden()
    finished()
    assert [request.content for request in engine.requests][1:] == ["Boat.png"]
    names = [piece.name for piece in window.studio.pieces.all]
    assert names == ["Harbour × Waves", "Boat × Storm"]
    assert len(kept_pictures()) == 2


def test_where_the_gallery_takes_nothing_no_picture_goes(
    qtbot, window, offer, engine, finished, message
):
    folder = interrupted()
    engine.report = {"checkpoint": str(folder)}
    window.offer_unfinished()
    paths.pictures_dir().write_text("a file in the way of the folder")
    offer.continue_button.click()
    finished()
    assert "cannot be created" in message()
    window.session.start()
    finished()
    names = [piece.name for piece in window.studio.pieces.unsaved]
    assert names == ["Boat × Storm", "Harbour × Waves"]
    assert folder.is_dir(), "its picture is in no file yet"


@pytest.mark.parametrize("again", [False, True])
def test_a_continued_run_that_comes_to_nothing_can_be_continued_later(
    window, offer, engine, finished, message, again
):
    folder = interrupted()
    window.offer_unfinished()
    engine.fail_at, engine.error = "loading", WeightsError("The weights are gone.")
    engine.report = {"checkpoint": str(folder)}
    offer.continue_button.click()
    finished()
    if again:
        (try_again,) = window.canvas_pane.message_bar.action_buttons
        try_again.click()
        finished()
    assert message() == "The weights are gone."
    assert folder.is_dir()
    window.close()
    assert folder.is_dir()


def test_a_continued_run_that_is_stopped_at_once_can_be_continued_later(
    qtbot, window, offer, engine, finished
):
    folder = interrupted()
    window.offer_unfinished()
    engine.gate, engine.gate_step = threading.Event(), 1
    engine.report = {"checkpoint": str(folder)}
    offer.continue_button.click()
    qtbot.waitUntil(lambda: len(engine.requests) == 1)
    window.session.stop()
    finished()
    window.close()
    assert folder.is_dir()
    assert kept_pictures() == []
