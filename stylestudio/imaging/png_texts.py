"""The texts inside a PNG file: read without decoding the picture, replaced without touching it.

A file may come from anywhere. Nothing that it says about lengths is believed beyond a limit, and
what cannot be read is passed over: a picture with odd texts is still a picture.

Source: PNG specification (third edition), sections 5.3 (chunks) and 11.3.3 (texts).
"""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stylestudio.errors import ImageError
from stylestudio.imaging.files import open_picture_file, read_failure, shown_name

SIGNATURE = b"\x89PNG\r\n\x1a\n"

#: A longer text, as it is in the file or inflated, is passed over.
MOST_TEXT_BYTES = 4 * 2**20
#: A PNG of one-byte chunks could keep us walking for ever.
_MOST_CHUNKS = 100_000

_LONGEST_KEYWORD = 79
_COPIED_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class PngHeader:
    """What the first chunk tells."""

    width_px: int
    height_px: int
    bits: int


@dataclass(frozen=True, slots=True)
class PngTexts:
    """What was found in a PNG.

    Attributes:
        header: its size and depth.
        texts: keyword → text, of those that were asked for.
        faults: what could not be read, a sentence each.
    """

    header: PngHeader
    texts: Mapping[str, str]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    #: Of its data, which come after length and kind and before the checksum.
    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length + 4


def is_png(path: Path) -> bool:
    """Whether a file begins like a PNG. Never raises."""
    try:
        return begins_like_png(path)
    except ImageError:
        return False


def begins_like_png(path: Path) -> bool:
    """The same where it matters why a file cannot be read.

    Raises:
        ImageError: it cannot be read.
    """
    try:
        with open_picture_file(path) as file:
            return file.read(len(SIGNATURE)) == SIGNATURE
    except OSError as error:
        raise read_failure(error, path) from error


def read_texts(path: Path, wanted: Collection[str]) -> PngTexts:
    """The texts ``wanted`` of a PNG.

    Args:
        wanted: keywords. Once all of them are found, the rest of the file is not looked at.

    Raises:
        ImageError: it is no PNG, cannot be read, or its chunks are broken as far as it is read.
    """
    try:
        with open_picture_file(path) as file:
            return _read_texts(file, path, wanted)
    except OSError as error:
        raise read_failure(error, path) from error


def write_with_texts(source: Path, target: BinaryIO, texts: Mapping[str, str]) -> None:
    """Copy a PNG with other texts in it; all else stays byte for byte.

    Args:
        target: open for writing.
        texts: keyword → text, in place of those of these names.

    Raises:
        ImageError: the source is no whole PNG.
        OSError: it could not be read, or the target not be written.
    """
    with open_picture_file(source) as file:
        chunks = list(_chunks(file, source))
        target.write(SIGNATURE)
        for chunk in chunks:
            if chunk.kind == b"IHDR":
                _copy(file, chunk, target)
                for keyword, text in texts.items():
                    target.write(_itxt(keyword, text))
            elif not (_is_text(chunk) and _keyword_of(file, chunk) in texts):
                _copy(file, chunk, target)
        # What other programs keep behind the picture.
        file.seek(chunks[-1].end)
        shutil.copyfileobj(file, target, _COPIED_BYTES)


def without_texts(file: BinaryIO, path: Path) -> BinaryIO | None:
    """A PNG without its texts, in memory; None where it has none, or is no whole PNG.

    Args:
        file: open for reading.
        path: how it is called.
    """
    try:
        chunks = list(_chunks(file, path))
    except ImageError:
        return None
    if not any(map(_is_text, chunks)):
        return None
    bare = io.BytesIO()
    bare.write(SIGNATURE)
    for chunk in chunks:
        if not _is_text(chunk):
            _copy(file, chunk, bare)
    bare.seek(0)
    return bare


def check_whole(path: Path) -> None:
    """Compare what makes the picture with its checksums, which decoders do not do to the end.

    Raises:
        ImageError: it is no PNG, is cut off, or does not match them.
    """
    try:
        with open_picture_file(path) as file:
            for chunk in _chunks(file, path):
                # A capital letter: without it there is no picture (section 5.4).
                if chunk.kind[:1].isupper() and not _matches(file, chunk):
                    raise _damaged(path)
    except OSError as error:
        raise read_failure(error, path) from error


def _matches(file: BinaryIO, chunk: _Chunk) -> bool:
    file.seek(chunk.start)
    checksum, left = zlib.crc32(chunk.kind), chunk.length
    while left and (part := file.read(min(left, _COPIED_BYTES))):
        checksum = zlib.crc32(part, checksum)
        left -= len(part)
    return file.read(4) == checksum.to_bytes(4, "big")


