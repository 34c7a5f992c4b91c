"""A run's figures, JSON-ready."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import numpy as np
import PIL
import torch

from stylestudio import __version__
from stylestudio.engine.devices import DeviceChoice
from stylestudio.engine.memory import peak_bytes
from stylestudio.engine.plan import Plan
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.weights import VGG16_SHA256
from stylestudio.request.schema import to_dict
from stylestudio.request.style_request import StyleRequest


def run_report(
    request: StyleRequest,
    plan: Plan,
    device: DeviceChoice,
    *,
    stopwatch: Stopwatch,
    losses: dict[str, float],
    measured: dict[str, float],
    learned_weights: dict[str, list[float]],
    evaluations: int,
    elapsed_s: float,
    notices: list[str],
    source_sha256: tuple[str, ...] = (),
    continued_sketch: bool = False,
    checkpoint: Path | None = None,
) -> dict[str, Any]:
    """The figures of a run.

    Args:
        losses: the weighted parts of the objective at the picture that is returned.
        measured: its distances that mean the same for every variant (``Objective.measure``);
            empty for a picture that was stopped early.
        learned_weights: by tap, where the style loss learned some.
        evaluations: over all scales.
        notices: what the user was told on the way.
        source_sha256: of the photo's file and the paintings', as far as they are known.
        continued_sketch: whether the first scale was taken over from an earlier run: its
            evaluations count as its own, but no time.
        checkpoint: the folder that the run was kept in while it went; there may be nothing in it.
    """
    return {
        "request": to_dict(request),
        "sources": _sources(request, source_sha256),
        "plan": plan.to_dict(),
        "device": {"name": device.name, "title": device.title, "reason": device.reason},
        "losses": losses,
        "measured": measured,
        "learned_weights": learned_weights,
        "evaluations": evaluations,
        "seconds": {name: round(value, 4) for name, value in stopwatch.seconds.items()},
        "elapsed_s": round(elapsed_s, 3),
        "peak_bytes": peak_bytes(),
        "notices": notices,
        "continued_sketch": continued_sketch,
        "checkpoint": str(checkpoint) if checkpoint else None,
        "weights": {"backbone": "vgg16", "sha256": VGG16_SHA256},
        "versions": versions(),
    }


def _sources(request: StyleRequest, sha256: tuple[str, ...]) -> list[dict[str, str]]:
    """The files that were painted from, the photo first."""
    paths = (request.content, *request.style_paths)
    digests = (*sha256, *[""] * len(paths))
    return [
        {"role": "style" if number else "content", "path": path, "sha256": digest}
        for number, (path, digest) in enumerate(zip(paths, digests, strict=False))
    ]


def versions() -> dict[str, str]:
    """The program's version and those of what decides about pixels."""
    return {
        "stylestudio": __version__,
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "pillow": PIL.__version__,
    }
