"""What ``stylestudio gallery`` understands. Loads nothing, so that ``--help`` comes at once."""

from __future__ import annotations

import argparse
from typing import Any

from stylestudio.gallery.entries import Order
from stylestudio.request.variants import variants

#: Of a print, where nobody says otherwise.
DEFAULT_DPI = 300
#: What ``--format`` takes, in the order in which they are offered.
FORMAT_NAMES = ("png", "jpeg", "tiff", "webp", "avif")

_DAYS = "a day (2026-11-22), a month (2026-11), a year (2026), or so long ago (7d, 2w)"
_WANTED = "a picture: the beginning of its id, or its file's name; both are shown by “gallery list”"


def add_gallery(commands: Any) -> None:
    """Add ``gallery`` with its commands to the parser's."""
    gallery = commands.add_parser(
        "gallery",
        help="the pictures that were painted: list, show, export, verify, rebuild",
        description="Work with the pictures that were painted. Each of them carries in its file "
        "how it was made.",
    )
    within = gallery.add_subparsers(dest="gallery_command", metavar="SUBCOMMAND", required=True)
    _add_list(within)
    _add_show(within)
    _add_export(within)
    _add_verify(within)
    _add_rebuild(within)


def _add_list(within: Any) -> None:
    listing = _added(
        within,
        "list",
        "which pictures there are",
        "Print a table of the pictures: the beginning of the id, when it was made (local time), "
        "the style loss, the size in pixels, the stars, the file. Without options all of them, the "
        "newest first.",
    )
    listing.add_argument(
        "--json", action="store_true", help="print one JSON array, an object for each picture"
    )
    listing.add_argument(
        "--variant",
        dest="variants",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help=f"only of these style losses, for example {', '.join(variants())}",
    )
    listing.add_argument("--since", metavar="DATE", help=f"only from then on: {_DAYS}")
    listing.add_argument("--until", metavar="DATE", help="only until then, that day included")
    listing.add_argument(
        "--search",
        metavar="WORDS",
        default="",
        help="only those in whose names, settings or dates all of these words are found; what "
        "stands in double quotes is one word",
    )
    listing.add_argument(
        "--stars",
        metavar="N",
        type=int,
        choices=range(6),
        default=0,
        help="only with that many stars at least, 0 to 5 (default: %(default)s)",
    )
    listing.add_argument(
        "--series",
        metavar="ID",
        default="",
        help="only of that comparison: the beginning of its id, which “gallery show” tells",
    )
    listing.add_argument(
        "--sort",
        choices=[order.value for order in Order],
        default=Order.NEWEST.value,
        help="what comes first (default: %(default)s)",
    )
    listing.add_argument(
        "--limit", metavar="N", type=_count, help="only the first of them (default: all)"
    )


def _add_show(within: Any) -> None:
    show = _added(
        within,
        "show",
        "how a picture was made",
        "Print all that is known of a picture: style loss, settings, sources, losses, time, "
        "memory, device, versions, and its file.",
    )
    show.add_argument("picture", metavar="ID", help=_WANTED)
    show.add_argument(
        "--json", action="store_true", help="print one JSON object: the file and the whole record"
    )


def _add_export(within: Any) -> None:
    export = _added(
        within,
        "export",
        "copies of pictures in another format, size or depth",
        "Write copies of pictures. The gallery's own files are never changed. What goes along "
        "names the photo and the paintings, but not the folders that they were in.",
    )
    export.add_argument("pictures", metavar="ID", nargs="+", help=_WANTED)
    target = export.add_mutually_exclusive_group(required=True)
    target.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="of one picture the file, whose extension is the format: PNG, JPEG, TIFF, WebP or "
        "AVIF; of several the folder, made if it is missing",
    )
    target.add_argument(
        "--sheet", metavar="OUT", help="instead of copies, one picture of all of them side by side"
    )
    export.add_argument(
        "--format",
        choices=FORMAT_NAMES,
        help="of the pictures in a folder (default: png)",
    )
    export.add_argument(
        "--quality",
        metavar="N",
        type=int,
        help="of JPEG, WebP and AVIF, 1 to 100 (default: 95)",
    )
    size = export.add_mutually_exclusive_group()
    size.add_argument(
        "--size", metavar="PX", type=int, help="the longer side in pixels (default: as it is)"
    )
    size.add_argument(
        "--size-cm", metavar="CM", type=float, help="the longer side of a print in centimetres"
    )
    export.add_argument(
        "--dpi",
        metavar="DPI",
        type=float,
        help=f"pixels per inch of the print (default with --size-cm: {DEFAULT_DPI})",
    )
    export.add_argument(
        "--bits",
        type=int,
        choices=(8, 16),
        help="of a colour; 16 in PNG and TIFF only (default: as many as the picture has and the "
        "format holds)",
    )
    export.add_argument(
        "--without-metadata",
        dest="metadata",
        action="store_false",
        help="say nothing of how it was made (default: a PNG gets the whole record, the other "
        "formats a title and a description)",
    )
    export.add_argument(
        "--overwrite",
        action="store_true",
        help="replace files that are there (default: they are refused before anything is written)",
    )


def _add_verify(within: Any) -> None:
    verify = _added(
        within,
        "verify",
        "whether all pictures are whole",
        "Decode every picture, and check what is written in it against its pixels. Exit code 3 if "
        "anything is wrong.",
    )
    verify.add_argument("--json", action="store_true", help="print one JSON object")


def _add_rebuild(within: Any) -> None:
    _added(
        within,
        "rebuild",
        "make the index of the pictures anew",
        "Throw the index away and make it from the pictures, which it holds nothing beyond.",
    )


def _added(within: Any, name: str, summary: str, description: str) -> argparse.ArgumentParser:
    """A command with what all of them take."""
    parser: argparse.ArgumentParser = within.add_parser(name, help=summary, description=description)
    parser.add_argument(
        "--folder",
        metavar="DIR",
        help="the folder of the pictures (default: the pictures folder of the settings)",
    )
    return parser


def _count(text: str) -> int:
    """A number from 1 on."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return number
