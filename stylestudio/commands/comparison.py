"""A comparison while it is painted: its variants, their figures, and the files it leaves."""

from __future__ import annotations

import json
import logging
import traceback
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylestudio.commands.progress_printer import ProgressPrinter, duration
from stylestudio.commands.running import best_for, record_of_run, save_somewhere
from stylestudio.commands.variant_specs import (
    changes_in_words,
    changes_of,
    shared_changes_in_words,
    spec_of,
)
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import InternalError, SaveError, StyleStudioError
from stylestudio.gallery.names import free_path, safe_title
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.imaging.save import save_picture
from stylestudio.imaging.sheet import LARGEST_TILE_PX, Cell, contact_sheet
from stylestudio.imaging.weights_chart import weights_chart
from stylestudio.request.presets import bundled_presets
from stylestudio.request.schema import to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named
from stylestudio.settings import Settings

_log = logging.getLogger(__name__)

SHEET_NAME = "sheet.png"
REPORT_NAME = "report.json"
_SCHEMA_VERSION = 2

#: What a variant's entry takes from its run's report; null in one that never began.
_FIGURES = (
    "elapsed_s", "evaluations", "seconds", "losses", "measured", "learned_weights", "peak_bytes",
    "device", "plan", "notices",
)  # fmt: skip

#: What the sheet says in words of its own, or what changes no picture.
_TOLD_OTHERWISE = ("variant", "size_px", "quality", "strength", "evaluations", "device")


