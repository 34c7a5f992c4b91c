"""The first preview, the forecast and the size: what is counted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylestudio.benchmarks import estimates, first_preview
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.parts import FIRST_PAIR, Parts, sample_request
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled

MakeContext = Callable[..., Context]


def test_neither_the_photo_nor_the_painting_nor_noise_counts_as_a_preview() -> None:
    judge = first_preview.PreviewJudge(RunControl(), 64)
    parts = Parts(sample_request(FIRST_PAIR, 64), RunControl())
    parts.load()
    photo = parts.photo.pixels
    assert not judge.counts(photo)
    assert not judge.counts(np.random.default_rng(0).integers(0, 256, photo.shape, np.uint8))
    painting = np.resize(parts.sources.paintings[0], photo.shape)
    assert not judge.counts(painting)


def test_the_run_ends_with_the_preview_that_counts(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []

    def counts(judge: object, picture: np.ndarray) -> bool:
        looked_at.append(picture)
        return True

    monkeypatch.setattr(first_preview.PreviewJudge, "counts", counts)
    found = first_preview.measure(make_context(preview_runs=2))
    assert found["first_preview_s"]["64"] > 0
    assert len(looked_at) == 3
    assert max(looked_at[0].shape) == 64


def test_where_no_preview_counts_there_is_no_figure(
    short_runs: None, make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_preview.PreviewJudge, "counts", lambda *_: False)
    assert first_preview.measure(make_context())["first_preview_s"] == {"64": None}


def test_stop_during_a_preview_run_ends_it(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = RunControl()
    monkeypatch.setattr(first_preview.PreviewJudge, "counts", lambda *_: control.cancel() or False)
    with pytest.raises(Cancelled):
        first_preview.measure(make_context(control))


def test_the_forecast_is_compared_with_the_run(make_context: MakeContext) -> None:
    found = estimates.measure(make_context())["estimate"]
    assert set(found["64"]) == {"gram", "weighted"}
    errors = []
    for one in found["64"].values():
        assert one["predicted_s"] > 0
        errors.append(abs(one["error"]))
        assert one["error"] == pytest.approx(one["predicted_s"] / one["measured_s"] - 1, abs=0.03)
    assert found["median_error"] == pytest.approx(sum(errors) / 2, abs=0.002)
