"""Pictures from pixels to disk: whole or not at all, tagged as sRGB, the same bytes each time."""

from __future__ import annotations

import errno
import io
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from stylestudio.disk import sync_folder
from stylestudio.errors import OutOfMemoryError, SaveError, UserError
from stylestudio.imaging.colour import srgb_profile
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.resize import check_pixels

# Extension → label, in the order in which a file dialog offers them.
SAVE_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".png": "PNG",
        ".jpg": "JPEG",
        ".jpeg": "JPEG",
        ".tif": "TIFF",
        ".tiff": "TIFF",
        ".webp": "WebP",
    }
)

# What the headers of these formats can express.
_LONGEST_SIDE_PX = {"JPEG": 65_500, "WebP": 16_383}

# PNG specification, section 11.3.4: 1 to 79 bytes of Latin-1.
_LONGEST_KEYWORD = 79


def save_picture(
    pixels: NDArray[np.uint8],
    path: str | Path,
    *,
    quality: int = 95,
    text: Mapping[str, str] | None = None,
) -> None:
    """Writes a picture in the format of its extension, atomically.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace
    the old file in one step. Whatever fails, the old file is intact and nothing is left over.
    Identical arguments give identical bytes.

    Args:
        pixels: `(H, W, 3)` sRGB.
        path: the file; a link is followed, and stays a link.
        quality: 1 to 100, of JPEG (without chroma subsampling) and WebP.
        text: keyword → text, written into a PNG as iTXt; the other formats cannot carry it.

    Raises:
        UserError: the extension is missing or unknown, or the format has no room for the size.
        SaveError: the file could not be written.
        OutOfMemoryError: the encoded picture does not fit into memory.
        ValueError: `pixels`, `quality` or a keyword of `text` is out of its range.
    """
    check_pixels(pixels)
    if not 1 <= quality <= 100:
        raise ValueError(f"quality must be 1 to 100, got {quality}")
    file_format = format_of(path)
    _check_room(pixels, file_format, path)
    chunks = _png_chunks(text or {})
    try:
        data = _encode(pixels, file_format, quality, chunks)
        _replace_file(Path(path), data)
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory to save {shown_name(path)}.",
            "Close other programs, then save again.",
        ) from error
    except OSError as error:
        raise _save_failure(error, Path(path)) from error
    except ValueError as error:
        # A name with a NUL in it or that the file system's encoding cannot express, or an
        # encoder that gave up.
        raise SaveError(
            f"{shown_name(path)} was not saved: {error}.", "Choose another name or format."
        ) from error


def format_of(path: str | Path) -> str:
    """The label in `SAVE_FORMATS` for a file's extension, in upper or lower case.

    Raises:
        UserError: the extension is missing or none of them.
    """
    extension = Path(path).suffix
    label = SAVE_FORMATS.get(extension.lower())
    if label is None:
        known = ", ".join(SAVE_FORMATS)
        reason = f"ends in {shown_name(extension)}" if extension else "has no extension"
        raise UserError(
            f"{shown_name(path)} {reason}, so its format is unknown.",
            f"Use a name that ends in one of {known}.",
        )
    return label


def _check_room(pixels: NDArray[np.uint8], file_format: str, path: str | Path) -> None:
    height_px, width_px = pixels.shape[:2]
    limit_px = _LONGEST_SIDE_PX.get(file_format)
    if limit_px is not None and max(height_px, width_px) > limit_px:
        raise UserError(
            f"{shown_name(path)} cannot be saved: {file_format} holds at most {limit_px} pixels "
            f"a side, and the picture has {width_px} × {height_px}.",
            "Save it as PNG or TIFF.",
        )


def _encode(
    pixels: NDArray[np.uint8], file_format: str, quality: int, chunks: PngImagePlugin.PngInfo
) -> bytes:
    """The whole file in memory, so that no encoder ever meets a full disk half-way."""
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    buffer = io.BytesIO()
    match file_format:
        case "PNG":
            picture.save(buffer, "PNG", pnginfo=chunks)
        case "JPEG":
            # 4:4:4, since brush strokes are full of the colour edges that subsampling blurs.
            picture.save(buffer, "JPEG", quality=quality, subsampling=0, icc_profile=srgb_profile())
        case "WebP":
            picture.save(buffer, "WEBP", quality=quality, method=4, icc_profile=srgb_profile())
        case _:
            picture.save(
                buffer, "TIFF", compression="tiff_adobe_deflate", icc_profile=srgb_profile()
            )
    return buffer.getvalue()


def _png_chunks(text: Mapping[str, str]) -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    # One byte instead of a profile: 0, the perceptual intent.
    chunks.add(b"sRGB", b"\0")
    for keyword, value in text.items():
        if not 1 <= len(keyword.encode("latin-1", "strict")) <= _LONGEST_KEYWORD:
            raise ValueError(f"a PNG keyword has 1 to {_LONGEST_KEYWORD} characters: {keyword!r}")
        # File names can hold bytes that are no text; they must not cost the user the picture.
        chunks.add_itxt(keyword, value.encode("utf-8", "replace"))
    return chunks


def _replace_file(path: Path, data: bytes) -> None:
    # A link's target is replaced, not the link.
    target = Path(os.path.realpath(path))
    mode = _mode_of_old_file(target)
    # A short name of its own: with the target's name in it, a long one would become too long.
    temporary = target.parent / f".stylestudio-{secrets.token_hex(8)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            # Not worth failing for: some network folders keep no permissions.
            with suppress(OSError):
                temporary.chmod(mode)
        os.replace(temporary, target)  # noqa: PTH105 - as os.replace it reads like the promise
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def _mode_of_old_file(target: Path) -> int | None:
    """The permissions to keep, or None where there is no file yet.

    Raises:
        OSError: what is there must not be replaced.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    if not os.access(target, os.W_OK):
        # Replacing asks for the folder's permission only; a write-protected file is meant so.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def _save_failure(error: OSError, path: Path) -> SaveError:
    name, folder = shown_name(path), shown_name(path.parent)
    another = "Save it in another folder."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return SaveError(
                f"{name} was not saved: the disk is full.",
                "Free some space, or save it on another disk.",
            )
        case errno.EFBIG:
            return SaveError(f"{name} was not saved: it is too big for this disk.", another)
        case errno.ENOENT | errno.ENOTDIR:
            return SaveError(
                f"{name} was not saved: the folder {folder} does not exist.",
                "Create the folder, or choose another one.",
            )
        case errno.EISDIR:
            return SaveError(
                f"{name} was not saved: there is a folder of that name.", "Choose another name."
            )
        case errno.EEXIST:
            return SaveError(
                f"{name} was not saved: something of that name is there that is not a file.",
                "Choose another name.",
            )
        case errno.ENAMETOOLONG:
            return SaveError(
                f"{name} was not saved: the name is too long.", "Choose a shorter name."
            )
        case errno.EROFS:
            return SaveError(f"{name} was not saved: the disk is read-only.", another)
        case errno.EACCES | errno.EPERM:
            return SaveError(
                f"{name} was not saved: you are not allowed to write it in {folder}.",
                "Choose another folder, or close a program that has the file open.",
            )
        case _:
            return SaveError(f"{name} was not saved: {error.strerror or error}.", another)
