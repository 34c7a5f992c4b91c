"""All that a picture's file tells, read in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.metadata import read_metadata, read_source_thumbnails
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.png_texts import is_png
from stylestudio.imaging.probe import probe_picture
from stylestudio.ui.pictures import to_qimage


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What is known of a picture.

    Attributes:
        entry: as the gallery has it.
        record: how it was made; None where that is not written in it.
        sources: small pictures of what it was painted from, by their paths.
        format: of the file: ``PNG``, ``JPEG`` …; empty where it cannot be read.
        bits: of a sample; 0 where it is not known.
        faults: what is wrong with it, a sentence each.
    """

    entry: Entry
    record: PictureRecord | None = None
    sources: Mapping[str, QImage] = field(default_factory=dict)
    format: str = ""
    bits: int = 0
    faults: tuple[str, ...] = ()


def read_facts(entry: Entry) -> PictureFacts:
    """Look into a picture's file. Never raises: what is wrong stands in the facts."""
    path = entry.path
    try:
        if is_png(path):
            metadata = read_metadata(path)
            return PictureFacts(
                entry=entry,
                record=metadata.record,
                sources={
                    name: to_qimage(pixels) for name, pixels in read_source_thumbnails(path).items()
                },
                format="PNG",
                bits=metadata.header.bits,
                faults=metadata.faults,
            )
        return PictureFacts(entry=entry, format=probe_picture(path).format)
    except StyleStudioError as error:
        return PictureFacts(entry=entry, faults=(error.message,))
