"""Showing files and folders in the system's own programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Show a folder, which is made first where it is missing; False where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return _open(folder)


def open_file(file: Path) -> bool:
    """Show a file, or its folder where there is no program for it; False where that fails."""
    return (file.is_file() and _open(file)) or open_folder(file.parent)


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
