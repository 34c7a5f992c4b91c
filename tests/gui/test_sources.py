"""Dropping, pasting and opening pictures."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.ui import source as source_module
from stylestudio.ui.file_dialogs import window_state
from tests.gui.conftest import drag_over, drop, file_mime, make_picture


def image_mime(width: int = 45, height: int = 37) -> QMimeData:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 100, 50))
    mime = QMimeData()
    mime.setImageData(image)
    return mime


@pytest.fixture
def panes(empty_window):
    return {
        "photo": (empty_window.photo_pane, empty_window.photo),
        "painting": (empty_window.painting_pane, empty_window.painting),
        "canvas": (empty_window.canvas_pane.canvas, empty_window.photo),
    }


@pytest.mark.parametrize("where", ["photo", "painting", "canvas"])
def test_a_dropped_file_is_loaded_where_it_was_let_go(qtbot, panes, photo_file, where):
    widget, source = panes[where]
    with qtbot.waitSignal(source.changed):
        event = drop(widget, file_mime(photo_file))
    assert event.isAccepted()
    # A file manager that proposes to move would otherwise delete the user's file.
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert source.loaded.path == photo_file
    assert (source.loaded.width_px, source.loaded.height_px) == (61, 47)
    assert (source.loaded.image.width(), source.loaded.image.height()) == (61, 47)
    for other_widget, other in panes.values():
        assert other is source or other.loaded is None, other_widget


def test_of_several_files_the_first_picture_is_taken(qtbot, empty_window, message, tmp_path):
    note = tmp_path / "a note.txt"
    note.write_text("hello")
    first = make_picture(tmp_path / "b.png", 40, 40)
    second = make_picture(tmp_path / "c.png", 50, 50)
    with qtbot.waitSignal(empty_window.photo.changed):
        drop(empty_window.photo_pane, file_mime(note, first, second))
    assert empty_window.photo.loaded.path == first
    assert "3 files" in message()


@pytest.mark.parametrize("name", ["notes.txt", "folder", "broken.png", "gone.png", "empty.jpg"])
def test_what_is_no_picture_is_answered_in_one_sentence_and_changes_nothing(
    qtbot, window, message, tmp_path, name
):
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "broken.png":
        path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    elif name != "gone.png":
        path.write_text("hello" if name == "notes.txt" else "")
    before = window.photo.loaded
    with qtbot.waitSignal(window.photo.rejected):
        drop(window.photo_pane, file_mime(path))
    assert window.photo.loaded is before
    assert not window.photo.loading
    bar = window.canvas_pane.message_bar
    assert bar.isVisible()
    assert bar.kind == "error"
    assert name in message()
    assert "Traceback" not in message()
    assert message().count(".") >= 2, "what happened, and what to do"
    assert window.session.ready
    bar.close_button.click()
    assert not bar.isVisible()


def test_an_error_does_not_steal_the_focus(qtbot, window, tmp_path):
    window.activateWindow()
    window.start_button.setFocus()
    with qtbot.waitSignal(window.photo.rejected):
        window.photo.take_file(tmp_path / "gone.png")
    assert window.focusWidget() is window.start_button


def test_only_what_looks_like_a_picture_is_highlighted(qtbot, panes, tmp_path, photo_file):
    widget, _ = panes["photo"]
    note = tmp_path / "notes.txt"
    note.write_text("hello")
    for mime, let_in, lit in (
        (file_mime(photo_file), True, True),
        (image_mime(), True, True),
        (file_mime(note), True, False),
        (file_mime(tmp_path), True, True),
        (_text_mime(), False, False),
        (_web_mime(), True, False),
    ):
        event = drag_over(widget, mime)
        assert event.isAccepted() is let_in
        assert widget.thumbnail.highlighted is lit
        widget.thumbnail.set_highlighted(False)


def _text_mime() -> QMimeData:
    mime = QMimeData()
    mime.setText("only words")
    return mime


def _web_mime() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/picture.png")])
    return mime


def test_a_picture_from_the_browser_is_taken_as_image_data(qtbot, empty_window):
    mime = image_mime()
    mime.setUrls([QUrl("https://example.org/picture.png")])
    with qtbot.waitSignal(empty_window.painting.changed):
        assert drop(empty_window.painting_pane, mime).isAccepted()
    loaded = empty_window.painting.loaded
    assert loaded.path.parent == paths.data_dir() / "pasted"
    assert loaded.path.suffix == ".png"
    assert (load_picture(loaded.path) == (200, 100, 50)).all()
    assert loaded.title == "Pasted picture"


def test_the_same_image_data_is_kept_once(qtbot, empty_window):
    for source in (empty_window.photo, empty_window.painting):
        with qtbot.waitSignal(source.changed):
            source.take_mime(image_mime())
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.photo.take_mime(image_mime(46))
    assert len(list((paths.data_dir() / "pasted").iterdir())) == 2


def test_image_data_that_cannot_be_kept_is_told(qtbot, empty_window, message):
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "pasted").write_text("a file in the way")
    with qtbot.waitSignal(empty_window.photo.rejected):
        empty_window.photo.take_mime(image_mime())
    assert "could not be kept" in message()


@pytest.mark.parametrize("target", ["nowhere", "painting focused", "photo focused"])
def test_paste_goes_to_the_focused_pane_else_to_the_photo(qtbot, empty_window, target):
    window = empty_window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    source = window.painting if target == "painting focused" else window.photo
    if target == "painting focused":
        window.painting_pane.open_button.setFocus()
    elif target == "photo focused":
        window.photo_pane.thumbnail.setFocus()
    QGuiApplication.clipboard().setMimeData(image_mime())
    with qtbot.waitSignal(source.changed):
        QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()


def test_paste_goes_to_the_pane_under_the_pointer_first(qtbot, empty_window, monkeypatch):
    empty_window.photo_pane.thumbnail.setFocus()
    monkeypatch.setattr(empty_window.painting_pane, "underMouse", lambda: True)
    QGuiApplication.clipboard().setMimeData(image_mime())
    with qtbot.waitSignal(empty_window.painting.changed):
        empty_window.actions_.paste.trigger()
    QGuiApplication.clipboard().clear()


def test_a_file_that_was_copied_is_pasted_by_its_path(qtbot, empty_window, photo_file):
    QGuiApplication.clipboard().setMimeData(file_mime(photo_file))
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.actions_.paste.trigger()
    assert empty_window.photo.loaded.path == photo_file
    QGuiApplication.clipboard().clear()


def test_pasting_words_is_told(qtbot, empty_window, message):
    QGuiApplication.clipboard().setText("only words")
    empty_window.actions_.paste.trigger()
    assert "no picture" in message()
    QGuiApplication.clipboard().clear()


def test_pasting_a_number_into_a_field_is_not_taken_from_it(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.settings.controls["size_px"].box.lineEdit()
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText("320")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "320"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("how", ["click", "return", "space", "button", "menu"])
def test_the_open_dialog(qtbot, empty_window, photo_file, how):
    pane = empty_window.photo_pane
    if how == "click":
        QTest.mouseClick(pane.thumbnail, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    elif how == "return":
        QTest.keyClick(pane.thumbnail, Qt.Key.Key_Return)
    elif how == "space":
        QTest.keyClick(pane.thumbnail, Qt.Key.Key_Space)
    elif how == "button":
        pane.open_button.click()
    else:
        QTest.keyClick(empty_window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = empty_window.findChildren(QFileDialog)
    assert "*.heic" in dialog.nameFilters()[0]
    dialog.setDirectory(str(photo_file.parent))
    dialog.selectFile(photo_file.name)
    with qtbot.waitSignal(empty_window.photo.changed):
        dialog.accept()
    assert empty_window.photo.loaded.path == photo_file
    assert Path(window_state().value("folders/open")) == photo_file.parent


def test_ctrl_shift_o_opens_a_painting(qtbot, empty_window):
    QTest.keyClick(
        empty_window,
        Qt.Key.Key_O,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    (dialog,) = empty_window.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Open a painting"
    dialog.reject()


def test_the_samples_menu(qtbot, empty_window):
    pane = empty_window.painting_pane
    actions = pane.samples_menu.actions()
    assert len(actions) >= 2
    with qtbot.waitSignal(empty_window.painting.changed):
        actions[1].trigger()
    assert empty_window.painting.loaded.is_sample
    assert empty_window.painting.loaded.title == actions[1].text()
    assert pane.caption.startswith(actions[1].text())


def test_decoding_leaves_the_window_free_and_only_the_newest_counts(
    qtbot, empty_window, photo_file, painting_file, monkeypatch
):
    source = empty_window.photo
    go_on, threads = threading.Event(), set()
    original = source_module.load_picture

    def slow(path, **kwargs):
        threads.add(threading.get_ident())
        if Path(path) == photo_file:
            assert go_on.wait(10)
        return original(path, **kwargs)

    monkeypatch.setattr(source_module, "load_picture", slow)
    source.take_file(photo_file)
    assert source.loading, "it returned at once"
    with qtbot.waitSignal(source.changed):
        source.take_file(painting_file)
    assert source.loaded.path == painting_file
    go_on.set()
    qtbot.waitUntil(lambda: not empty_window.background.busy)
    assert source.loaded.path == painting_file, "the older one came last, and was dropped"
    assert threading.get_ident() not in threads


def test_a_large_picture_is_shown_reduced_and_named_in_full(qtbot, empty_window, tmp_path):
    path = make_picture(tmp_path / "wide.png", 3001, 35)
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.photo.take_file(path)
    assert empty_window.photo.loaded.image.width() == source_module.DISPLAY_PX
    assert "3001 × 35" in empty_window.photo_pane.caption


def test_a_relative_path_is_kept_absolute(qtbot, empty_window, photo_file, monkeypatch):
    monkeypatch.chdir(photo_file.parent)
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.photo.take_file(Path(photo_file.name))
    assert empty_window.photo.loaded.path == photo_file


def test_memory_that_ends_while_decoding_is_told(qtbot, empty_window, message, monkeypatch):
    def no_memory(*_, **__):
        raise MemoryError

    monkeypatch.setattr(source_module, "probe_picture", no_memory)
    with qtbot.waitSignal(empty_window.photo.rejected):
        empty_window.photo.take_file(Path("any.png"))
    assert "went wrong" in message()


def test_long_names_do_not_widen_the_pane(qtbot, empty_window, tmp_path):
    path = make_picture(tmp_path / f"{'a very long name ' * 10}.png", 40, 33)
    width = empty_window.photo_pane.width()
    with qtbot.waitSignal(empty_window.photo.changed):
        empty_window.photo.take_file(path)
    qtbot.wait(10)
    assert empty_window.photo_pane.width() == width
