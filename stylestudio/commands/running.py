"""What every command that computes for a while needs: settings, Stop, and a safe place to save."""

from __future__ import annotations

import dataclasses
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylestudio.engine.control import RunControl
from stylestudio.errors import SaveError, UserError
from stylestudio.gallery.keep import keep_picture
from stylestudio.imaging.save import save_picture
from stylestudio.settings import Settings, load_settings


def machine_settings(memory_budget_gib: str | None = None) -> Settings:
    """The settings of this machine; what is wrong with their file is told on stderr.

    Args:
        memory_budget_gib: as typed, in place of theirs.

    Raises:
        UserError: that is no amount of memory.
    """
    settings = load_settings()
    for note in settings.notes:
        print(f"stylestudio: {note}", file=sys.stderr)
    if memory_budget_gib is None:
        return settings
    try:
        budget = float(memory_budget_gib)
    except ValueError:
        budget = 0.0
    if not 0 < budget < float("inf"):
        raise UserError(
            f"The memory budget cannot be “{memory_budget_gib}”.",
            "Give a number of GiB above 0, for example 1.5.",
        )
    return dataclasses.replace(settings, memory_budget_gib=budget)


@contextmanager
def stop_signals() -> Iterator[RunControl]:
    """A control that Ctrl-C and a polite kill press; what was painted is then kept."""
    control = RunControl()
    if threading.current_thread() is not threading.main_thread():
        yield control
        return
    before = {
        number: signal.signal(number, lambda *_: control.cancel())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield control
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def save_somewhere(picture: NDArray[np.uint8], output: Path, settings: Settings) -> Path:
    """Save to ``output``, or, if that has become impossible, to the pictures folder.

    Raises:
        SaveError: neither was possible.
    """
    try:
        save_picture(picture, output)
    except SaveError as error:
        rescue = keep_picture(picture, output.stem, settings.pictures_dir)
        raise SaveError(error.message, f"The picture is in {rescue} instead.") from error
    return output
