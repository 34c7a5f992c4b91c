"""Measures in a fresh process: a module that takes a JSON object and prints another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from stylestudio.engine.control import RunControl

#: How often Stop is looked at while a process measures.
_INTERVAL_S = 0.1


def found_by(
    command: Sequence[str], arguments: dict[str, Any], control: RunControl, longest_s: float
) -> dict[str, Any]:
    """What ``command`` prints when it is given ``arguments``, or ``skipped``: why it did not.

    It may keep its compiled modules, as an installed program has them.

    Raises:
        Cancelled: Stop was pressed.
    """
    if getattr(sys, "frozen", False):
        return {"skipped": "the packaged program has no Python to start"}
    environment = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic()
    with subprocess.Popen(
        [*command, json.dumps(arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            while True:
                try:
                    printed, complaint = process.communicate(timeout=_INTERVAL_S)
                    break
                except subprocess.TimeoutExpired:
                    control.check()
                    if time.monotonic() - began > longest_s:
                        return {"skipped": f"took longer than {longest_s:.0f} s"}
        finally:
            process.kill()
    # Ctrl-C reaches both processes.
    control.check()
    if process.returncode:
        lines = complaint.strip().splitlines() or ["it printed nothing"]
        return {"skipped": f"failed with code {process.returncode}: {lines[-1]}"}
    found: dict[str, Any] = json.loads(printed)
    return found