@dataclass(slots=True, eq=False)
class Entry:
    """One variant of a comparison, and what became of it.

    Attributes:
        number: counted from 1.
        request: what is painted.
        outcome: ``finished``, ``stopped``, ``failed`` or ``not started``.
        picture: what was reached, small enough for the sheet.
        output, chart: the files that were written.
        error: why it failed.
        figures: of its run.
    """

    number: int
    request: StyleRequest
    outcome: str = "not started"
    picture: NDArray[np.uint8] | None = None
    output: Path | None = None
    chart: Path | None = None
    error: StyleStudioError | None = None
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What people call the variant."""
        return variant_named(self.request.variant).title

    @property
    def file_names(self) -> tuple[str, str]:
        """Of its picture and of the chart of its weights. The number tells equal ones apart."""
        settings = spec_of(self.request).replace(":", " ").replace(",", " ")
        name = f"{self.number} {safe_title(settings)}"
        return f"{name}.png", f"weights {name}.png"

    @property
    def has_news(self) -> bool:
        """Whether there is a picture to show, or a failure to tell."""
        return self.picture is not None or self.outcome == "failed"

    def cell(self) -> Cell:
        """Its place on the sheet, if it has news."""
        lines = changes_in_words(self.request)
        if self.picture is not None:
            lines.insert(0, variant_named(self.request.variant).sentence)
        if self.outcome == "finished":
            lines.append(duration(self.figures["elapsed_s"]))
        elif self.outcome == "failed":
            lines.append(f"Failed. {self.error}")
        else:
            count = self.figures["evaluations"]
            lines.append(f"Stopped after {count} evaluation{'' if count == 1 else 's'}.")
        return Cell(self.picture, self.title, tuple(lines))

    def as_dict(self) -> dict[str, Any]:
        """Its part of the report, JSON-ready."""
        return {
            "name": self.request.variant,
            "title": self.title,
            "spec": spec_of(self.request),
            "changes": changes_of(self.request),
            "outcome": self.outcome,
            "error": str(self.error) if self.error else None,
            "output": self.output.name if self.output else None,
            "weights_chart": self.chart.name if self.chart else None,
            **{name: self.figures.get(name) for name in _FIGURES},
            "request": to_dict(self.request),
        }


class Comparison:
    """Paints the entries one after the other, and writes what they leave.

    Attributes:
        entries: the variants.
        stopped: whether somebody pressed Stop.
    """

    def __init__(
        self,
        folder: Path,
        entries: Sequence[Entry],
        sources: Sequence[NDArray[np.uint8]],
        settings: Settings,
    ) -> None:
        """Compare into ``folder``, which is there.

        Args:
            sources: photo and paintings, for the sheet.
        """
        self.entries = entries
        self.stopped = False
        self._folder = folder
        self._sources = sources
        self._settings = settings
        self._series = uuid.uuid4().hex

    def paint(self, printer: ProgressPrinter, control: RunControl) -> None:
        """Paint, and after each variant write its picture and the report so far. Never raises.

        What befalls a variant is told, and kept in its entry; the others are painted.
        """
        for entry in self.entries:
            if control.cancelled:
                break
            printer.say(self._heading(entry))
            try:
                self._paint_one(entry, printer, control)
            except Exception as error:
                entry.outcome, entry.error = "failed", _told(error)
                printer.say(f"{entry.title} failed. {entry.error}")
            if not self.has_news:
                continue
            try:
                self._write_report()
            except SaveError as error:
                # Only for the time being: `conclude` tries once more.
                printer.say(f"{error}")
        self.stopped = control.cancelled and any(
            entry.outcome in ("stopped", "not started") for entry in self.entries
        )

    @property
    def has_news(self) -> bool:
        """Whether any variant has; without, there is nothing worth a file."""
        return any(entry.has_news for entry in self.entries)

    def conclude(self) -> None:
        """Write the sheet and the last report.

        Raises:
            SaveError: one of them could not be written; the other one was tried as well.
        """
        try:
            self._write_report()
        finally:
            self._write_sheet()

    def _write_sheet(self) -> None:
        photo, *paintings = self._sources
        request = self.entries[0].request
        content = shown_name(request.content)
        cells = [Cell(photo, "Photo", (content,))]
        titles = []
        for painting, (path, weight) in zip(paintings, request.styles, strict=True):
            name = shown_name(path)
            titles.append(Path(name).stem)
            share = () if len(paintings) == 1 else (f"{weight:.0%} of the style",)
            cells.append(Cell(painting, "Painting", (name, *share)))
        cells += [entry.cell() for entry in self.entries if entry.has_news]
        title = f"{Path(content).stem} in the style of {_listed(titles)}"
        sheet = contact_sheet(cells, title, self._subtitle())
        save_somewhere(sheet, self._folder / SHEET_NAME, self._settings)

    def report(self) -> dict[str, Any]:
        """The content of ``report.json``."""
        request = self.entries[0].request
        return {
            "schema_version": _SCHEMA_VERSION,
            "content": request.content,
            "styles": [list(pair) for pair in request.styles],
            "sheet": SHEET_NAME,
            "stopped": self.stopped,
            "variants": [entry.as_dict() for entry in self.entries],
            "weights": {
                "backbone": "vgg16",
                "sha256": import_module("stylestudio.engine.weights").VGG16_SHA256,
            },
            "versions": import_module("stylestudio.engine.report").versions(),
        }

    def _paint_one(self, entry: Entry, printer: ProgressPrinter, control: RunControl) -> None:
        """Raises StyleStudioError where the picture, or a file of it, did not come about."""
        memory = import_module("stylestudio.engine.memory")
        transfer = import_module("stylestudio.engine.transfer")
        # The process's peak never falls by itself: a later run's would be that of the largest.
        own_peak = memory.reset_peak_bytes() or entry.number == 1
        last: RunEvent = printer.follow(
            transfer.run(
                entry.request,
                control,
                run_id=f"compare {entry.number}",
                preview_px=0,
                settings=self._settings,
            )
        )
        entry.figures = last.report if own_peak else {**last.report, "peak_bytes": None}
        finished = last.kind is EventKind.FINISHED
        entry.outcome = "finished" if finished else "stopped"
        name, chart_name = entry.file_names
        if last.picture is not None:
            path = self._folder / name
            if not finished:
                path = free_path(path.with_name(f"{path.stem} (stopped).png"))
            try:
                best = best_for(path, last)
                record = record_of_run(last, path, series=self._series)
                entry.output = save_somewhere(best, path, self._settings, record)
            finally:
                entry.picture = _for_sheet(last.picture)
        if last.kind is EventKind.FAILED:
            raise last.error or InternalError("The run ended without a result.")
        if finished and last.report["learned_weights"]:
            try:
                chart = weights_chart(last.report["learned_weights"], f"What {entry.title} learned")
                save_picture(chart, self._folder / chart_name)
                entry.chart = self._folder / chart_name
            except Exception as error:
                # It can be drawn again from the report; the picture counts.
                printer.say(f"The chart of {entry.title} is missing. {_told(error)}")

    def _heading(self, entry: Entry) -> str:
        """``2 of 5: Smooth (PCA), Style detail: 30, about 4 min 10 s left for all``."""
        parts = [entry.title, *changes_in_words(entry.request)]
        times = [done.figures["elapsed_s"] for done in self.entries if done.outcome == "finished"]
        if times:
            left_s = mean(times) * (len(self.entries) - entry.number + 1)
            parts.append(f"about {duration(left_s)} left for all")
        return f"{entry.number} of {len(self.entries)}: {', '.join(parts)}"

    def _subtitle(self) -> str:
        """What holds for all variants, and whether some are missing."""
        request = self.entries[0].request
        parts = [
            bundled_presets()[request.preset].title,
            f"{request.size_px} px",
            f"strength {request.strength:g}",
            f"{request.final_evaluations} evaluations",
            *shared_changes_in_words(request, without=_TOLD_OTHERWISE),
        ]
        subtitle = ", ".join(parts)
        if self.stopped:
            finished = sum(entry.outcome == "finished" for entry in self.entries)
            subtitle += f". Stopped: {finished} of {len(self.entries)} are finished."
        return subtitle

    def _write_report(self) -> None:
        """Whole or not at all, so that a crash leaves the last good one."""
        path = self._folder / REPORT_NAME
        draft = self._folder / f".{REPORT_NAME}.tmp"
        try:
            draft.write_text(json.dumps(self.report(), indent=2) + "\n", encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise SaveError(
                f"“{path}” could not be written ({error.strerror}).",
                "The pictures that were painted so far are kept.",
            ) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _told(error: Exception) -> StyleStudioError:
    """``error`` as one that has a sentence for the user; what it holds of the run is let go."""
    if not isinstance(error, StyleStudioError):
        _log.error("not expected of a variant", exc_info=error)
    # Its frames hold the full-size picture, perhaps just when memory is short.
    traceback.clear_frames(error.__traceback__)
    told: StyleStudioError = import_module("stylestudio.engine.failures").explained(error)
    return told


def _listed(words: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _for_sheet(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture no larger than a sheet shows it: eight of full size would fill the memory."""
    height, width = picture.shape[:2]
    if max(height, width) <= LARGEST_TILE_PX:
        return picture
    return resize_picture(picture, *fit_longer_side(height, width, LARGEST_TILE_PX))
