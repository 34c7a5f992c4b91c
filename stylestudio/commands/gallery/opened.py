"""The gallery that a command works with, up to date with its folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stylestudio.commands.gallery.counting import CountPrinter
from stylestudio.commands.running import machine_settings
from stylestudio.errors import UserError
from stylestudio.gallery.gallery import Gallery


@contextmanager
def opened(wanted: str | None) -> Iterator[Gallery]:
    """The gallery in the folder that was asked for; what is odd about its index is told.

    Args:
        wanted: the folder as typed; None takes that of the settings.

    Raises:
        UserError: there is no such folder, or it cannot be read.
        GalleryError, InternalError: not even an index in memory could be used.
    """
    gallery = Gallery(pictures_folder(wanted))
    try:
        with CountPrinter(sys.stderr, "Reading pictures") as counter:
            gallery.refresh(counter.show)
        if gallery.notice is not None:
            print(f"stylestudio: {gallery.notice}", file=sys.stderr)
        yield gallery
    finally:
        gallery.close()


def pictures_folder(wanted: str | None) -> Path:
    """The folder that was asked for, absolute.

    That of the settings need not exist: nothing was painted yet, or its disk is not there.

    Raises:
        UserError: there is no folder of that name, or it cannot be read.
    """
    folder = machine_settings().pictures_dir if wanted is None else Path(wanted)
    folder = folder.absolute()
    try:
        if not os.path.lexists(folder) and wanted is None:
            print(
                f"stylestudio: There is no folder “{folder}”, so there are no pictures.",
                file=sys.stderr,
            )
        elif not folder.is_dir():
            raise UserError(f"There is no folder “{folder}”.", "Give another one with --folder.")
        elif not os.access(folder, os.R_OK | os.X_OK):
            raise UserError(
                f"You are not allowed to read the folder “{folder}”.", "Change its permissions."
            )
    except (OSError, ValueError) as error:
        # A name that is too long, or has a NUL in it.
        raise UserError(
            f"The folder “{folder.name}” cannot be used ({error}).", "Give another one."
        ) from error
    return folder
