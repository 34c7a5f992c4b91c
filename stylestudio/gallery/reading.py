"""What a file of the gallery tells about itself, for the index."""

from __future__ import annotations

from datetime import UTC, datetime

from stylestudio.errors import ImageError, OutOfMemoryError
from stylestudio.gallery.describe import search_text
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.folder import FolderPicture
from stylestudio.gallery.index import IndexedPicture
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.png_texts import begins_like_png
from stylestudio.imaging.probe import probe_picture


def read_picture(file: FolderPicture) -> IndexedPicture:
    """Look into a file, not at its pixels. Never raises: what is wrong stands in the entry."""
    record: PictureRecord | None = None
    stars, width_px, height_px, fault = 0, 0, 0, ""
    try:
        if begins_like_png(file.path):
            metadata = read_metadata(file.path)
            record, stars = metadata.record, metadata.stars
            width_px, height_px = metadata.header.width_px, metadata.header.height_px
            fault = " ".join(metadata.faults)
        else:
            info = probe_picture(file.path)
            width_px, height_px = info.width_px, info.height_px
    except (ImageError, OutOfMemoryError) as error:
        fault = error.message
    made_at = (record.made_at if record is not None else "") or _time_of(file)
    entry = Entry(
        path=file.path,
        modified_ns=file.modified_ns,
        size_bytes=file.size_bytes,
        picture_id=record.picture_id if record is not None else "",
        title=(record.name if record is not None else "") or file.path.stem,
        variant=record.variant if record is not None else "",
        outcome=record.outcome if record is not None else "",
        series=record.series if record is not None else "",
        made_at=made_at,
        stars=stars,
        width_px=width_px,
        height_px=height_px,
        fault=fault,
    )
    sources = record.sources if record is not None else ()
    return IndexedPicture(entry, search_text(file.path.stem, made_at, record), sources)


def _time_of(file: FolderPicture) -> str:
    try:
        return datetime.fromtimestamp(file.modified_ns // 10**9, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        # A file system can hold times that no calendar has.
        return datetime.fromtimestamp(0, UTC).isoformat()
