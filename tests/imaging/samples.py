"""Pictures and files with known contents, made in the tests rather than stored."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pillow_heif
from PIL import Image

ADOBE_RGB_GAMMA = 563 / 256
# Adobe RGB (1998) and sRGB (IEC 61966-2.1), columns R, G, B, adapted to D50 (ICC).
ADOBE_RGB_TO_XYZ = np.array(
    [[0.60974, 0.20528, 0.14919], [0.31111, 0.62567, 0.06322], [0.01947, 0.06087, 0.74457]]
)
SRGB_TO_XYZ = np.array(
    [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]]
)


def photo(height: int = 33, width: int = 47) -> np.ndarray:
    """Smooth, different in each corner and channel, so that no flip or swap goes unnoticed."""
    y, x = np.mgrid[0:height, 0:width]
    red = 255 * x / max(1, width - 1)
    green = 255 * y / max(1, height - 1)
    blue = 128 + 100 * np.sin(x / 9.0) * np.cos(y / 7.0)
    return np.rint(np.stack([red, green, blue], axis=-1)).astype(np.uint8)


def noise(height: int = 40, width: int = 40) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)


def encoded(picture: Image.Image, file_format: str, **options: object) -> bytes:
    """The bytes of a file, lossless where the format can be."""
    if file_format == "WebP":
        options = {"lossless": True, "exact": True, **options}
    if file_format == "HEIC":
        return heic(picture, **options)
    if file_format in ("JPEG", "AVIF"):
        options = {"quality": 98, "subsampling": "4:4:4", **options}
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def heic(picture: Image.Image, *, orientation: int | None = None, **options: object) -> bytes:
    """Encodes as phones do: `orientation` becomes a property of the container, not only EXIF."""
    buffer = io.BytesIO()
    file = pillow_heif.from_pillow(picture)
    if orientation is not None:
        exif = Image.Exif()
        exif[0x0112] = orientation
        file.info["exif"] = exif.tobytes()
    file.save(buffer, quality=-1, chroma=444, **options)
    return buffer.getvalue()


def every_format(pixels: np.ndarray) -> dict[str, bytes]:
    picture = Image.fromarray(pixels)
    formats = ("JPEG", "PNG", "WebP", "TIFF", "BMP", "GIF", "AVIF", "HEIC")
    return {name: encoded(picture, name) for name in formats}


def distance(a: np.ndarray, b: np.ndarray) -> int:
    assert a.shape == b.shape
    return int(np.abs(a.astype(int) - b.astype(int)).max())


# --- PNG by hand --------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int,
    height: int,
    depth: int,
    colour_type: int,
    rows: bytes,
    *,
    before: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """A PNG of raw rows (each with its filter byte), with chunks before and after the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + before
        + chunk(b"IDAT", zlib.compress(rows))
        + after
        + chunk(b"IEND", b"")
    )


def unfiltered(samples: np.ndarray) -> bytes:
    """Rows of big-endian samples `(H, …)`, each behind filter byte 0."""
    big = samples.astype(samples.dtype.newbyteorder(">"))
    return b"".join(b"\0" + row.tobytes() for row in big)


# --- TIFF by hand -------------------------------------------------------------------------------


