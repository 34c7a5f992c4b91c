"""What every command that computes for a while needs: settings, Stop, and a safe place to save."""

from __future__ import annotations

import dataclasses
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import SaveError, UserError
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import PictureRecord, record_of
from stylestudio.gallery.sharing import shared_texts
from stylestudio.imaging.depth import Pixels
from stylestudio.imaging.encode import DEEP_FORMATS
from stylestudio.imaging.save import format_of, save_picture
from stylestudio.request.schema import from_dict
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


def best_for(output: Path, last: RunEvent) -> Pixels:
    """A run's picture, as deep as it was asked for where the file can hold that."""
    assert last.picture is not None
    if last.deep_picture is not None and format_of(output) in DEEP_FORMATS:
        return last.deep_picture
    return last.picture


def record_of_run(last: RunEvent, output: Path, *, series: str = "") -> PictureRecord:
    """How the picture of a run's last event was made.

    Args:
        series: the same for all that were painted for one comparison.
    """
    outcomes = {EventKind.FINISHED: "finished", EventKind.CANCELLED: "stopped"}
    return record_of(
        output.stem,
        from_dict(last.report["request"]),
        last.report,
        outcome=outcomes.get(last.kind, "failed"),
        fraction=last.progress.fraction if last.progress is not None else 1.0,
        series=series,
    )


def save_somewhere(
    picture: Pixels,
    output: Path,
    settings: Settings,
    record: PictureRecord | None = None,
) -> Path:
    """Save to ``output``, or, if that has become impossible, to the gallery.

    Args:
        record: how it was made, written into a PNG.

    Raises:
        SaveError: neither was possible.
    """
    try:
        save_picture(picture, output, text=None if record is None else shared_texts(record))
    except SaveError as error:
        record = record or PictureRecord(name=output.stem, outcome="sheet")
        rescue = Gallery(settings.pictures_dir).keep(picture, record)
        raise SaveError(error.message, f"The picture is in {rescue} instead.") from error
    return output
