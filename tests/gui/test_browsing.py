"""Between the canvas and the gallery's page: what is done on one does no harm on the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow

from stylestudio import paths
from stylestudio.gallery import bin as bin_module
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.request.touches import Touches
from stylestudio.ui.pieces.pieces import PieceState
from stylestudio.ui.views.modes import CompareMode
from tests.gui.conftest import kept_pictures, make_picture, newest

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bin_(monkeypatch, tmp_path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(bin_module, "send2trash", lambda path: shutil.move(path, folder))
    return folder


@pytest.fixture
def pictures(window) -> list[Path]:
    """Four pictures in the gallery, of somebody else's."""
    folder = paths.pictures_dir()
    folder.mkdir(parents=True)
    return [make_picture(folder / f"{n}.png", 64, 48, seed=n) for n in range(4)]


@pytest.fixture
def page(window, qtbot, pictures):
    window.studio.browsing.show()
    page = window.studio.browsing.page
    qtbot.waitUntil(lambda: page.model.rowCount() == 4 and not window.background.busy)
    return page


def select(page, *paths: Path) -> None:
    page.select(list(paths))
    assert set(page.grid.selected_paths) == set(paths)


def test_it_opens_without_another_window_and_keeps_the_focus(window, qtbot, pictures):
    window.studio.browsing.show()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert [type(widget) for widget in shown if isinstance(widget, QMainWindow)]
    assert len(shown) == 1
    qtbot.waitUntil(lambda: not window.background.busy)
    QTest.keyClick(window, Qt.Key.Key_G, CTRL)
    assert not window.studio.browsing.shown


def test_undo_brings_back_a_picture_and_leaves_the_settings(qtbot, window, page, pictures, bin_):
    strength = window.settings.controls["strength"]
    window.studio.browsing.go_back()
    strength.set_value(80.0)
    window.settings.settled.emit("Strength")
    assert window.studio.history.undo_action.isEnabled()
    window.studio.browsing.show()
    assert not window.studio.history.undo_action.isEnabled()
    select(page, pictures[0])
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not pictures[0].exists() and not window.background.busy)
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: pictures[0].exists() and not window.background.busy)
    assert strength.value() == 80.0
    window.studio.browsing.go_back()
    assert window.studio.history.undo_action.isEnabled()


def test_a_key_that_is_held_down_deletes_once(qtbot, window, page, pictures, bin_, message):
    select(page, pictures[1])
    for _ in range(3):
        QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not window.background.busy)
    assert page.can_undo_delete
    assert "1.png" in message()
    window.canvas_pane.message_bar.action_buttons[0].click()
    qtbot.waitUntil(lambda: pictures[1].exists() and not window.background.busy)


def test_messages_go_along(qtbot, window, page, pictures, message):
    window.studio.reusing.reuse(paths.pictures_dir() / "gone.png", "all")
    qtbot.waitUntil(lambda: "gone.png" in message())
    bar = window.canvas_pane.message_bar
    qtbot.waitUntil(bar.isVisible)
    window.studio.browsing.go_back()
    qtbot.waitUntil(bar.isVisible)
    assert window.canvas_pane.isAncestorOf(bar)


def test_comparing_leaves_sketches_and_touched_pictures(qtbot, window, finished, page, pictures):
    window.studio.browsing.go_back()
    window.check_all_style_losses()
    window.session.sketch()
    finished()
    window.studio.browsing.show()
    window.studio.browsing.compare(pictures[:2])
    finished()
    states = [piece.state for piece in window.studio.pieces.all]
    assert states == [PieceState.SKETCHED] * 4 + [PieceState.SHOWN] * 2
    assert window.canvas_pane.compare.mode is CompareMode.GRID
    assert not window.studio.browsing.shown
    window.studio.pieces.replace([newest(window)])
    newest(window).touches = Touches(grain=20.0)
    window.studio.browsing.compare(pictures[2:])
    finished()
    assert len(window.studio.pieces.all) == 3


def test_a_picture_that_is_opened_again_and_again_is_there_once(window, finished, page, pictures):
    for _ in range(3):
        window.studio.browsing.open(pictures[0])
    finished()
    window.studio.browsing.open(pictures[0])
    finished()
    assert [piece.saved_to for piece in window.studio.pieces.all] == [pictures[0]]


def test_what_is_saved_has_all_bits_that_were_kept(
    qtbot, window, engine, finished, monkeypatch, tmp_path
):
    deep = np.random.default_rng(5).integers(0, 65536, (*engine.result.shape[:2], 3), np.uint16)
    deep = np.tile(deep, (2, 16, 1))
    monkeypatch.setattr(engine, "result", (deep // 257).astype(np.uint8))
    monkeypatch.setattr(engine, "deep_result", deep)
    window.session.start()
    finished()
    assert newest(window).deep_pixels is None
    window.studio.outlets.save()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine.png")
    with qtbot.waitSignal(window.studio.exporting.saved):
        dialog.accept()
    np.testing.assert_array_equal(load_deep_png(tmp_path / "mine.png"), deep)


def test_what_is_selected_is_put_on_a_sheet(qtbot, window, finished, page, pictures):
    select(page, *pictures[:3])
    page.deeds.menu()
    assert page.deeds.sheet_action.isEnabled()
    with qtbot.waitSignal(window.studio.exporting.sheet_saved) as saved:
        page.deeds.sheet_action.trigger()
    finished()
    assert saved.args[0] in kept_pictures()


def test_the_window_closes_from_the_gallery(qtbot, window, page, pictures):
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.feed.busy
