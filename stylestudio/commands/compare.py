"""``stylestudio compare``: one photo, the same paintings, several style losses, side by side."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from stylestudio.commands.comparison import REPORT_NAME, SHEET_NAME, Comparison, Entry
from stylestudio.commands.progress_printer import ProgressPrinter
from stylestudio.commands.request_arguments import styles_from, typed_parameters
from stylestudio.commands.running import machine_settings, stop_signals
from stylestudio.commands.variant_specs import requests_from
from stylestudio.errors import Cancelled, UserError
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.sheet import LARGEST_TILE_PX
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variants
from stylestudio.settings import Settings


def compare(arguments: argparse.Namespace) -> int:
    """Paint with each variant, save, report. Returns the exit code.

    Raises:
        StyleStudioError: what is wrong with the input, or why sheet or report could not be
            written. What befalls a single variant is told there, and the others are painted.
        Cancelled: somebody pressed Stop before there was anything to keep.
    """
    settings = machine_settings(arguments.memory_budget_gib)
    requests = requests_of(arguments)
    entries = [Entry(number, request) for number, request in enumerate(requests, start=1)]
    # Everything that can be refused is refused now, not after minutes of painting.
    first = requests[0]
    sources = (first.content, *first.style_paths)
    sizes = [(info.height_px, info.width_px) for info in map(probe_picture, sources)]
    folder = Path(arguments.output)
    check_folder(folder, [name for entry in entries for name in entry.file_names])
    shown_px = min(LARGEST_TILE_PX, first.size_px)
    pictures = [load_picture(path, longer_side_px=shown_px) for path in sources]

    with ProgressPrinter(sys.stderr) as printer, stop_signals() as control:
        printer.say("Loading the engine …")
        _check_machine(first, sizes, settings)
        # Loading takes seconds, and nothing is lost yet.
        control.check()
        made = make_folder(folder)
        comparison = Comparison(folder, entries, pictures, settings)
        comparison.paint(printer, control)
        if comparison.stopped and not comparison.has_news:
            if made:
                with suppress(OSError):
                    folder.rmdir()
            raise Cancelled
        comparison.conclude()
    print(json.dumps(comparison.report(), indent=2) if arguments.json else folder / SHEET_NAME)
    if comparison.stopped:
        kept = any(entry.output for entry in entries)
        where = f" What was painted is in “{folder}”." if kept else ""
        print(f"stylestudio: Stopped.{where}", file=sys.stderr)
        return Cancelled.exit_code
    failures = [entry.error for entry in entries if entry.error is not None]
    return failures[0].exit_code if failures else 0


def requests_of(arguments: argparse.Namespace) -> list[StyleRequest]:
    """One request for each variant that the arguments name.

    Raises:
        UserError: a value or a name is wrong.
    """
    return requests_from(
        arguments.content,
        styles_from(arguments.styles, arguments.style_weights),
        arguments.preset,
        typed_parameters(arguments),
        arguments.variants or variants(),
    )


def check_folder(folder: Path, file_names: Iterable[str]) -> None:
    """Refuse a folder that cannot be written to, or in which a file would be replaced.

    Raises:
        UserError: says what is wrong with it.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise UserError(f"“{folder}” is a file.", "Give the name of a folder.")
        if not folder.exists() and not folder.parent.is_dir():
            raise UserError(f"The folder “{folder.parent}” does not exist.", "Make it first.")
        if not os.access(folder if folder.exists() else folder.parent, os.W_OK):
            raise UserError(f"The folder “{folder}” is read-only.", "Choose another one.")
        for name in (*file_names, SHEET_NAME, REPORT_NAME):
            if os.path.lexists(folder / name):
                raise UserError(
                    f"“{name}” is already in “{folder}”, and nothing is replaced.",
                    "Choose another folder, or move the file away.",
                )
    except OSError as error:
        raise UserError(
            f"The folder “{folder.name}” cannot be used ({error.strerror}).", "Choose another one."
        ) from error


def make_folder(folder: Path) -> bool:
    """Make the folder if it is missing; returns whether it was.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    except OSError as error:
        raise UserError(
            f"No folder can be made in “{folder.parent}” ({error.strerror}).",
            "Choose a folder elsewhere.",
        ) from error
    return True


def _check_machine(request: StyleRequest, sizes: list[tuple[int, int]], settings: Settings) -> None:
    """Refuse what only the engine can judge: the pictures' shapes, the device, the weights.

    Args:
        request: any of the comparison.
        sizes: ``(H, W)`` of the photo and of each painting.

    Raises:
        StyleStudioError: what every variant would fail with.
    """
    import_module("stylestudio.engine.pyramid").fitting_scales(request, sizes[0], sizes[1:])
    import_module("stylestudio.engine.devices").device_for(request, settings)
    import_module("stylestudio.engine.weights").load_vgg16()
