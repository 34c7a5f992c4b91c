"""What can be taken from a drop or from the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QMimeDatabase
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Offer:
    """Something dropped or pasted.

    Attributes:
        path: a local file or folder, or empty.
        image: image data without a file, or None.
        count: how many files there were; only the first picture among them is taken.
    """

    path: str = ""
    image: QImage | None = None
    count: int = 1


def offers_something(mime: QMimeData) -> bool:
    """Whether there is a local file or image data at all. Decodes nothing."""
    return mime.hasImage() or bool(_local_files(mime))


def offers_picture(mime: QMimeData) -> bool:
    """Whether it looks like a picture. Decodes nothing."""
    files = _local_files(mime)
    return any(map(_looks_like_picture, files)) if files else mime.hasImage()


def offer_of(mime: QMimeData) -> Offer | None:
    """The file or the image that is offered: a file first, because it keeps its name and depth.

    A browser offers an address, which is left alone, and often the image itself.
    """
    files = _local_files(mime)
    if files:
        pictures = [path for path in files if _looks_like_picture(path)]
        path = (pictures or files)[0]
        return Offer(path=path, count=len(files))
    if mime.hasImage():
        image = QImage(mime.imageData())
        return Offer(image=image)
    return None


def _local_files(mime: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def _looks_like_picture(path: str) -> bool:
    if not Path(path).is_file():
        return False
    return QMimeDatabase().mimeTypeForFile(path).name().startswith("image/")
