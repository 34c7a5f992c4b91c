"""``stylestudio render --estimate``: how long, and how much memory, before anything is painted."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from stylestudio.commands.progress_printer import ProgressPrinter, duration
from stylestudio.commands.running import stop_signals
from stylestudio.request.schema import to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

_GIB = 2**30


def print_estimate(request: StyleRequest, settings: Settings, *, as_json: bool) -> int:
    """Print the plan's forecast. Returns the exit code.

    Raises:
        StyleStudioError: the request cannot be painted here, for example for want of memory.
    """
    printer = ProgressPrinter(sys.stderr)
    with printer, stop_signals() as control:
        printer.say("Loading the engine …")
        engine = import_module("stylestudio.engine.estimate")
        plan, free_bytes = engine.estimate(request, settings, control)
    if as_json:
        facts = {"plan": plan.to_dict(), "free_bytes": free_bytes}
        print(json.dumps({"request": to_dict(request), **facts}, indent=2))
        return 0
    words = [
        f"about {duration(plan.predicted_s)}, needs about {plan.predicted_bytes / _GIB:.1f} GiB "
        f"of {free_bytes / _GIB:.1f} GiB free"
    ]
    if any(scale.saves_memory for scale in plan.scales):
        words.append("in strips, to save memory: slower than with more of it")
    print("; ".join(words))
    return 0
