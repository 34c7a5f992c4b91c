"""Which formats are read, told apart by content, and Pillow kept within limits while it reads.

The plug-ins are constructed directly instead of through ``Image.open``: that would also try
PSD, EPS (which starts Ghostscript) and whatever else is registered, and it hides why a damaged
file of a known format could not be opened.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from stylestudio.errors import ImageError

MIN_SIDE_PX = 32
MAX_PIXELS = 200_000_000

READABLE = "JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC"

# What the window's file dialog offers. Decoding itself never looks at the extension.
LOAD_EXTENSIONS = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff"),
    *(".bmp", ".gif", ".avif", ".heic", ".heif"),
)

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

_guard_lock = threading.Lock()
_guards = 0
_outer_limit: int | None = None
_outer_warnings: warnings.catch_warnings[None] | None = None


def sniff(head: bytes) -> str | None:
    """The format that a file's first bytes announce.

    Args:
        head: the first 64 bytes or more, fewer if the file has fewer.

    Returns:
        "JPEG", "PNG", "WebP", "TIFF", "BMP", "GIF", "AVIF" or "HEIC", or None.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head.startswith(_TIFF_STARTS):
        return "TIFF"
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    # Two letters are too few to tell a BMP from a text: the size of its second header follows.
    if head[:2] == b"BM" and 12 <= int.from_bytes(head[14:18], "little") <= 255:
        return "BMP"
    if head[4:8] == b"ftyp":
        length = int.from_bytes(head[:4], "big")
        # The major brand, a version, then the compatible brands.
        brands = {head[8:12], *(head[i : i + 4] for i in range(16, min(length, len(head)), 4))}
        if brands & _AVIF_BRANDS:
            return "AVIF"
        if brands & _HEIC_BRANDS:
            return "HEIC"
    return None


def open_header(file: BinaryIO, name: str) -> tuple[ImageFile.ImageFile, str]:
    """Reads a picture's header and checks its size; decodes nothing.

    Args:
        file: open for reading, at its start. Must stay open until the picture is loaded.
        name: how messages call the file.

    Returns:
        Pillow's picture, not loaded, and its format as `sniff` names it.

    Raises:
        ImageError: not a picture, or too small or too large.
        Exception: whatever Pillow raises on a damaged header.
    """
    found = sniff(file.read(64))
    file.seek(0)
    if found is None:
        raise ImageError(
            f"{name} is not a picture that StyleStudio can read.", f"Choose a {READABLE} file."
        )
    picture = _plugin(found, file)
    check_size(picture.width, picture.height, name)
    return picture, found


def check_size(width_px: int, height_px: int, name: str) -> None:
    """Raises ImageError for a picture with too few or too many pixels to work with."""
    if width_px * height_px > MAX_PIXELS:
        raise too_large(name, f" ({width_px} × {height_px} pixels)")
    if min(width_px, height_px) < MIN_SIDE_PX:
        raise ImageError(
            f"{name} is too small ({width_px} × {height_px} pixels).",
            f"Use a picture of at least {MIN_SIDE_PX} pixels a side.",
        )


@contextmanager
def pillow_guard() -> Iterator[None]:
    """While it lasts, Pillow refuses more than `MAX_PIXELS` and its warnings are silent.

    Both are global settings of the process. They are counted, not nested, because pictures
    are decoded in several threads at once: the first to come changes them, the last to leave
    puts back what was there.
    """
    global _guards, _outer_limit, _outer_warnings
    with _guard_lock:
        _guards += 1
        if _guards == 1:
            _outer_limit = Image.MAX_IMAGE_PIXELS
            # Pillow refuses twice this number, and only warns between once and twice.
            Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
            _outer_warnings = warnings.catch_warnings()
            _outer_warnings.__enter__()
            # By module, so that a warning about our own use of Pillow still shows.
            warnings.filterwarnings("ignore", module=r"(PIL|pillow_heif)\b")
    try:
        yield
    finally:
        with _guard_lock:
            _guards -= 1
            if _guards == 0:
                Image.MAX_IMAGE_PIXELS = _outer_limit
                if _outer_warnings is not None:
                    _outer_warnings.__exit__(None, None, None)
                    _outer_warnings = None


def too_large(name: str, size: str = "") -> ImageError:
    """The error for a picture beyond `MAX_PIXELS`."""
    return ImageError(
        f"{name} is too large{size}: the limit is {MAX_PIXELS // 1_000_000} megapixels.",
        "Make it smaller in a picture editor, and open that.",
    )


def _plugin(found: str, file: BinaryIO) -> ImageFile.ImageFile:
    # No file name is given: with one, Pillow would map uncompressed files into memory, and a
    # file that is cut off meanwhile would end the process (SIGBUS).
    match found:
        case "JPEG":
            # Not the factory: the further pictures of an MPO are of no use here.
            return JpegImagePlugin.JpegImageFile(file, "")
        case "PNG":
            return PngImagePlugin.PngImageFile(file, "")
        case "WebP":
            return WebPImagePlugin.WebPImageFile(file, "")
        case "TIFF":
            return TiffImagePlugin.TiffImageFile(file, "")
        case "BMP":
            return BmpImagePlugin.BmpImageFile(file, "")
        case "GIF":
            return GifImagePlugin.GifImageFile(file, "")
        case "AVIF":
            return AvifImagePlugin.AvifImageFile(file, "")
        case _:
            # libheif takes long to load, and most pictures are not HEIC.
            from pillow_heif import HeifImageFile

            heif: ImageFile.ImageFile = HeifImageFile(file, "")  # type: ignore[no-untyped-call]
            return heif
