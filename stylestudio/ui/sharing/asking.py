"""The native dialogs that ask where a picture or a film is to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from stylestudio.gallery.names import free_path, safe_title
from stylestudio.imaging.save import SAVE_FORMATS
from stylestudio.ui.file_dialogs import window_state

_FOLDER = "folders/export"


def extensions_of(file_format: str) -> list[str]:
    """The extensions of a format, the usual one first."""
    known = [extension for extension, label in SAVE_FORMATS.items() if label == file_format]
    return known or [f".{file_format.lower()}"]


def ask_file(
    parent: QWidget,
    heading: str,
    name: str,
    file_format: str,
    chosen: Callable[[Path], None],
    rejected: Callable[[], object] | None = None,
) -> QFileDialog:
    """Ask for a file of one format, without blocking.

    Args:
        name: what is suggested, without extension; a number comes behind it where it is taken.
        chosen: gets the path, whose extension is the format's. A file that is there may be
            replaced: the dialog has asked.
    """
    extensions = extensions_of(file_format)
    dialog = QFileDialog(parent, heading, str(_start_folder()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    patterns = " ".join(f"*{extension}" for extension in extensions)
    dialog.setNameFilters([f"{file_format} ({patterns})"])
    dialog.setDefaultSuffix(extensions[0])
    dialog.selectFile(free_path(_start_folder() / f"{safe_title(name)}{extensions[0]}").name)

    def on_selected(name: str) -> None:
        asked = Path(name)
        _remember(asked.parent)
        target = with_format(asked, file_format)
        # Of another name than the one that the dialog has asked about, none is replaced.
        chosen(target if target == asked else free_path(target))

    dialog.fileSelected.connect(on_selected)
    return _opened(dialog, rejected)


def ask_folder(
    parent: QWidget,
    heading: str,
    chosen: Callable[[Path], None],
    rejected: Callable[[], object] | None = None,
) -> QFileDialog:
    """Ask for a folder, without blocking."""
    dialog = QFileDialog(parent, heading, str(_start_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def on_selected(name: str) -> None:
        _remember(Path(name))
        chosen(Path(name))

    dialog.fileSelected.connect(on_selected)
    return _opened(dialog, rejected)


def with_format(path: Path, file_format: str) -> Path:
    """The path as typed, with an extension of the format."""
    suffix = path.suffix.lower()
    if suffix in extensions_of(file_format):
        return path
    wanted = extensions_of(file_format)[0]
    if suffix in SAVE_FORMATS or suffix == ".gif":
        return path.with_suffix(wanted)
    # “St. Mark” has no extension, for all its full stop.
    return path.with_name(path.name + wanted)


def _opened(dialog: QFileDialog, rejected: Callable[[], object] | None) -> QFileDialog:
    if rejected is not None:
        dialog.rejected.connect(rejected)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _start_folder() -> Path:
    folder = str(window_state().value(_FOLDER, "") or "")
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()


def _remember(folder: Path) -> None:
    window_state().setValue(_FOLDER, str(folder))
