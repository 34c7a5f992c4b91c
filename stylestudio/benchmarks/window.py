"""How fluid the window is: how soon it is there, how steadily it goes on, how fast it answers."""

from __future__ import annotations

import sys
import time
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.benchmarks.processes import found_by

_LONGEST_S = 900.0
#: Times that the window is opened for the sake of its start alone.
_STARTS = 4
_WORDS = {"sketches": "sketches", "looks": "large pictures and touches", "run_s": "painting"}
_COMMAND = (sys.executable, "-m", "stylestudio.window_probe")


def measure(context: Context) -> dict[str, Any]:
    """``window``: by size, what ``window_probe`` finds.

    Of several starts it is the median of ``window_s`` and the longest ``starting_gap_ms``; the
    first one brings files into the system's cache and does not count. What was not asked for is
    missing. Where no window can be opened there is only ``skipped``, the reason.

    Raises:
        Cancelled: Stop was pressed.
    """
    # So that it is not measured in the window.
    Parts(sample_request(FIRST_PAIR, 64), context.control)
    found: dict[str, Any] = {}
    for size_px, run_s, evaluations, sketches in context.scope.window_runs:
        starts: list[dict[str, Any]] = [{} for _ in range(_STARTS)]
        runs = [*starts, {"run_s": run_s, "evaluations": evaluations}]
        if sketches:
            runs += [{"looks": True}, {"sketches": True}]
        found[str(size_px)] = _measured(size_px, runs, context)
    return {"window": found}


def _measured(size_px: int, runs: list[dict[str, Any]], context: Context) -> dict[str, Any]:
    together: dict[str, Any] = {}
    windows_s, gaps_ms = [], []
    for run in runs:
        what = next((words for key, words in _WORDS.items() if key in run), "opening it")
        context.say(f"{size_px} px: the window, {what} …")
        # Not removed by the process itself: that may be killed.
        with TemporaryDirectory(ignore_cleanup_errors=True) as home:
            wanted = {"home": home, "size_px": size_px, "started_at": time.time(), **run}
            found = found_by(_COMMAND, wanted, context.control, _LONGEST_S)
        if "skipped" in found:
            return found
        windows_s.append(found.pop("window_s"))
        gaps_ms.append(found.pop("starting_gap_ms"))
        together |= found
    return {
        "window_s": round(median(windows_s[1:] or windows_s), 3),
        "starting_gap_ms": max(gaps_ms[1:] or gaps_ms),
        **together,
    }
