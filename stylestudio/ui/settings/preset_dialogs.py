"""The dialogs around presets. None of them blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from stylestudio.request.user_presets import LONGEST_TITLE
from stylestudio.ui.file_dialogs import window_state

_FOLDER = "folders/presets"


def ask_title(
    parent: QWidget, heading: str, title: str, chosen: Callable[[str], None]
) -> QInputDialog:
    """Ask for a preset's name; ``chosen`` gets it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(heading)
    dialog.setLabelText(_tr("Name, up to {count} characters").format(count=LONGEST_TITLE))
    dialog.setTextValue(title)
    dialog.textValueSelected.connect(chosen)
    _open(dialog)
    return dialog


def ask_delete(parent: QWidget, title: str, agreed: Callable[[], None]) -> QMessageBox:
    """Ask whether to delete a preset; ``agreed`` is called when so."""
    dialog = QMessageBox(parent)
    dialog.setIcon(QMessageBox.Icon.Question)
    dialog.setWindowTitle(_tr("Delete preset"))
    dialog.setText(_tr("Delete the preset “{title}”?").format(title=title))
    dialog.setInformativeText(_tr("Your settings stay as they are now."))
    delete = dialog.addButton(_tr("Delete"), QMessageBox.ButtonRole.AcceptRole)
    keep = dialog.addButton(_tr("Keep"), QMessageBox.ButtonRole.RejectRole)
    dialog.setDefaultButton(keep)
    dialog.setEscapeButton(keep)
    delete.clicked.connect(agreed)
    _open(dialog)
    return dialog


def open_preset(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a preset file to import; ``chosen`` gets its path."""
    dialog = _file_dialog(parent, _tr("Import a preset"), chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog)
    return dialog


def save_preset_as(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask where to export a preset to; ``chosen`` gets the path.

    Args:
        name: of the suggested file.
    """
    dialog = _file_dialog(parent, _tr("Export the preset"), chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(".json")
    dialog.selectFile(name)
    _open(dialog)
    return dialog


def _file_dialog(parent: QWidget, heading: str, chosen: Callable[[Path], None]) -> QFileDialog:
    folder = str(window_state().value(_FOLDER, "") or "")
    dialog = QFileDialog(parent, heading, folder if Path(folder).is_dir() else str(Path.home()))
    dialog.setNameFilters([f"{_tr('Presets')} (*.json)", f"{_tr('All files')} (*)"])

    def on_selected(path: str) -> None:
        window_state().setValue(_FOLDER, str(Path(path).parent))
        chosen(Path(path))

    dialog.fileSelected.connect(on_selected)
    return dialog


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("preset_dialogs", text)
