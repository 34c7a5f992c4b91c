"""Keeps a picture that nobody has saved, so that it is not lost."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylestudio.errors import SaveError
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
    path = _free_path(folder, f"{name} {datetime.date.today():%Y-%m-%d}")
    save_picture(pixels, path)
    return path


def _free_path(folder: Path, stem: str) -> Path:
    for count in itertools.count(1):
        path = folder / (f"{stem}.png" if count == 1 else f"{stem} ({count}).png")
        if not path.exists():
            return path
    raise AssertionError("unreachable: the count never ends")
