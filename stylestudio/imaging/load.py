"""Pictures from disk to pixels: decoded, upright, in sRGB, on white, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageFile

from stylestudio.errors import ImageError, OutOfMemoryError, StyleStudioError
from stylestudio.imaging import colour
from stylestudio.imaging.files import open_picture_file, read_failure, shown_name
from stylestudio.imaging.formats import open_header, pillow_guard, too_large
from stylestudio.imaging.png_texts import without_texts
from stylestudio.imaging.resize import fit_longer_side

_Found = TypeVar("_Found")

# What undoes each EXIF orientation (EXIF 2.32, tag 0x0112).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset({5, 6, 7, 8})

# A JPEG decoded at an eighth, a quarter or half of its size is aliased; from twice the wanted
# size the Lanczos filter makes a picture that cannot be told from the slow way.
_DRAFT_FACTOR = 2


def load_picture(path: str | Path, *, longer_side_px: int | None = None) -> NDArray[np.uint8]:
    """Reads a picture: JPEG, PNG, WebP, TIFF, BMP, AVIF, HEIC, or the first frame of a GIF.

    The format is judged by the content, whatever the file is called. The EXIF orientation is
    applied, an embedded colour profile is converted to sRGB, transparency is laid on white,
    and greyscale, palettes, CMYK, Lab and deep pixels become 8-bit RGB.

    Args:
        path: the file.
        longer_side_px: for display: at most this many pixels on the longer side, decoded
            cheaply where the format allows it. Never enlarges. None gives all pixels.

    Returns:
        `(H, W, 3)` sRGB, a contiguous writable array of its own.

    Raises:
        ImageError: the file cannot be used; says why, and what to do.
        OutOfMemoryError: the picture does not fit into memory.
        ValueError: `longer_side_px` is below 1.
    """
    if longer_side_px is not None and longer_side_px < 1:
        raise ValueError(f"longer_side_px must be positive, got {longer_side_px}")
    with decoding(path), open_picture_file(path) as file:
        return forgiving_texts(file, path, lambda file: _decoded(file, path, longer_side_px))


def _decoded(file: BinaryIO, path: str | Path, longer_side_px: int | None) -> NDArray[np.uint8]:
    """See :func:`load_picture`; raises whatever Pillow raises as well."""
    picture, found = open_header(file, shown_name(path))
    size = picture.size
    target = None
    if longer_side_px is not None and max(size) > longer_side_px:
        height_px, width_px = fit_longer_side(size[1], size[0], longer_side_px)
        target = (width_px, height_px)
        picture.draft(None, (_DRAFT_FACTOR * width_px, _DRAFT_FACTOR * height_px))
    raw_mode = _raw_mode(picture)
    picture.load()
    orientation = orientation_of(picture, found)
    icc_profile = picture.info.get("icc_profile")
    base, alpha = colour.split_alpha(picture, raw_mode)
    if found == "BMP" and alpha is not None and alpha.getextrema() == (0, 0):
        # Many programs write 32-bit BMPs whose fourth byte is unused, and zero.
        alpha = None
    if target and alpha is None:
        # Before the colours are converted, because that takes longer than the rest.
        base = base.resize(target, Image.Resampling.LANCZOS, reducing_gap=_DRAFT_FACTOR)
    base = colour.on_white(colour.to_srgb(base, icc_profile), alpha)
    if target and base.size != target:
        base = base.resize(target, Image.Resampling.LANCZOS, reducing_gap=_DRAFT_FACTOR)
    if orientation in _UPRIGHT:
        base = base.transpose(_UPRIGHT[orientation])
    return np.array(base)


def orientation_of(picture: ImageFile.ImageFile, found: str) -> int:
    """The EXIF orientation still to be applied, 1 to 8; 1 where it cannot be read.

    Args:
        picture: loaded, or a header whose metadata has been read.
        found: its format.
    """
    if found in ("AVIF", "HEIC"):
        # Rotation is a property of the container there, and the readers report it (AVIF) or
        # have applied it (HEIC). What XMP repeats about it must not be applied once more.
        picture.info.pop("xmp", None)
    # EXIF comes from cameras and phones, and is broken in many ways; the picture is not.
    with suppress(Exception):
        # Not the PNG reader's own method, which decodes the whole picture first.
        return int(Image.Image.getexif(picture).get(ExifTags.Base.Orientation, 1))
    return 1


def forgiving_texts(file: BinaryIO, path: str | Path, read: Callable[[BinaryIO], _Found]) -> _Found:
    """What ``read`` finds in a picture's file, or in the same PNG without its texts.

    A broken or endless text is no reason to refuse the picture that it is about.
    """
    try:
        return read(file)
    except (StyleStudioError, MemoryError, Image.DecompressionBombError):
        raise
    except Exception:
        bare = without_texts(file, Path(path))
        if bare is None:
            raise
        return read(bare)


@contextmanager
def decoding(path: str | Path) -> Iterator[None]:
    """Turns whatever Pillow raises inside into an error with a remedy, and silences it."""
    name = shown_name(path)
    try:
        with pillow_guard():
            yield
    except StyleStudioError:
        raise
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory to open {name}.",
            "Close other programs, or make the picture smaller.",
        ) from error
    except Image.DecompressionBombError as error:
        # Headers are checked, but frames and tiles can be larger than the header says.
        raise too_large(name) from error
    except Exception as error:
        # Broken files make Pillow raise nearly anything: OSError, SyntaxError, ValueError,
        # struct.error, zlib.error, ... Only errors of the file system carry a number.
        if isinstance(error, OSError) and error.errno is not None:
            raise read_failure(error, path) from error
        raise ImageError(
            f"{name} is damaged or incomplete.",
            "Get the picture again, or open it in another program and save a copy.",
        ) from error


def _raw_mode(picture: ImageFile.ImageFile) -> str:
    """How the file stores its samples, in Pillow's words; gone once the picture is loaded."""
    if not picture.tile:
        return ""
    arguments = picture.tile[0].args
    if isinstance(arguments, tuple) and arguments:
        arguments = arguments[0]
    return arguments if isinstance(arguments, str) else ""
