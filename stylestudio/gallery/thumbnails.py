"""Small copies of pictures, kept on the disk so that they need not be made each time."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio.gallery.folder import FolderPicture
from stylestudio.imaging.load import load_picture

log = logging.getLogger(__name__)

#: The longer side of a thumbnail.
THUMBNAIL_PX = 256
#: What all thumbnails together may take on the disk: some six thousand of them.
_MOST_BYTES = 96 * 2**20
_QUALITY = 88
#: How many thumbnails are written between two looks at what they take together.
_WRITES_BETWEEN_TRIMS = 256


class ThumbnailCache:
    """Makes thumbnails and keeps them in a folder. May be used from several threads.

    A thumbnail is found by its picture's path, time and size: a picture that has changed gets
    another one. Whatever happens to the folder, thumbnails are made all the same.

    Args:
        folder: made when the first thumbnail is written.
        most_bytes: of all files together; beyond it those that were used longest ago go.
    """

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._writes = 0

    def thumbnail(self, picture: FolderPicture) -> NDArray[np.uint8]:
        """The thumbnail of ``picture``, from the disk where it is there.

        Returns:
            ``(H, W, 3)`` sRGB, the longer side at most :data:`THUMBNAIL_PX`.

        Raises:
            ImageError: the file is no picture, or is gone.
            OutOfMemoryError: it does not fit into memory.
        """
        file = self._file(picture)
        kept = _read(file)
        if kept is not None:
            return kept
        pixels = load_picture(picture.path, longer_side_px=THUMBNAIL_PX)
        self._write(pixels, file)
        return pixels

    def trim(self) -> None:
        """Remove what was used longest ago until the rest takes no more than it may."""
        files = []
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    facts = entry.stat()
                    files.append((facts.st_mtime_ns, facts.st_size, entry.path))
        over = sum(size for _, size, _ in files) - self._most_bytes
        for _, size, path in sorted(files):
            if over <= 0:
                return
            with suppress(OSError):
                Path(path).unlink()
            over -= size

    def _file(self, picture: FolderPicture) -> Path:
        facts = f"{picture.path.absolute()}\0{picture.modified_ns}\0{picture.size_bytes}"
        name = hashlib.sha256(facts.encode(errors="surrogateescape")).hexdigest()[:32]
        return self._folder / f"{name}.jpg"

    def _write(self, pixels: NDArray[np.uint8], file: Path) -> None:
        draft = file.with_name(f"{secrets.token_hex(8)}.new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Not flushed to the disk: one that is lost, or half there, is made again.
            Image.fromarray(pixels).save(draft, "JPEG", quality=_QUALITY, subsampling=0)
            draft.replace(file)
        except OSError as error:
            # A full disk must not keep anyone from seeing their pictures.
            log.info("a thumbnail is not kept: %s", error)
            with suppress(OSError):
                draft.unlink()
            return
        self._writes += 1
        if self._writes % _WRITES_BETWEEN_TRIMS == 0:
            self.trim()


def _read(file: Path) -> NDArray[np.uint8] | None:
    """A kept thumbnail; None where there is none, or it is damaged."""
    try:
        with Image.open(file, formats=("JPEG",)) as thumbnail:
            pixels = np.array(thumbnail.convert("RGB"))
    # Broken files make Pillow raise nearly anything.
    except Exception:
        return None
    # So that it counts as used.
    with suppress(OSError):
        os.utime(file)
    return pixels
