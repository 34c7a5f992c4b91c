"""The command line: ``stylestudio`` opens the window, its commands work without one.

Exit codes: 0 done, 1 a bug of ours, 2 the input is wrong, 3 the machine lacks something, 130
cancelled. Errors are one line and a remedy on stderr.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from stylestudio import __version__
from stylestudio.benchmarks.catalogue import figures_help
from stylestudio.commands.flags import (
    add_memory_argument,
    add_request_arguments,
    request_parameters_help,
    variant_parameters_help,
)
from stylestudio.commands.gallery.arguments import add_gallery
from stylestudio.errors import Cancelled, InternalError, StyleStudioError
from stylestudio.jobs.warming import WARM_FILES_FLAG, warm_files
from stylestudio.logs import log_file, logging_to_file
from stylestudio.request.variants import variants
from stylestudio.torch_first import SPLASH_FLAG, load_torch_first, show_splash

_log = logging.getLogger(__name__)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and knows no abbreviations that scripts would rely on."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        remedy = f"Try “{self.prog} --help”."
        if self.prog.endswith(" compare") and "STYLE" in message:
            # Behind --variants they would be taken for more of those.
            remedy = "Put the pictures before --variants. " + remedy
        self.exit(2, f"{self.prog}: {message}. {remedy}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A path with letters that the terminal's encoding lacks is shown, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _dispatch(_parser().parse_args(argv))
    except StyleStudioError as error:
        return _told(error)
    except KeyboardInterrupt:
        print("stylestudio: stopped.", file=sys.stderr)
        return Cancelled.exit_code
    except BrokenPipeError:
        # Whoever read our output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return InternalError.exit_code
    except Exception as error:
        with logging_to_file():
            _log.exception("not caught")
        return _told(
            InternalError(
                f"Something went wrong inside StyleStudio ({type(error).__name__}: {error}).",
                f"Please report it with the log, {log_file()}.",
            )
        )


def _told(error: StyleStudioError) -> int:
    """Say what went wrong, in one line; returns the exit code."""
    print(f"stylestudio: {error}", file=sys.stderr)
    return error.exit_code


def _dispatch(arguments: argparse.Namespace) -> int:
    """Load the one command that was asked for; the others' imports cost seconds."""
    if arguments.splash:
        show_splash()
        return 0
    if arguments.warm_files:
        warm_files()
        return 0
    if arguments.command == "render":
        from stylestudio.commands.render import render

        with logging_to_file():
            return render(arguments)
    if arguments.command == "compare":
        from stylestudio.commands.compare import compare

        with logging_to_file():
            return compare(arguments)
    if arguments.command == "bench":
        from stylestudio.commands.bench import bench

        with logging_to_file():
            return bench(arguments)
    if arguments.command == "gallery":
        from stylestudio.commands.gallery.dispatch import gallery

        with logging_to_file():
            return gallery(arguments)
    if arguments.command == "doctor":
        from stylestudio.commands.doctor import doctor

        return doctor(as_json=arguments.json)
    load_torch_first()
    from stylestudio.app import run_window

    return run_window()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="stylestudio",
        description="Paint a photo in the style of another picture. Without a command, the window.",
    )
    parser.add_argument("--version", action="version", version=f"StyleStudio {__version__}")
    # The frozen program starts itself with these; nobody else has a use for them.
    parser.add_argument(WARM_FILES_FLAG, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(SPLASH_FLAG, action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_render(commands)
    _add_compare(commands)
    add_gallery(commands)
    _add_bench(commands)
    doctor = commands.add_parser(
        "doctor",
        help="versions, devices, memory, weights and folders",
        description="Print what StyleStudio finds on this machine. Exit code 3 if something is "
        "missing that it needs.",
    )
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _add_render(commands: Any) -> None:
    render = commands.add_parser(
        "render",
        help="paint one picture",
        usage="%(prog)s CONTENT STYLE [STYLE …] -o OUT [--style-weights W,W,…] [OPTION …]\n"
        "       %(prog)s CONTENT STYLE [STYLE …] --estimate [OPTION …]\n"
        "       %(prog)s --resume [-o OUT]",
        description="Paint CONTENT in the style of STYLE, or of several mixed, and write the "
        "picture to OUT.",
        epilog=f"{request_parameters_help()}\n{variant_parameters_help('parameters of --variant')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    render.add_argument("-o", "--output", metavar="OUT", help="PNG, JPEG, TIFF, WebP or AVIF")
    add_request_arguments(render, pictures_optional=True)
    add_memory_argument(render)
    render.add_argument(
        "--estimate",
        action="store_true",
        help="say how long it would take and how much memory, and paint nothing",
    )
    render.add_argument(
        "--resume",
        action="store_true",
        help="go on with a picture that was interrupted: alone, with the newest one; with "
        "pictures and settings, with that one; with OUT, to write it there",
    )
    render.add_argument(
        "--json", action="store_true", help="print the run's figures as one JSON object"
    )


def _add_compare(commands: Any) -> None:
    compare = commands.add_parser(
        "compare",
        help="paint one picture with each of several style losses",
        # The pictures stand first: behind --variants they would be taken for more of those.
        usage="%(prog)s CONTENT STYLE [STYLE …] -o DIR [--variants NAME[:KEY=VALUE,…] …] "
        "[OPTION …]",
        description="Paint CONTENT in the style of STYLE once with each style loss, all else being "
        "equal, and write\nto DIR: the pictures, sheet.png with all of them side by side, "
        "report.json with the figures,\nand for a style loss that learns weights a chart of "
        "them. A style loss is what the painting's\nstyle is measured by.",
        epilog=f"{request_parameters_help(without=('variant',))}\n"
        f"{variant_parameters_help('parameters behind')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    compare.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        required=True,
        help="the folder to write to, made if it is missing; no file in it is ever replaced: one "
        "that is in the way is refused before painting starts",
    )
    compare.add_argument(
        "--variants",
        metavar="NAME[:KEY=VALUE,…]",
        nargs="+",
        action="extend",
        help=f"the style losses, of {', '.join(variants())}, each with its own "
        "parameters behind it, for example pca:detail=30 or svd:fraction=0.25,outside=1; "
        "one may come again with other parameters (default: all of them once)",
    )
    add_request_arguments(compare, without=("variant",))
    add_memory_argument(compare)
    compare.add_argument(
        "--json", action="store_true", help="print the content of report.json as well"
    )


def _add_bench(commands: Any) -> None:
    bench = commands.add_parser(
        "bench",
        help="how fast the program is on this machine",
        description="Measure on the processor, with the bundled pictures, how fast the program is "
        "against the plain method,\nand how well its forecasts of memory and time hold. Takes "
        "about three quarters of an hour; let nothing else\nkeep the machine busy. Ctrl-C stops "
        "it.",
        epilog=figures_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    bench.add_argument(
        "--quick", action="store_true", help="256 px, one pair, fewer rounds: within ten minutes"
    )
    bench.add_argument(
        "--only", metavar="NAME", nargs="+", help="only these figures, by their names below"
    )
    bench.add_argument("--json", action="store_true", help="print one JSON object")
