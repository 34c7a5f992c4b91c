"""How each system is asked not to go to sleep. Whatever fails, fails in silence."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, Protocol

log = logging.getLogger(__name__)

_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001
_END_S = 1.0


class Inhibitor(Protocol):
    """Keeps the system awake between ``start`` and ``stop``."""

    def start(self) -> bool:
        """Ask the system to stay awake; False where it does not listen."""
        ...

    def stop(self) -> None:
        """Let it sleep again. Never raises."""
        ...


class NoInhibitor:
    """For systems that know no way."""

    def start(self) -> bool:
        """Nothing."""
        return False

    def stop(self) -> None:
        """Nothing."""


class WindowsInhibitor:
    """Windows keeps a flag for each thread: both calls come from the window's.

    Args:
        kernel: the library with ``SetThreadExecutionState``; None takes the system's.
    """

    def __init__(self, kernel: Any = None) -> None:
        self._kernel = kernel

    def start(self) -> bool:
        """Set the flag."""
        return self._set(_CONTINUOUS | _SYSTEM_REQUIRED)

    def stop(self) -> None:
        """Take it back."""
        self._set(_CONTINUOUS)

    def _set(self, flags: int) -> bool:
        try:
            # Only there on Windows, so that no other system's type checker knows it.
            kernel = self._kernel or getattr(ctypes, "windll").kernel32  # noqa: B009
            return bool(kernel.SetThreadExecutionState(flags))
        except (AttributeError, OSError):
            log.info("Windows does not say whether it stays awake", exc_info=True)
            return False


class ChildInhibitor:
    """A program of the system's that keeps it awake as long as it runs.

    It ends with us even where we are killed: it watches our process, or reads from a pipe that
    closes with us.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> bool:
        """Start the program."""
        self.stop()
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, ValueError):
            log.info("%s does not start", self._command[0], exc_info=True)
            return False
        return True

    def stop(self) -> None:
        """End the program, and wait for it: it must not be left as a zombie."""
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(OSError):
            if child.stdin is not None:
                child.stdin.close()
        with contextlib.suppress(OSError):
            child.terminate()
        try:
            child.wait(_END_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def inhibitor_for(platform: str = sys.platform) -> Inhibitor:
    """The way of a system, named as in :data:`sys.platform`."""
    if platform == "win32":
        return WindowsInhibitor()
    command: list[str] = []
    if platform == "darwin":
        command = ["caffeinate", "-i", "-w", str(os.getpid())]
    elif platform.startswith("linux"):
        # ``cat`` ends when its input does, and that is when we do.
        command = [
            "systemd-inhibit",
            "--what=idle:sleep",
            "--who=StyleStudio",
            "--why=Painting a picture",
            "cat",
        ]
    if command and shutil.which(command[0]):
        return ChildInhibitor(command)
    return NoInhibitor()
