"""Shows a file in the system's file manager."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Open the folder of ``path``, with the file selected where the system has a word for that."""
    if sys.platform == "win32" and path.exists():
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin" and path.exists():
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
