"""Starts the command that was asked for."""

from __future__ import annotations

import argparse


def gallery(arguments: argparse.Namespace) -> int:
    """Load one of the commands and run it. Returns the exit code.

    Raises:
        StyleStudioError: what went wrong.
    """
    match arguments.gallery_command:
        case "list":
            from stylestudio.commands.gallery.listing import list_pictures

            return list_pictures(arguments)
        case "show":
            from stylestudio.commands.gallery.show import show

            return show(arguments)
        case "export":
            from stylestudio.commands.gallery.export import export

            return export(arguments)
        case "verify":
            from stylestudio.commands.gallery.verify import verify_pictures

            return verify_pictures(arguments)
        case _:
            from stylestudio.commands.gallery.rebuild import rebuild

            return rebuild(arguments)
