"""Pictures on their way out of the gallery: in another format, size or depth, with less said.

What a picture says of itself goes along (:mod:`stylestudio.gallery.sharing`): all of its record in
a PNG, its title and description in the other formats.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylestudio.errors import ImageError, OutOfMemoryError, UserError
from stylestudio.gallery.describe import value_words, variant_title
from stylestudio.gallery.metadata import SOURCES_KEYWORD, read_metadata, read_record
from stylestudio.gallery.record import PictureRecord, pixels_sha256
from stylestudio.gallery.sharing import shared_texts
from stylestudio.gallery.xmp import KEYWORD
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.deep_resize import resize_in_depth
from stylestudio.imaging.depth import Pixels, as_8_bit, as_16_bit
from stylestudio.imaging.encode import DEEP_FORMATS
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.formats import MAX_PIXELS, MIN_SIDE_PX
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.png_texts import is_png, read_texts
from stylestudio.imaging.print_size import HIGHEST_DPI, LOWEST_DPI
from stylestudio.imaging.resize import fit_longer_side
from stylestudio.imaging.save import SAVE_FORMATS, format_of, save_picture
from stylestudio.imaging.sheet import LARGEST_TILE_PX, Cell, contact_sheet

log = logging.getLogger(__name__)

#: In the order in which they are offered.
EXPORT_FORMATS = tuple(dict.fromkeys(SAVE_FORMATS.values()))
#: Those that are smaller the lower the quality.
QUALITY_FORMATS = ("JPEG", "WebP", "AVIF")
#: Those that say how large a print of them is.
PRINT_FORMATS = ("PNG", "JPEG", "TIFF")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a picture is written.

    Attributes:
        file_format: one of :data:`EXPORT_FORMATS`.
        quality: 1 to 100, of the formats in :data:`QUALITY_FORMATS`.
        bits: of a colour, 8 or 16; None for as many as the picture has and the format can hold.
        longer_side_px: of the file; None for the picture's own size.
        dpi: pixels per inch of a print, in the formats of :data:`PRINT_FORMATS`; None says nothing.
        metadata: whether the file says how the picture was made.
    """

    file_format: str = "PNG"
    quality: int = 95
    bits: int | None = None
    longer_side_px: int | None = None
    dpi: float | None = None
    metadata: bool = True

    def __post_init__(self) -> None:
        """Reject what no file can be.

        Raises:
            UserError: with the first thing that is wrong, and what would be right.
        """
        if self.file_format not in EXPORT_FORMATS:
            raise UserError(
                f"Pictures cannot be exported as {self.file_format}.",
                f"Choose from: {', '.join(EXPORT_FORMATS)}.",
            )
        if not 1 <= self.quality <= 100:
            raise UserError(f"The quality cannot be {self.quality}.", "Give 1 to 100.")
        if self.bits not in (None, 8, 16):
            raise UserError(f"A colour cannot have {self.bits} bits.", "Give 8 or 16.")
        if self.bits == 16 and self.file_format not in DEEP_FORMATS:
            raise UserError(
                f"{self.file_format} holds 8 bits a colour.", "Choose PNG or TIFF for 16 bits."
            )
        if self.longer_side_px is not None and self.longer_side_px < MIN_SIDE_PX:
            raise UserError(
                f"A picture's longer side cannot have {self.longer_side_px} pixels.",
                f"Give at least {MIN_SIDE_PX}.",
            )
        if self.dpi is not None and not LOWEST_DPI <= self.dpi <= HIGHEST_DPI:
            raise UserError(
                f"A print cannot have {self.dpi:g} pixels per inch.",
                f"Give {LOWEST_DPI} to {HIGHEST_DPI} dpi; 300 is usual.",
            )


def export_picture(source: Path, target: Path, options: ExportOptions) -> None:
    """Write a picture's file anew, as ``options`` say. A file that is there is replaced.

    Args:
        source: a file of the gallery; it is only read.
        target: whose extension is that of ``options.file_format``.

    Raises:
        UserError: the target is the source itself, or has no room for the size.
        ImageError: the source cannot be read.
        SaveError: the target could not be written; what was there before is still there.
        OutOfMemoryError: the picture does not fit into memory.
        ValueError: the extension is another format's.
    """
    if _is_same_file(source, target):
        raise UserError(
            f"“{shown_name(target)}” would replace the picture that it is made from.",
            "Give the export another name or folder.",
        )
    fitted = _fitted(load_pixels(source), options)
    metadata = read_metadata(source) if options.metadata and is_png(source) else None
    texts: dict[str, str] = {}
    if metadata is not None and metadata.record is not None:
        record = _record_for(metadata.record, fitted, options)
        texts = shared_texts(record, _thumbnails_in(source), metadata.stars)
    _write(fitted, target, texts, options)


