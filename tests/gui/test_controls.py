"""Single controls: what they show, give and tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.controls import Control, SeedBox, SliderNumber, control_for
from stylestudio.ui.language.languages import Languages

DECLARED = parameters_of(StyleRequest)
LOGARITHMIC = ("content_weight", "style_weight", "feature_divisor", "total_variation")


def shown(qtbot, name: str) -> Control:
    control = control_for(name, DECLARED[name], default_of(StyleRequest, name))
    qtbot.addWidget(control)
    control.show()
    return control


@pytest.mark.parametrize("name", LOGARITHMIC)
def test_a_logarithmic_slider_moves_in_equal_ratios(qtbot, qapp, name):
    control = shown(qtbot, name)
    assert isinstance(control, SliderNumber)
    declared = DECLARED[name]
    assert declared.logarithmic
    slider = control.slider
    assert control.value() == default_of(StyleRequest, name), "untouched"
    slider.setValue(slider.maximum())
    assert control.value() == declared.slider_maximum
    slider.setValue(slider.maximum() // 2)
    middle = (declared.slider_minimum * declared.slider_maximum) ** 0.5
    assert control.value() == pytest.approx(middle, rel=0.06)
    slider.setValue(0)
    assert control.value() == (0 if declared.minimum == 0 else declared.slider_minimum)
    assert isinstance(control.value(), float)


@pytest.mark.parametrize("name", LOGARITHMIC)
def test_a_value_beyond_the_slider_can_be_typed_and_stays(qtbot, qapp, name):
    control = shown(qtbot, name)
    beyond = DECLARED[name].maximum
    control.field.setText(f"{beyond:g}")
    control.field.editingFinished.emit()
    assert control.value() == beyond
    assert control.slider.value() == control.slider.maximum()


@pytest.mark.parametrize("name", LOGARITHMIC)
def test_the_slider_is_where_the_value_is(qtbot, qapp, name):
    control = shown(qtbot, name)
    for place in range(1, control.slider.maximum() + 1, 7):
        control.slider.setValue(place)
        value = control.value()
        control.set_value(control.default)
        control.set_value(value)
        assert abs(control.slider.value() - place) <= 1


def test_keys_settle_once_each(qtbot, qapp):
    control = shown(qtbot, "strength")
    settled = []
    control.settled.connect(lambda: settled.append(control.value()))
    QTest.keyClick(control.slider, Qt.Key.Key_Right)
    QTest.keyClick(control.slider, Qt.Key.Key_PageUp)
    QTest.keyClick(control.slider, Qt.Key.Key_Tab)
    assert settled == [51.0, 61.0]


def test_typing_settles_when_it_is_taken(qtbot, qapp):
    control = shown(qtbot, "strength")
    settled = []
    control.settled.connect(lambda: settled.append(control.value()))
    control.field.selectAll()
    QTest.keyClicks(control.field, "72")
    assert settled == []
    QTest.keyClick(control.field, Qt.Key.Key_Return)
    assert settled == [72.0]


def test_a_decimal_comma_is_taken_where_the_language_has_one(qtbot, qapp):
    control = shown(qtbot, "content_weight")
    control.field.setText("2,5")
    with pytest.raises(UserError):
        control.commit()
    languages = Languages(qapp, "de")
    control.commit()
    assert control.value() == 2.5
    languages.choose("en")
    languages.deleteLater()


def test_the_dice_draw_another_seed_and_the_lock_keeps_it(qtbot, qapp):
    control = shown(qtbot, "seed")
    assert isinstance(control, SeedBox)
    drawn = {control.value()}
    settled = []
    control.settled.connect(lambda: settled.append(control.value()))
    for count in range(2, 6):
        before = control.value()
        control.dice.click()
        assert control.value() != before
        assert control.field.text() == str(control.value())
        drawn.add(control.value())
        assert len(settled) == count - 1
    assert len(drawn) > 2
    assert control.locked
    control.lock.click()
    assert not control.locked
    assert len(settled) == 5


def test_every_button_of_the_seed_has_a_name(qtbot, qapp):
    control = shown(qtbot, "seed")
    for button in (control.dice, control.lock):
        assert "Seed" in button.accessibleName()
        assert button.accessibleDescription()
        assert button.toolTip()
        assert not button.icon().isNull()


@pytest.mark.parametrize("name", LOGARITHMIC)
@pytest.mark.parametrize(("key", "way"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)])
def test_the_arrow_keys_go_all_the_way(qtbot, qapp, name, key, way):
    control = shown(qtbot, name)
    slider = control.slider
    slider.setFocus()
    for _ in range(slider.maximum()):
        QTest.keyClick(slider, key)
    declared = DECLARED[name]
    lowest = 0 if declared.minimum == 0 else declared.slider_minimum
    assert control.value() == (declared.slider_maximum if way > 0 else lowest)
