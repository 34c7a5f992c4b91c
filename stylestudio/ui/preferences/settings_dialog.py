"""The settings of the program: how it looks, what it paints with, where it saves."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylestudio.settings import Settings
from stylestudio.ui.icons import icon
from stylestudio.ui.preferences.pages.computing_page import ComputingPage
from stylestudio.ui.preferences.pages.folders_page import FoldersPage
from stylestudio.ui.preferences.pages.look_page import LookPage
from stylestudio.ui.preferences.pages.page import SettingsPage
from stylestudio.ui.preferences.pages.previews_page import PreviewsPage

_LIST_WIDTH_PX = 168


class SettingsDialog(QDialog):
    """A list of pages. Each change counts at once; Esc closes, and nothing has to be confirmed.

    Args:
        device_reason: what paints at present, and why.

    Signals:
        changed: the new :class:`Settings`.
    """

    changed = Signal(object)

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, *, device_reason: str = ""
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.look = LookPage()
        self.computing = ComputingPage()
        self.folders = FoldersPage()
        self.previews = PreviewsPage()
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH_PX)
        self.list.setAccessibleName(self.tr("Pages of the settings"))
        self.list.setProperty("role", "pages")
        self._stack = QStackedWidget()
        self._add_page(self.look, "play")
        self._add_page(self.computing, "settings")
        self._add_page(self.folders, "open")
        self._add_page(self.previews, "gallery")
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        self._assemble()
        self.computing.set_device_reason(device_reason)
        self.show_settings(settings)

    @property
    def settings(self) -> Settings:
        """What the pages show."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        """Show other settings, as the program's choice: nothing has ``changed``."""
        self._settings = settings
        for page in self._pages():
            page.show_settings(settings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Rows measured before the style sheet came would be too low for their padding.
        self.list.doItemsLayout()

    def set_device_reason(self, sentence: str) -> None:
        """Say what paints at present, and why."""
        self.computing.set_device_reason(sentence)

    def _pages(self) -> tuple[SettingsPage, ...]:
        return (self.look, self.computing, self.folders, self.previews)

    def _add_page(self, page: SettingsPage, symbol: str) -> None:
        item = QListWidgetItem(icon(symbol), page.accessibleName())
        self.list.addItem(item)
        self._stack.addWidget(page)
        page.edited.connect(self._on_edited)

    def _assemble(self) -> None:
        pages = QHBoxLayout()
        pages.setSpacing(20)
        pages.addWidget(self.list)
        pages.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(pages, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(720, 480)

    @Slot(dict)
    def _on_edited(self, values: dict[str, Any]) -> None:
        self.show_settings(dataclasses.replace(self._settings, **values))
        self.changed.emit(self._settings)
