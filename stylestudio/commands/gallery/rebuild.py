"""``stylestudio gallery rebuild``: the index of the pictures, made anew."""

from __future__ import annotations

import argparse
import sys

from stylestudio.commands.gallery.counting import CountPrinter
from stylestudio.commands.gallery.opened import pictures_folder
from stylestudio.commands.gallery.words import pictures
from stylestudio.gallery.gallery import Gallery


def rebuild(arguments: argparse.Namespace) -> int:
    """Throw the index away and make it again. Returns the exit code.

    Raises:
        UserError: the folder cannot be used.
        GalleryError: the index cannot be removed or made.
    """
    gallery = Gallery(pictures_folder(arguments.folder))
    try:
        with CountPrinter(sys.stderr, "Reading pictures") as counter:
            made = gallery.rebuild(counter.show)
        if gallery.notice is not None:
            raise gallery.notice
    finally:
        gallery.close()
    print(f"The index was made anew: {pictures(made.changed)}.")
    return 0
