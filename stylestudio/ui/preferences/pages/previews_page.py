"""How often the growing picture is shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLabel, QSlider

from stylestudio.settings import (
    LEAST_PREVIEW_RATE_PER_S,
    MOST_PREVIEW_RATE_PER_S,
    Settings,
)
from stylestudio.ui.preferences.pages.page import SettingsPage


class PreviewsPage(SettingsPage):
    """One slider."""

    def __init__(self) -> None:
        super().__init__(self.tr("Previews"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LEAST_PREVIEW_RATE_PER_S, MOST_PREVIEW_RATE_PER_S)
        self.slider.setPageStep(1)
        self.words = QLabel()
        self.words.setMinimumWidth(
            self.words.fontMetrics().horizontalAdvance(self._words_for(MOST_PREVIEW_RATE_PER_S))
        )
        self._add_row(
            self.tr("Show the growing picture"),
            self.slider,
            self.words,
            sentence=self.tr("Less often leaves the computer a little more time to paint."),
        )
        self._end()
        self.slider.valueChanged.connect(self._on_slider_moved)

    def show_settings(self, settings: Settings) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(settings.preview_rate_per_s)
        self._show_words()

    @Slot(int)
    def _on_slider_moved(self, rate_per_s: int) -> None:
        self._show_words()
        self.edited.emit({"preview_rate_per_s": rate_per_s})

    def _show_words(self) -> None:
        self.words.setText(self._words_for(self.slider.value()))

    def _words_for(self, rate_per_s: int) -> str:
        if rate_per_s == 1:
            return self.tr("once a second")
        return self.tr("{count} times a second").format(count=rate_per_s)
