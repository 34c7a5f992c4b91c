"""What paints, and how much of the computer it may take."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox

from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import DEVICES, MOST_GIB, MOST_THREADS, Settings
from stylestudio.ui.preferences.pages.page import SettingsPage
from stylestudio.ui.wording import choice_words

_INSIDE_PX = 9


class ComputingPage(SettingsPage):
    """Device, cores and memory. They count from the next picture on."""

    def __init__(self) -> None:
        super().__init__(self.tr("Computing"))
        self.device_box = QComboBox()
        words = dict(choice_words(parameters_of(StyleRequest)["device"]))
        for name in DEVICES:
            self.device_box.addItem(words[name], name)
        self._reason = self._add_row(self.tr("Paint with"), self.device_box)
        self.threads_box = QSpinBox()
        self.threads_box.setRange(0, MOST_THREADS)
        self.threads_box.setSpecialValueText(self.tr("All of them"))
        self._add_row(
            self.tr("Cores of the processor"),
            self.threads_box,
            sentence=self.tr("Fewer leave the computer to other programs while it paints."),
        )
        self.memory_box = QDoubleSpinBox()
        self.memory_box.setRange(0.0, MOST_GIB)
        self.memory_box.setDecimals(2)
        self.memory_box.setSingleStep(0.5)
        self.memory_box.setSuffix("\N{NO-BREAK SPACE}GiB")
        self.memory_box.setSpecialValueText(self.tr("Automatic"))
        self._add_row(
            self.tr("Memory for painting"),
            self.memory_box,
            sentence=self.tr("Automatic takes up to 80 % of what is free when it starts."),
        )
        self.smaller_check = QCheckBox(self.tr("Paint smaller where memory runs out"))
        self._add_row(
            self.tr("Large pictures"),
            self.smaller_check,
            sentence=self.tr("The picture is then enlarged to the size that you asked for."),
        )
        self.smaller_check.setAccessibleName(self.smaller_check.text())
        self._end()
        for box in (self.threads_box, self.memory_box):
            # A number counts once it is typed in full.
            box.setKeyboardTracking(False)
            # A style sheet's padding does not reach it.
            box.lineEdit().setTextMargins(_INSIDE_PX, 0, 0, 0)
        self.device_box.activated.connect(self._on_device_activated)
        self.threads_box.valueChanged.connect(self._on_threads_changed)
        self.memory_box.valueChanged.connect(self._on_memory_changed)
        self.smaller_check.clicked.connect(self._on_smaller_clicked)

    def show_settings(self, settings: Settings) -> None:
        self.device_box.setCurrentIndex(self.device_box.findData(settings.device))
        with QSignalBlocker(self.threads_box), QSignalBlocker(self.memory_box):
            self.threads_box.setValue(settings.threads)
            self.memory_box.setValue(settings.memory_budget_gib)
        self.smaller_check.setChecked(settings.smaller_if_needed)

    def set_device_reason(self, sentence: str) -> None:
        """Say what paints at present, and why; empty says nothing."""
        self._reason.setText(sentence)
        self._reason.setVisible(bool(sentence))
        self.device_box.setAccessibleDescription(sentence)

    @Slot()
    def _on_device_activated(self) -> None:
        self.edited.emit({"device": self.device_box.currentData()})

    @Slot(int)
    def _on_threads_changed(self, threads: int) -> None:
        self.edited.emit({"threads": threads})

    @Slot(float)
    def _on_memory_changed(self, gib: float) -> None:
        self.edited.emit({"memory_budget_gib": gib})

    @Slot(bool)
    def _on_smaller_clicked(self, smaller: bool) -> None:
        self.edited.emit({"smaller_if_needed": smaller})
