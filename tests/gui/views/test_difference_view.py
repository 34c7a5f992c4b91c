"""The difference of two pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt

from stylestudio.ui.views.difference_view import DifferenceView
from tests.gui.views.conftest import pixels_of, plain


@pytest.fixture
def view(viewport, background, make_item, put_on_screen) -> DifferenceView:
    view = DifferenceView(viewport, background)
    viewport.set_reference(QSize(200, 150))
    view.set_pair(make_item("a", plain(200, 150, 100)), make_item("b", plain(100, 75, 105)))
    put_on_screen(view, 500, 400)
    background.wait()
    return view


def middle(view: DifferenceView) -> int:
    seen = pixels_of(view.picture.grab().toImage())
    return int(seen[seen.shape[0] // 2, seen.shape[1] // 2, 0])


def test_it_is_amplified_by_the_slider(view, background, qtbot):
    assert middle(view) == 5 * view.slider.value()
    view.slider.setFocus()
    for _ in range(20):
        qtbot.keyClick(view.slider, Qt.Key.Key_Right)
    background.wait()
    assert view.factor.text() == "×16"
    assert middle(view) == 80


def test_it_follows_a_picture_that_grows(view, background):
    view.slider.setValue(1)
    view.picture.items[1].set_image(plain(100, 75, 160))
    view.picture.items[1].set_image(plain(100, 75, 170))
    background.wait()
    assert middle(view) == 70


def test_nothing_is_computed_where_nobody_looks(view, background):
    view.hide()
    before = view.picture.result
    view.picture.items[1].set_image(plain(100, 75, 250))
    assert not background.busy
    assert view.picture.result is before
    view.show()
    background.wait()
    assert middle(view) == min(255, 150 * view.slider.value())


def test_it_is_no_larger_than_it_is_seen(view, background, make_item):
    view.set_pair(None, None)
    view.picture.viewport.set_reference(QSize(3000, 2250))
    view.set_pair(make_item("c", plain(3000, 2250, 9)), make_item("d", plain(3000, 2250, 8)))
    background.wait()
    assert view.picture.result.width() == 512


def test_it_is_gone_with_its_pair(view, make_item):
    view.set_pair(None, make_item("c", plain()))
    assert view.picture.result is None
    view.picture.grab()


def test_a_picture_that_has_not_begun_is_waited_for(view, make_item, background):
    view.set_pair(make_item("c", plain()), make_item("d"))
    background.wait()
    assert view.picture.result is None
    view.picture.grab()


def test_a_view_that_is_gone_takes_no_answer(viewport, background, make_item, put_on_screen, qtbot):
    view = DifferenceView(viewport, background)
    put_on_screen(view, 300, 300)
    viewport.set_reference(QSize(200, 150))
    view.set_pair(make_item("a", plain(200, 150, 100)), make_item("b", plain(200, 150, 105)))
    assert background.busy
    with qtbot.waitSignal(view.destroyed):
        view.close()
        view.deleteLater()
    background.wait()


def test_it_explains_itself(view):
    assert "alike" in view.explanation.text()
    assert view.picture.accessibleName() == "Difference of A and B"
    assert view.slider.accessibleName()
    assert view.slider.accessibleDescription()
