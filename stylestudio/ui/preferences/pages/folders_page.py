"""Where pictures are saved, and where the program keeps its own things."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton

from stylestudio import paths
from stylestudio.settings import Settings
from stylestudio.ui.desktop import open_folder
from stylestudio.ui.preferences.pages.page import SettingsPage, muted_label


class FoldersPage(SettingsPage):
    """The pictures folder, to choose; the others, to look into."""

    def __init__(self) -> None:
        super().__init__(self.tr("Folders"))
        self.pictures_field = _path_field()
        self.choose_button = QPushButton(self.tr("Choose…"))
        self.choose_button.setAccessibleName(self.tr("Choose the pictures folder"))
        self.default_button = QPushButton(self.tr("Reset"))
        self.default_button.setAccessibleName(self.tr("Use the system's pictures folder"))
        self.default_button.setToolTip(self.tr("Use the system's pictures folder"))
        self.open_pictures_button = self._open_button(self.tr("Open the pictures folder"))
        self._add_row(
            self.tr("Pictures"),
            self.pictures_field,
            self.choose_button,
            self.default_button,
            self.open_pictures_button,
            sentence=self.tr("Finished pictures are saved here, unless you choose another place."),
        )
        self.bits_box = QComboBox()
        self.bits_box.addItem(self.tr("8 bits a colour"), 8)
        self.bits_box.addItem(self.tr("16 bits a colour"), 16)
        self._add_row(
            self.tr("Depth of saved pictures"),
            self.bits_box,
            sentence=self.tr(
                "16 bits leave more room for editing. The files are several times as large."
            ),
        )
        self.bits_box.activated.connect(self._on_bits_activated)
        self.open_buttons: dict[Path, QPushButton] = {}
        for label, words, folder in (
            (self.tr("Kept by StyleStudio"), self.tr("Open the data folder"), paths.data_dir()),
            (
                self.tr("Settings"),
                self.tr("Open the settings folder"),
                paths.settings_file().parent,
            ),
            (self.tr("Log"), self.tr("Open the log folder"), paths.log_dir()),
        ):
            field = _path_field()
            _show_path(field, folder)
            button = self._open_button(words)
            button.setProperty("folder", str(folder))
            button.clicked.connect(self._on_open_clicked)
            self.open_buttons[folder] = button
            self._add_row(label, field, button)
        self.problem = muted_label("")
        self._column.addWidget(self.problem)
        self._end()
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.default_button.clicked.connect(self._on_default_clicked)
        self.open_pictures_button.clicked.connect(self._on_open_pictures_clicked)

    def show_settings(self, settings: Settings) -> None:
        self._pictures = settings.pictures_dir
        _show_path(self.pictures_field, settings.pictures_dir)
        self.default_button.setEnabled(bool(settings.pictures_folder))
        self.bits_box.setCurrentIndex(self.bits_box.findData(settings.picture_bits))
        self._tell("")

    def take_folder(self, folder: str) -> None:
        """Save pictures in ``folder`` from now on; one that cannot be written to is refused."""
        if os.access(folder, os.W_OK):
            self.edited.emit({"pictures_folder": folder})
        else:
            self._tell(
                self.tr("Nothing can be saved in “{path}”. Choose another folder.").format(
                    path=folder
                )
            )

    def _open_button(self, words: str) -> QPushButton:
        button = QPushButton(self.tr("Open"))
        button.setAccessibleName(words)
        return button

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _open(self, folder: Path) -> None:
        if open_folder(folder):
            self._tell("")
        else:
            self._tell(self.tr("“{path}” could not be opened.").format(path=folder))

    @Slot()
    def _on_choose_clicked(self) -> None:
        start = self._pictures if self._pictures.is_dir() else Path.home()
        dialog = QFileDialog(self, self.tr("Choose the pictures folder"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_bits_activated(self) -> None:
        self.edited.emit({"picture_bits": self.bits_box.currentData()})

    @Slot()
    def _on_default_clicked(self) -> None:
        self.edited.emit({"pictures_folder": ""})

    @Slot()
    def _on_open_pictures_clicked(self) -> None:
        self._open(self._pictures)

    @Slot()
    def _on_open_clicked(self) -> None:
        self._open(Path(str(self.sender().property("folder"))))


def _path_field() -> QLineEdit:
    field = QLineEdit()
    field.setReadOnly(True)
    return field


def _show_path(field: QLineEdit, path: Path) -> None:
    field.setText(str(path))
    field.setToolTip(str(path))
    # Its beginning, and not its end, where it is too long.
    field.setCursorPosition(0)
