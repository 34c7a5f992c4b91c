"""The panel of finishing touches, with a real mouse and real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from stylestudio.request.parameters import parameters_of
from stylestudio.request.touches import Touches
from stylestudio.ui.touches.touches_panel import TouchesPanel


@pytest.fixture
def panel(qapp, qtbot) -> TouchesPanel:
    panel = TouchesPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 320)
    panel.set_available(picture=True, photo=True)
    panel.show()
    qtbot.waitExposed(panel)
    panel.heading_button.click()
    return panel


@pytest.fixture
def told(panel) -> dict[str, list[Touches]]:
    told: dict[str, list[Touches]] = {"changed": [], "committed": []}
    panel.changed.connect(told["changed"].append)
    panel.committed.connect(told["committed"].append)
    return told


def handle(slider) -> QPoint:
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    return (
        slider.style()
        .subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        .center()
    )


def test_there_is_a_slider_for_every_touch(panel):
    assert list(panel.rows) == list(parameters_of(Touches))
    assert panel.touches == Touches()
    for row in panel.rows.values():
        assert row.control.slider.accessibleName()
        assert row.control.slider.accessibleDescription()
        assert row.reset_button.accessibleName()


def test_a_drag_is_shown_at_once_and_is_one_step(panel, told):
    slider = panel.rows["grain"].control.slider
    start = handle(slider)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(slider, start + QPoint(12 * step, 0))
    assert len(told["changed"]) >= 5
    assert told["committed"] == []
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert told["committed"] == [told["changed"][-1]]
    assert told["committed"][0] == Touches(grain=panel.rows["grain"].value())
    assert panel.rows["grain"].value() > 10


def test_a_drag_that_ends_where_it_began_is_no_step(panel, told):
    slider = panel.rows["grain"].control.slider
    start = handle(slider)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, start + QPoint(30, 0))
    QTest.mouseMove(slider, start)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start)
    assert told["changed"][-1] == Touches()
    assert told["committed"] == []


def test_keys_are_one_step_once_they_pause(panel, told, qtbot):
    slider = panel.rows["sharpness"].control.slider
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert [touches.sharpness for touches in told["changed"]] == [1, 2, 3]
    assert told["committed"] == []
    qtbot.waitUntil(lambda: told["committed"] == [Touches(sharpness=3.0)])


def test_closing_the_panel_ends_a_step_too(panel, told):
    slider = panel.rows["sharpness"].control.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    panel.heading_button.click()
    assert told["committed"] == [Touches(sharpness=1.0)]


def test_a_number_can_be_typed(panel, told, qtbot):
    field = panel.rows["photo_blend"].control.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "37.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told["changed"] == [Touches(photo_blend=37.5)]
    qtbot.waitUntil(lambda: told["committed"] == [Touches(photo_blend=37.5)])


def test_what_cannot_be_taken_is_said_and_changes_nothing(panel, told, qtbot):
    field = panel.rows["photo_blend"].control.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "370")
    with qtbot.waitSignal(panel.rejected) as rejected:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert "370" in rejected.args[0].message
    assert told["changed"] == []
    assert panel.touches == Touches()


def test_a_row_can_be_reset_and_offers_it_only_when_changed(panel, told):
    panel.set_touches(Touches(grain=40.0, sharpness=20.0))
    row = panel.rows["grain"]
    assert row.reset_button.isVisible()
    assert not panel.rows["photo_blend"].reset_button.isVisible()
    QTest.mouseClick(row.reset_button, Qt.MouseButton.LeftButton)
    assert told["changed"] == told["committed"] == [Touches(sharpness=20.0)]
    assert not row.reset_button.isVisible()


def test_resetting_by_key_leaves_the_focus_in_its_row(panel):
    panel.set_touches(Touches(grain=40.0))
    row = panel.rows["grain"]
    row.reset_button.setFocus()
    QTest.keyClick(row.reset_button, Qt.Key.Key_Space)
    assert panel.touches == Touches()
    assert row.control.slider.hasFocus()


def test_all_can_be_reset_in_one_step(panel, told):
    panel.set_touches(Touches(grain=40.0, sharpness=20.0))
    QTest.mouseClick(panel.reset_button, Qt.MouseButton.LeftButton)
    assert told["changed"] == told["committed"] == [Touches()]
    assert not panel.reset_button.isVisible()


def test_what_the_program_shows_is_not_told_again(panel, told):
    touches = Touches(photo_blend=10.0, photo_colours=20.0, grain=30.0, sharpness=40.0)
    panel.set_touches(touches)
    assert panel.touches == touches
    assert told == {"changed": [], "committed": []}


def test_an_undo_in_the_middle_of_keys_stays(panel, told, qtbot):
    slider = panel.rows["sharpness"].control.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    panel.set_touches(Touches(grain=5.0))
    qtbot.wait(500)
    assert told["committed"] == []
    assert panel.touches == Touches(grain=5.0)


def test_without_a_picture_it_says_what_to_do(panel):
    assert not panel.sentence.isVisible()
    panel.set_touches(Touches(grain=30.0))
    panel.set_available(picture=False, photo=False)
    assert panel.sentence.isVisible()
    assert panel.sentence.text().endswith(".")
    assert not any(row.control.slider.isEnabled() for row in panel.rows.values())
    assert not panel.reset_button.isVisible()
    panel.set_available(picture=True, photo=True)
    assert all(row.control.slider.isEnabled() for row in panel.rows.values())
    assert panel.touches == Touches(grain=30.0)


def test_without_the_photo_what_needs_it_says_why(panel):
    panel.set_available(picture=True, photo=False)
    blend, grain = panel.rows["photo_blend"].control, panel.rows["grain"].control
    assert not blend.slider.isEnabled()
    assert "photo" in blend.slider.toolTip()
    assert blend.slider.toolTip() != blend.declaration.help
    assert grain.slider.isEnabled()


def test_it_opens_and_closes_by_its_heading(panel, qtbot):
    assert panel.rows["grain"].isVisible()
    with qtbot.waitSignal(panel.opened) as opened:
        panel.heading_button.setFocus()
        QTest.keyClick(panel.heading_button, Qt.Key.Key_Space)
    assert opened.args == [False]
    assert not panel.rows["grain"].isVisible()
    assert panel.height() >= panel.sizeHint().height()
