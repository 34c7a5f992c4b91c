"""What the window asks for, and what the worker is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stylestudio.engine.control import RunControl
from stylestudio.engine.unfinished import UnfinishedRun
from stylestudio.jobs.warming import FileWarmer
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run that is wanted.

    Attributes:
        request: what to paint.
        title: what to call the picture if the run is interrupted and offered again.
        resume: the run to go on with, whose request ``request`` is; None begins one.
        plan: how an earlier run carried out the same request, to be followed where that is
            possible; empty for none.
        preview_px: the longer side of preview pictures, at most; 0 for none.
    """

    request: StyleRequest
    title: str = ""
    resume: UnfinishedRun | None = None
    plan: Mapping[str, Any] = field(default_factory=dict)
    preview_px: int = 1024


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What the worker needs for one run.

    Attributes:
        checkpoint: the folder that an earlier attempt of this run was kept in: it goes on from
            there if there is something to go on from.
    """

    run_id: str
    new_run: NewRun
    control: RunControl
    settings: Settings
    checkpoint: Path | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the worker needs to get the engine ready.

    Attributes:
        settings: of this machine.
        warmer: reads torch's files before they are loaded.
        measuring: stops and pauses all of it.
        timing_variants: stops and pauses the part that serves estimates alone.
    """

    settings: Settings
    warmer: FileWarmer = field(default_factory=FileWarmer)
    measuring: RunControl = field(default_factory=RunControl)
    timing_variants: RunControl = field(default_factory=RunControl)

    def cancel(self) -> None:
        """Ask all of it to end. Only torch's import cannot be stopped."""
        self.warmer.stop()
        self.measuring.cancel()
        self.timing_variants.cancel()

    def pause(self) -> None:
        """Ask what measures to wait."""
        self.measuring.pause()
        self.timing_variants.pause()

    def resume(self) -> None:
        """Let it go on."""
        self.measuring.resume()
        self.timing_variants.resume()
