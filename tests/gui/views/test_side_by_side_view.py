"""Two or three pictures beside each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt

from stylestudio.ui.views.geometry import to_image
from stylestudio.ui.views.side_by_side_view import SideBySideView
from tests.gui.views.conftest import pixels_of, plain, wheel


@pytest.fixture
def view(viewport, make_item, put_on_screen) -> SideBySideView:
    view = SideBySideView(viewport)
    viewport.set_reference(QSize(300, 300))
    view.set_pictures(
        [make_item("photo", plain(90, 90, 30)), make_item("gram", plain(300, 300, 200))]
    )
    put_on_screen(view, 624, 316)
    return view


def test_each_picture_has_a_room_of_its_own(view):
    seen = pixels_of(view.grab().toImage())
    assert seen[200, 158, 0] == 30
    assert seen[200, 466, 0] == 200
    assert [round(frame.room.width()) for frame in view.frames()] == [300, 300]


def test_three_pictures_stand_in_a_row(view, make_item):
    view.set_pictures([*view.items, make_item("pca", plain(300, 300, 120))])
    lefts = [frame.room.left() for frame in view.frames()]
    assert lefts == sorted(lefts)
    assert len(lefts) == 3
    assert pixels_of(view.grab().toImage())[200, 520, 0] == 120


def test_the_same_point_lies_in_the_same_place_of_each_room(view):
    at = QPointF(390, 60)
    room = view.frames()[1].room
    before = to_image(at, view.viewport.place(view.frames()[1]))
    wheel(view, at, 4)
    first, second = (to_image(at, view.viewport.place(frame)) for frame in view.frames())
    assert (second.x(), second.y()) == pytest.approx((before.x(), before.y()), abs=1e-6)
    other = at - room.topLeft() + view.frames()[0].room.topLeft()
    beside = to_image(other, view.viewport.place(view.frames()[0]))
    assert (beside.x(), beside.y()) == pytest.approx((second.x(), second.y()), abs=1e-6)
    assert first.x() > second.x()


def test_dragging_moves_both(view, qtbot):
    view.zoom_to(2.0)
    before = [view.viewport.place(frame).topLeft() for frame in view.frames()]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(450, 100))
    qtbot.mouseMove(view, QPoint(480, 140))
    after = [view.viewport.place(frame).topLeft() for frame in view.frames()]
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(480, 140))
    assert [new - old for new, old in zip(after, before, strict=True)] == [QPointF(30, 40)] * 2


def test_it_says_what_is_seen(view):
    assert view.accessibleName() == "Side by side, from left to right: Photo, Gram"


def test_the_picture_under_the_pointer_is_taken_out(view):
    assert view.item_at(QPointF(100, 100)).key == "photo"
    assert view.item_at(QPointF(500, 100)).key == "gram"
    assert view.item_at(QPointF(312, 100)) is None
