"""Dropping, pasting and opening pictures in the window; what becomes of them is the model's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from tests.gui.conftest import drag_over, drop, file_mime, make_picture
from tests.gui.source_cases import image_mime, text_mime, web_mime


@pytest.fixture
def clipboard() -> Iterator[QClipboard]:
    """The clipboard, empty again afterwards."""
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def active(qtbot, empty_window):
    """A window without pictures, to which keys go."""
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    return empty_window


def styles(window) -> list:
    return [entry.loaded.path for entry in window.sources.styles]


@pytest.mark.parametrize("where", ["photo", "style", "canvas"])
def test_a_dropped_file_is_loaded_where_it_was_let_go(qtbot, empty_window, photo_file, where):
    window = empty_window
    panel = window.sources_panel
    places = {
        "photo": panel.photo_pane,
        "style": panel.style_stack,
        "canvas": window.canvas_pane.compare,
    }
    with qtbot.waitSignal(window.sources.changed):
        event = drop(places[where], file_mime(photo_file))
    assert event.isAccepted()
    # A file manager that proposes to move would otherwise delete the user's file.
    assert event.dropAction() == Qt.DropAction.CopyAction
    photos = [photo.path for photo in window.sources.photos]
    assert (photos, styles(window)) == (
        ([], [photo_file]) if where == "style" else ([photo_file], [])
    )


def test_on_the_canvas_what_is_missing_comes_first(
    qtbot, empty_window, photo_file, painting_file, tmp_path
):
    window = empty_window
    canvas = window.canvas_pane.compare
    drop(canvas, file_mime(photo_file))
    qtbot.waitUntil(lambda: window.sources.photo is not None)
    drop(canvas, file_mime(painting_file))
    qtbot.waitUntil(lambda: window.session.ready)
    assert styles(window) == [painting_file]
    other = make_picture(tmp_path / "Market.png", 40, 50)
    drop(canvas, file_mime(other))
    qtbot.waitUntil(lambda: window.sources.photo.path == other)
    assert styles(window) == [painting_file]


def test_several_files_on_the_canvas_become_a_queue_of_photos(qtbot, window, tmp_path):
    more = [make_picture(tmp_path / f"{name}.png", 40, 40, seed) for seed, name in enumerate("abc")]
    drop(window.canvas_pane.compare, file_mime(*more))
    qtbot.waitUntil(lambda: [photo.path for photo in window.sources.photos] == more)
    assert window.session.ready


def test_image_data_is_kept_as_a_file(qtbot, empty_window):
    with qtbot.waitSignal(empty_window.sources.changed):
        assert drop(empty_window.canvas_pane.compare, image_mime()).isAccepted()
    path = empty_window.sources.photo.path
    assert path.parent == paths.data_dir() / "pasted"
    assert (load_picture(path) == (200, 100, 50)).all()


@pytest.mark.parametrize("where", ["photo", "style", "canvas"])
@pytest.mark.parametrize("name", ["notes.txt", "folder", "broken.png", "gone.png", "empty.jpg"])
def test_what_is_no_picture_is_answered_in_one_sentence_and_changes_nothing(
    qtbot, window, message, tmp_path, name, where
):
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "broken.png":
        path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    elif name != "gone.png":
        path.write_text("hello" if name == "notes.txt" else "")
    panel = window.sources_panel
    places = {
        "photo": panel.photo_pane,
        "style": panel.style_stack,
        "canvas": window.canvas_pane.compare,
    }
    before = window.sources.state()
    with qtbot.waitSignal(window.sources.rejected):
        drop(places[where], file_mime(path))
    assert window.sources.state() == before
    assert not window.sources.loading
    bar = window.canvas_pane.message_bar
    assert bar.isVisible()
    assert bar.kind == "error"
    assert name in message()
    assert "Traceback" not in message()
    assert message().count(".") >= 2, "what happened, and what to do"
    assert window.session.ready
    bar.close_button.click()
    assert not bar.isVisible()


def test_the_newest_rejection_is_the_one_to_be_read(qtbot, window, message, tmp_path):
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text("hello")
        with qtbot.waitSignal(window.sources.rejected):
            drop(window.sources_panel.photo_pane, file_mime(tmp_path / name))
    assert "second.txt" in message()
    assert window.canvas_pane.message_bar.waiting == 0


def test_an_address_is_answered_with_what_to_do(qtbot, window, message):
    drop(window.canvas_pane.compare, web_mime())
    qtbot.waitUntil(lambda: bool(message()))
    assert "example.org" in message()


def test_an_error_does_not_steal_the_focus(qtbot, window, tmp_path):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.paint_box.paint_button.setFocus()
    with qtbot.waitSignal(window.sources.rejected):
        window.sources.take_files([tmp_path / "gone.png"], "photo")
    assert window.focusWidget() is window.paint_box.paint_button


@pytest.mark.parametrize("focused", ["nothing", "photo", "style"])
def test_paste_goes_to_the_focused_pane_else_to_what_is_missing(qtbot, active, clipboard, focused):
    if focused == "photo":
        active.sources_panel.photo_pane.thumbnail.setFocus()
    elif focused == "style":
        active.sources_panel.style_stack.add_button.setFocus()
    clipboard.setMimeData(image_mime())
    with qtbot.waitSignal(active.sources.changed):
        QTest.keyClick(active, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bool(active.sources.styles) is (focused == "style")
    assert bool(active.sources.photos) is (focused != "style")


def test_paste_is_in_the_menu(qtbot, empty_window, clipboard, photo_file):
    clipboard.setMimeData(file_mime(photo_file))
    with qtbot.waitSignal(empty_window.sources.changed):
        empty_window.actions_.paste.trigger()
    assert empty_window.sources.photo.path == photo_file


def test_pasting_words_is_told(qtbot, empty_window, message, clipboard):
    clipboard.setMimeData(text_mime())
    empty_window.actions_.paste.trigger()
    assert "no picture" in message()


def test_dropped_words_are_not_let_in(empty_window):
    for widget in (empty_window.canvas_pane.compare, empty_window.sources_panel.photo_pane):
        assert not drag_over(widget, text_mime()).isAccepted()


def test_pasting_a_number_into_a_field_is_not_taken_from_it(qtbot, window, clipboard):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = window.settings.controls["size_px"].box.lineEdit()
    field.setFocus()
    field.selectAll()
    clipboard.setText("320")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "320"


@pytest.mark.parametrize(("keys", "role"), [("photos", "photo"), ("paintings", "style")])
def test_keys_open_the_dialog(qtbot, active, photo_file, keys, role):
    modifiers = Qt.KeyboardModifier.ControlModifier
    if role == "style":
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(active, Qt.Key.Key_O, modifiers)
    (dialog,) = active.findChildren(QFileDialog)
    assert dialog.windowTitle() == f"Open {keys}"
    assert "*.heic" in dialog.nameFilters()[0]
    dialog.setDirectory(str(photo_file.parent))
    dialog.selectFile(photo_file.name)
    with qtbot.waitSignal(active.sources.changed):
        dialog.accept()
    assert bool(active.sources.styles) is (role == "style")


def test_keys_swap_photo_and_painting(qtbot, window, photo_file, painting_file):
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_X, shift)
    qtbot.waitUntil(lambda: window.sources.photo.path == painting_file)
    assert styles(window) == [photo_file]


def test_a_picture_of_the_gallery_becomes_photo_or_painting(qtbot, window, tmp_path):
    first = make_picture(tmp_path / "first.png", 40, 44)
    second = make_picture(tmp_path / "second.png", 44, 40)
    window.filmstrip.photo_chosen.emit(first)
    qtbot.waitUntil(lambda: window.sources.photo.path == first)
    window.filmstrip.painting_chosen.emit(second)
    qtbot.waitUntil(lambda: styles(window)[-1] == second)
    assert len(window.sources.styles) == 2


def test_without_its_sources_nothing_can_be_painted(qtbot, window):
    window.sources.remove_style(0)
    assert not window.paint_box.paint_button.isEnabled()
    assert not window.actions_.paint.isEnabled()
    assert not window.actions_.sketch.isEnabled()
