"""The photo and the painting that was made of it, read for a picture of both."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylestudio.errors import ImageError, StyleStudioError
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_record, read_source_thumbnails
from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.gallery.sources import find_sources
from stylestudio.imaging.load import load_picture
from stylestudio.ui.pictures import from_qimage
from stylestudio.ui.pieces.pieces import Piece
from stylestudio.ui.pieces.recording import record_of_piece

#: How a photo can be there.
WHOLE, THUMBNAIL, MISSING = "whole", "thumbnail", "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A photo and its painting.

    Attributes:
        name: of the painting.
        painting: uint8 ``(H, W, 3)``, sRGB.
        photo: the same; None where there is not even a small one.
        photo_state: ``whole``, ``thumbnail`` where only the small copy in the picture's file is
            left, or ``missing``.
        photo_name: of the photo's file; empty where it is not known.
    """

    name: str
    painting: NDArray[np.uint8]
    photo: NDArray[np.uint8] | None
    photo_state: str
    photo_name: str = ""


def pair_of_file(path: Path, gallery: Gallery) -> Pair:
    """A picture of the gallery and its photo. For any thread.

    Raises:
        ImageError: the picture cannot be read.
        OutOfMemoryError: there is not enough memory.
    """
    record = read_record(path)
    painting = load_picture(path)
    name = (record.name if record is not None else "") or path.stem
    pair = Pair(name, painting, None, MISSING)
    if record is None:
        return pair
    pair = _with_photo(pair, record, gallery)
    if pair.photo is None:
        source = _photo_of(record)
        small = read_source_thumbnails(path).get(source.path) if source is not None else None
        if small is not None:
            pair = dataclasses.replace(pair, photo=small, photo_state=THUMBNAIL)
    return pair


def pair_of_piece(piece: Piece, gallery: Gallery, pixels: NDArray[np.uint8] | None = None) -> Pair:
    """A picture of the canvas and its photo. For any thread.

    Args:
        pixels: what is to be shown in place of the piece's own, as with finishing touches.

    Raises:
        ImageError: there is no picture yet.
    """
    painting = piece.pixels if pixels is None else pixels
    if painting is None:
        raise ImageError("There is no picture yet.", "Wait until something of it is painted.")
    record = record_of_piece(piece)
    pair = _with_photo(Pair(piece.name, painting, None, MISSING), record, gallery)
    if pair.photo is None and piece.photo is not None:
        # At display size, and so nearly always as good.
        return dataclasses.replace(pair, photo=from_qimage(piece.photo), photo_state=WHOLE)
    if pair.photo is None and piece.saved_to is not None and pair.photo_name:
        source = _photo_of(record)
        small = read_source_thumbnails(piece.saved_to).get(source.path) if source else None
        if small is not None:
            return dataclasses.replace(pair, photo=small, photo_state=THUMBNAIL)
    return pair


def with_photo_file(pair: Pair, path: Path) -> Pair:
    """The pair with a photo that the user has found. For any thread.

    Raises:
        ImageError: it cannot be read.
        OutOfMemoryError: there is not enough memory.
    """
    photo = load_picture(path, longer_side_px=_enough_px(pair.painting))
    return dataclasses.replace(pair, photo=photo, photo_state=WHOLE, photo_name=path.name)


def _with_photo(pair: Pair, record: PictureRecord, gallery: Gallery) -> Pair:
    """The pair with its photo, where that is found and can be read."""
    source = _photo_of(record)
    if source is None:
        return pair
    pair = dataclasses.replace(pair, photo_name=Path(source.path).name)
    only_photo = dataclasses.replace(record, sources=(source,))
    try:
        (found,) = find_sources(only_photo, gallery)
        if found.path is None:
            return pair
        return with_photo_file(pair, found.path)
    except StyleStudioError:
        # As if it were not there: the small copy, or the user, can help.
        return pair


def _photo_of(record: PictureRecord) -> SourceRecord | None:
    return next((source for source in record.sources if source.role == "content"), None)


def _enough_px(painting: NDArray[np.uint8]) -> int:
    """What a photo needs that is cut to the painting's shape, perhaps from another one."""
    height, width = painting.shape[:2]
    return 2 * max(int(height), int(width))
