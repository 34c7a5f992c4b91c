"""What can be taken from a drop or from the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from stylestudio.errors import ImageError
from stylestudio.imaging.files import open_picture_file
from stylestudio.imaging.formats import sniff

#: Of a large drop only the first are looked at while it hovers, so that it hovers smoothly.
_LOOKED_AT = 20

_HEAD_BYTES = 64


@dataclass(frozen=True, slots=True)
class Offer:
    """Something dropped or pasted: files, or else an image, or else only addresses.

    Attributes:
        paths: local files and folders.
        image: image data without a file, or None.
        addresses: what lies on the network, as it can be shown; it is never fetched.
    """

    paths: tuple[Path, ...] = ()
    image: QImage | None = None
    addresses: tuple[str, ...] = ()


def offers_something(mime: QMimeData) -> bool:
    """Whether there are files, addresses or image data at all. Decodes nothing."""
    return mime.hasUrls() or mime.hasImage()


def offers_picture(mime: QMimeData) -> bool:
    """Whether it looks like something that can be taken. Decodes nothing."""
    paths = _local_paths(mime)
    if any(map(_looks_promising, islice(paths, _LOOKED_AT))):
        return True
    return mime.hasImage() and not any(map(_exists, paths))


def offer_of(mime: QMimeData) -> Offer | None:
    """What is offered: files first, because they keep their name and depth.

    A browser offers an address, and often the image itself, or a file that is gone by now.
    """
    paths = tuple(_local_paths(mime))
    if mime.hasImage() and not any(map(_exists, paths)):
        return Offer(image=QImage(mime.imageData()))
    addresses = tuple(_shown_address(url) for url in mime.urls() if not url.isLocalFile())
    if paths or addresses:
        return Offer(paths=paths, addresses=addresses)
    return None


def looks_like_picture(path: Path) -> bool:
    """Whether a file begins like one of the formats that are read, whatever it is called."""
    try:
        with open_picture_file(path) as file:
            return sniff(file.read(_HEAD_BYTES)) is not None
    except (ImageError, OSError):
        return False


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _looks_promising(path: Path) -> bool:
    try:
        return path.is_dir() or looks_like_picture(path)
    except OSError:
        # Its folder is out of reach: why, is told when it is dropped.
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _shown_address(url: QUrl) -> str:
    # “data:” addresses carry the whole picture.
    text = url.toDisplayString().partition("?")[0]
    return text if len(text) <= 60 else f"{text[:30]}…{text[-29:]}"
