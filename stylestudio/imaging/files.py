"""Opening picture files: only regular files, never a wait, and every failure said in words."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from stylestudio.errors import ImageError

# 200 megapixels in 32-bit floats with alpha are 3.2 GB; some decoders read the whole file into
# memory first, so a file beyond this is turned away before one of them sees it.
MAX_FILE_BYTES = 4 * 1024**3

_LONGEST_SHOWN_NAME = 80


def shown_name(path: str | Path) -> str:
    """The file's name as a message can carry it: no folder, nothing unprintable, not too long.

    File names may hold line breaks, control characters and bytes that are no text; printed raw,
    they would break the one-line message or fail to encode.
    """
    name = Path(path).name or os.fspath(path) or "(no name)"
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    if len(printable) > _LONGEST_SHOWN_NAME:
        half = _LONGEST_SHOWN_NAME // 2
        return f"{printable[:half]}…{printable[-half:]}"
    return printable


def open_picture_file(path: str | Path) -> BinaryIO:
    """Opens a regular file for reading, without ever waiting for a pipe, socket or device.

    Returns:
        The open file; the caller closes it.

    Raises:
        ImageError: missing, not permitted, a folder, not a regular file, empty or too big.
    """
    name = shown_name(path)
    try:
        # Looked at before it is opened, because opening alone can act on a device.
        _check_status(os.stat(path), name)  # noqa: PTH116 - Path("") would become the folder "."
        # The file may have been swapped for a pipe since: O_NONBLOCK keeps open() from waiting
        # for its writer, and the check is repeated on what was really opened.
        flags = os.O_RDONLY
        for flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, flag, 0)
        descriptor = os.open(path, flags)
        try:
            _check_status(os.fstat(descriptor), name)
            return os.fdopen(descriptor, "rb")
        except BaseException:
            with suppress(OSError):
                os.close(descriptor)
            raise
    except OSError as error:
        raise _read_failure(error, name) from error
    except ValueError as error:
        # A name with a NUL in it, or one that the file system's encoding cannot express.
        raise ImageError(
            f"{name} is not a possible file name.", "Choose another picture."
        ) from error


def read_failure(error: OSError, path: str | Path) -> ImageError:
    """The message for an error of the file system while the file `path` was read."""
    return _read_failure(error, shown_name(path))


def _check_status(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ImageError(f"{name} is a folder, not a picture.", "Choose a file inside it.")
    if not stat.S_ISREG(status.st_mode):
        raise ImageError(
            f"{name} is a device, pipe or socket, not a file.", "Choose a picture file."
        )
    if status.st_size == 0:
        raise ImageError(
            f"{name} is empty.",
            "The download or copy probably broke off: get the picture again.",
        )
    if status.st_size > MAX_FILE_BYTES:
        raise ImageError(
            f"{name} is a file of {status.st_size / 1024**3:.1f} GiB, "
            f"more than the {MAX_FILE_BYTES // 1024**3} GiB that can be read.",
            "Save it as JPEG or PNG, or make it smaller, and open that.",
        )


def _read_failure(error: OSError, name: str) -> ImageError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ImageError(
            f"{name} does not exist.", "Check its name and folder, or choose another picture."
        )
    if isinstance(error, PermissionError):
        return ImageError(
            f"You are not allowed to read {name}.",
            "Change the file's permissions, or copy it to a folder of your own.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return ImageError(f"The name {name} is too long.", "Rename the file, and open it again.")
    return ImageError(
        f"{name} could not be read: {error.strerror or error}.",
        "Check that its disk or network folder is connected, then try again.",
    )
