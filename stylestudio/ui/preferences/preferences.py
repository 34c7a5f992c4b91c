"""The settings while the window is open: shown, applied at once, and saved."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.settings import Settings, save_settings
from stylestudio.ui.background import Background
from stylestudio.ui.language.languages import Languages
from stylestudio.ui.preferences.settings_dialog import SettingsDialog
from stylestudio.ui.theme import Theme


class Preferences(QObject):
    """Opens the settings dialog, and carries out what is changed in it.

    Args:
        window: the dialog's parent.
        background: saves the settings, so that a slow disk does not stop the window.
        theme, languages: what shows the choices; None where nothing does.

    Attributes:
        settings: as they are now.
        device_reason: what paints at present, and why; shown in the dialog.

    Signals:
        changed: the new :class:`Settings`.
        save_failed: a :class:`StyleStudioError`; the settings hold until the program is closed.
    """

    changed = Signal(object)
    save_failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        background: Background,
        theme: Theme | None = None,
        languages: Languages | None = None,
    ) -> None:
        super().__init__(window)
        self.settings = settings
        self.device_reason = ""
        self.dialog: SettingsDialog | None = None
        self._window = window
        self._background = background
        self._theme = theme
        self._languages = languages
        self._saving: Settings | None = None

    @Slot()
    def open(self) -> None:
        """Show the dialog, or bring it to the front."""
        if self.dialog is None:
            self.dialog = SettingsDialog(self.settings, self._window)
            self.dialog.changed.connect(self.take)
        self.dialog.set_device_reason(self.device_reason)
        self.dialog.show_settings(self.settings)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot(object)
    def take(self, settings: Settings) -> None:
        """Apply ``settings`` and save them."""
        # What could not be used has been told, and is not there any more.
        self.settings = dataclasses.replace(settings, notes=())
        if self._theme is not None and self._theme.choice != settings.theme:
            self._theme.choose(settings.theme)
        if self._languages is not None:
            self._languages.choose(settings.language)
        if self._saving is None:
            self._save()
        self.changed.emit(self.settings)

    def _save(self) -> None:
        settings = self._saving = self.settings
        self._background.submit(
            lambda: save_settings(settings), self._on_saved, self._on_save_failed, writes=True
        )

    def _on_saved(self, _: object) -> None:
        behind = self._saving != self.settings
        self._saving = None
        # A slider that is drawn along changes them faster than they are written.
        if behind:
            self._save()

    def _on_save_failed(self, error: StyleStudioError) -> None:
        self._saving = None
        self.save_failed.emit(error)
