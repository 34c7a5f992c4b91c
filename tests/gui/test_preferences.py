"""Changed settings hold at once, and are in the file soon after."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QMainWindow

from stylestudio.errors import SaveError
from stylestudio.settings import Settings, load_settings
from stylestudio.ui.background import Background
from stylestudio.ui.language.languages import Languages
from stylestudio.ui.preferences import preferences as module
from stylestudio.ui.preferences.preferences import Preferences
from stylestudio.ui.theme import Theme, is_dark


@pytest.fixture
def preferences(qapp, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    background = Background(window)
    theme, languages = qapp.findChild(Theme), Languages(qapp, "en")
    found = Preferences(window, Settings(notes=("A note.",)), background, theme, languages)
    found.device_reason = "The processor."
    found.background, found.window, found.languages = background, window, languages
    yield found
    background.wait()
    theme.choose("system")
    languages.choose("en")
    languages.deleteLater()


def test_the_dialog_is_opened_once(preferences):
    preferences.open()
    dialog = preferences.dialog
    assert dialog.isVisible()
    assert dialog.computing._reason.text() == "The processor."
    dialog.close()
    preferences.open()
    assert preferences.dialog is dialog
    assert dialog.isVisible()


def test_theme_and_language_hold_at_once(preferences, qapp):
    preferences.open()
    preferences.dialog.look.theme_buttons["dark"].click()
    assert is_dark(qapp.palette())
    preferences.take(dataclasses.replace(preferences.settings, language="de"))
    assert preferences.languages.current == "de"
    assert preferences.dialog.windowTitle() == "Einstellungen"
    preferences.take(dataclasses.replace(preferences.settings, language="en"))
    assert preferences.dialog.windowTitle() == "Settings"


def test_what_was_changed_is_told_and_saved(preferences):
    told = []
    preferences.changed.connect(told.append)
    preferences.open()
    preferences.dialog.look.theme_buttons["light"].click()
    preferences.background.wait()
    assert told == [Settings(theme="light")], "without the notes of the start"
    assert load_settings() == Settings(theme="light")


def test_the_last_of_many_changes_is_what_is_saved(preferences, monkeypatch):
    saved = []

    def save(settings: Settings) -> None:
        saved.append(settings.preview_rate_per_s)

    monkeypatch.setattr(module, "save_settings", save)
    for rate in (4, 3, 2, 1):
        preferences.take(Settings(preview_rate_per_s=rate))
    preferences.background.wait()
    assert saved == [4, 1]


def test_a_full_disk_is_told_and_the_settings_hold(preferences, monkeypatch):
    def save(settings: Settings) -> None:
        raise SaveError("The settings could not be saved.")

    monkeypatch.setattr(module, "save_settings", save)
    failed = []
    preferences.save_failed.connect(failed.append)
    preferences.take(Settings(threads=3))
    preferences.background.wait()
    assert isinstance(failed[0], SaveError)
    assert preferences.settings.threads == 3
