"""The list of presets and what can be done to the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QInputDialog, QMessageBox

from stylestudio import paths
from stylestudio.errors import SaveError, UserError
from stylestudio.request.presets import bundled_presets
from stylestudio.request.user_presets import UserPresets
from stylestudio.request.variants import PcaSettings, WeightedSettings
from stylestudio.ui.settings.settings_panel import SettingsPanel

STYLES = (("b", 1.0),)


@pytest.fixture
def panel(qtbot, qapp) -> SettingsPanel:
    return new_panel(qtbot)


def new_panel(qtbot) -> SettingsPanel:
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    panel.resize(270, 800)
    panel.show()
    return panel


@pytest.fixture
def told(panel) -> list[str]:
    words: list[str] = []
    panel.rejected.connect(lambda error: words.append(str(error)))
    return words


def dialog_of(panel: SettingsPanel, kind: type[QDialog]) -> QDialog:
    (dialog,) = (found for found in panel.findChildren(kind) if found.isVisible())
    return dialog


def save_as(panel: SettingsPanel, title: str) -> None:
    panel.presets.save_action.trigger()
    dialog = dialog_of(panel, QInputDialog)
    dialog.setTextValue(title)
    dialog.accept()


def choose(panel: SettingsPanel, title: str) -> None:
    index = panel.preset_box.findText(title)
    panel.preset_box.setCurrentIndex(index)
    panel.preset_box.activated.emit(index)


def listed(panel: SettingsPanel) -> list[str]:
    return [panel.preset_box.itemText(index) for index in range(panel.preset_box.count())]


OURS = ["Gentle", "Painterly", "Bold", "Print", "Gatys 2016", "Paper (Guo & Yuan)"]


def test_ours_are_listed_and_painterly_is_chosen(panel):
    assert listed(panel) == OURS
    assert panel.preset_box.currentText() == "Painterly"


def test_what_is_saved_comes_back_at_the_next_start(qtbot, panel):
    panel.controls["strength"].slider.setValue(81)
    panel.variant_chooser.cards.choose("pca", "weighted")
    panel.variant_chooser.controls["detail"].slider.setValue(20)
    panel.variant_chooser.cards.duplicate_button.click()
    asked = panel.requests("a", STYLES)
    settled = []
    panel.settled.connect(settled.append)
    save_as(panel, "Deep sea")
    assert settled == ["Preset"]
    assert listed(panel) == ["Ours", *OURS, "Yours", "Deep sea"]
    assert panel.preset_box.currentText() == "Deep sea"
    assert panel.sentence.text() == "Saved by you."
    assert not any(control.differs for control in panel.controls.values())
    assert not any(c.differs for c in panel.variant_chooser.controls.values())

    later = new_panel(qtbot)
    choose(later, "Deep sea")
    again = later.requests("a", STYLES)
    assert [r.replace(preset="painterly") for r in again] == asked
    assert {r.preset for r in again} == {"yours/deep-sea"}
    assert [r.variant_settings for r in again] == [
        PcaSettings(detail=20.0),
        WeightedSettings(),
        PcaSettings(detail=20.0),
    ]
    choose(later, "Painterly")
    assert later.controls["strength"].value() == 50


def test_headings_cannot_be_chosen(panel):
    save_as(panel, "Deep sea")
    for words in ("Ours", "Yours"):
        item = panel.preset_box.model().item(panel.preset_box.findText(words))
        assert not item.isEnabled()
    panel.preset_box.setFocus()
    assert panel.preset_box.currentData() == "yours/deep-sea"


def test_a_preset_keeps_what_no_control_shows(qtbot, panel):
    choose(panel, "Gatys 2016")
    panel.controls["strength"].slider.setValue(81)
    asked = panel.requests("a", STYLES)[0]
    save_as(panel, "My Gatys")
    choose(panel, "Painterly")
    choose(panel, "My Gatys")
    request = panel.requests("a", STYLES)[0]
    assert request.style_taps == asked.style_taps
    assert request == asked.replace(preset="yours/my-gatys")


def test_renamed_and_deleted(panel):
    panel.controls["strength"].slider.setValue(81)
    save_as(panel, "Deep sea")
    panel.presets.rename_action.trigger()
    dialog = dialog_of(panel, QInputDialog)
    assert dialog.textValue() == "Deep sea"
    dialog.setTextValue("Shallow sea")
    dialog.accept()
    assert panel.preset_box.currentText() == "Shallow sea"
    panel.presets.delete_action.trigger()
    question = dialog_of(panel, QMessageBox)
    assert question.text() == "Delete the preset “Shallow sea”?"
    press(question, "Keep")
    assert "Shallow sea" in listed(panel)
    panel.presets.delete_action.trigger()
    press(dialog_of(panel, QMessageBox), "Delete")
    assert listed(panel) == OURS
    assert list(paths.presets_dir().iterdir()) == []
    assert panel.controls["strength"].value() == 81, "the settings stay"
    assert panel.controls["strength"].differs


def press(dialog: QDialog, words: str) -> None:
    (button,) = (b for b in dialog.findChildren(QAbstractButton) if b.text() == words)
    button.click()


def test_ours_can_neither_be_renamed_nor_deleted(panel):
    panel.presets.menu.aboutToShow.emit()
    assert not panel.presets.rename_action.isEnabled()
    assert not panel.presets.delete_action.isEnabled()
    save_as(panel, "Deep sea")
    panel.presets.menu.aboutToShow.emit()
    assert panel.presets.rename_action.isEnabled()
    assert panel.presets.delete_action.isEnabled()


def test_a_title_of_ours_is_refused_with_a_sentence(panel, told):
    save_as(panel, "bold")
    assert told == ["There is a preset “bold” already. Choose another name."]
    assert listed(panel) == OURS


def test_exported_and_imported(panel, tmp_path):
    panel.controls["strength"].slider.setValue(81)
    save_as(panel, "Deep sea")
    panel.presets.export_action.trigger()
    dialog = dialog_of(panel, QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["deep-sea.json"]
    file = tmp_path / "out.json"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert json.loads(file.read_text())["title"] == "Deep sea"
    choose(panel, "Painterly")
    panel.presets.import_action.trigger()
    dialog = dialog_of(panel, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert panel.preset_box.currentText() == "Deep sea 2"
    assert panel.controls["strength"].value() == 81, "it is taken at once"


def test_a_file_that_is_none_is_told(panel, told, tmp_path):
    file = tmp_path / "photo.json"
    file.write_text("{")
    panel.presets.import_action.trigger()
    dialog = dialog_of(panel, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert told == ["It is not a StyleStudio preset. Choose another file."]


def test_a_full_disk_is_told_and_nothing_is_lost(panel, told, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    save_as(panel, "Deep sea")
    monkeypatch.setattr(Path, "write_text", full)
    errors: list[Exception] = []
    panel.rejected.connect(errors.append)
    save_as(panel, "Other")
    assert isinstance(errors[0], SaveError)
    assert told == [
        "The preset was not saved: no space left on device. "
        "Look whether the disk is full or locked."
    ]
    assert listed(panel)[-1] == "Deep sea"


def test_a_broken_preset_file_is_named_when_the_window_opens(qtbot, qapp):
    store = UserPresets()
    store.save("Deep sea", {})
    (store.folder / "old.json").write_text("{")
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.rejected) as told:
        panel.show()
    assert isinstance(told.args[0], UserError)
    assert str(told.args[0]) == (
        "The preset file “old.json” is left alone. It is not a StyleStudio preset."
    )
    assert listed(panel)[-1] == "Deep sea"
    panel.hide()
    with qtbot.assertNotEmitted(panel.rejected):
        panel.show()


def test_the_menu_can_be_reached_and_says_what_it_is(qtbot, panel):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert panel.presets.menu_button.accessibleName() == "Your presets"
    assert panel.presets.menu_button.accessibleDescription()
    words = [action.text() for action in panel.presets.menu.actions() if action.text()]
    assert words == ["Save as…", "Rename…", "Delete", "Import…", "Export…"]
    panel.preset_box.setFocus()
    QTest.keyClick(panel.preset_box, "\t")
    assert panel.presets.menu_button.hasFocus()
