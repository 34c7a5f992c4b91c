"""Pictures from pixels to the bytes of a file, tagged as sRGB, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping

import numpy as np
from PIL import Image, PngImagePlugin

from stylestudio.errors import UserError
from stylestudio.imaging.colour import srgb_profile
from stylestudio.imaging.deep_png import encode_deep_png
from stylestudio.imaging.deep_tiff import encode_deep_tiff
from stylestudio.imaging.depth import Pixels, is_deep
from stylestudio.imaging.print_size import HIGHEST_DPI, LOWEST_DPI

#: The formats that hold 16 bits a channel.
DEEP_FORMATS = frozenset({"PNG", "TIFF"})

# What the headers of these formats can express; for AVIF, what its decoders accept.
_LONGEST_SIDE_PX = {"JPEG": 65_500, "WebP": 16_383, "AVIF": 32_768}

# PNG specification, section 11.3.4: 1 to 79 bytes of Latin-1.
_LONGEST_KEYWORD = 79

# XMP specification, part 3: the keyword in a PNG, the TIFF tag, and what a JPEG has room for.
_XMP_KEYWORD = "XML:com.adobe.xmp"
_XMP_TAG = 700
_LONGEST_JPEG_XMP = 65_502


def encode_picture(
    pixels: Pixels,
    file_format: str,
    *,
    quality: int = 95,
    text: Mapping[str, str] | None = None,
    xmp: bytes | None = None,
    dpi: float | None = None,
) -> bytes:
    """The whole file in memory, so that no encoder ever meets a full disk half-way.

    Args:
        pixels: `(H, W, 3)` sRGB; uint16 for a PNG or TIFF of 16 bits a channel.
        file_format: "PNG", "JPEG", "TIFF", "WebP" or "AVIF".
        quality: 1 to 100, of JPEG and AVIF (both without chroma subsampling) and WebP.
        text: keyword → text, written into a PNG as iTXt; the other formats cannot carry it.
        xmp: an XMP packet; JPEG leaves out one that exceeds its 64 KB.
        dpi: pixels per inch of a print, 1 to 9,600; WebP and AVIF cannot carry it.

    Returns:
        The file, the same bytes for the same arguments.

    Raises:
        UserError: the format has no room for the size.
        ValueError: an argument is out of its range, or the format holds no 16 bits a channel.
        MemoryError: the encoded picture does not fit into memory.
        OSError, RuntimeError, ValueError: the encoder gave up.
    """
    check_picture(pixels, file_format, quality=quality, text=text, dpi=dpi)
    chunks = _png_chunks(text or {}, xmp)
    if is_deep(pixels):
        if file_format == "TIFF":
            return encode_deep_tiff(pixels, xmp=xmp, dpi=dpi)
        return encode_deep_png(pixels, [(kind, data) for kind, data, *_ in chunks.chunks], dpi=dpi)
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    density = None if dpi is None else (dpi, dpi)
    profile = srgb_profile()
    buffer = io.BytesIO()
    match file_format:
        case "PNG":
            picture.save(buffer, "PNG", pnginfo=chunks, dpi=density)
        case "JPEG":
            # 4:4:4, since brush strokes are full of the colour edges that subsampling blurs.
            picture.save(
                buffer, "JPEG", quality=quality, subsampling=0, icc_profile=profile,
                xmp=xmp if xmp and len(xmp) <= _LONGEST_JPEG_XMP else None, dpi=density or (0, 0),
            )  # fmt: skip
        case "WebP":
            picture.save(
                buffer, "WEBP", quality=quality, method=4, icc_profile=profile, xmp=xmp or b""
            )
        case "AVIF":
            # Twice as fast as the default speed of 6 for 1 % more bytes. Left to themselves, tiles
            # and threads follow the machine, and the bytes with them.
            picture.save(
                buffer, "AVIF", quality=quality, subsampling="4:4:4", icc_profile=profile,
                xmp=xmp, speed=8, max_threads=4, tile_rows=1, tile_cols=1,
            )  # fmt: skip
        case _:
            picture.save(
                buffer, "TIFF", compression="tiff_adobe_deflate", icc_profile=profile,
                tiffinfo={_XMP_TAG: xmp} if xmp else {}, dpi=density,
            )  # fmt: skip
    return buffer.getvalue()


def check_picture(
    pixels: Pixels,
    file_format: str,
    *,
    quality: int = 95,
    text: Mapping[str, str] | None = None,
    dpi: float | None = None,
    name: str = "The picture",
) -> None:
    """Whether `encode_picture` takes these arguments.

    Args:
        name: how the message calls the file.

    Raises:
        UserError: the format has no room for the size.
        ValueError: an argument is out of its range, or the format holds no 16 bits a channel.
    """
    if is_deep(pixels) and file_format not in DEEP_FORMATS:
        raise ValueError(f"expected uint8: {file_format} holds no 16 bits a channel")
    if not 1 <= quality <= 100:
        raise ValueError(f"quality must be 1 to 100, got {quality}")
    if dpi is not None and not LOWEST_DPI <= dpi <= HIGHEST_DPI:
        raise ValueError(f"dpi must be {LOWEST_DPI} to {HIGHEST_DPI}, got {dpi}")
    for keyword in text or {}:
        if not 1 <= len(keyword.encode("latin-1", "strict")) <= _LONGEST_KEYWORD:
            raise ValueError(f"a PNG keyword has 1 to {_LONGEST_KEYWORD} characters: {keyword!r}")
    height_px, width_px = pixels.shape[:2]
    limit_px = _LONGEST_SIDE_PX.get(file_format)
    if limit_px is not None and max(height_px, width_px) > limit_px:
        raise UserError(
            f"{name} cannot be saved: {file_format} holds at most {limit_px} pixels "
            f"a side, and the picture has {width_px} × {height_px}.",
            "Save it as PNG or TIFF.",
        )


def _png_chunks(text: Mapping[str, str], xmp: bytes | None) -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    # One byte instead of a profile: 0, the perceptual intent.
    chunks.add(b"sRGB", b"\0")
    for keyword, value in text.items():
        # File names can hold bytes that are no text; they must not cost the user the picture.
        chunks.add_itxt(keyword, value.encode("utf-8", "replace"))
    if xmp:
        chunks.add_itxt(_XMP_KEYWORD, xmp)
    return chunks
