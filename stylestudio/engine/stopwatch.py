"""Seconds by stage of a run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

#: What a run spends its time on.
_STAGES = (
    "loading",
    "targets",
    "features",
    "style_loss",
    "content_loss",
    "total_variation",
    "optimiser",
    "preview",
    "keeping",
    "measuring",
)


class Stopwatch:
    """Adds up wall-clock seconds under names.

    Attributes:
        seconds: by stage; a stage that has not run has 0.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys(_STAGES, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the ``with`` block to ``name``."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - began
