"""Pictures out of the window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stylestudio import paths
from stylestudio.errors import SaveError
from stylestudio.imaging.load import load_picture
from stylestudio.request.touches import Touches
from stylestudio.ui.pieces.piece_display import PHOTO_KEY
from stylestudio.ui.pieces.pieces import PieceState
from tests.gui.conftest import kept_pictures, newest


@pytest.fixture
def painted(window, finished):
    window.session.start()
    finished()
    return newest(window)


def test_what_is_dragged_is_the_file_in_the_gallery(window, painted):
    png_for = window.canvas_pane.compare.png_for
    assert png_for(painted.key) == painted.saved_to
    assert png_for(PHOTO_KEY) == window.sources.photo.path
    with pytest.raises(SaveError):
        png_for("nothing of that kind")


def test_what_lies_in_no_file_is_written_for_it(window, painted, engine):
    painted.saved_to.unlink()
    path = window.canvas_pane.compare.png_for(painted.key)
    np.testing.assert_array_equal(load_picture(path), engine.result)
    assert path.name == "Harbour × Waves.png"


def test_a_full_disk_is_a_sentence(window, painted):
    painted.saved_to.unlink()
    paths.cache_dir().mkdir(parents=True, exist_ok=True)
    (paths.cache_dir() / "dragged").write_text("in the way")
    with pytest.raises(SaveError, match="cannot be created"):
        window.canvas_pane.compare.png_for(painted.key)


def test_copy_takes_the_picture_with_its_touches(qtbot, window, painted, engine):
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.pixelColor(5, 5).getRgb()[:3] == tuple(engine.result[5, 5])
    panel = window.paint_pane.touches
    panel.set_touches(Touches(photo_blend=100))
    panel.changed.emit(panel.touches)
    window.canvas_pane.message_bar.clear()
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Copied" in window.canvas_pane.message_bar.text)
    touched = QGuiApplication.clipboard().image()
    assert touched.size() == image.size()
    assert touched != image, "the photo itself"


def test_a_moment_that_is_kept_is_a_picture_of_its_own(qtbot, window, painted):
    window.canvas_pane.scrubber.keep_requested.emit(0)
    qtbot.waitUntil(lambda: len(kept_pictures()) == 2)
    qtbot.waitUntil(lambda: not window.background.busy)


def test_all_pictures_go_on_one_sheet_without_a_question(qtbot, window, engine, finished):
    window.settings.variant_chooser.cards.choose("gram", "svd")
    window.session.start()
    finished()
    assert all(piece.state is PieceState.SKETCHED for piece in window.studio.pieces.all)
    assert kept_pictures() == []
    window.canvas_pane.compare.sheet_requested.emit()
    qtbot.waitUntil(lambda: len(kept_pictures()) == 1)
    qtbot.waitUntil(lambda: not window.background.busy)
    sheet = load_picture(kept_pictures()[0])
    assert sheet.shape[1] > 2 * engine.result.shape[1]
    assert "Saved as" in window.canvas_pane.message_bar.text
