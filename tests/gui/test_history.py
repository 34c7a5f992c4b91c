"""Undo and redo: one step a change, over several watched things."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from stylestudio.request.presets import bundled_presets
from stylestudio.ui.history import History
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.wording import mid_sentence


class Thing:
    """Something with one value."""

    def __init__(self, history: History, key: str) -> None:
        self.value = 0
        self.key = key
        self.history = history
        history.watch(key, lambda: self.value, self.take)

    def take(self, value: int) -> None:
        self.change(value)

    def change(self, value: int) -> None:
        self.value = value
        # Also while it is undone, as a widget does that tells of every change.
        self.history.commit(self.key, f"The {self.key}")


@pytest.fixture
def history(qapp) -> History:
    return History()


def test_steps_are_undone_and_redone_in_order(history):
    size, colour = Thing(history, "size"), Thing(history, "colour")
    assert not history.undo_action.isEnabled()
    size.change(1)
    colour.change(5)
    size.change(2)
    for expected in ((1, 5), (1, 0), (0, 0)):
        history.undo_action.trigger()
        assert (size.value, colour.value) == expected
    assert not history.undo_action.isEnabled()
    for expected in ((1, 0), (1, 5), (2, 5)):
        history.redo_action.trigger()
        assert (size.value, colour.value) == expected
    assert not history.redo_action.isEnabled()


def test_no_change_is_no_step(history):
    size = Thing(history, "size")
    size.change(0)
    assert not history.undo_action.isEnabled()
    size.change(3)
    size.change(3)
    history.undo_action.trigger()
    assert not history.undo_action.isEnabled()


def test_a_change_after_undoing_forgets_what_was_undone(history):
    size = Thing(history, "size")
    size.change(1)
    history.undo_action.trigger()
    size.change(2)
    assert not history.redo_action.isEnabled()
    history.undo_action.trigger()
    assert size.value == 0


def test_the_actions_say_what_they_do(history):
    size = Thing(history, "size")
    size.change(1)
    assert history.undo_action.text() == "Undo the size"
    history.undo_action.trigger()
    assert history.redo_action.text() == "Redo the size"
    for action, keys in (
        (history.undo_action, QKeySequence.StandardKey.Undo),
        (history.redo_action, QKeySequence.StandardKey.Redo),
    ):
        assert action.shortcuts() == QKeySequence.keyBindings(keys)


def test_what_is_forgotten_cannot_be_undone(history):
    size = Thing(history, "size")
    size.change(1)
    history.forget()
    assert not history.undo_action.isEnabled()
    size.change(2)
    history.undo_action.trigger()
    assert size.value == 1


def test_labels_inside_a_sentence():
    assert mid_sentence("Style loss") == "style loss"
    assert mid_sentence("URL") == "URL"


@pytest.fixture
def panel(qtbot, qapp, history) -> SettingsPanel:
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    panel.resize(270, 800)
    panel.addActions([history.undo_action, history.redo_action])
    history.watch("settings", panel.state, panel.restore)
    panel.settled.connect(lambda text: history.commit("settings", text))
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def undo() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_drag_of_a_slider_is_one_step(panel, history):
    slider = panel.controls["strength"].slider
    slider.setFocus()
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    handle = slider.style().subControlRect(
        QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
    )
    place = handle.center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=place)
    for step in (10, 20, 30):
        QTest.mouseMove(slider, place + QPoint(step, 0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=place + QPoint(30, 0))
    assert panel.controls["strength"].value() > 60
    assert history.undo_action.text() == "Undo strength"
    undo()
    assert panel.controls["strength"].value() == 50
    assert not history.undo_action.isEnabled()


def test_what_was_typed_is_undone_with_the_same_keys(panel):
    field = panel.controls["strength"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "72")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.controls["strength"].value() == 72
    undo()
    assert panel.controls["strength"].value() == 50
    assert field.text() == "50"


def test_what_is_half_typed_is_undone_in_the_field_alone(panel, history):
    panel.controls["quality"].buttons["best"].click()
    field = panel.controls["strength"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    undo()
    assert panel.controls["quality"].value() == "best"


def test_all_kinds_of_changes_can_be_undone(panel, history):
    first = panel.state()
    cards = panel.variant_chooser.cards
    index = panel.preset_box.findData("gatys-2016")
    panel.preset_box.setCurrentIndex(index)
    panel.preset_box.activated.emit(index)
    panel.controls["quality"].buttons["sketch"].click()
    panel.controls["pyramid"].check.click()
    QTest.mouseClick(cards.cards["pca"], Qt.MouseButton.LeftButton)
    cards.duplicate_button.click()
    QTest.keyClick(panel.variant_chooser.controls["detail"].slider, Qt.Key.Key_Left)
    cards.remove_button.click()
    last = panel.state()
    asked = panel.requests("a", (("b", 1.0),))
    steps = []
    while history.undo_action.isEnabled():
        steps.append(history.undo_action.text())
        history.undo_action.trigger()
    assert steps == [
        "Undo remove card",
        "Undo style detail",
        "Undo duplicate card",
        "Undo style loss",
        "Undo coarse to fine",
        "Undo quality",
        "Undo preset",
    ]
    assert panel.state() == first
    while history.redo_action.isEnabled():
        history.redo_action.trigger()
    assert panel.state() == last
    assert panel.requests("a", (("b", 1.0),)) == asked
