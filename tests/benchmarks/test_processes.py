"""A process that measures: it ends with Stop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from stylestudio.benchmarks import processes
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled


def test_stop_ends_the_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []
    original = subprocess.Popen

    def start(*arguments: object, **options: object) -> object:
        started.append(original(*arguments, **options))
        control.cancel()
        return started[-1]

    monkeypatch.setattr(processes.subprocess, "Popen", start)
    control = RunControl()
    command = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(Cancelled):
        processes.found_by(command, {}, control, longest_s=60)
    assert started[0].poll() is not None


def test_what_the_process_prints_is_found() -> None:
    command = (sys.executable, "-c", "import sys; print(sys.argv[1])")
    assert processes.found_by(command, {"a": 1}, RunControl(), longest_s=60) == {"a": 1}
