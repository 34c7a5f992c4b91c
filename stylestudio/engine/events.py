"""``RunEvent``, the one type that a run emits. Loads no torch, so that the window may import it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from stylestudio.errors import StyleStudioError


class EventKind(Enum):
    """What happened. The last three are terminal: a run emits exactly one of them."""

    STARTED = "started"
    PROGRESS = "progress"
    PREVIEW = "preview"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"


TERMINAL_KINDS = frozenset({EventKind.FINISHED, EventKind.CANCELLED, EventKind.FAILED})


class Phase(Enum):
    """What the run is busy with."""

    LOADING = "loading"
    CALIBRATING = "calibrating"
    PREPARING = "preparing"
    PAINTING = "painting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is. Counts start at 1 while painting; sizes are the longer side.

    Attributes:
        phase: what it is busy with.
        scale, scale_count, scale_px: which level of the pyramid, of how many, how large.
        evaluation, evaluation_count: of this scale.
        fraction: of the whole run's work over all scales, 0 to 1.
        elapsed_s: since the run began.
        remaining_s: the forecast over all scales, None before there is a plan.
        seconds_per_evaluation: at this scale, None until measured.
        loss: the total loss of the evaluation that this event tells of, if it tells of one.
        terms: the parts that it is the sum of: ``content``, ``style/<tap>`` and, where there is
            some, ``total_variation``; empty without one.
        seconds: by stage, what the run spent so far (see ``engine.stopwatch``).
        learned_weights: by tap, what the style loss learned, where it learned since the last
            PROGRESS event; else empty. A PREVIEW may be passed over by a busy window, so what came
            with one comes again.
        peak_bytes: the most memory that the process held so far; None while nobody has looked.
    """

    phase: Phase
    scale: int = 0
    scale_count: int = 0
    scale_px: int = 0
    evaluation: int = 0
    evaluation_count: int = 0
    fraction: float = 0.0
    elapsed_s: float = 0.0
    remaining_s: float | None = None
    seconds_per_evaluation: float | None = None
    loss: float | None = None
    terms: Mapping[str, float] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    learned_weights: Mapping[str, list[float]] = field(default_factory=dict)
    peak_bytes: int | None = None


# Compared by identity: pictures have no one truth value for ==.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunEvent:
    """Something that happened in a run.

    Attributes:
        run_id: the run it belongs to; a receiver drops events of runs that it no longer shows.
        kind: what happened.
        progress: with PROGRESS and PREVIEW, and with the terminal kinds once painting began.
        picture: with PREVIEW at display size, with FINISHED at full size, with CANCELLED and
            FAILED the best that was reached (or None). Owned, contiguous uint8 ``(H, W, 3)``, RGB.
        deep_picture: the same with 16 bits, uint16, with the terminal kinds where
            ``Settings.picture_bits`` asks for it and it has the size that was asked for.
        notice: a sentence that the user should read although the run goes on, for example
            that it restarted with another optimiser.
        report: with the terminal kinds: the run's figures, JSON-ready (see
            ``engine.report``).
        error: with FAILED.
    """

    run_id: str
    kind: EventKind
    progress: Progress | None = None
    picture: NDArray[np.uint8] | None = None
    deep_picture: NDArray[np.uint16] | None = None
    notice: str = ""
    report: dict[str, Any] = field(default_factory=dict)
    error: StyleStudioError | None = None

    @property
    def terminal(self) -> bool:
        """Whether this is the run's last event."""
        return self.kind in TERMINAL_KINDS
