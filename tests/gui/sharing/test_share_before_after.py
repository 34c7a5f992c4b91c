"""Before and after: with the photo, without it, and with one that the user finds."""

from __future__ import annotations

import errno
import os
import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stylestudio.errors import SaveError, UserError
from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.imaging import save as save_module
from stylestudio.imaging.load import load_picture
from stylestudio.ui.sharing.before_after_dialog import BeforeAfterDialog
from stylestudio.ui.sharing.pair import THUMBNAIL, WHOLE, pair_of_file, pair_of_piece
from stylestudio.ui.sharing.share_before_after import ShareBeforeAfter
from stylestudio.ui.sharing.sharing import BEFORE_AFTER, Sharing
from tests.gui.sharing.conftest import SECRET, answer, file_dialog
from tests.gui.sharing.making import make_piece


@pytest.fixture
def sharing(background, gallery, window) -> Sharing:
    sharing = Sharing(background, gallery, window)
    sharing.news = []
    sharing.shared.connect(lambda path: sharing.news.append(("shared", path)))
    sharing.copied.connect(lambda: sharing.news.append(("copied",)))
    sharing.failed.connect(lambda error: sharing.news.append(("failed", error)))
    return sharing


@pytest.fixture
def opened(qtbot, window, background):
    """The dialog, once all is read and shown."""

    def wait() -> BeforeAfterDialog:
        dialog = window.findChildren(BeforeAfterDialog)[-1]
        qtbot.waitUntil(lambda: not background.busy)
        return dialog

    return wait


def save(qtbot, dialog, path) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    answer(file_dialog(qtbot, dialog), path)


def nothing_left(window) -> bool:
    return not window.findChildren(BeforeAfterDialog) and not window.findChildren(ShareBeforeAfter)


def test_with_the_photo(qtbot, sharing, opened, window, kept, tmp_path):
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    assert dialog.preview.image is not None
    assert not dialog.find_button.isVisible()
    target = tmp_path / "both.png"
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: sharing.news == [("shared", target)])
    with Image.open(target) as written:
        # The painting is 320 px, and is not enlarged.
        assert max(written.size) > 400
    assert SECRET.encode() not in target.read_bytes()
    assert b"StyleStudio" not in target.read_bytes()
    qtbot.waitUntil(lambda: nothing_left(window))


def test_the_options_change_the_picture(qtbot, sharing, opened, background, kept, tmp_path):
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    shapes = {}
    for layout in ("beside", "stacked"):
        before = dialog.preview.image
        dialog.layouts.buttons[layout].click()
        qtbot.waitUntil(lambda before=before: dialog.preview.image is not before)
        image = dialog.preview.image
        shapes[layout] = image.width() > image.height()
    assert shapes == {"beside": True, "stacked": False}
    before = dialog.preview.image
    dialog.labels_check.click()
    qtbot.waitUntil(lambda: dialog.preview.image is not before)
    assert dialog.preview.image.height() < before.height()
    dialog.px_box.setValue(300)
    save(qtbot, dialog, tmp_path / "both.jpg")
    qtbot.waitUntil(lambda: bool(sharing.news))
    with Image.open(tmp_path / "both.jpg") as written:
        assert written.format == "JPEG"
        assert max(written.size) <= 300
    # And they are remembered.
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    assert (dialog.layout_choice, dialog.labels, dialog.longer_side_px) == ("stacked", None, 300)
    dialog.reject()


def test_without_the_photo_there_is_its_small_copy(sharing, opened, kept, photo_path, gallery):
    photo_path.unlink()
    assert pair_of_file(kept, gallery).photo_state == THUMBNAIL
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    assert dialog.find_button.isVisible()
    assert "“Lake.jpg” is not where it was" in dialog.missing.text()
    assert SECRET not in dialog.missing.text()
    assert dialog.save_button.isEnabled()
    assert dialog.preview.image is not None
    dialog.reject()


def test_the_user_finds_the_photo(qtbot, sharing, opened, background, kept, photo_path, tmp_path):
    moved = photo_path.rename(tmp_path / "Moved.jpg")
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    before = dialog.preview.image
    QTest.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    answer(file_dialog(qtbot, dialog), moved)
    qtbot.waitUntil(lambda: dialog.preview.image is not before)
    assert not dialog.find_button.isVisible()
    dialog.reject()


def test_what_is_found_is_no_picture(qtbot, sharing, opened, kept, photo_path, tmp_path):
    photo_path.unlink()
    wrong = tmp_path / "notes.png"
    wrong.write_text("no picture")
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    dialog.photo_found.emit(wrong)
    qtbot.waitUntil(lambda: "notes.png" in dialog.status.text())
    assert dialog.find_button.isVisible()
    assert dialog.save_button.isEnabled()
    dialog.reject()


