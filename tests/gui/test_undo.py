"""Undo and redo in the window: settings, sources and finishing touches in one line of steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.request.touches import Touches
from tests.gui.conftest import make_picture, newest, shown_picture


@pytest.fixture
def steps(window, qtbot):
    """The window's history; the window is the active one, so that keys reach it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # That a test has opened a pair of pictures is a step, too.
    window.studio.history.forget()
    return window.studio.history


def undo(window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def redo(window) -> None:
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, shift)


def press_right(part) -> None:
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Right)


def test_the_menu_names_the_step(window, steps):
    assert not steps.undo_action.isEnabled()
    assert not steps.redo_action.isEnabled()
    window.settings.controls["quality"].buttons["best"].click()
    assert steps.undo_action.text() == "Undo quality"
    edit_menu = window.menuBar().actions()[1].menu()
    assert edit_menu.actions()[:2] == [steps.undo_action, steps.redo_action]
    steps.undo_action.trigger()
    assert steps.redo_action.text() == "Redo quality"
    assert not steps.undo_action.isEnabled()


def test_settings_go_back_and_forth(qtbot, window, steps):
    quality = window.settings.controls["quality"]
    quality.buttons["best"].click()
    window.settings.variant_chooser.cards.cards["pca"].click()
    assert window.settings.variant_chooser.cards.checked_keys() == ["gram", "pca"]
    undo(window)
    assert window.settings.variant_chooser.cards.checked_keys() == ["gram"]
    assert quality.value() == "best"
    undo(window)
    assert quality.value() == "good"
    redo(window)
    redo(window)
    assert quality.value() == "best"
    assert window.settings.variant_chooser.cards.checked_keys() == ["gram", "pca"]


def test_a_preset_is_one_step(window, steps):
    box = window.settings.preset_box
    before = window.settings.state()
    box.setCurrentIndex(box.currentIndex() + 1)
    box.activated.emit(box.currentIndex())
    assert window.settings.state() != before
    assert steps.undo_action.text() == "Undo preset"
    undo(window)
    assert window.settings.state() == before


def test_paintings_come_back(qtbot, window, steps, tmp_path):
    other = make_picture(tmp_path / "Stars.png", 40, 50)
    window.sources.take_files([other], "style")
    qtbot.waitUntil(lambda: len(window.sources.styles) == 2)
    window.sources_panel.style_stack.cards.setFocus()
    window.sources.remove_style(0)
    assert [entry.loaded.path for entry in window.sources.styles] == [other]
    assert steps.undo_action.text() == "Undo remove Waves"
    undo(window)
    qtbot.waitUntil(lambda: len(window.sources.styles) == 2)
    undo(window)
    qtbot.waitUntil(lambda: len(window.sources.styles) == 1)
    assert window.sources.styles[0].loaded.title == "Waves"
    redo(window)
    qtbot.waitUntil(lambda: len(window.sources.styles) == 2)


def test_the_photo_before_comes_back(qtbot, window, steps, tmp_path, photo_file):
    other = make_picture(tmp_path / "Market.png", 40, 50)
    window.sources.take_files([other], "photo")
    qtbot.waitUntil(lambda: window.sources.photo.path == other)
    undo(window)
    qtbot.waitUntil(lambda: window.sources.photo.path == photo_file)
    assert window.session.ready


def test_swapping_is_undone(qtbot, window, steps, photo_file, painting_file):
    window.sources_panel.swap_button.click()
    qtbot.waitUntil(lambda: window.sources.photo.path == painting_file)
    undo(window)
    qtbot.waitUntil(lambda: window.sources.photo.path == photo_file)
    assert window.sources.styles[0].loaded.path == painting_file


def test_touches_go_back_and_forth(qtbot, window, steps, finished):
    window.session.start()
    finished()
    plain = shown_picture(window)
    touches = window.paint_pane.touches
    touches.heading_button.click()
    press_right(touches.rows["grain"].control.slider)
    qtbot.waitUntil(lambda: steps.undo_action.isEnabled())
    assert steps.undo_action.text() == "Undo finishing touches"
    piece = newest(window)
    grain = piece.touches.grain
    assert grain > 0
    qtbot.waitUntil(lambda: shown_picture(window) != plain)
    undo(window)
    assert piece.touches == Touches()
    assert touches.touches == Touches()
    qtbot.waitUntil(lambda: shown_picture(window) == plain)
    redo(window)
    assert piece.touches.grain == touches.touches.grain == grain
    qtbot.waitUntil(lambda: shown_picture(window) != plain)


