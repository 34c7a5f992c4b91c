"""The photo's pane, the panel that holds it, and the ways to pictures that both share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from stylestudio import paths
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.sources.photo_pane import PhotoPane
from stylestudio.ui.sources.recent import MOST_RECENT, recent_pictures, remember
from stylestudio.ui.sources.samples import bundled_samples
from stylestudio.ui.sources.sources_panel import SourcesPanel
from tests.gui.conftest import drag_over, drop, file_mime, make_picture
from tests.gui.source_cases import Told, image_mime, pictures, readers_held, text_mime, web_mime


@pytest.fixture
def told(sources) -> Told:
    return Told(sources)


@pytest.fixture
def panel(qtbot, sources) -> Iterator[SourcesPanel]:
    panel = SourcesPanel(sources, bundled_samples("content"), bundled_samples("style"))
    qtbot.addWidget(panel)
    panel.resize(264, 700)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    QGuiApplication.clipboard().clear()


@pytest.fixture
def pane(panel) -> PhotoPane:
    return panel.photo_pane


def test_a_dropped_photo_is_shown_with_its_name_and_size(background, sources, pane, photo_file):
    event = drop(pane, file_mime(photo_file))
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert not pane.thumbnail.highlighted
    background.wait()
    assert sources.photo.path == photo_file
    assert pane.caption == "Harbour · 61 × 47"
    assert pane.thumbnail.accessibleDescription() == pane.caption
    assert not sources.styles


def test_it_lights_up_only_for_what_it_can_take(pane, tmp_path, photo_file):
    note = tmp_path / "notes.txt"
    note.write_text("hello")
    for mime, let_in, lit in (
        (file_mime(photo_file), True, True),
        (file_mime(tmp_path), True, True),
        (image_mime(), True, True),
        (file_mime(note), True, False),
        (web_mime(), True, False),
        (text_mime(), False, False),
    ):
        assert drag_over(pane, mime).isAccepted() is let_in
        assert pane.thumbnail.highlighted is lit
        QApplication.sendEvent(pane, QDragLeaveEvent())
        assert not pane.thumbnail.highlighted


def test_several_photos_make_a_queue(background, sources, pane, tmp_path):
    assert not pane.queue.isVisible()
    pictures(tmp_path / "folder", 5)
    drop(pane, file_mime(tmp_path / "folder"))
    background.wait()
    queue = pane.queue
    assert queue.isVisible()
    assert queue.place.text() == "1 of 5"
    assert "Paint all" in queue.hint.text()
    assert not queue.previous_button.isEnabled()
    for _ in range(4):
        queue.next_button.click()
    assert queue.place.text() == "5 of 5"
    assert pane.caption.startswith("picture 5")
    assert not queue.next_button.isEnabled()
    queue.previous_button.click()
    queue.remove_button.click()
    assert [photo.title[-1] for photo in sources.photos] == list("1235")
    assert queue.place.text() == "4 of 4"
    for _ in range(3):
        queue.remove_button.click()
    assert not queue.isVisible()
    queue.remove()
    assert len(sources.photos) == 1, "the last one stays"


def test_the_queue_by_keyboard(background, sources, pane, tmp_path):
    sources.take_files(pictures(tmp_path, 3), "photo")
    background.wait()
    pane.thumbnail.setFocus()
    for key, shown in (
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Delete, 3),
    ):
        QTest.keyClick(pane.thumbnail, key)
        assert pane.caption.startswith(f"picture {shown}")
    assert len(sources.photos) == 2
    QTest.keyClick(pane.thumbnail, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.caption.startswith("picture 3")


def test_it_says_what_it_is_reading(background, sources, pane, tmp_path):
    words = []
    original = pane.thumbnail.set_busy

    def set_busy(text: str) -> None:
        words.append(text)
        original(text)

    pane.thumbnail.set_busy = set_busy
    with readers_held(background):
        sources.take_files(pictures(tmp_path, 3), "photo")
        assert words == ["Reading…"]
    background.wait()
    assert words[1:] == ["Reading 2 of 3…", "Reading 3 of 3…", "Reading 3 of 3…", ""]


@pytest.mark.parametrize("how", ["click", "return", "space", "button"])
def test_the_dialog_opens_several_photos(background, sources, panel, pane, tmp_path, how):
    files = pictures(tmp_path / "photos", 2)
    if how == "click":
        QTest.mouseClick(pane.thumbnail, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    elif how == "return":
        QTest.keyClick(pane.thumbnail, Qt.Key.Key_Return)
    elif how == "space":
        QTest.keyClick(pane.thumbnail, Qt.Key.Key_Space)
    else:
        pane.open_button.click()
    (dialog,) = panel.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.heic" in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(path) for path in files])
    dialog.reject()
    background.wait()
    assert [photo.path for photo in sources.photos] == files
    assert Path(window_state().value("folders/open")) == files[0].parent


def test_the_dialog_for_paintings(background, sources, panel, photo_file):
    panel.style_stack.open_action.trigger()
    (dialog,) = panel.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Open paintings"
    dialog.setDirectory(str(photo_file.parent))
    dialog.selectFile(photo_file.name)
    dialog.accept()
    background.wait()
    assert sources.styles[0].loaded.path == photo_file


def test_the_samples_menu(background, sources, pane):
    actions = pane.samples_menu.actions()
    assert len(actions) >= 2
    actions[1].trigger()
    background.wait()
    assert sources.photo.is_sample
    assert pane.caption.startswith(actions[1].text())


def test_recent_pictures_are_kept_by_role_and_missing_ones_left_out(
    background, sources, panel, tmp_path
):
    photo, second, painting = pictures(tmp_path, 3)
    sources.take_files([photo], "photo")
    background.wait()
    sources.take_files([second], "photo")
    sources.take_files([painting], "style")
    sources.take_sample(bundled_samples("style")[0])
    sources.take_image(image_mime().imageData(), "style")
    background.wait()
    assert recent_pictures("photo") == [second, photo]
    assert recent_pictures("style") == [painting], "neither samples nor pasted ones"
    second.unlink()
    menu = panel.photo_pane.recent_menu
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "picture 1.png"
    action.trigger()
    background.wait()
    assert sources.photo.path == photo


def test_the_recent_menu_says_when_it_is_empty(pane):
    pane.recent_menu.aboutToShow.emit()
    (action,) = pane.recent_menu.actions()
    assert not action.isEnabled()


def test_recent_pictures_survive_odd_names_many_and_a_broken_file(qapp, tmp_path):
    odd = make_picture(tmp_path / "海, “&” ü.png", 40, 33)
    remember("photo", [odd])
    assert recent_pictures("photo") == [odd]
    many = pictures(tmp_path / "many", MOST_RECENT + 3)
    remember("photo", many)
    assert recent_pictures("photo") == many[:MOST_RECENT]
    remember("photo", [many[3]])
    assert recent_pictures("photo")[:2] == [many[3], many[0]]
    for broken in ("no json", "{}", "[1, null]"):
        window_state().setValue("recent/photo", broken)
        assert recent_pictures("photo") == []
    assert window_state().fileName().startswith(str(paths.settings_file().parent))


def test_an_ampersand_in_a_name_underlines_nothing(qapp, pane, tmp_path):
    remember("photo", [make_picture(tmp_path / "you & me.png", 40, 33)])
    pane.recent_menu.aboutToShow.emit()
    assert pane.recent_menu.actions()[0].text() == "you && me.png"


@pytest.mark.parametrize("hovered", ["photo", "painting"])
def test_paste_goes_to_the_pane_under_the_pointer(background, sources, panel, hovered, monkeypatch):
    monkeypatch.setattr(panel.photo_pane, "underMouse", lambda: hovered == "photo")
    monkeypatch.setattr(panel.style_stack, "underMouse", lambda: hovered == "painting")
    panel.photo_pane.open_button.setFocus()
    QGuiApplication.clipboard().setMimeData(image_mime())
    panel.paste()
    background.wait()
    assert (len(sources.photos), len(sources.styles)) == ((1, 0) if hovered == "photo" else (0, 1))


@pytest.mark.parametrize("focused", ["nothing", "photo", "painting"])
def test_paste_goes_to_the_focused_pane_else_to_what_is_missing(
    background, sources, panel, focused, monkeypatch
):
    # Wherever the pointer was left.
    monkeypatch.setattr(panel.photo_pane, "underMouse", lambda: False)
    monkeypatch.setattr(panel.style_stack, "underMouse", lambda: False)
    if focused == "photo":
        panel.photo_pane.open_button.setFocus()
    elif focused == "painting":
        panel.style_stack.add_button.setFocus()
    else:
        widget = QApplication.focusWidget()
        if widget is not None:
            widget.clearFocus()
    for width in (45, 46):
        QGuiApplication.clipboard().setMimeData(image_mime(width))
        panel.paste()
        background.wait()
    expected = {"nothing": (1, 1), "photo": (1, 0), "painting": (0, 2)}[focused]
    assert (len(sources.photos), len(sources.styles)) == expected


def test_a_file_that_was_copied_is_pasted_by_its_path(background, sources, panel, photo_file):
    QGuiApplication.clipboard().setMimeData(file_mime(photo_file))
    panel.paste()
    background.wait()
    assert photo_file in [p.path for p in sources.photos + [e.loaded for e in sources.styles]]


def test_pasting_words_is_told(panel, told):
    QGuiApplication.clipboard().setText("only words")
    panel.paste()
    assert "no picture" in told.rejections[0].reason


def test_the_swap_button(background, sources, panel, tmp_path):
    photo, painting = pictures(tmp_path, 2)
    sources.take_files([photo], "photo")
    background.wait()
    assert not panel.swap_button.isEnabled()
    sources.take_files([painting], "style")
    background.wait()
    assert panel.swap_button.accessibleName()
    panel.swap_button.click()
    assert panel.photo_pane.caption.startswith("picture 2")
    assert panel.style_stack.cards.cards[0].name.text() == "picture 1"


def test_long_names_and_many_pictures_do_not_widen_the_panel(background, sources, panel, tmp_path):
    narrow = panel.minimumWidth()
    assert 220 <= narrow <= 360
    assert panel.maximumWidth() == 360
    panel.resize(narrow, 700)
    files = [
        make_picture(tmp_path / f"{'a very long name ' * 10}{n}.png", 40, 33, seed=n)
        for n in range(4)
    ]
    sources.take_files(files[:2], "photo")
    sources.take_files(files[2:], "style")
    background.wait()
    QApplication.processEvents()
    assert panel.width() == narrow
    assert panel.minimumSizeHint().width() <= narrow


def test_every_button_has_a_name(background, sources, panel, tmp_path):
    sources.take_files(pictures(tmp_path, 2), "photo")
    sources.take_files(pictures(tmp_path, 2), "style")
    background.wait()
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
