"""The presets to start from: ours and the user's own, with what can be done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.request.parameters import default_of
from stylestudio.request.presets import Preset, PresetCard
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.user_presets import NAME_PREFIX, UserPresets, export_preset
from stylestudio.ui.controls.base import WheelGuard
from stylestudio.ui.icons import icon
from stylestudio.ui.settings import preset_dialogs
from stylestudio.ui.wording import preset_title_words

#: Gives what a new preset keeps: settings without pictures, and style losses.
Snapshot = Callable[[], tuple[Mapping[str, Any], Sequence[PresetCard]]]


class PresetBox(QWidget):
    """A list in two sections, and a menu to save, rename, delete, import and export.

    Attributes:
        box: the list; each item's data is its preset's name.

    Signals:
        chosen: the user chose a preset, or imported one.
        renamed: the current preset is another one, with the settings as they are.
        rejected: what could not be done, a :class:`StyleStudioError`.
    """

    chosen = Signal()
    renamed = Signal()
    rejected = Signal(object)

    def __init__(
        self,
        ours: Mapping[str, Preset],
        yours: UserPresets,
        snapshot: Snapshot,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ours = ours
        self._yours = yours
        self._snapshot = snapshot
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Preset"))
        self.box.setMinimumContentsLength(8)
        # A long name must not widen the panel.
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMaxVisibleItems(20)
        # Scrolling the panel must not change what happens to lie under the pointer.
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(WheelGuard(self.box))
        self.box.activated.connect(self.chosen)
        self.menu_button = QToolButton()
        self.menu_button.setProperty("flat", True)
        self.menu_button.setProperty("bare_menu", True)
        self.menu_button.setIcon(icon("more"))
        self.menu_button.setIconSize(QSize(18, 18))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(self.tr("Save, rename, delete, import or export a preset"))
        self.menu_button.setAccessibleName(self.tr("Your presets"))
        self.menu_button.setAccessibleDescription(self.menu_button.toolTip())
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.save_action = self.menu.addAction(self.tr("Save as…"), self._on_save_requested)
        self.rename_action = self.menu.addAction(self.tr("Rename…"), self._on_rename_requested)
        self.delete_action = self.menu.addAction(self.tr("Delete"), self._on_delete_requested)
        self.menu.addSeparator()
        self.import_action = self.menu.addAction(self.tr("Import…"), self._on_import_requested)
        self.export_action = self.menu.addAction(self.tr("Export…"), self._on_export_requested)
        self.menu.aboutToShow.connect(self._on_menu_about_to_show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        # Aligned, so that its height does not bound the list's.
        row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fill()

    @property
    def preset(self) -> Preset:
        """The preset that is chosen."""
        return self._all()[self.box.currentData()]

    def select(self, name: str) -> bool:
        """Show preset ``name`` as the chosen one; False where there is none of that name."""
        index = self.box.findData(name)
        if index >= 0:
            self.box.setCurrentIndex(index)
        return index >= 0

    def _all(self) -> dict[str, Preset]:
        return {**self._ours, **self._yours.presets}

    def _fill(self) -> None:
        current = self.box.currentData()
        self.box.clear()
        yours = self._yours.presets
        sections = [(self.tr("Ours"), self._ours), (self.tr("Yours"), yours)]
        for heading, presets in sections:
            if yours:
                self._add_heading(heading)
            for name, preset in presets.items():
                self.box.addItem(preset_title_words(preset), name)
        if current is None or not self.select(current):
            self.select(default_of(StyleRequest, "preset"))

    def _add_heading(self, words: str) -> None:
        model = self.box.model()
        assert isinstance(model, QStandardItemModel)
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        model.appendRow(item)

    def _on_menu_about_to_show(self) -> None:
        own = self.preset.name.startswith(NAME_PREFIX)
        self.rename_action.setEnabled(own)
        self.delete_action.setEnabled(own)

    def _on_save_requested(self) -> None:
        preset = self.preset
        title = preset.title if preset.name.startswith(NAME_PREFIX) else ""
        preset_dialogs.ask_title(self, self.tr("Save as a preset"), title, self._save)

    def _on_rename_requested(self) -> None:
        preset = self.preset

        def rename(title: str) -> None:
            self._try(lambda: self._yours.rename(preset.name, title))

        preset_dialogs.ask_title(self, self.tr("Rename the preset"), preset.title, rename)

    def _on_delete_requested(self) -> None:
        preset = self.preset

        def delete() -> None:
            self._try(lambda: self._yours.delete(preset.name))
            self.renamed.emit()

        preset_dialogs.ask_delete(self, preset.title, delete)

    def _on_import_requested(self) -> None:
        preset_dialogs.open_preset(self, self._import)

    def _on_export_requested(self) -> None:
        preset = self.preset

        def export(path: Path) -> None:
            self._try(lambda: export_preset(preset, path))

        name = preset.name.removeprefix(NAME_PREFIX)
        preset_dialogs.save_preset_as(self, f"{name}.json", export)

    def _save(self, title: str) -> None:
        preset = self._try(lambda: self._yours.save(title, *self._snapshot()))
        if preset is not None:
            self.select(preset.name)
            self.renamed.emit()

    def _import(self, path: Path) -> None:
        preset = self._try(lambda: self._yours.import_file(path))
        if preset is not None:
            self.select(preset.name)
            self.chosen.emit()

    def _try(self, action: Callable[[], Preset | None]) -> Preset | None:
        """Do something to the presets and show them again; what fails is told."""
        try:
            done = action()
        except StyleStudioError as error:
            self.rejected.emit(error)
            return None
        self._fill()
        return done