def test_steps_of_all_kinds_stand_in_one_line(qtbot, window, steps, finished, tmp_path):
    window.session.start()
    finished()
    window.paint_pane.touches.heading_button.click()
    window.settings.controls["quality"].buttons["best"].click()
    press_right(window.paint_pane.touches.rows["sharpness"].control.slider)
    qtbot.waitUntil(lambda: newest(window).touches.sharpness > 0)
    qtbot.waitUntil(lambda: steps.undo_action.text() == "Undo finishing touches")
    window.sources.take_files([make_picture(tmp_path / "Stars.png", 40, 50)], "style")
    qtbot.waitUntil(lambda: len(window.sources.styles) == 2)
    undo(window)
    qtbot.waitUntil(lambda: len(window.sources.styles) == 1)
    assert newest(window).touches.sharpness > 0
    undo(window)
    assert newest(window).touches == Touches()
    assert window.settings.controls["quality"].value() == "best"
    undo(window)
    assert window.settings.controls["quality"].value() == "good"
    assert not steps.undo_action.isEnabled()


def test_what_stands_in_and_what_is_painted_is_no_step(qtbot, empty_window, finished):
    empty_window.load_pair()
    qtbot.waitUntil(lambda: empty_window.session.ready)
    empty_window.session.start()
    finished()
    assert not empty_window.studio.history.undo_action.isEnabled()


def test_touches_of_a_picture_that_is_gone_are_no_error(qtbot, window, steps, finished):
    window.session.start()
    finished()
    touches = window.paint_pane.touches
    touches.heading_button.click()
    press_right(touches.rows["grain"].control.slider)
    qtbot.waitUntil(lambda: steps.undo_action.isEnabled())
    window.session.start()
    finished()
    assert newest(window).touches == Touches()
    undo(window)
    assert newest(window).touches == Touches()


def test_typing_into_a_field_is_undone_in_the_field(window, steps):
    window.settings.controls["quality"].buttons["best"].click()
    field = window.settings.controls["size_px"].box.lineEdit()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "64")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "64"
    assert window.settings.controls["quality"].value() == "best"


def test_a_swap_of_the_samples_that_stood_in_is_undone(qtbot, empty_window):
    window = empty_window
    window.load_pair()
    qtbot.waitUntil(lambda: window.session.ready and not window.sources.loading)
    photo = window.sources.photo.path
    window.sources.swap()
    assert window.sources.photo.path != photo
    window.studio.history.undo_action.trigger()
    assert window.sources.photo.path == photo
    assert window.sources.stands_in
    assert window.studio.history.redo_action.isEnabled(), "and can be done once more"
    window.studio.history.redo_action.trigger()
    assert window.sources.photo.path != photo


def test_the_only_painting_comes_back(qtbot, empty_window, painting_file):
    window = empty_window
    window.load_pair(None, painting_file)
    qtbot.waitUntil(lambda: window.session.ready and not window.sources.loading)
    window.settings.controls["quality"].buttons["best"].click()
    window.sources.remove_style(0)
    assert not window.sources.styles
    window.studio.history.undo_action.trigger()
    qtbot.waitUntil(lambda: not window.sources.loading)
    assert [entry.loaded.path for entry in window.sources.styles] == [painting_file]
    window.studio.history.undo_action.trigger()
    assert window.settings.controls["quality"].value() == "good"


def test_touches_stay_in_view_when_other_things_change(qtbot, window, finished):
    window.session.start()
    finished()
    plain = shown_picture(window)
    window.paint_pane.touches.heading_button.click()
    slider = window.paint_pane.touches.rows["sharpness"].control.slider
    slider.setValue(slider.maximum())
    qtbot.waitUntil(lambda: shown_picture(window).cacheKey() != plain.cacheKey())
    finished()
    touched = shown_picture(window)
    window.sources.set_weight(0, 0.4)
    assert shown_picture(window) == touched
