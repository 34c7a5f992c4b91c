"""What is said when a run has ended, and what the message's buttons do."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from stylestudio import paths
from stylestudio.errors import MachineError, OutOfMemoryError
from stylestudio.gallery import bin as trash_module
from stylestudio.gallery import gallery as gallery_module
from stylestudio.gallery.keep import keep_picture
from stylestudio.imaging.load import load_picture
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import PieceState
from stylestudio.ui.sharing.export_dialog import ExportDialog
from tests.gui.conftest import kept_pictures, newest
from tests.jobs.fake_engine import picture


@pytest.fixture
def opened(monkeypatch) -> list[QUrl]:
    """What the system was asked to show."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    return urls


@pytest.fixture
def bin_(monkeypatch, tmp_path) -> Path:
    """The folder that stands in for the system's bin."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(trash_module, "send2trash", lambda path: shutil.move(path, folder))
    return folder


@pytest.fixture
def checkpoint(engine) -> Path:
    """The folder that the engine's runs are kept in."""
    folder = paths.unfinished_dir() / "harbour"
    folder.mkdir(parents=True)
    engine.report = {"checkpoint": str(folder)}
    return folder


@pytest.fixture
def with_result(window, finished):
    window.session.start()
    finished()
    return window


@pytest.fixture
def with_stopped(window, engine, checkpoint, start_and_hold, finished):
    """A window whose picture was stopped at 40 %."""
    start_and_hold()
    window.session.stop()
    finished()
    engine.gate.set()
    return window


def words(window) -> list[str]:
    return [button.text() for button in window.canvas_pane.message_bar.action_buttons]


def button(window, text: str) -> QPushButton:
    (found,) = (b for b in window.canvas_pane.message_bar.action_buttons if b.text() == text)
    return found


# Finished ----------------------------------------------------------------------------------------


def test_a_finished_picture_is_offered_in_every_way(with_result, message):
    assert message() == "Saved in your gallery."
    assert with_result.canvas_pane.message_bar.kind == "notice"
    assert words(with_result) == ["Show", "Copy", "Export…"]


def test_show_opens_the_file(with_result, opened):
    (kept,) = kept_pictures()
    button(with_result, "Show").click()
    assert opened == [QUrl.fromLocalFile(str(kept))]


