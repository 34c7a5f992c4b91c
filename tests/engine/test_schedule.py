"""The forecast: one number over all scales that does not jump where a scale begins."""

from __future__ import annotations

import pytest

from stylestudio.engine.events import Phase
from stylestudio.engine.pyramid import Scale
from stylestudio.engine.schedule import Schedule

PIXELS = (100, 400)
SCALES = (Scale(10, 4), Scale(20, 8))
SECONDS_PER_PIXEL = 0.01


def test_a_steady_machine_is_forecast_exactly() -> None:
    schedule = Schedule(SCALES, PIXELS, began=0.0)
    pairs = list(zip(SCALES, PIXELS, strict=True))
    remaining = sum((scale.evaluations + 1) * pixels for scale, pixels in pairs)
    fractions = []
    for index, (scale, pixels) in enumerate(pairs):
        schedule.scale_began(index)
        before = schedule.progress(Phase.PREPARING)
        if index == 0:
            assert before.remaining_s is None, "nothing is known before anything was measured"
        else:
            assert before.remaining_s == pytest.approx(remaining * SECONDS_PER_PIXEL)
        assert before.seconds_per_evaluation is None
        schedule.scale_prepared()
        remaining -= pixels
        for _ in range(scale.evaluations):
            schedule.evaluation_done(pixels * SECONDS_PER_PIXEL)
            remaining -= pixels
            progress = schedule.progress(Phase.PAINTING)
            assert progress.remaining_s == pytest.approx(remaining * SECONDS_PER_PIXEL)
            assert progress.seconds_per_evaluation == pytest.approx(pixels * SECONDS_PER_PIXEL)
            fractions.append(progress.fraction)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1


def test_one_slow_evaluation_does_not_move_the_forecast() -> None:
    schedule = Schedule(SCALES, PIXELS, began=0.0)
    schedule.scale_began(0)
    schedule.scale_prepared()
    for seconds in (1.0, 1.0, 30.0):
        schedule.evaluation_done(seconds)
    assert schedule.progress(Phase.PAINTING).seconds_per_evaluation == 1.0
