"""No export takes the place of a picture of the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from stylestudio.errors import UserError


def check_target(target: Path, gallery_folder: Path) -> None:
    """Whether something may be written to ``target``, which the user has agreed to replace.

    Raises:
        UserError: a picture of the gallery is there.
    """
    try:
        # Through a link as well.
        inside = target.exists() and target.resolve().parent == gallery_folder.resolve()
    except (OSError, RuntimeError, ValueError):
        # Whoever writes says what is wrong.
        return
    if inside:
        raise UserError(
            _tr("“{name}” is a picture of the gallery and stays as it is.").format(
                name=target.name
            ),
            _tr("Choose another name or folder."),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("guarding", text)
