"""``stylestudio gallery export``: copies of pictures, or one sheet of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from stylestudio.commands.gallery.arguments import DEFAULT_DPI
from stylestudio.commands.gallery.opened import opened
from stylestudio.commands.gallery.targets import check_targets, is_folder, make_folder, names_in
from stylestudio.commands.gallery.words import pictures
from stylestudio.errors import ImageError, UserError
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.export import (
    EXPORT_FORMATS,
    PRINT_FORMATS,
    QUALITY_FORMATS,
    ExportOptions,
    contact_sheet_of,
    export_picture,
    export_pixels,
)
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.png_texts import is_png, read_texts
from stylestudio.imaging.print_size import centimetres_to_px
from stylestudio.imaging.save import format_of


def export(arguments: argparse.Namespace) -> int:
    """Write the copies and print their paths. Returns the exit code.

    A picture that cannot be read is told, and the others are written.

    Raises:
        StyleStudioError: what is wrong with the input, or why a file could not be written.
    """
    with opened(arguments.folder) as gallery:
        found = [gallery.picture(wanted) for wanted in arguments.pictures]
    # One may have been named twice.
    entries = list({entry.path: entry for entry in found}.values())
    if arguments.sheet is not None:
        return _export_sheet(entries, gallery.folder, arguments)

    if is_folder(arguments.output, len(entries), arguments.format):
        folder = Path(arguments.output)
        options = options_of(arguments, _format_named(arguments.format or "png"))
        targets = names_in(folder, entries, options.file_format)
        check_targets(targets, gallery.folder, overwrite=arguments.overwrite)
        make_folder(folder)
    else:
        targets = [Path(arguments.output)]
        options = options_of(arguments, format_of(targets[0]))
        _check_file(targets[0], gallery.folder, arguments)

    exit_code = 0
    for entry, target in zip(entries, targets, strict=True):
        try:
            _tell_depth(entry, options)
            export_picture(entry.path, target, options)
        except ImageError as error:
            print(f"stylestudio: {error}", file=sys.stderr)
            exit_code = error.exit_code
            continue
        if options.metadata and entry.fault:
            print(f"stylestudio: {shown_name(target)}: {entry.fault}", file=sys.stderr)
        print(target, flush=True)
    return exit_code


def options_of(arguments: argparse.Namespace, file_format: str) -> ExportOptions:
    """How the files are written.

    Raises:
        UserError: a value is out of its range, or has no effect on files of that format.
    """
    if arguments.quality is not None and file_format not in QUALITY_FORMATS:
        raise UserError(
            f"{file_format} keeps every pixel as it is, whatever the quality.",
            "Leave out --quality.",
        )
    dpi, longer_side_px = arguments.dpi, arguments.size
    if arguments.size_cm is not None:
        dpi = DEFAULT_DPI if dpi is None else dpi
        longer_side_px = centimetres_to_px(arguments.size_cm, dpi)
    elif dpi is not None and file_format not in PRINT_FORMATS:
        raise UserError(
            f"{file_format} does not say how large a print is.",
            "Leave out --dpi, or give --size-cm as well.",
        )
    given = {"quality": arguments.quality, "bits": arguments.bits}
    return ExportOptions(
        file_format=file_format,
        longer_side_px=longer_side_px,
        dpi=dpi,
        metadata=arguments.metadata,
        **{name: value for name, value in given.items() if value is not None},
    )


def _export_sheet(entries: Sequence[Entry], gallery: Path, arguments: argparse.Namespace) -> int:
    if arguments.format is not None:
        raise UserError("A sheet has the format of its file's extension.", "Leave out --format.")
    target = Path(arguments.sheet)
    options = options_of(arguments, format_of(target))
    _check_file(target, gallery, arguments)
    title = _sheet_title(entries)
    sheet = contact_sheet_of([entry.path for entry in entries], title)
    export_pixels(sheet, PictureRecord(name=title, outcome="sheet"), target, options)
    print(target)
    return 0


def _check_file(target: Path, gallery: Path, arguments: argparse.Namespace) -> None:
    """Raises UserError where the one file cannot be written or must not be."""
    if not target.parent.is_dir():
        raise UserError(f"The folder “{target.parent}” does not exist.", "Make it first.")
    check_targets([target], gallery, overwrite=arguments.overwrite)


def _sheet_title(entries: Sequence[Entry]) -> str:
    """What all of the pictures are called, but for the style loss; else how many there are."""
    names = {entry.title.removesuffix(f" · {entry.variant}") for entry in entries}
    return names.pop() if len(names) == 1 else pictures(len(entries))


def _format_named(name: str) -> str:
    return next(label for label in EXPORT_FORMATS if label.lower() == name)


def _tell_depth(entry: Entry, options: ExportOptions) -> None:
    """Say so where 16 bits are asked for and there are not as many."""
    if options.bits != 16:
        return
    try:
        if is_png(entry.path) and read_texts(entry.path, ()).header.bits == 16:
            return
    except ImageError:
        # Whoever reads the pixels next says what is wrong.
        return
    words = f"“{shown_name(entry.path)}” has 8 bits a colour; in 16 it looks the same."
    print(f"stylestudio: {words}", file=sys.stderr)
