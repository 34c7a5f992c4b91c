"""The bar over the pictures: its words, its keys, and how it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from stylestudio.ui.views.modes import CompareMode
from tests.gui.views.conftest import plain, shown


@pytest.fixture
def four(pane):
    pane.set_items([shown(key, plain(), title=f"Title {key}") for key in "abcd"])
    return pane


def visible(pane, kinds) -> list[QWidget]:
    return [part for part in pane.bar.findChildren(kinds) if part.isVisible()]


@pytest.mark.parametrize("mode", list(CompareMode))
@pytest.mark.parametrize("width", [400, 620, 760, 1300])
def test_nothing_is_clipped(four, qtbot, mode, width):
    four.set_mode(mode)
    four.resize(width, 560)
    qtbot.waitUntil(lambda: four.width() == width)
    qtbot.wait(20)
    for part in visible(four, QAbstractButton) + visible(four, QComboBox):
        place = QRect(part.mapTo(four, QPoint()), part.size())
        name = part.accessibleName() or part.text()
        assert four.rect().contains(place), name
        if isinstance(part, QAbstractButton):
            assert part.width() >= part.minimumSizeHint().width(), name


def test_there_is_one_row_where_there_is_room(four, qtbot):
    low = four.bar.height()
    four.resize(1500, 560)
    qtbot.waitUntil(lambda: four.bar.height() < low)
    four.resize(760, 560)
    qtbot.waitUntil(lambda: four.bar.height() == low)


def test_words_go_before_buttons_do(four, qtbot):
    button = four.bar.segments.buttons[CompareMode.SPLIT]
    assert button.text() == "Split"
    four.resize(400, 560)
    qtbot.waitUntil(lambda: button.text() == "")
    assert button.accessibleName() == "Split"
    qtbot.keyClick(four, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: four.mode is CompareMode.SPLIT)


@pytest.mark.parametrize(("number", "mode"), list(enumerate(CompareMode, 1)))
def test_ctrl_and_a_number_choose_the_mode(four, qtbot, number, mode):
    four.set_mode(CompareMode.SPLIT if mode is not CompareMode.SPLIT else CompareMode.GRID)
    key = Qt.Key(Qt.Key.Key_0 + number)
    qtbot.keyClick(four, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: four.mode is mode)
    assert four.bar.segments.buttons[mode].isChecked()
    assert f"Ctrl+{number}" in four.bar.segments.buttons[mode].toolTip()


def test_a_mode_without_pictures_says_why_not(pane):
    for mode in CompareMode:
        button = pane.bar.segments.buttons[mode]
        assert button.isEnabled() == (mode is CompareMode.SINGLE)
        if mode is not CompareMode.SINGLE:
            assert button.toolTip().endswith(".")
    pane.set_items([shown("a", plain())])
    assert pane.bar.segments.buttons[CompareMode.SPLIT].isEnabled()
    assert not pane.bar.segments.buttons[CompareMode.GRID].isEnabled()
    assert "two" in pane.bar.segments.buttons[CompareMode.GRID].toolTip()


def test_the_choosers_are_there_where_something_is_compared(four):
    choosers = four.bar.choosers
    for mode in CompareMode:
        four.set_mode(mode)
        assert choosers.isVisible() == mode.is_paired
        assert four.bar.hold_button.isVisible() != mode.is_paired
        assert choosers.third.isVisible() == (mode is CompareMode.SIDE_BY_SIDE)


def test_the_choosers_choose(four, qtbot):
    four.set_mode(CompareMode.SIDE_BY_SIDE)
    choosers = four.bar.choosers
    assert (choosers.left.currentText(), choosers.right.currentText()) == ("Harbour", "Title a")
    _pick(choosers.left, "Title b")
    with qtbot.waitSignal(four.current_changed) as caught:
        _pick(choosers.right, "Title c")
    assert caught.args == ["c"]
    _pick(choosers.third, "Title d")
    assert [item.key for item in four.side_by_side.items] == ["b", "c", "d"]
    assert [item.key for item in four.split.items] == ["b", "c"]


def test_new_titles_reach_the_choosers(four):
    four.update_item(shown("a", plain(), title="Classic (Gram)"))
    assert four.bar.choosers.right.currentText() == "Classic (Gram)"


def test_the_zoom_is_said_and_changed(four, qtbot):
    four.set_mode(CompareMode.SINGLE)
    zoom, left = four.bar.zoom, Qt.MouseButton.LeftButton
    qtbot.mouseClick(zoom.full, left)
    assert zoom.label.text() == "100 %"
    assert not zoom.fit.isChecked()
    qtbot.mouseClick(zoom.double, left)
    assert zoom.label.text() == "200 %"
    qtbot.mouseClick(zoom.larger, left)
    assert zoom.label.text() == "300 %"
    qtbot.mouseClick(zoom.smaller, left)
    assert zoom.label.text() == "200 %"
    qtbot.mouseClick(zoom.fit, left)
    assert four.viewport.fits
    assert zoom.fit.isChecked()
    qtbot.mouseClick(zoom.fit, left)
    assert zoom.fit.isChecked()


def test_the_zoom_follows_the_window(four, qtbot):
    four.set_mode(CompareMode.SINGLE)
    before = four.bar.zoom.label.text()
    four.resize(1200, 900)
    qtbot.waitUntil(lambda: four.bar.zoom.label.text() != before)


def test_everything_has_a_name(four):
    for mode in CompareMode:
        four.set_mode(mode)
        for part in visible(four, QAbstractButton) + visible(four, QComboBox):
            assert part.accessibleName() or part.text(), part
            assert part.toolTip(), part


def test_ends_are_round_where_they_are_from_right_to_left(four):
    first = four.bar.segments.buttons[CompareMode.SINGLE]
    assert first.property("segment") == "first"
    four.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert first.property("segment") == "last"


def _pick(box: QComboBox, text: str) -> None:
    index = box.findText(text)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_other_words_leave_the_keys(four):
    button = four.bar.segments.buttons[CompareMode.SPLIT]
    keys = button.shortcut().toString()
    button.setText("Geteilt")
    assert button.text() == "Geteilt"
    assert button.shortcut().toString() == keys == "Ctrl+2"
