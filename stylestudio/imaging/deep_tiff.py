"""TIFF files of 16 bits a channel, which Pillow does not write (version 13)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from stylestudio.imaging.colour import srgb_profile

# Rows that are compressed as one: what a reader has to keep in memory at least.
_STRIP_BYTES = 2**20
_HEADER_BYTES = 8

# TIFF 6.0, section 2: the types of values, and how each is packed.
_BYTE, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 1, 3, 4, 5, 7
_LETTERS = {_SHORT: "H", _LONG: "I"}

#: A tag's type, how many values it has, and their bytes.
_Entry = tuple[int, int, bytes]


def encode_deep_tiff(
    pixels: NDArray[np.uint16], *, xmp: bytes | None = None, dpi: float | None = None
) -> bytes:
    """A TIFF file of 16 bits a channel, deflated, tagged as sRGB.

    Args:
        pixels: uint16 `(H, W, 3)`.
        xmp: an XMP packet to put in.
        dpi: pixels per inch of a print.

    Returns:
        The file, the same bytes for the same arguments.
    """
    height_px, width_px = pixels.shape[:2]
    rows = max(1, _STRIP_BYTES // (6 * width_px))
    strips = list(_strips(pixels, rows))
    lengths = [len(strip) for strip in strips]
    starts = accumulate(lengths[:-1], initial=_HEADER_BYTES)
    entries = {
        256: _numbers(_LONG, width_px),
        257: _numbers(_LONG, height_px),
        258: _numbers(_SHORT, 16, 16, 16),
        259: _numbers(_SHORT, 8),  # deflate
        262: _numbers(_SHORT, 2),  # RGB
        273: _numbers(_LONG, *starts),
        277: _numbers(_SHORT, 3),
        278: _numbers(_LONG, rows),
        279: _numbers(_LONG, *lengths),
        284: _numbers(_SHORT, 1),  # a pixel's three values beside each other
        317: _numbers(_SHORT, 2),  # differences from the pixel on the left
        34675: (_UNDEFINED, len(srgb_profile()), srgb_profile()),
    }
    if xmp:
        entries[700] = (_BYTE, len(xmp), xmp)
    if dpi is not None:
        resolution = (_RATIONAL, 1, struct.pack("<II", round(dpi * 1000), 1000))
        entries |= {282: resolution, 283: resolution, 296: _numbers(_SHORT, 2)}  # per inch
    padding = bytes(sum(lengths) % 2)
    directory_at = _HEADER_BYTES + sum(lengths) + len(padding)
    header = b"II*\0" + struct.pack("<I", directory_at)
    return b"".join([header, *strips, padding, _directory(entries, directory_at)])


def _strips(pixels: NDArray[np.uint16], rows: int) -> Iterator[bytes]:
    """Some rows at a time, as differences, compressed."""
    for top in range(0, len(pixels), rows):
        strip = pixels[top : top + rows]
        differences = strip.astype("<u2", order="C")
        differences[:, 1:] -= strip[:, :-1]
        packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_RLE)
        yield packer.compress(differences.data) + packer.flush()


def _numbers(kind: int, *values: int) -> _Entry:
    return kind, len(values), struct.pack(f"<{len(values)}{_LETTERS[kind]}", *values)


def _directory(entries: dict[int, _Entry], at: int) -> bytes:
    """The directory that stands `at` bytes from the start, and the values that follow it."""
    behind = at + 2 + 12 * len(entries) + 4
    directory, values = struct.pack("<H", len(entries)), b""
    for tag, (kind, count, data) in sorted(entries.items()):
        directory += struct.pack("<HHI", tag, kind, count)
        if len(data) <= 4:
            directory += data.ljust(4, b"\0")
        else:
            directory += struct.pack("<I", behind + len(values))
            values += data + bytes(len(data) % 2)
    return directory + bytes(4) + values
