"""``stylestudio render``: one picture, without a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from stylestudio.commands.estimate import print_estimate
from stylestudio.commands.progress_printer import ProgressPrinter
from stylestudio.commands.request_arguments import request_from, styles_from, typed_parameters
from stylestudio.commands.running import (
    best_for,
    machine_settings,
    record_of_run,
    save_somewhere,
    stop_signals,
)
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.unfinished import UnfinishedRun, remove_run, unfinished_runs
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
    settings = machine_settings(arguments.memory_budget_gib)
    if arguments.resume:
        unfinished = run_to_resume(arguments)
        request, output = unfinished.request, Path(arguments.output or unfinished.output)
    else:
        unfinished = None
        request = request_of(arguments)
        # Everything that can be refused is refused now, not after minutes of painting.
        for path in (request.content, *request.style_paths):
            probe_picture(path)
        if arguments.estimate:
            return print_estimate(request, settings, as_json=arguments.json)
        if arguments.output is None:
            raise UserError("It is not said where to write the picture.", "Add -o OUT.png.")
        output = Path(arguments.output)
    check_output(output, request)

    printer = ProgressPrinter(sys.stderr)
    with printer, stop_signals() as control:
        printer.say("Loading the engine …")
        transfer = import_module("stylestudio.engine.transfer")
        keeping = import_module("stylestudio.engine.keeping").Keeping(
            output=str(output.absolute()), title=output.stem, resume=unfinished
        )
        events = transfer.run(
            request, control, run_id="render", preview_px=0, settings=settings, keeping=keeping
        )
        last = printer.follow(events)
    return conclude(last, output, settings, as_json=arguments.json)


def request_of(arguments: argparse.Namespace) -> StyleRequest:
    """The request that the arguments describe: the preset, then flags, then ``--set``.

    Raises:
        UserError: a value or a name is wrong, or there is no photo or no painting.
    """
    if arguments.content is None or not arguments.styles:
        raise UserError(
            "The photo and the painting are missing."
            if arguments.content is None
            else "The painting is missing.",
            "Give CONTENT and STYLE; see “stylestudio render --help”.",
        )
    styles = styles_from(arguments.styles, arguments.style_weights)
    return request_from(arguments.content, styles, arguments.preset, typed_parameters(arguments))


def run_to_resume(arguments: argparse.Namespace) -> UnfinishedRun:
    """The unfinished run that the arguments mean: the newest, or the newest like them.

    Raises:
        UserError: there is none, or ``--estimate`` was asked for as well.
        CheckpointError: there is none, and one was damaged.
    """
    if arguments.estimate:
        raise UserError("An unfinished picture has no estimate.", "Leave out --estimate.")
    runs, refused = unfinished_runs()
    if arguments.content is not None:
        request = request_of(arguments)
        runs = [run for run in runs if run.request == request]
    else:
        # Those of the window have no file to write to; it offers them itself.
        runs = [run for run in runs if run.output or arguments.output]
    if runs:
        for error in refused:
            print(f"stylestudio: {error}", file=sys.stderr)
        return runs[0]
    if refused:
        raise refused[0]
    raise UserError(
        "There is no unfinished picture to go on with.",
        "Start one: stylestudio render CONTENT STYLE -o OUT.",
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
            for source in (request.content, *request.style_paths):
                if Path(source).exists() and output.samefile(source):
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

    A stopped or failed run's picture goes beside ``output``, under a name that is free, and what
    was kept of the run stays, to go on from. A finished run's is removed once the picture is saved.

    Raises:
        StyleStudioError: why the run failed, or why the picture could not be saved.
    """
    kept_in = Path(last.report["checkpoint"]) if last.report.get("checkpoint") else None
    if last.kind is EventKind.FINISHED and last.picture is not None:
        written = save_somewhere(
            best_for(output, last), output, settings, record_of_run(last, output)
        )
        if kept_in is not None:
            remove_run(kept_in)
        _print_result(last, written, as_json)
        return 0
    saved = None
    if last.picture is not None:
        partial = free_path(output.with_name(f"{output.stem} (stopped){output.suffix}"))
        saved = save_somewhere(
            best_for(partial, last), partial, settings, record_of_run(last, partial)
        )
    kept = f"What was reached is in {saved}." if saved else ""
    if kept_in is not None and kept_in.exists():
        kept = f"{kept} To go on: stylestudio render --resume".strip()
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
