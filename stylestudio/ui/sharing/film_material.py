"""What a painting film is made from, and the file that it becomes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from stylestudio.disk import sync_folder
from stylestudio.drafts import write_draft
from stylestudio.imaging.resize import fill_picture, fit_longer_side
from stylestudio.imaging.save import save_failure
from stylestudio.ui.pictures import from_qimage, to_qimage

#: As :meth:`stylestudio.imaging.moments.Moments.frames` gives them.
Frames = list[tuple[float, NDArray[np.uint8]]]

#: Enough for the preview; all frames of it are held at a time.
_PREVIEW_PX = 640


@dataclass(frozen=True, slots=True, eq=False)
class FilmMaterial:
    """The frames and the photo, and the same small enough to be played."""

    frames: Frames
    photo: NDArray[np.uint8] | None
    small_frames: list[QImage]
    small_photo: QImage | None


def film_material(frames: Frames, photo: QImage | None) -> FilmMaterial:
    """What a film is made from. For any thread.

    Args:
        frames: at least one.
        photo: what it may begin with; None for none.
    """
    height, width = frames[-1][1].shape[:2]
    size = fit_longer_side(height, width, min(_PREVIEW_PX, max(height, width)))

    def small(pixels: NDArray[np.uint8]) -> QImage:
        return to_qimage(fill_picture(pixels, *size))

    pixels = None if photo is None else from_qimage(photo)
    return FilmMaterial(
        frames,
        pixels,
        [small(frame) for _, frame in frames],
        None if pixels is None else small(pixels),
    )


def write_film(data: bytes, path: Path) -> None:
    """Write a film's file, whole or not at all.

    Raises:
        SaveError: it could not be written; what was there before is still there.
    """
    try:
        draft = write_draft(path.parent, data)
        try:
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
    except OSError as error:
        raise save_failure(error, path) from error
    sync_folder(path.parent)
