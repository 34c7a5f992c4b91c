"""Deleting as people expect it: into the system's bin, from where it can be taken back."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from send2trash import send2trash

from stylestudio.errors import SaveError

log = logging.getLogger(__name__)


def move_to_trash(path: Path) -> None:
    """Put a file into the bin. One that is gone already is where it should be.

    Raises:
        SaveError: the system has no bin for it; the file is still there.
    """
    if not path.exists():
        return
    try:
        send2trash(path)
    except OSError as error:
        log.warning("not moved to the bin: %s", path, exc_info=True)
        raise SaveError(
            QCoreApplication.translate("trash", "“{path}” could not be moved to the bin.").format(
                path=path
            ),
            QCoreApplication.translate("trash", "Delete it in your file manager."),
        ) from error
    log.info("moved to the bin: %s", path)
