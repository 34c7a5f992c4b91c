"""Keeps a picture that nobody has saved, so that it is not lost."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stylestudio.disk import sync_folder
from stylestudio.drafts import write_draft
from stylestudio.errors import OutOfMemoryError, SaveError
from stylestudio.gallery.names import numbered, safe_title
from stylestudio.imaging.depth import Pixels
from stylestudio.imaging.encode import encode_picture
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.save import save_failure

#: A date, a number and the extension fit behind it into the 255 bytes of a file's name.
_LONGEST_NAME_BYTES = 222


def keep_picture(
    pixels: Pixels,
    name: str,
    folder: Path,
    texts: Mapping[str, str] | None = None,
) -> Path:
    """Write a picture into ``folder`` as PNG, under a name that is still free.

    Killed at any moment, it leaves the whole picture or none, and perhaps a draft, which
    :func:`stylestudio.drafts.sweep_drafts` finds.

    Args:
        pixels: ``(H, W, 3)`` sRGB, 8 or 16 bits.
        name: without date and extension, see :func:`stylestudio.gallery.names.picture_name`.
        folder: made if it is missing.
        texts: keyword → text, written into the file.

    Returns:
        The file.

    Raises:
        SaveError: it could not be written; nothing was left behind.
        OutOfMemoryError: the encoded picture does not fit into memory.
    """
    wanted = (
        folder / f"{datetime.date.today():%Y-%m-%d} {safe_title(name, _LONGEST_NAME_BYTES)}.png"
    )
    try:
        data = encode_picture(pixels, "PNG", text=texts)
    except MemoryError as error:
        raise OutOfMemoryError(
            f"There is not enough memory to save {shown_name(wanted)}.",
            "Close other programs, then save again.",
        ) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(
            f"The folder “{folder}” for your pictures cannot be created.",
            "Save the picture in another folder.",
        ) from error
    try:
        draft = write_draft(folder, data)
    except OSError as error:
        raise save_failure(error, wanted) from error
    try:
        return move_to_free_name(draft, wanted)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def move_to_free_name(file: Path, wanted: Path) -> Path:
    """Rename ``file`` to ``wanted``, or where that exists to ``wanted (2)``, ``(3)`` and so on.

    No file is ever replaced, even where another process takes the same name at the same moment.

    Raises:
        SaveError: the folder takes no file of that name.
    """
    for path in numbered(wanted):
        try:
            _rename_unless_taken(file, path)
        except FileExistsError:
            continue
        except OSError as error:
            raise save_failure(error, path) from error
        sync_folder(path.parent)
        return path
    raise AssertionError("unreachable: the numbers never end")


def _rename_unless_taken(file: Path, path: Path) -> None:
    """Rename, or raise FileExistsError; on Windows rename does that, elsewhere a hard link."""
    if os.name == "nt":
        file.rename(path)
        return
    try:
        path.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, such as a memory card's: the check is all there is.
        if path.exists():
            raise FileExistsError(path) from None
        file.rename(path)
        return
    # It lies under its own name now; a draft that cannot go is swept up later.
    with suppress(OSError):
        file.unlink()
