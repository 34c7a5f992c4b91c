"""The settings give exactly the request that they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.controls import Segments, SizeBox, SliderNumber
from stylestudio.ui.controls.size_box import SIZES_PX
from stylestudio.ui.settings.settings_panel import SettingsPanel


@pytest.fixture
def panel(qtbot, qapp) -> SettingsPanel:
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    panel.resize(270, 560)
    panel.show()
    return panel


def request_of(panel: SettingsPanel) -> StyleRequest:
    (request,) = panel.requests("a", (("b", 1.0),))
    return request


def choose_preset(panel: SettingsPanel, name: str) -> None:
    index = panel.preset_box.findData(name)
    panel.preset_box.setCurrentIndex(index)
    panel.preset_box.activated.emit(index)


def test_untouched_it_gives_the_defaults(panel):
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),))


@pytest.mark.parametrize("name", list(bundled_presets()))
def test_a_preset_gives_its_values_and_the_way_back_the_defaults(panel, name):
    choose_preset(panel, name)
    preset = bundled_presets()[name]
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),), **preset.settings)
    assert panel.sentence.text() == preset.sentence
    choose_preset(panel, "painterly")
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),), preset="painterly")


def test_a_preset_is_called_so_as_on_the_command_line(panel):
    (label,) = (label for label in panel.findChildren(QLabel) if label.buddy() is panel.preset_box)
    assert label.text() == panel.preset_box.accessibleName() == "Preset"


def test_a_preset_leaves_what_it_does_not_speak_of(panel):
    panel.controls["size_px"].set_value(384)
    panel.controls["strength"].set_value(70.0)
    panel.controls["quality"].buttons["best"].click()
    choose_preset(panel, "gatys-2016")
    request = request_of(panel)
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
    assert request_of(panel).size_px == value
    assert box.currentText() == f"{value} px"


@pytest.mark.parametrize("index", range(8))
def test_a_size_can_be_picked(panel, index):
    box = panel.controls["size_px"].box
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert request_of(panel).size_px == SIZES_PX[index]


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
            request_of(panel)
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), "640")
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert not control.marked
    assert box.toolTip() == control.declaration.help
    assert request_of(panel).size_px == 640


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
    assert getattr(request_of(panel), control.name) == good


def test_what_is_wrong_under_advanced_comes_into_sight(qtbot, panel):
    evaluations = panel.controls["evaluations"]
    panel.resize(270, 300)
    evaluations.field.setText("x")
    with pytest.raises(UserError):
        request_of(panel)
    assert panel.advanced_button.isChecked()

    def in_sight() -> bool:
        place = QRect(evaluations.mapTo(panel.viewport(), QPoint(0, 0)), evaluations.size())
        return panel.viewport().rect().contains(place)

    qtbot.waitUntil(in_sight)


def test_what_is_half_typed_counts_at_start(panel):
    panel.controls["size_px"].box.setEditText("300")
    assert request_of(panel).size_px == 300
    panel.controls["evaluations"].field.setText("x")
    with pytest.raises(UserError):
        request_of(panel)


def test_slider_and_number_agree(panel):
    strength = panel.controls["strength"]
    strength.slider.setValue(63)
    assert strength.field.text() == "63"
    assert request_of(panel).strength == 63.0
    assert isinstance(request_of(panel).strength, float)
    strength.field.setText("37.5")
    strength.field.editingFinished.emit()
    assert strength.slider.value() == 38
    assert request_of(panel).strength == 37.5
    QTest.keyClick(strength.slider, Qt.Key.Key_Right)
    assert request_of(panel).strength == 39


def test_an_optional_number_may_be_empty(panel):
    field = panel.controls["evaluations"].field
    assert field.text() == ""
    field.setText("12")
    assert request_of(panel).evaluations == 12
    field.setText("")
    assert request_of(panel).evaluations is None


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
    assert panel.controls["optimiser"].isVisible()
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


def test_a_preset_gives_back_what_it_brought(panel):
    choose_preset(panel, "bold")
    assert request_of(panel).strength == 75
    choose_preset(panel, "print")
    assert (request_of(panel).size_px, request_of(panel).quality) == (2048, "best")
    assert request_of(panel).strength == 50
    choose_preset(panel, "painterly")
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),))


def test_a_preset_takes_what_it_speaks_of_and_leaves_what_the_user_set(panel):
    panel.controls["strength"].set_value(70.0)
    panel.controls["size_px"].set_value(384)
    choose_preset(panel, "gentle")
    assert (request_of(panel).strength, request_of(panel).size_px) == (30.0, 384)
    choose_preset(panel, "painterly")
    assert (request_of(panel).strength, request_of(panel).size_px) == (50.0, 384)


def test_what_differs_from_the_preset_is_marked_and_can_be_taken_back(panel):
    strength = panel.controls["strength"]
    choose_preset(panel, "gentle")
    assert not strength.difference.dot.isVisible()
    assert not strength.difference.reset_button.isVisible()
    QTest.keyClick(strength.slider, Qt.Key.Key_Right)
    assert strength.difference.dot.isVisible()
    assert "Changed from the preset." in strength.slider.accessibleDescription()
    reset = strength.difference.reset_button
    assert reset.accessibleName() == "Reset Strength"
    told = []
    panel.settled.connect(told.append)
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert told == ["Strength"]
    assert request_of(panel).strength == 30.0
    assert not strength.difference.dot.isVisible()
    assert not reset.isVisible()
    assert strength.slider.accessibleDescription() == strength.declaration.help


def test_the_keyboard_takes_a_value_back_and_keeps_its_place(qtbot, panel):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    strength = panel.controls["strength"]
    strength.slider.setFocus()
    QTest.keyClick(strength.slider, Qt.Key.Key_Right)
    strength.difference.reset_button.setFocus()
    QTest.keyClick(strength.difference.reset_button, Qt.Key.Key_Space)
    assert request_of(panel).strength == 50.0
    assert QApplication.focusWidget() is strength.slider


def test_what_does_not_count_is_not_marked(panel):
    panel.controls["quality"].buttons["best"].click()
    assert panel.controls["quality"].differs
    choose_preset(panel, "paper-guo-yuan")
    assert not panel.controls["quality"].differs, "the evaluations take its place"


def test_nothing_moves_when_a_dot_comes(qtbot, panel):
    def places() -> list[tuple[int, int]]:
        qtbot.wait(10)
        return [c.mapTo(panel, QPoint(0, 0)).toTuple() for c in panel.controls.values()]

    panel.advanced_button.click()
    before = places()
    panel.controls["strength"].slider.setValue(60)
    panel.controls["pyramid"].check.click()
    assert panel.controls["pyramid"].difference.dot.isVisible()
    assert places() == before


def test_the_seed_appears_when_the_start_is_noise(panel):
    panel.advanced_button.click()
    seed, start = panel.controls["seed"], panel.controls["start"].box
    seed.set_value(7)
    assert not seed.isVisible()
    assert request_of(panel).seed == 0, "none is on show"
    start.setCurrentIndex(start.findData("noise"))
    start.activated.emit(start.currentIndex())
    assert seed.isVisible()
    assert request_of(panel).seed == 7
    seed.field.setText("x")
    with pytest.raises(UserError):
        request_of(panel)
    start.setCurrentIndex(start.findData("content"))
    start.activated.emit(start.currentIndex())
    assert not seed.isVisible()
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),))


def test_the_sizes_say_how_long_they_take(panel):
    size = panel.controls["size_px"]
    panel.set_size_estimates({512: "about 40 s", 4096: "about 3 h"})
    assert size.offered() == [
        "256 px", "384 px", "512 px  ·  about 40 s", "768 px", "1024 px", "1536 px", "2048 px",
        "4096 px  ·  about 3 h",
    ]  # fmt: skip
    QTest.keyClick(size.box, Qt.Key.Key_Up)
    QTest.keyClick(size.box, Qt.Key.Key_Down)
    assert size.box.currentText() == "512 px", "a number to type over"
    assert request_of(panel).size_px == 512
    index = size.box.findData(512)
    said = size.box.itemData(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "512 px, about 40 s"
    panel.set_size_estimates({})
    assert size.offered()[index] == "512 px"


def test_a_change_is_told_while_it_goes_on_and_settles_once(panel):
    slider = panel.controls["strength"].slider
    changes, settled = [], []
    panel.changed.connect(lambda: changes.append(request_of(panel).strength))
    panel.settled.connect(settled.append)
    slider.setSliderDown(True)
    for position in (55, 60, 65):
        slider.setSliderPosition(position)
    assert changes == [55.0, 60.0, 65.0]
    assert settled == []
    slider.setSliderDown(False)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert settled == ["Strength"]


def test_all_settings_can_be_taken_down_and_restored(panel):
    before = panel.state()
    choose_preset(panel, "gatys-2016")
    panel.controls["strength"].slider.setValue(81)
    panel.variant_chooser.cards.choose("svd", "weighted")
    panel.variant_chooser.cards.duplicate_button.click()
    after = panel.state()
    asked = panel.requests("a", (("b", 1.0),))
    titles = panel.titles()
    assert after != before
    panel.restore(before)
    assert panel.state() == before
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),))
    assert panel.sentence.text() == bundled_presets()["painterly"].sentence
    panel.restore(after)
    assert panel.state() == after
    assert panel.requests("a", (("b", 1.0),)) == asked
    assert panel.titles() == titles
    assert hash(after) == hash(panel.state())


def test_no_row_is_wider_than_the_panel_with_large_text(qtbot, qapp):
    font = qapp.font()
    large = QFont(font)
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    try:
        panel = SettingsPanel(bundled_presets())
        qtbot.addWidget(panel)
        panel.resize(272, 600)
        panel.show()
        panel.advanced_button.click()
        qtbot.wait(20)
        assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()
    finally:
        qapp.setFont(font)


def test_the_next_picture_starts_from_other_noise_unless_the_seed_is_locked(panel):
    seed, start = panel.controls["seed"], panel.controls["start"]
    panel.draw_seed()
    assert seed.value() == 0, "there is no noise"
    start.set_value("noise")
    panel.draw_seed()
    assert seed.value() == 0, "it is locked"
    seed.set_locked(False)
    panel.draw_seed()
    assert seed.value() != 0
    assert request_of(panel).seed == seed.value()
