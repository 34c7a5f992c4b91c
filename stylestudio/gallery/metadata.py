"""A picture's record inside its PNG: JSON for us, XMP for other programs, thumbnails for people.

Three iTXt chunks stand before the pixels:

- ``StyleStudio``: the :class:`PictureRecord` as JSON;
- ``XML:com.adobe.xmp``: title, description, creator tool, and the stars;
- ``StyleStudio sources``: small JPEGs of the photo and the paintings, base64 in JSON.

Nothing of the photo's own metadata, such as where it was taken, is ever copied.
"""

from __future__ import annotations

import base64
import io
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio import __version__
from stylestudio.errors import ImageError, StyleStudioError, UserError
from stylestudio.gallery import record as records
from stylestudio.gallery import xmp
from stylestudio.gallery.describe import description
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.formats import pillow_guard
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.png_texts import PngHeader, read_texts

log = logging.getLogger(__name__)

RECORD_KEYWORD = "StyleStudio"
SOURCES_KEYWORD = "StyleStudio sources"

#: The longer side of a source's thumbnail.
SOURCE_PX = 160
_SOURCE_QUALITY = 80
#: No record is nested as deep, and whoever walks through it must not run out of stack.
_MOST_DEEP = 100
#: More are not decoded: a text's few bytes may stand for a megabyte of pixels each.
_MOST_SOURCES = 64


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PNG says about itself.

    Attributes:
        header: its size and depth.
        record: how it was made; None where that is not written in it, or not readable.
        stars: 0 to 5.
        xmp: the packet that the stars are in, or empty.
        faults: what is damaged, a sentence each.
    """

    header: PngHeader
    record: PictureRecord | None
    stars: int
    xmp: str
    faults: tuple[str, ...]


def texts_of(
    record: PictureRecord, thumbnails: Mapping[str, bytes] | None = None, stars: int = 0
) -> dict[str, str]:
    """What is written into a PNG.

    Args:
        thumbnails: a source's path → JPEG.
    """
    tool = f"StyleStudio {__version__}"
    texts = {
        RECORD_KEYWORD: json.dumps(records.to_dict(record), allow_nan=False),
        xmp.KEYWORD: xmp.packet(
            title=record.name, description=description(record), creator_tool=tool, stars=stars
        ),
    }
    if thumbnails:
        encoded = {path: base64.b64encode(jpeg).decode() for path, jpeg in thumbnails.items()}
        texts[SOURCES_KEYWORD] = json.dumps(encoded)
    return texts


def read_metadata(path: Path) -> Metadata:
    """What a PNG says about itself; its pixels are not looked at.

    Raises:
        ImageError: it is no PNG, or cannot be read.
    """
    found = read_texts(path, (RECORD_KEYWORD, xmp.KEYWORD))
    record, faults = None, list(found.faults)
    if RECORD_KEYWORD in found.texts:
        try:
            record = _parsed(found.texts[RECORD_KEYWORD])
        except UserError as error:
            faults.append(error.message)
    packet = found.texts.get(xmp.KEYWORD, "")
    return Metadata(found.header, record, xmp.stars_of(packet), packet, tuple(faults))


def read_record(path: Path) -> PictureRecord | None:
    """How a file's picture was made; None where that is not known. Never raises."""
    try:
        return read_metadata(path).record
    except ImageError:
        return None


def read_source_thumbnails(path: Path) -> dict[str, NDArray[np.uint8]]:
    """Small pictures of what a PNG was painted from, by their paths. Never raises.

    Returns:
        ``(H, W, 3)`` sRGB each, the longer side at most :data:`SOURCE_PX`.
    """
    try:
        text = read_texts(path, (SOURCES_KEYWORD,)).texts.get(SOURCES_KEYWORD, "{}")
        found = islice(json.loads(text).items(), _MOST_SOURCES)
        with pillow_guard():
            return {name: _decoded(jpeg) for name, jpeg in found}
    # Broken files make Pillow raise nearly anything.
    except Exception as error:
        log.info("the sources of %s cannot be seen: %s", path, error)
        return {}


def source_thumbnails(record: PictureRecord) -> dict[str, bytes]:
    """JPEGs of a record's sources, by their paths; of those that can still be read."""
    thumbnails = {}
    for source in record.sources:
        try:
            pixels = load_picture(source.path, longer_side_px=SOURCE_PX)
        except StyleStudioError as error:
            log.info("no thumbnail of a source: %s", error)
            continue
        data = io.BytesIO()
        Image.fromarray(pixels).save(data, "JPEG", quality=_SOURCE_QUALITY)
        thumbnails[source.path] = data.getvalue()
    return thumbnails


def _parsed(text: str) -> PictureRecord:
    try:
        data = json.loads(text)
        if not isinstance(data, dict):
            raise ValueError("it is no object")
        if _is_deeper(data, _MOST_DEEP):
            raise ValueError("it is nested too deeply")
        return records.from_dict(data)
    except (ValueError, RecursionError) as error:
        raise UserError(
            "What is written in this picture about its making is damaged.",
            "The picture itself can be used.",
        ) from error


def _is_deeper(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    if not levels:
        return True
    # Mostly numbers and texts, and thousands of records are read at once.
    return any(_is_deeper(item, levels - 1) for item in value if isinstance(item, dict | list))


def _decoded(jpeg: str) -> NDArray[np.uint8]:
    """May raise anything."""
    data = base64.b64decode(jpeg, validate=True)
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        if max(picture.size) > 4 * SOURCE_PX:
            raise ValueError("it is no thumbnail")
        return np.array(picture.convert("RGB"))
