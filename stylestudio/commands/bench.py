"""``stylestudio bench``: the benchmark table of this machine."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from typing import Any

from stylestudio.commands.progress_printer import ProgressPrinter
from stylestudio.commands.running import machine_settings, stop_signals


def bench(arguments: argparse.Namespace) -> int:
    """Measure and print. Returns the exit code.

    Raises:
        StyleStudioError: Stop was pressed, or the network's file is missing.
    """
    settings = machine_settings()
    printer = ProgressPrinter(sys.stderr)
    with printer, stop_signals() as control:
        printer.say("Timing; whatever else keeps this machine busy makes the figures worse.")
        figures_module = import_module("stylestudio.benchmarks.figures")
        rounds = figures_module.QUICK_ROUNDS if arguments.quick else figures_module.ROUNDS
        figures = figures_module.measure(rounds, settings, control, printer.say)
    print(json.dumps(figures, indent=2) if arguments.json else as_table(figures))
    return 0


def as_table(figures: dict[str, Any]) -> str:
    """The figures as people read them."""
    machine = figures["machine"]
    lines = [
        "Time against the plain Gram style loss (gram-published): below 1 is faster. –: not timed.",
        f"{machine['processor']}, {machine['threads']} threads, "
        f"torch {machine['versions']['torch']}",
    ]
    for size, stage_ratios in figures["style_stage_ratio"].items():
        columns = f"{'style loss':>12}{'evaluation':>12}{'its share':>11}{'seconds':>10}"
        lines += ["", f"{size + ' px':20}{columns}"]
        for name, ratio in stage_ratios.items():
            line = f"{name:20}{ratio:12.2f}"
            if name not in figures["evaluation_ratio"][size]:
                line += f"{'–':>12}{'–':>11}{'–':>10}"
            else:
                line += (
                    f"{figures['evaluation_ratio'][size][name]:12.2f}"
                    f"{figures['style_share'][size][name]:11.0%}"
                    f"{figures['evaluation_s'][size][name]:10.3f}"
                )
            lines.append(line)
    return "\n".join(lines)
