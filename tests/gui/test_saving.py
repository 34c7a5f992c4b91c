"""Saving where the user says, beside what is kept in the gallery anyway."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.request.touches import Touches
from stylestudio.ui.file_dialogs import window_state, with_extension
from stylestudio.ui.sources import loaded as loaded_module
from tests.gui.conftest import kept_pictures, make_picture, newest
from tests.jobs.fake_engine import picture


@pytest.fixture
def with_result(window, finished):
    window.session.start()
    finished()
    return window


@pytest.fixture
def with_unsaved_result(window, finished):
    """A window with a result that the gallery has not taken."""
    paths.pictures_dir().write_text("a file in the way of the folder")
    window.session.start()
    finished()
    assert newest(window).unsaved
    return window


def save_dialog(window) -> QFileDialog:
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(QFileDialog)
    return dialog


@pytest.mark.parametrize(
    ("label", "typed", "name", "found"),
    [
        ("PNG", "mine", "mine.png", "PNG"),
        ("JPEG", "mine", "mine.jpg", "JPEG"),
        ("TIFF", "mine", "mine.tif", "TIFF"),
        ("WebP", "mine", "mine.webp", "WEBP"),
        ("PNG", "mine.jpeg", "mine.jpeg", "JPEG"),
        ("PNG", "St. Mark", "St. Mark.png", "PNG"),
        ("PNG", "No. 5", "No. 5.png", "PNG"),
    ],
)
def test_each_format(qtbot, with_result, engine, tmp_path, message, label, typed, name, found):
    dialog = save_dialog(with_result)
    dialog.setDirectory(str(tmp_path))
    (name_filter,) = (f for f in dialog.nameFilters() if f.startswith(label))
    dialog.selectNameFilter(name_filter)
    dialog.filterSelected.emit(name_filter)
    dialog.selectFile(typed)
    with qtbot.waitSignal(with_result.studio.exporting.saved):
        dialog.accept()
    path = tmp_path / name
    with Image.open(path) as written:
        assert written.format == found
        assert written.size == (45, 35)
    if found in ("PNG", "TIFF"):
        np.testing.assert_array_equal(load_picture(path), engine.result)
    assert message() == f"Saved as “{path}”."
    (show,) = with_result.canvas_pane.message_bar.action_buttons
    assert show.text() == "Show"
    assert Path(window_state().value("folders/save")) == tmp_path


def test_a_file_that_the_dialog_did_not_ask_about_is_not_overwritten(
    qtbot, with_result, engine, tmp_path, message
):
    taken = [tmp_path / name for name in ("St. Mark.png", "St. Mark (2).png")]
    for path in taken:
        path.write_bytes(b"another picture")
    dialog = save_dialog(with_result)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("St. Mark")
    with qtbot.waitSignal(with_result.studio.exporting.saved):
        dialog.accept()
    assert {path.read_bytes() for path in taken} == {b"another picture"}
    np.testing.assert_array_equal(load_picture(tmp_path / "St. Mark (3).png"), engine.result)
    assert "St. Mark (3).png" in message()


def test_a_file_that_the_dialog_did_ask_about_is_overwritten(qtbot, with_result, engine, tmp_path):
    (tmp_path / "mine.png").write_bytes(b"the earlier one")
    dialog = save_dialog(with_result)
    dialog.setDirectory(str(tmp_path))
    # The dialog's own question stops the test; it has been answered with Yes.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile("mine")
    with qtbot.waitSignal(with_result.studio.exporting.saved):
        dialog.accept()
    np.testing.assert_array_equal(load_picture(tmp_path / "mine.png"), engine.result)


def test_neither_save_nor_the_gallery_waits_for_pictures_being_read(
    qtbot, with_result, tmp_path, monkeypatch
):
    reading: list[Path] = []
    go_on = threading.Event()
    original = loaded_module.load_picture

    def slow(path, **kwargs):
        reading.append(path)
        assert go_on.wait(10)
        return original(path, **kwargs)

    monkeypatch.setattr(loaded_module, "load_picture", slow)
    window, piece = with_result, newest(with_result)
    for name, role in (("one.png", "photo"), ("two.png", "style")):
        window.sources.take_files([make_picture(tmp_path / name, 40, 50)], role)
    qtbot.waitUntil(lambda: len(reading) == 2)
    with qtbot.waitSignal(window.studio.exporting.saved):
        window.studio.exporting.save(piece, tmp_path / "mine.png")
    piece.saved_to = None
    with qtbot.waitSignal(window.studio.autosaving.kept):
        window.studio.autosaving.keep(piece)
    assert piece.saved_to.is_file()
    go_on.set()
    qtbot.waitUntil(lambda: not window.background.busy)


def test_the_dialog_suggests_a_name_in_the_pictures_folder(with_result):
    dialog = save_dialog(with_result)
    assert Path(dialog.directory().absolutePath()) == paths.pictures_dir()
    assert Path(dialog.selectedFiles()[0]).name == "Harbour × Waves.png"
    dialog.reject()


def test_there_is_nothing_to_save_before_a_result(window):
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.paint_box.save_button.click()
    assert window.findChildren(QFileDialog) == []


@pytest.mark.parametrize("where", ["missing folder/mine.png", "folder.png", "mine.bmp"])
def test_a_failure_is_told_and_the_result_stays(
    qtbot, with_unsaved_result, tmp_path, message, where
):
    (tmp_path / "folder.png").mkdir()
    window, piece = with_unsaved_result, newest(with_unsaved_result)
    window.canvas_pane.message_bar.clear()
    with qtbot.waitSignal(window.studio.exporting.failed):
        window.studio.exporting.save(piece, tmp_path / where)
    assert window.canvas_pane.message_bar.kind == "error"
    assert Path(where).name in message()
    assert piece.unsaved
    assert window.paint_box.save_button.isEnabled()
    with qtbot.waitSignal(window.studio.exporting.saved):
        window.studio.exporting.save(piece, tmp_path / "mine.png")
    assert not piece.unsaved
    assert piece.saved_to == tmp_path / "mine.png"


def test_saving_elsewhere_leaves_the_gallery_as_it_is(qtbot, with_result, tmp_path):
    piece = newest(with_result)
    (kept,) = kept_pictures()
    with qtbot.waitSignal(with_result.studio.exporting.saved):
        with_result.studio.exporting.save(piece, tmp_path / "mine.png")
    assert kept_pictures() == [kept]
    assert piece.saved_to == kept, "Delete is about the gallery, not about the user's own file"


def test_an_earlier_moment_is_saved_as_it_is_seen(
    qtbot, window, engine, start_and_hold, finished, tmp_path
):
    start_and_hold()
    earlier, engine.result = engine.result, picture(45, 35, value=7)
    engine.gate.set()
    finished()
    window.canvas_pane.scrubber.moment_shown.emit(0)
    dialog = save_dialog(window)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("earlier.png")
    with qtbot.waitSignal(window.studio.exporting.saved):
        dialog.accept()
    np.testing.assert_array_equal(load_picture(tmp_path / "earlier.png"), earlier)
    (kept,) = kept_pictures()
    np.testing.assert_array_equal(load_picture(kept), engine.result)


def test_touches_are_saved_as_they_are_seen(qtbot, with_result, engine, finished, tmp_path):
    window, piece = with_result, newest(with_result)
    window.paint_pane.touches.changed.emit(Touches(grain=100.0))
    window.paint_box.save_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    # To select a file while the line has the focus changes nothing.
    dialog.findChild(QLineEdit).setText("grainy.png")
    with qtbot.waitSignal(window.studio.exporting.saved):
        dialog.accept()
    assert engine.result.std() == 0
    assert load_picture(tmp_path / "grainy.png").std() > 0
    np.testing.assert_array_equal(load_picture(piece.saved_to), engine.result)
    finished()


def test_all_pictures_are_saved_on_one_sheet(qtbot, with_result, message):
    (kept,) = kept_pictures()
    with qtbot.waitSignal(with_result.studio.exporting.sheet_saved) as saved:
        with_result.actions_.sheet.trigger()
    (sheet,) = saved.args
    assert sorted([kept, sheet]) == kept_pictures()
    assert load_picture(sheet).size > load_picture(kept).size
    assert message() == f"Saved as “{sheet}”."


def test_there_is_no_sheet_of_nothing(window):
    assert not window.actions_.sheet.isEnabled()
    window.studio.outlets.save_sheet()
    assert not window.background.busy
    assert kept_pictures() == []


def test_an_extension_of_another_kind_is_not_hidden():
    assert with_extension(Path("a.bmp")) == Path("a.bmp"), "refused with a reason, not renamed"
    assert with_extension(Path("a")) == Path("a.png")
    assert with_extension(Path("a.PNG")) == Path("a.PNG")


def test_what_is_saved_while_it_is_painted_is_kept_when_it_is_finished(
    qtbot, window, engine, start_and_hold, finished, tmp_path
):
    start_and_hold()
    piece = newest(window)
    with qtbot.waitSignal(window.studio.exporting.saved):
        window.studio.exporting.save(piece, tmp_path / "preview.png")
    assert piece.saved_to is None, "it is another picture when it is finished"
    engine.result = picture(45, 35, value=9)
    engine.gate.set()
    finished()
    (kept,) = kept_pictures()
    assert (load_picture(kept) == engine.result).all()
    assert piece.saved_to == piece.kept_in == kept