def test_show_without_a_program_for_it_says_where_it_is(with_result, message, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    button(with_result, "Show").click()
    assert message() == f"The folder could not be opened. The picture is “{kept_pictures()[0]}”."
    assert with_result.canvas_pane.message_bar.kind == "error"


def test_copy_puts_it_on_the_clipboard(with_result, engine, message):
    QGuiApplication.clipboard().clear()
    button(with_result, "Copy").click()
    copied = QGuiApplication.clipboard().image()
    assert copied.convertToFormat(to_qimage(engine.result).format()) == to_qimage(engine.result)
    assert message() == "Copied. Paste it into another program."


def test_export_asks_how_and_where(qtbot, with_result, engine, tmp_path):
    button(with_result, "Export…").click()
    qtbot.waitUntil(lambda: with_result.findChildren(ExportDialog) != [])
    (how,) = with_result.findChildren(ExportDialog)
    how.export_button.click()
    (dialog,) = with_result.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine.png")
    with qtbot.waitSignal(with_result.studio.outlets.exports.exported):
        dialog.accept()
    np.testing.assert_array_equal(load_picture(tmp_path / "mine.png"), engine.result)
    assert len(kept_pictures()) == 1


def test_the_buttons_are_about_the_picture_of_the_message(qtbot, with_result, engine, finished):
    """Not about the one that happens to be looked at."""
    window, first = with_result, newest(with_result)
    copy = window.studio.outlets.copy
    engine.result = picture(45, 35, value=7)
    window.session.sketch()
    finished()
    window.studio.pieces.add([first])
    window.canvas_pane.compare.set_current(newest(window).key)
    window.studio.autosaving.kept.emit(first)
    button(window, "Copy").click()
    assert QGuiApplication.clipboard().image().pixelColor(0, 0).red() == 128
    copy(window.studio.pieces.all[0])
    assert QGuiApplication.clipboard().image().pixelColor(0, 0).red() == 7


# Stopped -----------------------------------------------------------------------------------------


def test_a_stopped_picture_can_go_on_or_go(with_stopped, message):
    assert message() == "Stopped at 40 %. Kept in your gallery."
    assert words(with_stopped) == ["Continue", "Delete"]


def test_continue_goes_on_with_the_same_piece(with_stopped, engine, finished):
    piece = newest(with_stopped)
    engine.result = picture(45, 35, value=7)
    button(with_stopped, "Continue").click()
    assert with_stopped.strip.fraction == pytest.approx(0.4), "not from the beginning"
    finished()
    assert with_stopped.studio.pieces.all == [piece]
    assert piece.state is PieceState.FINISHED
    assert len(kept_pictures()) == 2
    np.testing.assert_array_equal(load_picture(piece.saved_to), engine.result)


def test_continue_before_the_picture_is_kept(
    qtbot, window, engine, checkpoint, start_and_hold, finished
):
    start_and_hold()
    window.session.stop()
    qtbot.waitUntil(lambda: not window.queue.busy)
    piece = newest(window)
    window.session.continue_piece(piece.key)
    window.background.wait()
    engine.result = picture(45, 35, value=7)
    engine.gate.set()
    finished()
    np.testing.assert_array_equal(load_picture(piece.saved_to), engine.result)


def test_delete_moves_the_file_into_the_bin(with_stopped, engine, checkpoint, bin_, finished):
    (kept,) = kept_pictures()
    button(with_stopped, "Delete").click()
    assert kept_pictures() == []
    (binned,) = bin_.iterdir()
    assert binned.name == kept.name
    np.testing.assert_array_equal(load_picture(binned), engine.result)
    assert not checkpoint.exists()
    assert with_stopped.studio.pieces.all == []
    with_stopped.close()
    assert kept_pictures() == [], "deleted is deleted"


def test_deleting_while_it_is_being_written(
    qtbot, window, engine, start_and_hold, finished, bin_, monkeypatch, message
):
    written = threading.Event()

    def slowly(*arguments):
        assert written.wait(10)
        return keep_picture(*arguments)

    monkeypatch.setattr(gallery_module, "keep_picture", slowly)
    start_and_hold()
    engine.gate.set()
    piece = newest(window)
    qtbot.waitUntil(lambda: not window.queue.busy)
    window.studio.outcomes.delete(piece.key)
    assert window.studio.pieces.all == []
    written.set()
    finished()
    assert kept_pictures() == []
    assert len(list(bin_.iterdir())) == 1
    assert message() == "", "it is not said to be saved"


def test_what_was_exported_is_not_deleted(qtbot, with_stopped, bin_, tmp_path):
    with qtbot.waitSignal(with_stopped.studio.exporting.saved):
        with_stopped.studio.exporting.save(newest(with_stopped), tmp_path / "mine.png")
    with_stopped.studio.outcomes.delete(newest(with_stopped).key)
    assert (tmp_path / "mine.png").is_file()
    assert kept_pictures() == []


def test_without_a_bin_nothing_is_deleted(with_stopped, checkpoint, message, monkeypatch):
    def fails(_: Path) -> None:
        raise OSError("no bin")

    monkeypatch.setattr(trash_module, "send2trash", fails)
    (kept,) = kept_pictures()
    button(with_stopped, "Delete").click()
    assert message() == (f"“{kept}” could not be moved to the bin. Delete it in your file manager.")
    assert kept_pictures() == [kept]
    assert checkpoint.is_dir()
    assert len(with_stopped.studio.pieces.all) == 1


def test_a_file_that_is_gone_already_is_deleted(with_stopped, bin_):
    kept_pictures()[0].unlink()
    button(with_stopped, "Delete").click()
    assert with_stopped.studio.pieces.all == []


def test_what_is_being_painted_is_not_deleted(window, engine, start_and_hold, finished, bin_):
    start_and_hold()
    window.studio.outcomes.delete(newest(window).key)
    assert len(window.studio.pieces.all) == 1
    engine.gate.set()
    finished()
    assert newest(window).state is PieceState.FINISHED


# Failed ------------------------------------------------------------------------------------------


def test_without_memory_it_is_tried_smaller(window, engine, checkpoint, finished, message):
    engine.fail_at = "end"
    engine.error = OutOfMemoryError("There is not enough memory for this size.", "Choose less.")
    window.session.start()
    finished()
    piece = newest(window)
    assert piece.state is PieceState.FAILED
    assert words(window) == ["Retry at 75 %"]
    # The real engine reports it; what the fake one raises carries no report.
    piece.checkpoint = checkpoint
    engine.fail_at = ""
    button(window, "Retry at 75 %").click()
    assert not checkpoint.exists(), "of the size that was too much"
    finished()
    assert [request.size_px for request in engine.requests] == [512, 384]
    assert window.studio.pieces.all == [piece]


def test_it_is_never_tried_smaller_than_the_smallest(window, engine, finished):
    window.settings.controls["size_px"].set_value(64)
    window.session.start()
    finished()
    window.session.paint_smaller(newest(window).key, 0.75)
    finished()
    assert [request.size_px for request in engine.requests] == [64, 64]


def test_without_the_graphics_card_the_processor_paints(window, engine, finished, message):
    window.settings.controls["device"].set_value("cuda")
    engine.fail_at, engine.error = "loading", MachineError("The graphics card is gone.", "Wait.")
    window.session.start()
    finished()
    assert message() == "The graphics card is gone. Wait."
    assert words(window) == ["Use the processor"]
    engine.fail_at = ""
    button(window, "Use the processor").click()
    finished()
    assert [request.device for request in engine.requests] == ["cuda", "cpu"]
    assert newest(window).state is PieceState.FINISHED


def test_on_the_processor_there_is_no_other_to_use(window, engine, finished):
    window.settings.controls["device"].set_value("cpu")
    engine.fail_at = "loading"
    window.session.start()
    finished()
    assert words(window) == ["Try again"]


# Not kept ----------------------------------------------------------------------------------------


@pytest.fixture
def with_unkept(window, finished):
    """A window with a picture that the gallery has not taken."""
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.start()
    finished()
    return window


def test_try_again_keeps_it(with_unkept, finished, message):
    assert words(with_unkept) == ["Save elsewhere…", "Try again"]
    button(with_unkept, "Try again").click()
    finished()
    assert words(with_unkept) == ["Save elsewhere…", "Try again"], "still in the way"
    paths.pictures_dir().unlink()
    button(with_unkept, "Try again").click()
    finished()
    assert newest(with_unkept).saved_to == kept_pictures()[0]
    assert message() == "Saved in your gallery."


def test_save_elsewhere_asks_where(qtbot, with_unkept, tmp_path):
    button(with_unkept, "Save elsewhere…").click()
    (dialog,) = with_unkept.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine.png")
    with qtbot.waitSignal(with_unkept.studio.exporting.saved):
        dialog.accept()
    assert newest(with_unkept).saved_to == tmp_path / "mine.png"
    assert not newest(with_unkept).unsaved


# Sketches ----------------------------------------------------------------------------------------


def test_all_sketches_can_be_finished(window, engine, finished, message):
    window.settings.variant_chooser.cards.choose("gram", "pca")
    window.session.start()
    finished()
    assert [request.quality for request in engine.requests] == ["sketch", "sketch"]
    assert {p.state for p in window.studio.pieces.all} == {PieceState.SKETCHED}
    assert kept_pictures() == [], "a sketch is no picture yet"
    assert message() == "Finish the sketch that you like, or all of them."
    assert words(window) == ["Finish all"]
    button(window, "Finish all").click()
    finished()
    painted = [request for request in engine.requests if request.quality != "sketch"]
    assert [request.variant for request in painted] == ["gram", "pca"]
    assert {p.state for p in window.studio.pieces.all} == {PieceState.FINISHED}
    assert len(kept_pictures()) == 2


def test_one_sketch_alone_says_nothing(window, finished, message):
    window.session.sketch()
    finished()
    assert newest(window).state is PieceState.SKETCHED
    assert message() == ""


def test_closing_with_sketches_keeps_none_of_them(qtbot, window, finished):
    window.session.sketch()
    finished()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert kept_pictures() == []


def test_delete_leaves_what_the_user_saved_elsewhere(qtbot, with_unkept, tmp_path, bin_):
    piece = newest(with_unkept)
    with qtbot.waitSignal(with_unkept.studio.exporting.saved):
        with_unkept.studio.exporting.save(piece, tmp_path / "mine.png")
    with_unkept.studio.outcomes.delete(piece.key)
    assert (tmp_path / "mine.png").is_file()
    assert list(bin_.iterdir()) == []


def test_continue_although_the_run_was_taken_off_the_queue(with_stopped, engine, finished):
    piece = newest(with_stopped)
    with_stopped.queue_panel.remove_requested.emit(piece.run_id)
    assert with_stopped.queue.jobs == []
    button(with_stopped, "Continue").click()
    finished()
    assert piece.state is PieceState.FINISHED


def test_continue_while_others_are_stopping_can_be_stopped_again(
    qtbot, with_stopped, engine, finished, photo_file, painting_file
):
    window = with_stopped
    stopped = newest(window)
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: newest(window).pixels is not None)
    window.session._stopping = True
    window.studio.pieces.add([stopped])
    window.session.continue_piece(stopped.key)
    assert not window.session.stopping
    window.session.stop()
    finished()
    assert not window.session.stopping


def test_a_continued_picture_that_is_stopped_at_once_is_the_one_that_was_kept(
    qtbot, with_stopped, engine, checkpoint, finished
):
    window, piece = with_stopped, newest(with_stopped)
    (kept,) = kept_pictures()
    engine.gate, engine.gate_step, engine.report = threading.Event(), 1, {}
    window.session.continue_piece(piece.key)
    window.session.stop_piece(piece.key)
    finished()
    assert piece.state is PieceState.STOPPED
    assert piece.checkpoint == checkpoint
    assert kept_pictures() == [kept]
    assert piece.kept_in == kept


def test_the_next_round_takes_the_word_about_the_last_one_away(
    qtbot, with_stopped, engine, finished, message
):
    assert message().startswith("Stopped at")
    engine.gate = threading.Event()
    with_stopped.session.start()
    assert message() == "", "its buttons are about a picture that has left the window"
    engine.gate.set()
    finished()
    assert message() == "Saved in your gallery."
