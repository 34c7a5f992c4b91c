"""Pictures from pixels to disk: whole or not at all, tagged as sRGB, the same bytes each time."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from stylestudio.disk import sync_folder
from stylestudio.drafts import write_draft
from stylestudio.errors import OutOfMemoryError, SaveError, UserError
from stylestudio.imaging.depth import Pixels
from stylestudio.imaging.encode import check_picture, encode_picture
from stylestudio.imaging.files import shown_name

# Extension → label, in the order in which a file dialog offers them.
SAVE_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".png": "PNG",
        ".jpg": "JPEG",
        ".jpeg": "JPEG",
        ".tif": "TIFF",
        ".tiff": "TIFF",
        ".webp": "WebP",
        ".avif": "AVIF",
    }
)


def save_picture(
    pixels: Pixels,
    path: str | Path,
    *,
    quality: int = 95,
    text: Mapping[str, str] | None = None,
    xmp: bytes | None = None,
    dpi: float | None = None,
) -> None:
    """Writes a picture in the format of its extension, atomically.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace
    the old file in one step. Whatever fails, the old file is intact and nothing is left over.
    Identical arguments give identical bytes.

    Args:
        pixels: `(H, W, 3)` sRGB; uint16 for a PNG or TIFF of 16 bits a channel.
        path: the file; a link is followed, and stays a link.
        quality: 1 to 100, of JPEG and AVIF (both without chroma subsampling) and WebP.
        text: keyword → text, written into a PNG as iTXt; the other formats cannot carry it.
        xmp: an XMP packet; JPEG leaves out one that exceeds its 64 KB.
        dpi: pixels per inch of a print, 1 to 9,600; WebP and AVIF cannot carry it.

    Raises:
        UserError: the extension is missing or unknown, or the format has no room for the size.
        SaveError: the file could not be written.
        OutOfMemoryError: the encoded picture does not fit into memory.
        ValueError: `pixels`, `quality`, a keyword of `text` or `dpi` is out of its range, or the
            format holds no 16 bits a channel.
    """
    file_format = format_of(path)
    name = shown_name(path)
    check_picture(pixels, file_format, quality=quality, text=text, dpi=dpi, name=name)
    try:
        data = encode_picture(pixels, file_format, quality=quality, text=text, xmp=xmp, dpi=dpi)
        _replace_file(Path(path), data)
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory to save {name}.",
            "Close other programs, then save again.",
        ) from error
    except OSError as error:
        raise save_failure(error, Path(path)) from error
    except (RuntimeError, ValueError) as error:
        # A name with a NUL in it or that the file system's encoding cannot express, or an
        # encoder that gave up.
        raise SaveError(
            f"{name} was not saved: {error}.", "Choose another name or format."
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


def _replace_file(path: Path, data: bytes) -> None:
    # A link's target is replaced, not the link.
    target = Path(os.path.realpath(path))
    mode = _mode_of_old_file(target)
    temporary = write_draft(target.parent, data)
    try:
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


def save_failure(error: OSError, path: Path) -> SaveError:
    """What to tell about an error of the file system while ``path`` was written."""
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
