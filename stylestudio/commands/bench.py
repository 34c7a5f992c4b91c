"""``stylestudio bench``: the benchmark table of this machine."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

from stylestudio.benchmarks.catalogue import chosen
from stylestudio.benchmarks.context import FULL, QUICK, Context
from stylestudio.benchmarks.table import as_table
from stylestudio.commands.progress_printer import ProgressPrinter
from stylestudio.commands.running import machine_settings, stop_signals


def bench(arguments: argparse.Namespace) -> int:
    """Measure and print. Returns the exit code.

    Raises:
        UserError: a figure was asked for that there is not.
        StyleStudioError: Stop was pressed, or the network's file is missing.
    """
    chosen(arguments.only)
    settings = machine_settings()
    printer = ProgressPrinter(sys.stderr)
    with printer, stop_signals() as control:
        printer.say("Timing; whatever else keeps this machine busy makes the figures worse.")
        context = Context(QUICK if arguments.quick else FULL, settings, control, printer.say)
        figures_module = import_module("stylestudio.benchmarks.figures")
        figures = figures_module.measure(context, arguments.only)
    print(json.dumps(figures, indent=2) if arguments.json else as_table(figures))
    return 0
