"""Saving on request, and never losing a picture."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from stylestudio import paths
from stylestudio.app import finish
from stylestudio.imaging.load import load_picture
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.ui import results as results_module
from stylestudio.ui import source as source_module
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.results import with_extension


@pytest.fixture
def with_result(qtbot, window):
    window.session.start()
    qtbot.waitUntil(lambda: not window._queue.busy)
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
    with qtbot.waitSignal(with_result.session.results.saved):
        dialog.accept()
    path = tmp_path / name
    with Image.open(path) as picture:
        assert picture.format == found
        assert picture.size == (45, 35)
    if found in ("PNG", "TIFF"):
        np.testing.assert_array_equal(load_picture(path), engine.result)
    assert str(path) in message()
    assert not with_result.session.results.unsaved
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
    with qtbot.waitSignal(with_result.session.results.saved):
        dialog.accept()
    assert {path.read_bytes() for path in taken} == {b"another picture"}
    np.testing.assert_array_equal(load_picture(tmp_path / "St. Mark (3).png"), engine.result)
    assert "St. Mark (3).png" in message()


def test_a_file_that_the_dialog_did_ask_about_is_overwritten(
    qtbot, with_result, engine, tmp_path, monkeypatch
):
    (tmp_path / "mine.png").write_bytes(b"the earlier one")
    dialog = save_dialog(with_result)
    dialog.setDirectory(str(tmp_path))
    # The dialog's own question stops the test; it has been answered with Yes.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile("mine")
    with qtbot.waitSignal(with_result.session.results.saved):
        dialog.accept()
    np.testing.assert_array_equal(load_picture(tmp_path / "mine.png"), engine.result)


def test_a_save_does_not_wait_for_pictures_being_read(
    qtbot, with_result, photo_file, tmp_path, monkeypatch
):
    reading, go_on = threading.Semaphore(0), threading.Event()
    original = source_module.load_picture

    def slow(path, **kwargs):
        reading.release()
        assert go_on.wait(10)
        return original(path, **kwargs)

    monkeypatch.setattr(source_module, "load_picture", slow)
    window = with_result
    for source in (window.photo, window.painting):
        source.take_file(photo_file)
        assert reading.acquire(timeout=10)
    with qtbot.waitSignal(window.session.results.saved):
        window.session.results.save(tmp_path / "mine.png")
    window.session.results.current.saved_to = None
    kept = []
    window.session.results.autosave_in_background(kept.append, kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0].is_file()
    go_on.set()
    qtbot.waitUntil(lambda: not window.background.busy)


def test_the_dialog_suggests_a_name_in_the_pictures_folder(with_result):
    dialog = save_dialog(with_result)
    assert Path(dialog.directory().absolutePath()) == paths.pictures_dir()
    assert Path(dialog.selectedFiles()[0]).name == "Harbour × Waves.png"
    dialog.reject()


def test_there_is_nothing_to_save_before_a_result(window):
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.save_button.click()
    assert window.findChildren(QFileDialog) == []


@pytest.mark.parametrize("where", ["missing folder/mine.png", "folder.png", "mine.bmp"])
def test_a_failure_is_told_and_the_result_stays(qtbot, with_result, tmp_path, message, where):
    (tmp_path / "folder.png").mkdir()
    results = with_result.session.results
    with qtbot.waitSignal(results.save_failed):
        results.save(tmp_path / where)
    assert with_result.canvas_pane.message_bar.kind == "error"
    assert Path(where).name in message()
    assert results.unsaved
    assert with_result.save_button.isEnabled()
    with qtbot.waitSignal(results.saved):
        results.save(tmp_path / "mine.png")
    assert not results.unsaved


def test_an_extension_of_another_kind_is_not_hidden():
    assert with_extension(Path("a.bmp")) == Path("a.bmp"), "refused with a reason, not renamed"
    assert with_extension(Path("a")) == Path("a.png")
    assert with_extension(Path("a.PNG")) == Path("a.PNG")


# Closing -----------------------------------------------------------------------------------------


def test_closing_keeps_the_unsaved_picture_under_a_free_name(qtbot, with_result, engine):
    paths.pictures_dir().mkdir(parents=True)
    results = with_result.session.results
    results.autosave()
    results.current.saved_to = None
    with qtbot.waitSignal(with_result.closed):
        with_result.close()
    first, second = sorted(paths.pictures_dir().iterdir(), key=lambda path: len(path.name))
    assert second.stem == f"{first.stem} (2)"
    for path in (first, second):
        np.testing.assert_array_equal(load_picture(path), engine.result)


def test_closing_in_the_middle_of_a_run_keeps_what_was_painted(qtbot, window, engine):
    engine.gate = threading.Event()
    window.session.start()
    qtbot.waitUntil(lambda: engine.previews == 2)
    with qtbot.waitSignal(window.closed):
        window.close()
    (kept,) = paths.pictures_dir().iterdir()
    np.testing.assert_array_equal(load_picture(kept), engine.result)


def test_closing_with_a_saved_picture_writes_nothing(qtbot, with_result, tmp_path):
    with qtbot.waitSignal(with_result.session.results.saved):
        with_result.session.results.save(tmp_path / "mine.png")
    with_result.close()
    assert not paths.pictures_dir().exists()


def test_closing_waits_for_a_picture_that_is_being_written(with_result, tmp_path, monkeypatch):
    go_on = threading.Timer(0.3, lambda: gate.set())
    gate = threading.Event()
    original = results_module.save_picture

    def slow(pixels, path):
        assert gate.wait(10)
        original(pixels, path)

    monkeypatch.setattr(results_module, "save_picture", slow)
    with_result.session.results.save(tmp_path / "mine.png")
    go_on.start()
    with_result.close()
    assert (tmp_path / "mine.png").is_file()
    assert not paths.pictures_dir().exists(), "saved once, not twice"


def test_closing_while_a_run_is_about_to_replace_the_picture(with_result, engine, caplog):
    with_result.session.start()
    assert with_result.background.busy, "the earlier picture is being kept"
    with_result.close()
    assert len(list(paths.pictures_dir().iterdir())) == 1
    assert len(engine.requests) == 1
    assert "Traceback" not in caplog.text


def test_closing_while_a_picture_is_being_read_for_a_run(window, engine, photo_file):
    window.photo.take_file(photo_file)
    window.session.start()
    window.close()
    assert engine.requests == []


def test_closing_when_a_save_fails_keeps_it_elsewhere(with_result, tmp_path):
    with_result.session.results.save(tmp_path / "missing" / "mine.png")
    with_result.close()
    assert len(list(paths.pictures_dir().iterdir())) == 1


def test_closing_when_nothing_can_be_kept_asks(qtbot, with_result, tmp_path):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window = with_result
    window.close()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "cannot be created" in box.informativeText()
    save, close = box.buttons() if "Save" in box.buttons()[0].text() else box.buttons()[::-1]
    assert close.text() == "Close anyway"
    window.close()
    assert window.isVisible(), "the question stands"
    save.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("elsewhere.png")
    with qtbot.waitSignal(window.closed):
        dialog.accept()
    assert (tmp_path / "elsewhere.png").is_file()
    assert not window.isVisible()


def test_changing_ones_mind_about_the_place_asks_again(qtbot, with_result):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window = with_result
    window.close()
    (box,) = window.findChildren(QMessageBox)
    next(b for b in box.buttons() if "Save" in b.text()).click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()
    box = window._closing._box
    assert box is not None
    with qtbot.waitSignal(window.closed):
        next(b for b in box.buttons() if b.text() == "Close anyway").click()
    assert not window.isVisible()


def test_after_a_stuck_engine_the_window_can_save_but_not_start(
    qtbot, with_result, engine, monkeypatch
):
    paths.pictures_dir().write_text("a file in the way of the folder")
    window = with_result
    waits = []

    def does_not_end(timeout_ms: int) -> bool:
        waits.append(timeout_ms)
        return False

    with monkeypatch.context() as stuck:
        stuck.setattr(window._queue._thread, "wait", does_not_end)
        window.close()
        assert window.isVisible()
        (box,) = window.findChildren(QMessageBox)
        assert not window.start_button.isEnabled()
        assert not window.actions_.start.isEnabled()
        assert window.save_button.isEnabled()
        window.session.start()
        assert not window._queue.busy
        with qtbot.waitSignal(window.closed):
            next(b for b in box.buttons() if b.text() == "Close anyway").click()
    assert [wait for wait in waits if wait] == [60_000]
    assert len(engine.requests) == 1
    assert window._queue._thread.wait(10_000)


def short_lived_window(height: int | None = None) -> int:
    """The height of a window that is shown and closed."""
    queue = RunQueue()
    window = MainWindow(queue, bundled_presets())
    if height:
        window.resize(window.width(), height)
    window.show()
    height = window.height()
    window.close()
    assert finish(window, queue, 0) == 0
    return height


def test_the_window_comes_back_as_it_was(qapp, engine):
    assert short_lived_window(height=733) == 733
    assert short_lived_window() == 733


def test_a_damaged_window_state_is_ignored(qapp, engine):
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().with_name("window.ini").write_bytes(b"\x00[window]\ngeometry=@Byte(\xff")
    assert short_lived_window() >= 700
