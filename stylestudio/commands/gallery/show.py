"""``stylestudio gallery show``: all that is known of a picture."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from stylestudio.commands.gallery.opened import opened
from stylestudio.commands.gallery.record_words import Section, record_sections
from stylestudio.commands.gallery.words import moment, plain, table
from stylestudio.errors import StyleStudioError
from stylestudio.gallery import record as records
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.png_texts import is_png
from stylestudio.imaging.probe import probe_picture


def show(arguments: argparse.Namespace) -> int:
    """Print a picture's file and record. Returns the exit code.

    Raises:
        StyleStudioError: there is no such picture, or the gallery cannot be used.
    """
    with opened(arguments.folder) as gallery:
        entry = gallery.picture(arguments.picture)
    record, facts = _examined(entry)
    if arguments.json:
        written = None if record is None else records.to_dict(record)
        print(json.dumps({"file": facts, "record": written}, indent=2))
    else:
        print(_as_text(entry, record, facts))
    return 0


def _examined(entry: Entry) -> tuple[PictureRecord | None, dict[str, Any]]:
    """The record, and what the file tells; what is wrong with it is one of its facts."""
    facts: dict[str, Any] = {
        "path": str(entry.path),
        "format": None,
        "width_px": entry.width_px,
        "height_px": entry.height_px,
        "bits": None,
        "size_bytes": entry.size_bytes,
        "stars": entry.stars,
        "faults": [],
    }
    record = None
    try:
        if is_png(entry.path):
            metadata = read_metadata(entry.path)
            record = metadata.record
            facts |= {"format": "PNG", "bits": metadata.header.bits}
            facts["faults"] = list(metadata.faults)
        else:
            facts["format"] = probe_picture(entry.path).format
    except StyleStudioError as error:
        facts["faults"] = [error.message]
    return record, facts


def _as_text(entry: Entry, record: PictureRecord | None, facts: dict[str, Any]) -> str:
    sections: list[Section] = [("File", list(_file_rows(entry, facts)))]
    if record is not None:
        sections += record_sections(record)
    lines = [plain(entry.title)]
    for title, rows in sections:
        if rows:
            lines += ["", title, *(f"  {line}" for line in table(rows))]
    if record is None:
        lines += ["", "How this picture was made is not written in it."]
    return "\n".join(lines)


def _file_rows(entry: Entry, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "path", str(entry.path)
    depth = f", {facts['bits']} bits a colour" if facts["bits"] else ""
    if facts["format"]:
        yield "format", f"{facts['format']}{depth}"
    if entry.width_px:
        yield "size", f"{entry.width_px} × {entry.height_px} pixels"
    yield "bytes", f"{entry.size_bytes:,}"
    yield "made", moment(entry.made_at)
    yield "stars", "★" * entry.stars or "none"
    for fault in facts["faults"]:
        yield "fault", fault
