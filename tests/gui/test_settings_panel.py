"""The settings give exactly the request that they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.controls import Segments, SizeBox, SliderNumber
from stylestudio.ui.settings_panel import SettingsPanel


@pytest.fixture
def panel(qtbot, qapp) -> SettingsPanel:
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    panel.resize(270, 560)
    panel.show()
    return panel


def choose_preset(panel: SettingsPanel, name: str) -> None:
    index = panel.preset_box.findData(name)
    panel.preset_box.setCurrentIndex(index)
    panel.preset_box.activated.emit(index)


def test_untouched_it_gives_the_defaults(panel):
    assert panel.request("a", "b") == StyleRequest(content="a", styles=(("b", 1.0),))


@pytest.mark.parametrize("name", list(bundled_presets()))
def test_a_preset_gives_its_values_and_the_way_back_the_defaults(panel, name):
    choose_preset(panel, name)
    preset = bundled_presets()[name]
    assert panel.request("a", "b") == StyleRequest(
        content="a", styles=(("b", 1.0),), **preset.settings
    )
    assert panel.sentence.text() == preset.sentence
    choose_preset(panel, "painterly")
    assert panel.request("a", "b") == StyleRequest(
        content="a", styles=(("b", 1.0),), preset="painterly"
    )


def test_a_preset_is_called_so_as_on_the_command_line(panel):
    (label,) = (label for label in panel.findChildren(QLabel) if label.buddy() is panel.preset_box)
    assert label.text() == panel.preset_box.accessibleName() == "Preset"


def test_a_preset_leaves_what_it_does_not_speak_of(panel):
    panel.controls["size_px"].set_value(384)
    panel.controls["strength"].set_value(70.0)
    panel.controls["quality"].buttons["best"].click()
    choose_preset(panel, "gatys-2016")
    request = panel.request("a", "b")
    assert (request.size_px, request.strength, request.quality) == (384, 70.0, "best")


def test_every_parameter_with_a_choice_has_a_control_with_its_words(panel):
    for name, declaration in parameters_of(StyleRequest).items():
        if len(declaration.choices) == 1 or name == "variant":
            # The style loss has its cards: test_variant_chooser.py.
            assert name not in panel.controls
            continue
        control = panel.controls[name]
        assert control.value() == default_of(StyleRequest, name)
        parts = [part for part in control.children() if part.isWidgetType()]
        assert all(declaration.label in part.accessibleName() for part in parts), name
        assert any(part.toolTip() == declaration.help for part in parts), name


def test_the_kinds_of_controls(panel):
    assert isinstance(panel.controls["size_px"], SizeBox)
    assert isinstance(panel.controls["quality"], Segments)
    assert isinstance(panel.controls["strength"], SliderNumber)


@pytest.mark.parametrize(
    ("typed", "value"), [("640", 640), ("640 px", 640), (" 333px ", 333), ("64", 64)]
)
def test_any_size_can_be_typed(panel, typed, value):
    box = panel.controls["size_px"].box
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), typed)
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert panel.request("a", "b").size_px == value
    assert box.currentText() == f"{value} px"


@pytest.mark.parametrize("index", range(5))
def test_a_size_can_be_picked(panel, index):
    box = panel.controls["size_px"].box
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert panel.request("a", "b").size_px == (256, 384, 512, 768, 1024)[index]


@pytest.mark.parametrize("typed", ["7", "100000", "many", "", "-3", "5.5"])
def test_a_size_that_cannot_be_is_told_and_stays_marked_until_corrected(qtbot, panel, typed):
    control = panel.controls["size_px"]
    box = control.box
    box.lineEdit().selectAll()
    with qtbot.waitSignal(panel.rejected) as told:
        QTest.keyClick(box.lineEdit(), Qt.Key.Key_Delete)
        QTest.keyClicks(box.lineEdit(), typed)
        QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert isinstance(told.args[0], UserError)
    assert box.currentText() == typed
    assert control.marked
    assert box.accessibleDescription() == box.toolTip() == str(told.args[0])
    for _ in range(2):
        with pytest.raises(UserError):
            panel.request("a", "b")
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), "640")
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert not control.marked
    assert box.toolTip() == control.declaration.help
    assert panel.request("a", "b").size_px == 640


@pytest.mark.parametrize("how", ["typed", "picked", "preset", "slider"])
def test_what_was_wrong_can_be_corrected_in_any_way(panel, how):
    control = panel.controls["strength" if how == "slider" else "size_px"]
    entry = control.field if how == "slider" else control.box.lineEdit()
    good = control.value()
    entry.setText("100000")
    entry.editingFinished.emit()
    assert control.marked
    if how == "typed":
        entry.setText(f"{good}")
        entry.editingFinished.emit()
    elif how == "picked":
        QTest.keyClick(control.box, Qt.Key.Key_Up)
        good = 384
    elif how == "preset":
        control.set_value(good)
    else:
        QTest.keyClick(control.slider, Qt.Key.Key_Right)
        good += 1
    assert not control.marked
    assert getattr(panel.request("a", "b"), control.name) == good


def test_what_is_wrong_under_advanced_comes_into_sight(qtbot, panel):
    seed = panel.controls["seed"]
    panel.resize(270, 300)
    seed.field.setText("x")
    with pytest.raises(UserError):
        panel.request("a", "b")
    assert panel.advanced_button.isChecked()

    def in_sight() -> bool:
        place = QRect(seed.mapTo(panel.viewport(), QPoint(0, 0)), seed.size())
        return panel.viewport().rect().contains(place)

    qtbot.waitUntil(in_sight)


def test_what_is_half_typed_counts_at_start(panel):
    panel.controls["size_px"].box.setEditText("300")
    assert panel.request("a", "b").size_px == 300
    panel.controls["seed"].field.setText("x")
    with pytest.raises(UserError):
        panel.request("a", "b")


def test_slider_and_number_agree(panel):
    strength = panel.controls["strength"]
    strength.slider.setValue(63)
    assert strength.field.text() == "63"
    assert panel.request("a", "b").strength == 63.0
    assert isinstance(panel.request("a", "b").strength, float)
    strength.field.setText("37.5")
    strength.field.editingFinished.emit()
    assert strength.slider.value() == 38
    assert panel.request("a", "b").strength == 37.5
    QTest.keyClick(strength.slider, Qt.Key.Key_Right)
    assert panel.request("a", "b").strength == 39


def test_an_optional_number_may_be_empty(panel):
    field = panel.controls["evaluations"].field
    assert field.text() == ""
    field.setText("12")
    assert panel.request("a", "b").evaluations == 12
    field.setText("")
    assert panel.request("a", "b").evaluations is None


def test_the_quality_counts_only_without_a_number_of_evaluations(panel):
    quality = panel.controls["quality"]
    choose_preset(panel, "paper-guo-yuan")
    assert not quality.isEnabled()
    assert quality.buttons["good"].toolTip() == "Replaced by Evaluations."
    panel.controls["evaluations"].field.setText("")
    panel.controls["evaluations"].commit()
    assert quality.isEnabled()
    assert quality.buttons["good"].toolTip() == quality.declaration.help
    choose_preset(panel, "painterly")
    assert quality.isEnabled()


def test_advanced_is_folded_away(panel):
    assert not panel.advanced.isVisible()
    panel.advanced_button.click()
    assert panel.advanced.isVisible()
    assert panel.controls["seed"].isVisible()
    panel.advanced_button.click()
    assert not panel.advanced.isVisible()


def test_scrolling_past_a_control_does_not_change_it(panel):
    slider = panel.controls["strength"].slider
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert slider.value() == 50
