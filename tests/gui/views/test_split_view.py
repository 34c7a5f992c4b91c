"""The divider between two pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt

from stylestudio.ui.views.split_view import SplitView
from tests.gui.views.conftest import pixels_of, plain

LEFT_GREY, RIGHT_GREY = 40, 210


@pytest.fixture
def view(viewport, make_item, put_on_screen) -> SplitView:
    """416 × 316 logical pixels, so that there are 400 × 300 for pictures of 800 × 600."""
    view = SplitView(viewport)
    viewport.set_reference(QSize(800, 600))
    view.set_pair(
        make_item("gram", plain(800, 600, LEFT_GREY), title="Classic (Gram)"),
        make_item("pca", plain(400, 300, RIGHT_GREY), title="Smooth (PCA)"),
    )
    put_on_screen(view, 416, 316)
    return view


def edge_in(view: SplitView) -> int:
    """The first column of the right picture, below the labels and above the handle."""
    row = pixels_of(view.grab().toImage())[100, 8:408, 0]
    return 8 + int((row[:] == LEFT_GREY).sum())


def test_each_picture_has_its_side(view):
    seen = pixels_of(view.grab().toImage())
    assert seen[250, 60].tolist() == [LEFT_GREY] * 3
    assert seen[250, 350].tolist() == [RIGHT_GREY] * 3
    assert abs(edge_in(view) - 208) <= 3


@pytest.mark.parametrize("grabbed_px", [-11, 0, 11])
def test_the_divider_is_dragged_from_anywhere_near_it(view, qtbot, grabbed_px):
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=QPoint(208 + grabbed_px, 100))
    qtbot.mouseMove(view, QPoint(308 + grabbed_px, 200))
    assert view.divider == pytest.approx(0.75)
    qtbot.mouseMove(view, QPoint(900, 200))
    assert view.divider == 1.0
    qtbot.mouseRelease(view, left, pos=QPoint(900, 200))
    qtbot.mouseMove(view, QPoint(100, 100))
    assert view.divider == 1.0


def test_beside_the_divider_the_picture_is_panned(view, qtbot):
    view.zoom_to(1.0)
    centre = view.viewport.centre
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(150, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    assert view.viewport.centre != centre
    assert view.divider == 0.5


def test_keys_move_the_divider(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.51)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.divider == pytest.approx(0.41)
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.divider == 0.0


def test_up_and_down_still_pan(view, qtbot):
    view.zoom_to(1.0)
    y = view.viewport.centre.y()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.viewport.centre.y() > y


def test_the_divider_stays_in_its_place_of_the_picture(view):
    view.set_divider(0.25)
    view.zoom_to(1.0)
    frame = view.frames()[0]
    assert view.divider == 0.25
    # It lies where the room begins: any further left it could not be grabbed.
    assert view.divider_x() == pytest.approx(frame.room.left())
    view.viewport.fit()
    assert view.divider_x() == pytest.approx(frame.room.left() + 100)


def test_one_out_of_sight_is_moved_from_where_it_is_seen(view, qtbot):
    view.set_divider(0.0)
    view.zoom_to(1.0)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.25 + 0.01)


def test_the_handle_is_seen_on_any_picture(view, make_item):
    for grey in (0, 128, 255):
        item = make_item("a", plain(800, 600, grey))
        view.set_pair(item, make_item("b", plain(800, 600, grey)))
        seen = pixels_of(view.grab().toImage())[:, :, 0].astype(int)
        assert abs(seen[120, 200:217] - grey).max() > 100
        assert abs(seen[158, 190:227] - grey).max() > 100


def test_it_says_what_is_compared(view):
    view.set_divider(0.4)
    assert view.accessibleName() == (
        "Split view: Classic (Gram) left, Smooth (PCA) right, divider at 40 %"
    )
    assert view.accessibleDescription()


def test_the_pointer_says_what_can_be_grabbed(view, qtbot):
    qtbot.mouseMove(view, QPoint(210, 100))
    assert view.cursor().shape() is Qt.CursorShape.SplitHCursor
    qtbot.mouseMove(view, QPoint(100, 100))
    assert view.cursor().shape() is not Qt.CursorShape.SplitHCursor


def test_sides_stay_where_they_are_from_right_to_left(view, qtbot):
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pixels_of(view.grab().toImage())[250, 60, 0] == LEFT_GREY
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.51)


def test_without_a_pair_there_is_no_divider(view, make_item, qtbot):
    view.set_pair(None, make_item("b", plain()))
    assert view.items == []
    qtbot.mouseMove(view, QPoint(208, 100))
    assert view.cursor().shape() is not Qt.CursorShape.SplitHCursor
    view.grab()
