"""The filmstrip: shows pictures, and gives them away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stylestudio import paths
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.filmstrip import filmstrip as filmstrip_module
from stylestudio.ui.filmstrip.filmstrip import Filmstrip
from stylestudio.ui.filmstrip.filmstrip_model import PATH_ROLE
from tests.gui.picture_folders import add, make_folder, make_many


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_folder(tmp_path / "pictures")


@pytest.fixture
def make_strip(qtbot, background):
    """Makes filmstrips, shown, and takes them down as the window does: nothing is being read."""
    made = []

    def make(folder: Path) -> Filmstrip:
        strip = Filmstrip(background, folder)
        made.append(strip)
        strip.resize(420, 160)
        strip.show()
        qtbot.waitExposed(strip)
        return strip

    yield make
    for strip in made:
        strip.hide()
    background.wait()
    for strip in made:
        strip.deleteLater()


@pytest.fixture
def strip(qtbot, make_strip, folder) -> Filmstrip:
    strip = make_strip(folder)
    qtbot.waitUntil(lambda: strip.model.rowCount() == 5)
    return strip


def place_of(strip: Filmstrip, row: int) -> QPoint:
    return strip.view.visualRect(strip.model.index(row)).center()


def click(strip: Filmstrip, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = strip.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, place_of(strip, row))


def test_an_empty_folder_says_what_will_be_there(qtbot, make_strip, tmp_path):
    strip = make_strip(tmp_path / "none")
    assert strip.empty.isVisible()
    assert strip.empty.text() == "Your pictures will gather here."
    height = strip.height()
    add_to = tmp_path / "none"
    add_to.mkdir()
    add(add_to, "a.png", 0)
    strip.model.refresh()
    qtbot.waitUntil(lambda: strip.view.isVisible())
    assert not strip.empty.isVisible()
    assert strip.height() == height, "nothing above it moves"


def test_a_click_shows_a_picture(qtbot, strip, folder):
    with qtbot.waitSignal(strip.activated) as shown:
        click(strip, 1)
    assert shown.args == [folder / "1.png"]


def test_several_are_gathered_without_showing_them(qtbot, strip):
    click(strip, 0)
    with qtbot.assertNotEmitted(strip.activated):
        click(strip, 2, Qt.KeyboardModifier.ControlModifier)
    assert strip.view.rows == [0, 2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_moves_along_and_shows(qtbot, strip, folder, key):
    strip.view.setFocus()
    strip.view.show_current(strip.model.index(0))
    QTest.keyClick(strip.view, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.activated) as shown:
        QTest.keyClick(strip.view, key)
    assert shown.args == [folder / "1.png"]


def test_the_wheel_moves_along(strip):
    bar = strip.view.horizontalScrollBar()
    assert bar.maximum() > 0
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.view.viewport(), turn)
    assert bar.value() > 0


def test_pictures_are_dragged_out_as_files(strip, folder):
    model = strip.model
    mime = model.mimeData([model.index(0), model.index(2)])
    files = [QUrl.fromLocalFile(str(folder / name)) for name in ("0.png", "2.png")]
    assert mime.urls() == files
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert strip.view.dragEnabled()


def menu_of(strip: Filmstrip) -> dict[str, object]:
    return {action.text(): action for action in strip.menu().actions()}


def test_the_menu_uses_a_picture_as_photo_or_painting(qtbot, strip, folder):
    click(strip, 3)
    menu = menu_of(strip)
    assert list(menu) == ["Show in folder", "Use as photo", "Use as painting", "Copy"]
    with qtbot.waitSignal(strip.photo_chosen) as photo:
        menu["Use as photo"].trigger()
    with qtbot.waitSignal(strip.painting_chosen) as painting:
        menu["Use as painting"].trigger()
    assert photo.args == painting.args == [folder / "3.png"]


def test_a_menu_of_several_pictures_offers_only_what_it_can(strip):
    click(strip, 0)
    click(strip, 1, Qt.KeyboardModifier.ControlModifier)
    enabled = [text for text, action in menu_of(strip).items() if action.isEnabled()]
    assert enabled == ["Show in folder"]


def test_the_folder_of_a_picture_is_shown(strip, folder, monkeypatch):
    seen = []
    monkeypatch.setattr(filmstrip_module, "show_in_folder", seen.append)
    click(strip, 2)
    menu_of(strip)["Show in folder"].trigger()
    assert seen == [folder / "2.png"]


def test_the_menu_appears_where_it_is_asked_for(qtbot, strip):
    click(strip, 0)
    strip.view.customContextMenuRequested.emit(place_of(strip, 0))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_copy_puts_picture_and_file_on_the_clipboard(qtbot, strip, folder, background):
    click(strip, 4)
    strip.view.setFocus()
    QGuiApplication.clipboard().clear()
    menu_of(strip)["Copy"].trigger()
    background.wait()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.urls() == [QUrl.fromLocalFile(str(folder / "4.png"))]
    assert QImage(mime.imageData()).size().toTuple() == (80, 60)


def test_copying_what_is_gone_is_told(qtbot, strip, folder):
    click(strip, 4)
    (folder / "4.png").unlink()
    with qtbot.waitSignal(strip.failed) as told:
        menu_of(strip)["Copy"].trigger()
    assert "4.png" in told.args[0].message


def test_it_is_folded_away_and_remembers_that(strip, make_strip, folder):
    open_height = strip.sizeHint().height()
    strip.toggle.click()
    assert not strip.view.isVisible()
    assert strip.sizeHint().height() < open_height / 2
    assert not make_strip(folder).toggle.is_open


def test_a_saved_picture_is_marked_when_it_comes(qtbot, strip, folder):
    path = add(folder, "saved.png", -1)
    strip.show_saved(path)
    qtbot.waitUntil(lambda: strip.view.rows == [0])
    assert strip.model.path_at(0) == path
    assert strip.count.text() == "6"


def test_a_hidden_strip_makes_no_thumbnails(qtbot, strip):
    wanted = strip.model._thumbnails._wanted
    wanted.extend(strip.model._pictures)
    strip.hide()
    assert not wanted


def test_each_picture_has_a_name_for_screen_readers(strip, folder):
    index = strip.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "0"
    assert index.data(PATH_ROLE) == folder / "0.png"
    assert strip.view.accessibleName() == "Your pictures"
    assert strip.view.accessibleDescription()


def test_thumbnails_are_kept_among_what_can_be_made_again(qtbot, make_strip, folder):
    make_strip(folder).resize(900, 160)
    kept = paths.cache_dir() / "thumbnails"
    qtbot.waitUntil(lambda: kept.is_dir() and len(list(kept.glob("*.jpg"))) == 5)


def test_thousands_of_pictures_make_no_thousands_of_thumbnails(
    qtbot, make_strip, background, tmp_path, monkeypatch
):
    many, made = make_many(tmp_path / "many", 3000), []
    thumbnail = ThumbnailCache.thumbnail
    monkeypatch.setattr(
        ThumbnailCache, "thumbnail", lambda *args: made.append(args) or thumbnail(*args)
    )
    strip = make_strip(many)
    qtbot.waitUntil(lambda: strip.model.rowCount() == 3000, timeout=30_000)
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    assert 1 <= len(made) < 100, "only those in sight"
    assert len(made) == len(set(made)), "each once"
