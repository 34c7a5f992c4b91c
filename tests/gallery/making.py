"""Galleries, pictures and damaged files for the tests of this folder."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from stylestudio.gallery.entries import Entry
from stylestudio.gallery.folder import scan_folder
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.reading import read_picture
from stylestudio.gallery.record import PictureRecord, record_of
from stylestudio.imaging.encode import encode_picture
from stylestudio.imaging.png_texts import SIGNATURE
from stylestudio.request.style_request import StyleRequest

NAME = "Tübingen × Starry Night · pca"


def pixels(value: int = 7, side_px: int = 40) -> np.ndarray:
    """A plain picture, with a corner that is not."""
    picture = np.full((side_px, side_px + 1, 3), value, np.uint8)
    picture[:3, :3] = 255 - value
    return picture


def request(**changes: Any) -> StyleRequest:
    return StyleRequest(
        content="/photos/Tübingen.jpg", styles=(("/art/Starry.jpg", 1.0),), **changes
    )


def record(name: str = NAME, **changes: Any) -> PictureRecord:
    """Of a picture that was painted."""
    outcome = {key: changes.pop(key) for key in ("outcome", "series", "fraction") if key in changes}
    report = {"losses": {"content": 0.5}, "evaluations": 50, "weights": {"sha256": "ab" * 32}}
    return record_of(name, request(**changes), report, **outcome)


@contextmanager
def gallery_in(folder: Path, index_file: Path | None = None) -> Iterator[Gallery]:
    """A gallery with its index beside the folder, closed in the end."""
    gallery = Gallery(folder, index_file or index_of(folder))
    try:
        yield gallery
    finally:
        gallery.close()


def index_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.sqlite")


def entries_of(folder: Path) -> list[Entry]:
    """As the files themselves say."""
    entries = [read_picture(file).entry for file in scan_folder(folder)]
    # The index holds no half surrogate pairs.
    titles = [entry.title.encode(errors="replace").decode() for entry in entries]
    variants = [entry.variant.encode(errors="replace").decode() for entry in entries]
    found = zip(entries, titles, variants, strict=True)
    return sorted((replace(entry, title=t, variant=v) for entry, t, v in found), key=_name)


def assert_agrees(gallery: Gallery) -> None:
    """The index says what the files say, of all of them and of nothing else."""
    assert sorted(gallery.find(), key=_name) == entries_of(gallery.folder)


def assert_whole_index(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def drafts_in(folder: Path) -> list[str]:
    return [name for name in names_in(folder) if name.startswith(".")]


def chunk(kind: bytes, data: bytes, checksum: int | None = None) -> bytes:
    """A PNG chunk."""
    checksum = zlib.crc32(kind + data) if checksum is None else checksum
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def itxt(keyword: str, text: bytes, *, deflated: bool = False) -> bytes:
    """An iTXt chunk, whatever ``text`` is."""
    head = keyword.encode("latin-1") + (b"\0\1\0\0\0" if deflated else b"\0\0\0\0\0")
    return chunk(b"iTXt", head + text)


def png(*chunks: bytes, value: int = 7) -> bytes:
    """A PNG with these chunks before its pixels."""
    data = encode_picture(pixels(value), "PNG")
    begin = len(SIGNATURE) + 25
    return data[:begin] + b"".join(chunks) + data[begin:]


def _name(entry: Entry) -> str:
    return entry.path.name