def export_pixels(
    pixels: Pixels, record: PictureRecord | None, target: Path, options: ExportOptions
) -> None:
    """Write a picture that need not be in the gallery. A file that is there is replaced.

    Args:
        pixels: ``(H, W, 3)`` sRGB, 8 or 16 bits.
        record: how it was made, with its sources where they are; None where that is not known.
        target: whose extension is that of ``options.file_format``.

    Raises:
        UserError: the format has no room for the size.
        SaveError: the target could not be written; what was there before is still there.
        OutOfMemoryError: the picture does not fit into memory.
        ValueError: the extension is another format's, or ``pixels`` are none of that kind.
    """
    fitted = _fitted(pixels, options)
    texts: dict[str, str] = {}
    if options.metadata and record is not None:
        texts = shared_texts(_record_for(record, fitted, options))
    _write(fitted, target, texts, options)


def load_pixels(path: Path) -> Pixels:
    """All of a picture, with 16 bits a colour where its file has them.

    Raises:
        ImageError: the file cannot be read.
        OutOfMemoryError: it does not fit into memory.
    """
    deep = load_deep_png(path)
    return load_picture(path) if deep is None else deep


def contact_sheet_of(paths: Sequence[Path], title: str) -> NDArray[np.uint8]:
    """The pictures on one sheet, each with its name, its style loss and its size.

    Args:
        paths: at least one, in reading order.
        title: above all of them.

    Returns:
        ``(H, W, 3)`` sRGB.

    Raises:
        ImageError: one of them cannot be read.
        OutOfMemoryError: there is not enough memory.
        ValueError: there is none.
    """
    return contact_sheet([_cell(path) for path in paths], title)


def _cell(path: Path) -> Cell:
    record = read_record(path)
    picture = load_picture(path, longer_side_px=LARGEST_TILE_PX)
    if record is None or not record.request:
        return Cell(picture, record.name if record is not None and record.name else path.stem)
    facts = (
        variant_title(record.variant),
        f"{value_words(record.request.get('size_px'))} px",
        f"strength {value_words(record.request.get('strength'))}",
    )
    return Cell(picture, record.name or path.stem, (", ".join(facts),))


def _fitted(pixels: Pixels, options: ExportOptions) -> Pixels:
    """In the size and depth that were asked for; the very same where that is so already.

    Raises:
        UserError: it would have too many pixels.
        OutOfMemoryError: it does not fit into memory.
    """
    height_px, width_px = pixels.shape[:2]
    if options.longer_side_px is not None:
        height_px, width_px = fit_longer_side(height_px, width_px, options.longer_side_px)
    if height_px * width_px > MAX_PIXELS:
        raise UserError(
            f"A picture of {width_px} × {height_px} pixels is too large.",
            f"Choose a smaller size: the limit is {MAX_PIXELS // 1_000_000} megapixels.",
        )
    deep = options.file_format in DEEP_FORMATS and options.bits in (None, 16)
    try:
        if (height_px, width_px) != pixels.shape[:2]:
            pixels = resize_in_depth(pixels, height_px, width_px)
        if not deep:
            return as_8_bit(pixels)
        return as_16_bit(pixels) if options.bits == 16 else pixels
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory for {width_px} × {height_px} pixels.",
            "Close other programs, or choose a smaller size.",
        ) from error


def _record_for(record: PictureRecord, pixels: Pixels, options: ExportOptions) -> PictureRecord:
    """The record of a file that holds these pixels; only a PNG carries their checksum."""
    if options.file_format != "PNG":
        return record
    return dataclasses.replace(record, pixels_sha256=pixels_sha256(pixels))


def _thumbnails_in(path: Path) -> dict[str, bytes]:
    """The sources' JPEGs as they are in a PNG, by their paths; none where they cannot be read."""
    try:
        text = read_texts(path, (SOURCES_KEYWORD,)).texts.get(SOURCES_KEYWORD, "{}")
        return {
            str(name): base64.b64decode(jpeg, validate=True)
            for name, jpeg in json.loads(text).items()
        }
    except (ImageError, ValueError, TypeError, AttributeError, RecursionError) as error:
        log.info("the sources of %s are not exported: %s", path, error)
        return {}


def _write(pixels: Pixels, target: Path, texts: dict[str, str], options: ExportOptions) -> None:
    if format_of(target) != options.file_format:
        raise ValueError(f"{target.name} is no name of a {options.file_format} file")
    png = options.file_format == "PNG"
    packet = texts.get(KEYWORD, "").encode("utf-8", "replace")
    save_picture(
        pixels,
        target,
        quality=options.quality,
        text=texts if png else None,
        xmp=None if png else packet or None,
        dpi=options.dpi if options.file_format in PRINT_FORMATS else None,
    )


def _is_same_file(source: Path, target: Path) -> bool:
    try:
        return target.samefile(source)
    except (OSError, ValueError):
        return False
