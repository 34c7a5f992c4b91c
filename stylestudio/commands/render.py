"""``stylestudio render``: one picture, without a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from stylestudio.commands.progress_printer import ProgressPrinter
from stylestudio.commands.request_arguments import request_from, typed_parameters
from stylestudio.commands.running import machine_settings, save_somewhere, stop_signals
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import Cancelled, InternalError, StyleStudioError, UserError
from stylestudio.gallery.names import free_path
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.save import SAVE_FORMATS
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings


def render(arguments: argparse.Namespace) -> int:
    """Paint, save, report. Returns the exit code.

    Raises:
        StyleStudioError: what went wrong, before or while painting.
    """
    settings = machine_settings()
    request = request_of(arguments)
    output = Path(arguments.output)
    # Everything that can be refused is refused now, not after minutes of painting.
    for path in (request.content, request.style):
        probe_picture(path)
    check_output(output, request)

    printer = ProgressPrinter(sys.stderr)
    with printer, stop_signals() as control:
        printer.say("Loading the engine …")
        transfer = import_module("stylestudio.engine.transfer")
        events = transfer.run(request, control, run_id="render", preview_px=0, settings=settings)
        last = printer.follow(events)
    return conclude(last, output, settings, as_json=arguments.json)


def request_of(arguments: argparse.Namespace) -> StyleRequest:
    """The request that the arguments describe: the preset, then flags, then ``--set``.

    Raises:
        UserError: a value or a name is wrong, or there is more than one style.
    """
    if len(arguments.styles) > 1:
        raise UserError(
            "Several styles at once are not built yet.", "Give one STYLE; paint once for each."
        )
    return request_from(
        arguments.content, arguments.styles[0], arguments.preset, typed_parameters(arguments)
    )


def check_output(output: Path, request: StyleRequest) -> None:
    """Refuse an output that cannot be written, or that would replace a source.

    Raises:
        UserError: says what is wrong with it.
    """
    if output.suffix.lower() not in SAVE_FORMATS:
        raise UserError(
            f"“{output.name}” names no picture format that StyleStudio writes.",
            f"End it with one of: {', '.join(SAVE_FORMATS)}.",
        )
    try:
        if output.is_dir():
            raise UserError(f"“{output}” is a folder.", "Give the name of a file.")
        if not output.parent.is_dir():
            raise UserError(f"The folder “{output.parent}” does not exist.", "Make it first.")
        if not os.access(output.parent, os.W_OK):
            raise UserError(f"The folder “{output.parent}” is read-only.", "Choose another one.")
        if output.exists():
            for source in (request.content, request.style):
                if output.samefile(source):
                    raise UserError(
                        f"“{output}” is one of the pictures to paint from.",
                        "Give the result another name.",
                    )
    except OSError as error:
        raise UserError(
            f"“{output.name}” cannot be written ({error.strerror}).", "Give another name or folder."
        ) from error


def conclude(last: RunEvent, output: Path, settings: Settings, *, as_json: bool) -> int:
    """Save what was reached and say so.

    A stopped or failed run's picture goes beside ``output``, under a name that is free.

    Raises:
        StyleStudioError: why the run failed, or why the picture could not be saved.
    """
    if last.kind is EventKind.FINISHED and last.picture is not None:
        _print_result(last, save_somewhere(last.picture, output, settings), as_json)
        return 0
    saved = None
    if last.picture is not None:
        partial = free_path(output.with_name(f"{output.stem} (stopped){output.suffix}"))
        saved = save_somewhere(last.picture, partial, settings)
    kept = f"What was reached is in {saved}." if saved else ""
    if last.kind is EventKind.CANCELLED:
        print(f"stylestudio: Stopped. {kept}".rstrip(), file=sys.stderr)
        if as_json:
            _print_result(last, saved, as_json)
        return Cancelled.exit_code
    error: StyleStudioError = last.error or InternalError("The run ended without a result.")
    if kept:
        print(f"stylestudio: {kept}", file=sys.stderr)
    raise error


def _print_result(last: RunEvent, saved: Path | None, as_json: bool) -> None:
    if as_json:
        outcome = {
            "output": str(saved) if saved else None,
            "stopped": last.kind is not EventKind.FINISHED,
        }
        print(json.dumps({**outcome, **last.report}, indent=2))
    else:
        print(saved)
