"""The right side of the window: the settings, the finishing touches, and Paint."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stylestudio.request.presets import Preset
from stylestudio.ui.painting.paint_box import PaintBox
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.touches.touches_panel import TouchesPanel


class PaintPane(QFrame):
    """Assembles the right side of the window."""

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.settings = SettingsPanel(presets)
        self.touches = TouchesPanel()
        self.paint_box = PaintBox()

        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, 12, 0)
        foot.setSpacing(8)
        foot.addWidget(self.touches)
        foot.addWidget(self.paint_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 4, 14)
        column.setSpacing(10)
        column.addWidget(self.settings, 1)
        column.addLayout(foot)
        self.setMinimumWidth(292)
        self.setMaximumWidth(420)
