"""A quick look at a picture's header, for a file that is being dropped on the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stylestudio.imaging.files import open_picture_file, shown_name
from stylestudio.imaging.formats import open_header
from stylestudio.imaging.load import SIDEWAYS, decoding, forgiving_texts, orientation_of

_PNG_SIGNATURE_BYTES = 8
_PNG_METADATA = (b"eXIf", b"iTXt", b"tEXt", b"zTXt")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInfo:
    """What a header tells.

    Attributes:
        width_px: width of the upright picture.
        height_px: height of the upright picture.
        format: "JPEG", "PNG", "WebP", "TIFF", "BMP", "GIF", "AVIF" or "HEIC".
    """

    width_px: int
    height_px: int
    format: str


def probe_picture(path: str | Path) -> PictureInfo:
    """Reads a picture's size and format without decoding it.

    Raises:
        ImageError: the file cannot be used, as far as its header shows.
        OutOfMemoryError: not even the header's data fit into memory.
    """
    with decoding(path), open_picture_file(path) as file:
        return forgiving_texts(file, path, lambda file: _probed(file, path))


def _probed(file: BinaryIO, path: str | Path) -> PictureInfo:
    """See :func:`probe_picture`; raises whatever Pillow raises as well."""
    picture, found = open_header(file, shown_name(path))
    if found == "PNG" and "exif" not in picture.info and _has_late_metadata(file):
        picture.load()
    # Pillow reports the size of a TIFF, and of no other format, as it is when upright.
    sideways = found != "TIFF" and orientation_of(picture, found) in SIDEWAYS
    width_px, height_px = picture.size[::-1] if sideways else picture.size
    return PictureInfo(width_px=width_px, height_px=height_px, format=found)


def _has_late_metadata(file: BinaryIO) -> bool:
    """Whether a PNG has text or EXIF behind its pixels, where ExifTool puts it.

    Walks over the chunk headers alone, and leaves the file where it was.
    """
    position = file.tell()
    try:
        file.seek(_PNG_SIGNATURE_BYTES)
        seen_pixels = False
        while len(header := file.read(8)) == 8:
            length, kind = int.from_bytes(header[:4], "big"), header[4:]
            if seen_pixels and kind in _PNG_METADATA:
                return True
            seen_pixels = seen_pixels or kind == b"IDAT"
            # Four bytes of checksum follow the data.
            file.seek(length + 4, 1)
        return False
    finally:
        file.seek(position)
