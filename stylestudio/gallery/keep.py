"""Keeps a picture that nobody has saved, so that it is not lost."""

from __future__ import annotations

import datetime
import os
import secrets
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylestudio.errors import SaveError
from stylestudio.gallery.names import numbered
from stylestudio.imaging.save import save_picture


def keep_picture(pixels: NDArray[np.uint8], name: str, folder: Path) -> Path:
    """Write a picture into ``folder`` as PNG, under a name that is still free.

    Args:
        pixels: ``(H, W, 3)`` sRGB.
        name: without date and extension, see :func:`stylestudio.gallery.names.picture_name`.
        folder: made if it is missing.

    Returns:
        The file.

    Raises:
        SaveError: it could not be written; nothing was left behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(
            f"The folder “{folder}” for your pictures cannot be created.",
            "Save the picture in another folder.",
        ) from error
    stem = f"{name} {datetime.date.today():%Y-%m-%d}"
    draft = folder / f".{secrets.token_hex(8)}.png"
    try:
        save_picture(pixels, draft)
        return move_to_free_name(draft, folder / f"{stem}.png")
    finally:
        draft.unlink(missing_ok=True)


def move_to_free_name(file: Path, wanted: Path) -> Path:
    """Rename ``file`` to ``wanted``, or where that exists to ``wanted (2)``, ``(3)`` and so on.

    No file is ever replaced, even where another process takes the same name at the same moment.

    Raises:
        SaveError: the folder takes no file of that name.
    """
    for path in numbered(wanted):
        try:
            _rename_unless_taken(file, path)
        except FileExistsError:
            continue
        except OSError as error:
            raise SaveError(
                f"“{path.name}” cannot be created in “{path.parent}” ({error.strerror}).",
                "Save the picture in another folder.",
            ) from error
        return path
    raise AssertionError("unreachable: the numbers never end")


def _rename_unless_taken(file: Path, path: Path) -> None:
    """Rename, or raise FileExistsError; on Windows rename does that, elsewhere a hard link."""
    if os.name == "nt":
        file.rename(path)
        return
    try:
        path.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, such as a memory card's: the check is all there is.
        if path.exists():
            raise FileExistsError(path) from None
        file.rename(path)
        return
    file.unlink()
