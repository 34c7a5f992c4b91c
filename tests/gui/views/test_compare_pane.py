"""The pane as the window uses it."""

from __future__ import annotations

from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from stylestudio.errors import SaveError
from stylestudio.ui.views import drag_out
from stylestudio.ui.views.compare_pane import ComparePane
from stylestudio.ui.views.modes import CompareMode
from tests.gui.conftest import drag_over, drop, file_mime, make_picture
from tests.gui.views.conftest import noise, pixels_of, plain, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def four(pane) -> ComparePane:
    pane.set_items(
        [
            shown(key, plain(90, 60, 80 + 40 * index), title=f"Title {key}")
            for index, key in enumerate("abcd")
        ]
    )
    return pane


def seen_grey(pane: ComparePane) -> int:
    """What is in the middle of the single view."""
    seen = pixels_of(pane.single.picture.grab().toImage())
    return int(seen[seen.shape[0] // 2, seen.shape[1] // 2, 0])


def visible_view(pane: ComparePane) -> str:
    views = {
        "single": pane.single,
        "split": pane.split,
        "side-by-side": pane.side_by_side,
        "grid": pane.grid,
        "difference": pane.difference,
    }
    return next(name for name, view in views.items() if view.isVisible())


def test_each_mode_shows_its_view(four, qtbot):
    for mode in CompareMode:
        if mode is not four.mode:
            with qtbot.waitSignal(four.mode_changed) as caught:
                four.set_mode(mode)
            assert caught.args == [mode]
        assert visible_view(four) == mode.value


def test_opening_a_cell_shows_it_large(four, qtbot):
    assert visible_view(four) == "grid"
    with qtbot.waitSignal(four.current_changed) as caught:
        qtbot.mouseDClick(four.grid.cells["c"].picture, LEFT)
    assert caught.args == ["c"]
    assert visible_view(four) == "single"
    assert seen_grey(four) == 160
    assert four.single.picture.hasFocus()
    assert four.single.caption.title.text() == "Title c"


def test_page_keys_go_through_the_pictures(four, qtbot):
    four.set_mode(CompareMode.SINGLE)
    picture = four.single.picture
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_PageDown)
    assert four.current_key == "b"
    qtbot.keyClick(picture, Qt.Key.Key_PageUp)
    qtbot.keyClick(picture, Qt.Key.Key_PageUp)
    assert four.current_key == "d"


def test_clicks_select_and_mark(four, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(four.grid.cells["b"].picture, LEFT)
    with qtbot.waitSignal(four.selection_changed):
        qtbot.mouseClick(four.grid.cells["d"].picture, LEFT, control)
    assert four.selected_keys == ["b", "d"]
    assert four.current_key == "d"
    checked = [key for key, cell in four.grid.cells.items() if cell.caption.check_box.isChecked()]
    assert checked == ["b", "d"]
    assert [key for key, cell in four.grid.cells.items() if cell.current] == ["d"]


@pytest.mark.parametrize(("key", "grey"), [(Qt.Key.Key_Space, 40), (Qt.Key.Key_B, 80)])
def test_a_held_key_shows_the_other_picture(four, qtbot, key, grey):
    four.set_current("b")
    four.set_mode(CompareMode.SINGLE)
    picture = four.single.picture
    picture.setFocus()
    qtbot.keyPress(picture, key)
    assert seen_grey(four) == grey
    qtbot.keyRelease(picture, key)
    assert seen_grey(four) == 120


def test_losing_the_focus_goes_back(four, qtbot):
    four.set_mode(CompareMode.SINGLE)
    four.single.picture.setFocus()
    qtbot.keyPress(four.single.picture, Qt.Key.Key_Space)
    assert four.held is not None
    four.bar.copy_button.setFocus()
    assert four.held is None
    assert seen_grey(four) == 80


def test_the_button_shows_the_photo_while_it_is_held(four, qtbot):
    button: QPushButton = four.bar.hold_button
    qtbot.mousePress(button, LEFT)
    assert four.held.key == "photo"
    cell = pixels_of(four.grid.cells["d"].picture.grab().toImage())
    assert cell[cell.shape[0] // 2, cell.shape[1] // 2, 0] == 40
    qtbot.mouseRelease(button, LEFT)
    assert four.held is None


def test_a_photo_that_goes_is_not_held_on(four, qtbot):
    qtbot.mousePress(four.bar.hold_button, LEFT)
    four.set_photo(None)
    assert four.held is None
    qtbot.mouseRelease(four.bar.hold_button, LEFT)


def test_the_zoom_is_shared_by_all_views(four, qtbot):
    four.set_mode(CompareMode.SINGLE)
    four.single.picture.setFocus()
    qtbot.keyClick(four.single.picture, Qt.Key.Key_2)
    for mode in CompareMode:
        four.set_mode(mode)
        assert four.picture_view.zoom_percent() == 200
        assert four.bar.zoom.label.text() == "200 %"


def test_pictures_grow_in_place(four):
    four.update_image("a", plain(90, 60, 222))
    four.update_image("gone", plain(90, 60, 1))
    four.set_mode(CompareMode.SINGLE)
    assert seen_grey(four) == 222


def test_actions_come_from_cells_and_from_the_single_view(four, qtbot):
    four.update_item(shown("b", plain(), actions=(("finish", "Finish this one"),)))
    with qtbot.waitSignal(four.action_requested) as caught:
        qtbot.mouseClick(four.grid.cells["b"].caption.buttons["finish"], LEFT)
    assert caught.args == ["b", "finish"]
    four.set_current("b")
    four.set_mode(CompareMode.SINGLE)
    with qtbot.waitSignal(four.action_requested) as caught:
        qtbot.mouseClick(four.single.caption.buttons["finish"], LEFT)
    assert caught.args == ["b", "finish"]


def test_an_action_may_take_its_own_cell_away(four, qtbot):
    four.update_item(shown("b", plain(), actions=(("remove", "Remove"),)))
    four.action_requested.connect(lambda key, action: four.set_items([shown("a", plain())]))
    qtbot.mouseClick(four.grid.cells["b"].caption.buttons["remove"], LEFT)
    qtbot.wait(20)
    assert visible_view(four) == "single"


def test_copy_puts_the_full_picture_on_the_clipboard(pane, qtbot):
    image = noise(301, 203)
    assert not pane.bar.copy_button.isEnabled()
    pane.set_items([shown("a", image)])
    with qtbot.waitSignal(pane.copy_requested) as caught:
        qtbot.mouseClick(pane.bar.copy_button, LEFT)
    assert caught.args == ["a"]
    copied = QGuiApplication.clipboard().image()
    assert (pixels_of(copied) == pixels_of(image)).all()


def test_copying_waits_for_the_first_preview(pane):
    pane.set_items([shown("a", full_size=plain().size())])
    assert not pane.bar.copy_button.isEnabled()
    pane.update_image("a", plain())
    assert pane.bar.copy_button.isEnabled()


def test_the_sheet_is_asked_for(four, qtbot):
    with qtbot.waitSignal(four.sheet_requested):
        qtbot.mouseClick(four.bar.sheet_button, LEFT)


def test_the_invitation_is_over_the_photo_until_something_is_painted(pane):
    pane.set_invitation("Ready to paint.", "Press Paint.")
    assert visible_view(pane) == "single"
    assert not pane.single.caption.isVisible()
    assert pane.single.picture.accessibleDescription() == "Ready to paint. Press Paint."
    pane.set_items([shown("a", plain(90, 60, 99))])
    assert seen_grey(pane) == 99
    pane.set_items([])
    assert pane.current_key == ""
    assert pane.single.picture.accessibleDescription() == "Ready to paint. Press Paint."


def test_files_dropped_on_the_pictures_are_passed_on(four, qtbot, tmp_path):
    mime = file_mime(make_picture(tmp_path / "one.png", 20, 20), tmp_path / "two.jpg")
    got: list[int] = []
    four.dropped.connect(lambda dropped: got.append(len(dropped.urls())))
    assert drag_over(four, mime).isAccepted()
    assert four._highlight.isVisible()
    event = drop(four, mime)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert got == [2]
    assert not four._highlight.isVisible()


def test_what_is_no_file_is_not_let_in(four):
    mime = QMimeData()
    mime.setText("words")
    assert not drag_over(four, mime).isAccepted()
    assert not four._highlight.isVisible()


class FakeDrag:
    """Takes the place of QDrag, whose loop waits for a real pointer."""

    started: ClassVar[list[FakeDrag]] = []

    def __init__(self, source) -> None:
        self.source = source
        FakeDrag.started.append(self)

    def setMimeData(self, mime) -> None:  # noqa: N802
        self.mime = mime

    def setPixmap(self, pixmap) -> None:  # noqa: N802
        self.pixmap = pixmap

    def exec(self, actions) -> None:
        self.actions = actions


@pytest.fixture
def fake_drag(monkeypatch):
    FakeDrag.started = []
    monkeypatch.setattr(drag_out, "QDrag", FakeDrag)
    return FakeDrag


def drag_by_grip(pane: ComparePane, qtbot) -> None:
    grip = pane.grid.cells["b"].picture.grip
    grip.show()
    qtbot.mousePress(grip, LEFT, pos=QPoint(9, 9))
    qtbot.mouseMove(grip, QPoint(80, 9))
    qtbot.mouseRelease(grip, LEFT, pos=QPoint(80, 9))


def test_a_picture_is_dragged_out_as_image_and_as_file(four, qtbot, tmp_path, fake_drag):
    written = []

    def png_for(key: str):
        written.append(key)
        return make_picture(tmp_path / "A picture.png", 20, 20)

    four.png_for = png_for
    drag_by_grip(four, qtbot)
    (drag,) = fake_drag.started
    assert drag.actions is Qt.DropAction.CopyAction
    assert drag.mime.hasUrls()
    assert drag.mime.hasImage()
    assert drag.mime.imageData().size() == plain(90, 60).size()
    assert written == []
    for _ in range(2):
        assert [url.toLocalFile() for url in drag.mime.urls()] == [str(tmp_path / "A picture.png")]
    assert written == ["b"]


def test_without_a_provider_it_is_an_image(four, qtbot, fake_drag):
    drag_by_grip(four, qtbot)
    (drag,) = fake_drag.started
    assert drag.mime.hasImage()
    assert not drag.mime.hasUrls()


def test_a_file_that_cannot_be_written_is_said(four, qtbot, fake_drag):
    def png_for(key: str):
        raise SaveError("The disk is full.", "Make room.")

    four.png_for = png_for
    drag_by_grip(four, qtbot)
    (drag,) = fake_drag.started
    with qtbot.waitSignal(four.failed) as caught:
        assert drag.mime.urls() == []
    assert str(caught.args[0]) == "The disk is full. Make room."
    assert drag.mime.hasImage()


def test_its_own_pictures_are_not_dropped_on_it(four, monkeypatch, tmp_path):
    from PySide6.QtGui import QDragEnterEvent

    monkeypatch.setattr(QDragEnterEvent, "source", lambda self: four.grid)
    assert not drag_over(four, file_mime(make_picture(tmp_path / "a.png", 9, 9))).isAccepted()


def test_a_pane_can_go_while_pictures_are_being_reduced(background, put_on_screen, qtbot):
    pane = ComparePane(background)
    put_on_screen(pane)
    pane.set_items([shown("a", plain(3000, 2000)), shown("b", plain(3000, 2000))])
    QApplication.processEvents()
    with qtbot.waitSignal(pane.destroyed):
        pane.close()
        pane.deleteLater()
    background.wait()
