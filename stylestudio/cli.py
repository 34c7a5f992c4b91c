"""The command line: ``stylestudio`` opens the window, its commands work without one.

Exit codes: 0 done, 1 a bug of ours, 2 the input is wrong, 3 the machine lacks something, 130
cancelled. Errors are one line and a remedy on stderr.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from stylestudio import __version__
from stylestudio.errors import StyleStudioError
from stylestudio.logs import logging_to_file
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest

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
    """Says what is wrong in one line instead of printing the usage first."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. Try “{self.prog} --help”.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A path with letters that the terminal's encoding lacks is shown, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        return _dispatch(arguments)
    except StyleStudioError as error:
        print(f"stylestudio: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("stylestudio: stopped.", file=sys.stderr)
        return 130


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

    return run_window([])


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
    presets = bundled_presets()
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
        choices=tuple(presets),
        default=default_of(StyleRequest, "preset"),
        help="the method to start from (default: %(default)s); other flags change single values",
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
    return "\n".join(lines)
