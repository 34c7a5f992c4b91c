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
from stylestudio.errors import Cancelled, InternalError, StyleStudioError
from stylestudio.logs import log_file, logging_to_file
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest, taps_to_text

_log = logging.getLogger(__name__)

#: Parameters with a flag of their own: field of ``StyleRequest`` to flag. ``--set`` reaches all.
RENDER_FLAGS = {
    "variant": "--variant",
    "size_px": "--size",
    "quality": "--quality",
    "evaluations": "--steps",
    "strength": "--strength",
    "seed": "--seed",
    "device": "--device",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and knows no abbreviations that scripts would rely on."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. Try “{self.prog} --help”.\n")


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
    if arguments.command == "render":
        from stylestudio.commands.render import render

        with logging_to_file():
            return render(arguments)
    if arguments.command == "doctor":
        from stylestudio.commands.doctor import doctor

        return doctor(as_json=arguments.json)
    from stylestudio.app import run_window

    return run_window()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="stylestudio",
        description="Paint a photo in the style of another picture. Without a command, the window.",
    )
    parser.add_argument("--version", action="version", version=f"StyleStudio {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_render(commands)
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
        description="Paint CONTENT in the style of STYLE and write the picture to OUT.",
        epilog=_set_help(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    render.add_argument("content", metavar="CONTENT", help="the photo")
    render.add_argument("styles", metavar="STYLE", nargs="+", help="the painting")
    render.add_argument(
        "-o", "--output", metavar="OUT", required=True, help="PNG, JPEG, TIFF or WebP"
    )
    render.add_argument(
        "--preset",
        metavar="NAME",
        default=default_of(StyleRequest, "preset"),
        help=f"the method to start from: {_preset_names()} (default: %(default)s); other flags "
        "change single values",
    )
    for name, flag in RENDER_FLAGS.items():
        declaration = parameters_of(StyleRequest)[name]
        render.add_argument(
            flag,
            dest=name,
            metavar="|".join(declaration.choices) or declaration.unit.upper() or "N",
            help=_help_of(name).replace("%", "%%"),
        )
    render.add_argument(
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="any parameter by name, see below; may be repeated",
    )
    render.add_argument(
        "--json", action="store_true", help="print the run's figures as one JSON object"
    )


def _preset_names() -> str:
    """The presets' names; none in a broken installation, where doctor must still say so."""
    try:
        return ", ".join(bundled_presets())
    except StyleStudioError:
        return "none was found"


def _help_of(name: str) -> str:
    """A parameter's sentence, range and default, all from its declaration."""
    declaration = parameters_of(StyleRequest)[name]
    default = default_of(StyleRequest, name)
    facts = []
    if declaration.choices:
        facts.append(" | ".join(declaration.choices))
    elif declaration.minimum is not None and declaration.maximum is not None:
        facts.append(f"{declaration.minimum:g} to {declaration.maximum:g}")
    facts.append(f"default: {'by quality' if default is None else default}")
    return f"{declaration.help} ({'; '.join(facts)})"


def _set_help() -> str:
    lines = ["parameters for --set, with the defaults of the preset painterly:"]
    for name in parameters_of(StyleRequest):
        flag = f" (also {RENDER_FLAGS[name]})" if name in RENDER_FLAGS else ""
        lines += [f"  {name}{flag}", f"      {_help_of(name)}"]
    taps = taps_to_text(default_of(StyleRequest, "style_taps"))
    lines += ["  style_taps", f"      Style layers and their weights. (default: {taps})"]
    return "\n".join(lines)
