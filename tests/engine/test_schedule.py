"""The forecast: one number over all scales that does not jump where a scale begins."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from stylestudio.engine.events import Phase
from stylestudio.engine.schedule import Schedule

PIXELS = (100, 400)
SCALES = (
    SimpleNamespace(size_px=10, evaluations=4, evaluation_s=PIXELS[0]),
    SimpleNamespace(size_px=20, evaluations=8, evaluation_s=PIXELS[1]),
)
SECONDS_PER_PIXEL = 0.01


@pytest.mark.parametrize("paintings", [1, 3])
def test_a_steady_machine_is_forecast_exactly(paintings: int) -> None:
    schedule = Schedule(SCALES, began=0.0, paintings=paintings)
    pairs = list(zip(SCALES, PIXELS, strict=True))
    preparation = 0.35 * (1 + paintings)  # evaluations
    remaining = sum((scale.evaluations + preparation) * pixels for scale, pixels in pairs)
    fractions = []
    for index, (scale, pixels) in enumerate(pairs):
        schedule.scale_began(index)
        before = schedule.progress(Phase.PREPARING)
        # Nothing was measured before the first scale: there the prediction alone is told.
        slowness = 1 if index == 0 else SECONDS_PER_PIXEL
        assert before.remaining_s == pytest.approx(remaining * slowness)
        assert before.seconds_per_evaluation is None
        schedule.scale_prepared()
        remaining -= preparation * pixels
        for _ in range(scale.evaluations):
            schedule.evaluation_done(pixels * SECONDS_PER_PIXEL)
            remaining -= pixels
            progress = schedule.progress(Phase.PAINTING)
            assert progress.remaining_s == pytest.approx(remaining * SECONDS_PER_PIXEL)
            assert progress.seconds_per_evaluation == pytest.approx(pixels * SECONDS_PER_PIXEL)
            fractions.append(progress.fraction)
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)


@pytest.mark.parametrize("paintings", [1, 3])
def test_what_went_before_a_resume_counts_as_done(paintings: int) -> None:
    def fractions_from(index: int, evaluation: int) -> list[float]:
        """Of all that is still told, the first of it before the targets are there again."""
        schedule = Schedule(SCALES, began=0.0, paintings=paintings)
        schedule.went_on(index, evaluation)
        found = [schedule.progress(Phase.PREPARING).fraction]
        if not evaluation:
            schedule.scale_prepared()
        for scale in range(index, len(SCALES)):
            if scale > index:
                schedule.scale_began(scale)
                schedule.scale_prepared()
            for _ in range(evaluation if scale == index else 0, SCALES[scale].evaluations):
                schedule.evaluation_done(1.0)
                found.append(schedule.progress(Phase.PAINTING).fraction)
        assert schedule.progress(Phase.PAINTING).remaining_s == pytest.approx(0, abs=1e-6)
        return found

    whole = fractions_from(0, 0)
    assert whole[-1] == pytest.approx(1)
    for index, evaluation in ((0, 1), (0, 4), (1, 1), (1, 8)):
        done = evaluation + 4 * index
        assert fractions_from(index, evaluation) == pytest.approx(whole[done:]), (index, evaluation)


def test_one_slow_evaluation_does_not_move_the_forecast() -> None:
    schedule = Schedule(SCALES, began=0.0)
    schedule.scale_began(0)
    schedule.scale_prepared()
    for seconds in (1.0, 1.0, 30.0):
        schedule.evaluation_done(seconds)
    assert schedule.progress(Phase.PAINTING).seconds_per_evaluation == 1.0