def tiff(samples: np.ndarray, tags: dict[int, tuple[int, ...]]) -> bytes:
    """A little-endian, uncompressed, one-strip TIFF of `(H, W)` or `(H, W, C)` samples.

    Args:
        samples: the pixels, in the type to be stored.
        tags: more tags, of type SHORT, or others instead of the usual ones.
    """
    data = samples.astype(samples.dtype.newbyteorder("<")).tobytes()
    channels = samples.shape[2] if samples.ndim == 3 else 1
    all_tags: dict[int, tuple[int, ...]] = {
        256: (samples.shape[1],),
        257: (samples.shape[0],),
        258: (samples.dtype.itemsize * 8,) * channels,
        259: (1,),
        262: (2 if channels >= 3 else 1,),
        273: (8,),
        277: (channels,),
        278: (samples.shape[0],),
        279: (len(data),),
        **tags,
    }
    directory_at = 8 + len(data) + len(data) % 2
    extra_at = directory_at + 2 + 12 * len(all_tags) + 4
    directory, extra = struct.pack("<H", len(all_tags)), b""
    for tag, values in sorted(all_tags.items()):
        kind, letter = (4, "I") if max(values) > 65535 else (3, "H")
        value = struct.pack(f"<{len(values)}{letter}", *values)
        if len(value) > 4:
            value, extra = struct.pack("<I", extra_at + len(extra)), extra + value
        directory += struct.pack("<HHI", tag, kind, len(values)) + value.ljust(4, b"\0")
    body = data + b"\0" * (len(data) % 2) + directory + b"\0\0\0\0" + extra
    return b"II*\0" + struct.pack("<I", directory_at) + body


# --- ICC profiles by hand (ICC.1:2001-04, version 2) ----------------------------------------------


def rgb_profile() -> bytes:
    """Adobe RGB (1998): wider than sRGB and of another gamma."""
    tags = {b"wtpt": _xyz(0.9642, 1.0, 0.8249)}
    for i, letter in enumerate(b"rgb"):
        tags[bytes([letter]) + b"XYZ"] = _xyz(*ADOBE_RGB_TO_XYZ[:, i])
        tags[bytes([letter]) + b"TRC"] = _gamma(ADOBE_RGB_GAMMA)
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def grey_profile(gamma: float) -> bytes:
    return _profile(
        b"mntr", b"GRAY", b"XYZ ", {b"wtpt": _xyz(0.9642, 1.0, 0.8249), b"kTRC": _gamma(gamma)}
    )


def cmyk_profile(lab_of_inks: dict[tuple[int, int, int, int], tuple[int, int, int]]) -> bytes:
    """A press on which each full overprint of inks gives the stated 8-bit Lab, else black."""
    table = bytearray()
    for index in range(16):
        inks = tuple((index >> shift) & 1 for shift in (3, 2, 1, 0))
        table += bytes(lab_of_inks.get(inks, (0, 128, 128)))
    identity = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    ramp = bytes(range(256))
    lut = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + identity + ramp * 4 + bytes(table) + ramp * 3
    tags = {b"wtpt": _xyz(0.9642, 1.0, 0.8249), b"A2B0": lut, b"A2B1": lut}
    return _profile(b"prtr", b"CMYK", b"Lab ", tags)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(v * 65536) for v in values))


def _gamma(value: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256)) + bytes(2)


def _profile(device: bytes, space: bytes, pcs: bytes, tags: dict[bytes, bytes]) -> bytes:
    text = b"text" + bytes(4) + b"none\0" + bytes(3)
    name = b"test\0"
    description = b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78 + 3)
    tags = {b"desc": description, b"cprt": text, **tags}
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for signature, content in tags.items():
        content += bytes(-len(content) % 4)
        table += struct.pack(">4sII", signature, start + len(data), len(content))
        data += content
    header = struct.pack(">I4sI4s4s4s", start + len(data), b"lcms", 0x02400000, device, space, pcs)
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += struct.pack(">3i", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + table + data


def srgb_from_adobe(pixels: np.ndarray) -> np.ndarray:
    """What Adobe RGB values are in sRGB, by the definitions of the two spaces."""
    linear = (pixels / 255.0) ** ADOBE_RGB_GAMMA
    srgb = linear @ (np.linalg.inv(SRGB_TO_XYZ) @ ADOBE_RGB_TO_XYZ).T
    return srgb_from_linear(srgb)


def srgb_from_linear(linear: np.ndarray) -> np.ndarray:
    linear = np.clip(linear, 0, 1)
    curved = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.rint(255 * curved).astype(np.uint8)
