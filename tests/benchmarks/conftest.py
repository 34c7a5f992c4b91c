"""The real network on a machine that is calibrated already, and the smallest scope there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import torch

from stylestudio import paths
from stylestudio.benchmarks import first_preview, sketches, window
from stylestudio.benchmarks.context import FULL, Context, Scope
from stylestudio.benchmarks.parts import sample_request
from stylestudio.engine.control import RunControl
from stylestudio.settings import Settings

TINY = replace(
    FULL,
    style_rounds={64: (1, 1)},
    pairs=1,
    quality_sizes_px=(64,),
    quality_evaluations=(10, 20),
    quality_rounds=1,
    preview_sizes_px=(64,),
    preview_runs=1,
    scaling_sizes_px=(64,),
    scaling_evaluations=1,
    variant_sizes_px=(64,),
    variant_rounds=1,
    memory_rows=((64, "gram", None),),
    estimate_runs=((64, ("gram", "weighted"), 2),),
    stop_runs=((64, None),),
    window_runs=((64, 0.2, 5000, False),),
    gallery_counts=(4, 12),
    sketches_px=64,
)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """As the settings file says too; other tests' number of threads is put back."""
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text("threads = 1")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in search of a preview, sketches and finished pictures end after some evaluations.

    The window is opened for its run alone.
    """
    for module in (first_preview, sketches):
        monkeypatch.setattr(module, "sample_request", partial(sample_request, evaluations=3))
    monkeypatch.setattr(window, "_STARTS", 0)


@pytest.fixture
def make_context() -> Callable[..., Context]:
    """A context of the smallest scope, with some of it changed."""

    def make(control: RunControl | None = None, **changes: Any) -> Context:
        scope: Scope = replace(TINY, **changes)
        return Context(scope, Settings(threads=1), control or RunControl(), lambda _: None)

    return make