def _read_texts(file: BinaryIO, path: Path, wanted: Collection[str]) -> PngTexts:
    header: PngHeader | None = None
    texts: dict[str, str] = {}
    faults: list[str] = []
    for chunk in _chunks(file, path):
        if chunk.kind == b"IHDR":
            header = _header(file, chunk, path)
        elif _is_text(chunk):
            keyword = _keyword_of(file, chunk)
            if keyword in wanted and keyword not in texts:
                try:
                    texts[keyword] = _text(file, chunk)
                except (ValueError, zlib.error) as error:
                    faults.append(f"Its text “{keyword}” cannot be read: {error}.")
        if len(texts) == len(wanted):
            break
    if header is None:
        raise _damaged(path)
    return PngTexts(header, texts, tuple(faults))


def _chunks(file: BinaryIO, path: Path) -> Iterator[_Chunk]:
    """All chunks up to the last one, IEND.

    Raises:
        ImageError: the file is no PNG, or ends before.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if file.read(len(SIGNATURE)) != SIGNATURE:
        raise ImageError(f"{shown_name(path)} is no PNG.", "Choose a PNG file.")
    position = len(SIGNATURE)
    for number in range(_MOST_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            raise _damaged(path)
        length, kind = struct.unpack(">I4s", head)
        chunk = _Chunk(kind, position + 8, length)
        if chunk.end > size or (number == 0) != (kind == b"IHDR"):
            raise _damaged(path)
        yield chunk
        if kind == b"IEND":
            return
        position = chunk.end
    raise _damaged(path)


def _damaged(path: Path) -> ImageError:
    return ImageError(
        f"{shown_name(path)} is damaged or incomplete.",
        "Get the picture again, or open it in another program and save a copy.",
    )


def _header(file: BinaryIO, chunk: _Chunk, path: Path) -> PngHeader:
    try:
        width, height, bits = struct.unpack(">IIB4x", _data(file, chunk))
    except (ValueError, struct.error) as error:
        raise _damaged(path) from error
    return PngHeader(width, height, bits)


def _is_text(chunk: _Chunk) -> bool:
    return chunk.kind in (b"iTXt", b"tEXt", b"zTXt")


def _keyword_of(file: BinaryIO, chunk: _Chunk) -> str:
    file.seek(chunk.start)
    head = file.read(min(chunk.length, _LONGEST_KEYWORD + 1))
    return head.partition(b"\0")[0].decode("latin-1")


def _data(file: BinaryIO, chunk: _Chunk) -> bytes:
    """A chunk's data.

    Raises:
        ValueError: they are too many, or do not match their checksum.
    """
    if chunk.length > MOST_TEXT_BYTES:
        raise ValueError(f"it has {chunk.length / 2**20:.0f} MiB")
    file.seek(chunk.start)
    data = file.read(chunk.length)
    (checksum,) = struct.unpack(">I", file.read(4))
    if zlib.crc32(chunk.kind + data) != checksum:
        raise ValueError("it does not match its checksum")
    return data


def _text(file: BinaryIO, chunk: _Chunk) -> str:
    """A text chunk's text.

    Raises:
        ValueError, zlib.error: it is malformed or too long.
    """
    _, end, rest = _data(file, chunk).partition(b"\0")
    if not end:
        raise ValueError("it has no end of its keyword")
    if chunk.kind == b"tEXt":
        return rest.decode("latin-1")
    if chunk.kind == b"zTXt":
        return _inflated(rest[1:]).decode("latin-1")
    if len(rest) < 2:
        raise ValueError("it is too short")
    compressed, rest = rest[0], rest[2:]
    _, _, rest = rest.partition(b"\0")
    _, end, text = rest.partition(b"\0")
    if not end:
        raise ValueError("it ends too early")
    return (_inflated(text) if compressed else text).decode("utf-8")


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    text = inflater.decompress(data, MOST_TEXT_BYTES)
    if inflater.unconsumed_tail:
        raise ValueError(f"inflated it has more than {MOST_TEXT_BYTES // 2**20} MiB")
    return text


def _itxt(keyword: str, text: str) -> bytes:
    """An iTXt chunk, not compressed."""
    data = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    checksum = zlib.crc32(b"iTXt" + data)
    return struct.pack(">I4s", len(data), b"iTXt") + data + struct.pack(">I", checksum)


def _copy(file: BinaryIO, chunk: _Chunk, target: BinaryIO) -> None:
    """A chunk with its length, kind and checksum, as it is."""
    file.seek(chunk.start - 8)
    left = chunk.length + 12
    while left:
        part = file.read(min(left, _COPIED_BYTES))
        if not part:
            raise OSError("the file became shorter while it was read")
        target.write(part)
        left -= len(part)
