"""The grid of all pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication

from stylestudio.ui.views.grid_view import GridView
from tests.gui.views.conftest import pixels_of, plain, shown

KEYS = ["gram", "pca", "svd", "weighted"]


@pytest.fixture
def items(make_item):
    return [
        make_item(key, plain(120, 80, 60 + 40 * index), detail="Strength 80")
        for index, key in enumerate(KEYS)
    ]


@pytest.fixture
def grid(viewport, items, put_on_screen) -> GridView:
    grid = GridView(viewport)
    viewport.set_reference(QSize(120, 80))
    grid.set_items(items, None)
    put_on_screen(grid, 700, 560)
    return grid


def focused_key() -> str:
    return QApplication.focusWidget().parent().key


def test_every_picture_has_a_cell_with_its_words(grid):
    assert grid.columns == 2
    for index, cell in enumerate(grid.cells.values()):
        seen = pixels_of(cell.picture.grab().toImage())
        assert seen[seen.shape[0] // 2, seen.shape[1] // 2, 0] == 60 + 40 * index
        assert cell.caption.title.text() == KEYS[index].capitalize()
        assert cell.caption.detail.text() == "Strength 80"
        assert cell.picture.accessibleName() == KEYS[index].capitalize()


@pytest.mark.parametrize(("size", "columns"), [((1300, 330), 4), ((320, 1100), 1)])
def test_the_columns_follow_the_room(grid, qtbot, size, columns):
    grid.resize(*size)
    qtbot.waitUntil(lambda: grid.columns == columns)


@pytest.mark.parametrize("size", [(640, 480), (1240, 800)])
def test_eight_cells_fit_without_overlapping(grid, make_item, items, qtbot, size):
    more = [
        make_item(
            f"more{index}",
            plain(120, 80),
            title="Adaptive (weighted Gram)",
            badge="Painting… 40 %",
            progress=0.4,
            actions=(("finish", "Finish this one"),),
        )
        for index in range(4)
    ]
    grid.set_items([*items, *more], None)
    grid.resize(*size)
    qtbot.wait(30)
    places = [cell.geometry() for cell in grid.cells.values()]
    assert len(places) == 8
    for index, place in enumerate(places):
        assert grid.rect().contains(place)
        assert not any(place.intersects(other) for other in places[:index])
    widths = {place.width() for place in places}
    assert max(widths) - min(widths) <= 1
    for cell in grid.cells.values():
        for button in cell.caption.buttons.values():
            place = QRect(button.mapTo(cell, QPoint()), button.size())
            assert cell.rect().contains(place)
            assert button.width() >= button.minimumSizeHint().width()


def test_a_click_chooses_and_with_ctrl_joins(grid, qtbot):
    picture = grid.cells["pca"].picture
    with qtbot.waitSignal(grid.chosen) as caught:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert caught.args == ["pca", False]
    with qtbot.waitSignal(grid.chosen) as caught:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["pca", True]


def test_the_box_joins_too(grid, qtbot):
    box = grid.cells["svd"].caption.check_box
    with qtbot.waitSignal(grid.chosen) as caught:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert caught.args == ["svd", True]
    assert box.accessibleName() == "Select Svd"


def test_a_double_click_or_enter_opens(grid, qtbot):
    picture = grid.cells["svd"].picture
    with qtbot.waitSignal(grid.opened) as caught:
        qtbot.mouseDClick(picture, Qt.MouseButton.LeftButton)
    assert caught.args == ["svd"]
    with qtbot.waitSignal(grid.opened) as caught:
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert caught.args == ["svd"]


def test_arrow_keys_go_from_cell_to_cell(grid, qtbot):
    grid.cells["gram"].picture.setFocus()
    for key, expected in (
        (Qt.Key.Key_Right, "pca"),
        (Qt.Key.Key_Down, "weighted"),
        (Qt.Key.Key_Left, "svd"),
        (Qt.Key.Key_Up, "gram"),
        (Qt.Key.Key_Up, "gram"),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert focused_key() == expected


def test_arrow_keys_go_where_they_point_from_right_to_left(grid, qtbot):
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: grid.cells["gram"].x() > grid.cells["pca"].x())
    grid.cells["gram"].picture.setFocus()
    qtbot.keyClick(grid.cells["gram"].picture, Qt.Key.Key_Left)
    assert focused_key() == "pca"


def test_buttons_say_what_is_asked_and_for_which_picture(grid, items, qtbot):
    items[1].set_shown(shown("pca", plain(), actions=(("finish", "Finish this one"),)))
    button = grid.cells["pca"].caption.buttons["finish"]
    assert button.text() == "Finish this one"
    with qtbot.waitSignal(grid.action_requested) as caught:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert caught.args == ["pca", "finish"]
    items[1].set_shown(shown("pca", plain()))
    assert grid.cells["pca"].caption.buttons == {}


def test_tab_goes_through_the_cells_in_order(grid, items, qtbot):
    # Their buttons come later, as when sketches are done.
    for item in items:
        item.set_shown(shown(item.key, plain(), actions=(("finish", "Finish this one"),)))
    qtbot.wait(20)
    grid.cells["gram"].picture.setFocus()
    visited = []
    for _ in range(12):
        visited.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    expected = [stop for cell in grid.cells.values() for stop in cell.tab_order()]
    assert visited == expected


def test_progress_and_state_come_and_go_without_moving_the_picture(grid, items, qtbot):
    cell = grid.cells["gram"]
    before = cell.picture.geometry()
    words = {"badge": "Painting… 40 %", "progress": 0.4}
    items[0].set_shown(shown("gram", plain(120, 80), **words))
    qtbot.wait(20)
    assert cell.caption.line.isVisible()
    assert cell.caption.line.value() == 400
    assert cell.caption.badge.text() == "Painting… 40 %"
    assert cell.picture.geometry() == before
    assert "Painting… 40 %" in cell.picture.accessibleDescription()
    items[0].set_shown(shown("gram", plain(120, 80)))
    assert not cell.caption.line.isVisible()
    assert not cell.caption.badge.isVisible()


def test_a_picture_that_has_grown_paints_its_own_cell_only(grid, items, qtbot, monkeypatch):
    qtbot.wait(50)
    painted = []
    paint = type(grid.cells["gram"].picture).paint_pictures
    monkeypatch.setattr(
        type(grid.cells["gram"].picture),
        "paint_pictures",
        lambda self, painter: (painted.append(self), paint(self, painter)),
    )
    items[2].set_image(plain(120, 80, 250))
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(30)
    assert set(painted) == {grid.cells["svd"].picture}


def test_what_has_not_begun_shows_the_photo_dimly_and_says_so(grid, make_item, items):
    photo = make_item("photo", plain(120, 80, 255))
    waiting = make_item("waiting", badge="")
    grid.set_items([*items[:3], waiting], photo)
    picture = grid.cells["waiting"].picture
    seen = pixels_of(picture.grab().toImage())
    edge = seen[seen.shape[0] // 2, 40, 0]
    assert 60 < edge < 254
    assert picture.grip_item() is None


def test_cells_of_pictures_that_stay_are_kept(grid, items, make_item):
    kept = grid.cells["pca"]
    grid.set_items([items[1], make_item("new", plain())], None)
    assert list(grid.cells) == ["pca", "new"]
    assert grid.cells["pca"] is kept


def test_the_current_and_the_selected_are_marked(grid):
    grid.set_current("svd")
    grid.set_selected(["gram", "svd"])
    assert [cell.current for cell in grid.cells.values()] == [False, False, True, False]
    checked = [cell.caption.check_box.isChecked() for cell in grid.cells.values()]
    assert checked == [True, False, True, False]


def test_ctrl_and_space_select(grid, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(grid.chosen) as caught:
        qtbot.keyClick(grid.cells["pca"].picture, Qt.Key.Key_Space, control)
    assert caught.args == ["pca", True]