def test_not_even_a_small_copy(qtbot, sharing, opened, gallery, painting, kept, photo_path):
    source = SourceRecord(role="content", path="/nowhere/Gone.jpg")
    bare = gallery.keep(painting, PictureRecord(name="Bare", sources=(source,)))
    sharing.share_file(bare, BEFORE_AFTER)
    dialog = opened()
    assert dialog.missing.text() == "The photo “Gone.jpg” is not where it was."
    assert not dialog.save_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    dialog.photo_found.emit(photo_path)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.reject()


def test_a_picture_of_somebody_else_s(sharing, opened, tmp_path, painting):
    path = tmp_path / "found.jpg"
    save_module.save_picture(painting, path)
    sharing.share_file(path, BEFORE_AFTER)
    dialog = opened()
    assert "does not say which photo" in dialog.missing.text()
    dialog.reject()


def test_a_picture_of_the_canvas(
    qtbot, sharing, opened, gallery, painting, record, photo_path, tmp_path
):
    piece = make_piece(painting, load_picture(photo_path), record)
    assert pair_of_piece(piece, gallery).photo_state == WHOLE
    photo_path.unlink()
    assert pair_of_piece(piece, gallery).photo_state == WHOLE, "it is still on the canvas"
    touched = np.ascontiguousarray(painting[::-1])
    assert pair_of_piece(piece, gallery, touched).painting is touched
    sharing.share_piece(piece, BEFORE_AFTER)
    dialog = opened()
    save(qtbot, dialog, tmp_path / "canvas.webp")
    qtbot.waitUntil(lambda: bool(sharing.news))
    assert load_picture(tmp_path / "canvas.webp").size


def test_a_piece_of_the_gallery_keeps_its_small_copy(gallery, painting, record, kept, photo_path):
    photo_path.unlink()
    piece = make_piece(painting, None, record)
    piece.saved_to = kept
    assert pair_of_piece(piece, gallery).photo_state == THUMBNAIL


def test_a_piece_without_a_picture_is_told(qtbot, sharing, window, painting):
    piece = make_piece(painting, None)
    piece.pixels = None
    sharing.share_piece(piece, BEFORE_AFTER)
    qtbot.waitUntil(lambda: bool(sharing.news))
    assert "no picture yet" in sharing.news[0][1].message
    qtbot.waitUntil(lambda: nothing_left(window))


def test_copy(qtbot, sharing, opened, kept):
    QGuiApplication.clipboard().clear()
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sharing.news == [("copied",)])
    assert dialog.status.text() == "Copied."
    image = QGuiApplication.clipboard().image()
    assert max(image.width(), image.height()) > 400
    dialog.reject()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_refusing_disk_loses_nothing(
    qtbot, sharing, opened, window, kept, tmp_path, monkeypatch, number
):
    original = save_module.write_draft

    def refusing(*_: object):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(save_module, "write_draft", refusing)
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    save(qtbot, dialog, tmp_path / "both.png")
    qtbot.waitUntil(lambda: bool(sharing.news))
    assert isinstance(sharing.news[0][1], SaveError)
    assert dialog.isVisible()
    assert "both.png was not saved" in dialog.status.text()
    monkeypatch.setattr(save_module, "write_draft", original)
    save(qtbot, dialog, tmp_path / "both.png")
    qtbot.waitUntil(lambda: sharing.news[-1] == ("shared", tmp_path / "both.png"))
    qtbot.waitUntil(lambda: nothing_left(window))


def test_no_picture_of_the_gallery_is_replaced(qtbot, sharing, opened, kept):
    before = kept.read_bytes()
    sharing.share_file(kept, BEFORE_AFTER)
    dialog = opened()
    save(qtbot, dialog, kept)
    qtbot.waitUntil(lambda: bool(sharing.news))
    assert isinstance(sharing.news[0][1], UserError)
    assert kept.read_bytes() == before
    dialog.reject()


def test_closed_while_it_reads(qtbot, background, gallery, window, kept):
    go_on = threading.Event()

    def read():
        assert go_on.wait(10)
        return pair_of_file(kept, gallery)

    sharing = ShareBeforeAfter(background, read, gallery.folder, window)
    QTest.keyClick(sharing.dialog, Qt.Key.Key_Escape)
    go_on.set()
    background.wait()
    qtbot.waitUntil(lambda: nothing_left(window))
