"""What a run tells of itself, gathered for the details: knows no Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stylestudio.engine.events import Phase, Progress

#: Points of a curve. Beyond twice what a screen shows, every other one goes.
MOST_POINTS = 2000
#: The stages of an evaluation, of which the style loss takes its share.
EVALUATION_STAGES = ("features", "style_loss", "content_loss", "total_variation", "optimiser")
#: The series that holds the whole objective; the others are its parts.
TOTAL = "total"
_NOTHING = math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is taken from one report of progress.

    Attributes:
        losses: the total under :data:`TOTAL`, and the weighted parts: ``content``,
            ``style/<tap>``, ``total_variation``.
        seconds: by stage, of the run so far.
        learned_weights: by tap; empty where they are as before, or nothing learns.
        peak_bytes: the most memory so far, None where it is not known.
    """

    losses: Mapping[str, float]
    seconds: Mapping[str, float]
    learned_weights: Mapping[str, list[float]]
    peak_bytes: int | None


def moment_of(progress: Progress) -> Moment:
    """The figures in a report of progress, as far as it has them."""
    losses = {} if progress.loss is None else {TOTAL: progress.loss}
    return Moment(
        losses=losses | dict(progress.terms),
        seconds=progress.seconds,
        learned_weights=progress.learned_weights,
        peak_bytes=progress.peak_bytes,
    )


@dataclass(frozen=True, slots=True)
class ScaleStart:
    """Where on the curves a scale begins.

    Attributes:
        x: its first evaluation, counted over all scales.
        size_px: of its longer side.
    """

    x: int
    size_px: int


@dataclass(slots=True)
class RunFigures:
    """The figures of one run, in the order in which they come.

    Curves have at most :data:`MOST_POINTS` points, whatever the run's length: the first
    evaluation, every second or fourth or eighth one, and the last. Where a part has no number, it
    is NaN.

    Attributes:
        title: of the picture.
        device, weights: where it is computed and with which network, empty until known.
        x: evaluations over all scales, counted from 1.
        curves: the losses at those, see :class:`Moment`.
        scale_starts: in order.
        progress: the last report, None before the first.
        seconds: by stage.
        learned_weights: by tap.
        peak_bytes: the most memory so far.
        report: of the finished run (``engine.report``), empty until then.
    """

    title: str = ""
    device: str = ""
    weights: str = ""
    x: list[int] = field(default_factory=list)
    curves: dict[str, list[float]] = field(default_factory=dict)
    scale_starts: list[ScaleStart] = field(default_factory=list)
    progress: Progress | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)
    peak_bytes: int | None = None
    report: dict[str, Any] = field(default_factory=dict)
    _scale: int = 0
    _evaluation: int = 0
    _offset: int = 0
    _count: int = 0
    _stride: int = 1
    # Whether the last point gives way to the next one.
    _passing: bool = False

    def add(self, progress: Progress) -> None:
        """Take a report of progress; several of one evaluation are one point."""
        self.progress = progress
        moment = moment_of(progress)
        self.seconds.update(moment.seconds)
        self.learned_weights.update(
            {tap: list(weights) for tap, weights in moment.learned_weights.items()}
        )
        if moment.peak_bytes is not None:
            self.peak_bytes = moment.peak_bytes
        if progress.phase is Phase.PAINTING and progress.evaluation and moment.losses:
            self._add_point(progress, moment.losses)

    def finish(self, report: Mapping[str, Any]) -> None:
        """Take the report that a run ends with; what it lacks stays as it was."""
        self.report = dict(report)
        self.seconds.update(report.get("seconds") or {})
        self.learned_weights.update(report.get("learned_weights") or {})
        self.peak_bytes = report.get("peak_bytes", self.peak_bytes)
        self.device = str((report.get("device") or {}).get("title") or self.device)
        self.weights = str((report.get("weights") or {}).get("backbone") or self.weights)

    @property
    def style_share(self) -> float | None:
        """How much of the time of evaluations the style loss takes, 0 to 1; None before any."""
        whole_s = sum(self.seconds.get(stage, 0.0) for stage in EVALUATION_STAGES)
        return self.seconds.get("style_loss", 0.0) / whole_s if whole_s > 0 else None

    @property
    def style_taps(self) -> list[str]:
        """The curves of the style loss by layer, shallow to deep."""
        return sorted(name for name in self.curves if name.startswith("style/"))

    def _add_point(self, progress: Progress, losses: Mapping[str, float]) -> None:
        if (progress.scale, progress.evaluation) == (self._scale, self._evaluation):
            return
        if progress.scale != self._scale or progress.evaluation < self._evaluation:
            self._offset = self.x[-1] if self.x else 0
        x = self._offset + progress.evaluation
        if progress.scale != self._scale:
            self.scale_starts.append(ScaleStart(x, progress.scale_px))
        self._scale, self._evaluation = progress.scale, progress.evaluation
        if self._passing:
            self.x.pop()
            for values in self.curves.values():
                values.pop()
        self._passing = self._count % self._stride != 0
        self._count += 1
        for name in losses:
            if name not in self.curves:
                self.curves[name] = [_NOTHING] * len(self.x)
        self.x.append(x)
        for name, values in self.curves.items():
            values.append(float(losses.get(name, _NOTHING)))
        if len(self.x) > MOST_POINTS and not self._passing:
            self._thin()

    def _thin(self) -> None:
        self._stride *= 2
        self.x = self.x[::2]
        self.curves = {name: values[::2] for name, values in self.curves.items()}
        # The last one stands between the places that stay.
        self._passing = (self._count - 1) % self._stride != 0
