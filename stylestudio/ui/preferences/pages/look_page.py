"""How the window looks, and which language it speaks."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from stylestudio.settings import Settings
from stylestudio.ui.preferences.pages.page import SettingsPage

#: In their own words, so that everybody finds theirs.
_LANGUAGES = {"en": "English", "de": "Deutsch"}


class LookPage(SettingsPage):
    """Theme and language; both are applied at once."""

    def __init__(self) -> None:
        super().__init__(self.tr("Look"))
        self.theme_buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        themes = QWidget()
        row = QHBoxLayout(themes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name, words, place in (
            ("system", self.tr("As the system"), "first"),
            ("light", self.tr("Light"), "middle"),
            ("dark", self.tr("Dark"), "last"),
        ):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("segment", place)
            self._group.addButton(button)
            self.theme_buttons[name] = button
            row.addWidget(button, 1)
        self._add_row(
            self.tr("Theme"),
            themes,
            sentence=self.tr("The ground around your pictures is neutral in both."),
        )
        self.language_box = QComboBox()
        self.language_box.addItem(self.tr("As the system"), "system")
        for name, own_name in _LANGUAGES.items():
            self.language_box.addItem(own_name, name)
        self._add_row(self.tr("Language"), self.language_box)
        self._end()
        self._group.buttonClicked.connect(self._on_theme_clicked)
        self.language_box.activated.connect(self._on_language_activated)

    def show_settings(self, settings: Settings) -> None:
        self.theme_buttons[settings.theme].setChecked(True)
        self.language_box.setCurrentIndex(self.language_box.findData(settings.language))

    @Slot(QAbstractButton)
    def _on_theme_clicked(self, clicked: QAbstractButton) -> None:
        names = [name for name, button in self.theme_buttons.items() if button is clicked]
        self.edited.emit({"theme": names[0]})

    @Slot()
    def _on_language_activated(self) -> None:
        self.edited.emit({"language": self.language_box.currentData()})
