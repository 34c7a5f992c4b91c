"""The dialogs to open and to save a picture, and the folders that they start in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from stylestudio import paths
from stylestudio.gallery.names import free_path
from stylestudio.imaging.formats import LOAD_EXTENSIONS
from stylestudio.imaging.save import SAVE_FORMATS

_OPEN_FOLDER = "folders/open"
_SAVE_FOLDER = "folders/save"


def window_state() -> QSettings:
    """Where the window's geometry and the last folders are kept."""
    path = paths.settings_file().with_name("window.ini")
    return QSettings(str(path), QSettings.Format.IniFormat)


def open_pictures(parent: QWidget, title: str, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    """Ask for one or several pictures, without blocking; ``chosen`` gets their paths."""
    dialog = _open_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def on_selected(names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            window_state().setValue(_OPEN_FOLDER, str(paths[0].parent))
            chosen(paths)

    dialog.filesSelected.connect(on_selected)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _open_dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, _start_folder(_OPEN_FOLDER, Path.home()))
    patterns = " ".join(f"*{extension}" for extension in LOAD_EXTENSIONS)
    # Phones and cameras write “.JPG”, and not every system's dialog ignores case.
    patterns += " " + " ".join(f"*{extension.upper()}" for extension in LOAD_EXTENSIONS)
    dialog.setNameFilters([f"{_tr('Pictures')} ({patterns})", f"{_tr('All files')} (*)"])
    return dialog


def save_picture_as(
    parent: QWidget,
    default: Path,
    suggestion: Callable[[Path], Path],
    chosen: Callable[[Path], None],
    rejected: Callable[[], object] | None = None,
) -> QFileDialog:
    """Ask where to save, without blocking; ``chosen`` gets a path with an extension.

    Args:
        default: the folder of the first time; later the last one is remembered.
    """
    try:
        default.mkdir(parents=True, exist_ok=True)
    except OSError:
        default = Path.home()
    suggested = suggestion(Path(_start_folder(_SAVE_FOLDER, default)))
    dialog = QFileDialog(parent, _tr("Save the picture"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    extensions = _extensions_by_filter()
    dialog.setNameFilters(list(extensions))
    dialog.selectFile(suggested.name)

    def on_filter_selected(name_filter: str) -> None:
        dialog.setDefaultSuffix(extensions.get(name_filter, ".png"))

    def on_selected(path: str) -> None:
        window_state().setValue(_SAVE_FOLDER, str(Path(path).parent))
        asked = Path(path)
        target = with_extension(asked, extensions.get(dialog.selectedNameFilter(), ".png"))
        # To Qt, “St. Mark” has an extension: it asked about that name, not about “St. Mark.png”.
        chosen(target if target == asked else free_path(target))

    # Before the dialog asks whether to overwrite, so that it asks about the right file.
    on_filter_selected(dialog.selectedNameFilter())
    dialog.filterSelected.connect(on_filter_selected)
    if rejected is not None:
        dialog.rejected.connect(rejected)
    return _shown(dialog, on_selected)


def _shown(dialog: QFileDialog, on_selected: Callable[[str], None]) -> QFileDialog:
    dialog.fileSelected.connect(on_selected)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _start_folder(key: str, default: Path) -> str:
    folder = str(window_state().value(key, "") or "")
    return folder if folder and Path(folder).is_dir() else str(default)


def _extensions_by_filter() -> dict[str, str]:
    """The file dialog's filters, each with the extension that it adds."""
    by_label: dict[str, list[str]] = {}
    for extension, label in SAVE_FORMATS.items():
        by_label.setdefault(label, []).append(extension)
    return {
        f"{label} ({' '.join('*' + extension for extension in extensions)})": extensions[0]
        for label, extensions in by_label.items()
    }


def with_extension(path: Path, extension: str = ".png") -> Path:
    """The path as typed, with an extension where none of a known format was typed."""
    if path.suffix.lower() in SAVE_FORMATS:
        return path
    # “St. Mark” has no extension, for all its full stop; “picture.bmp” names one we cannot write.
    if re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{1,4}", path.suffix):
        return path
    return path.with_name(path.name + extension)


def _tr(text: str) -> str:
    return QCoreApplication.translate("file_dialogs", text)
