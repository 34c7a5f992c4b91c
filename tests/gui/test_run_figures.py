"""What the details know of a run: in order, once each, and never more than can be drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import pytest

from stylestudio.engine.events import Phase
from stylestudio.ui.details.figure_words import figure_sections, figures_text, share_words
from stylestudio.ui.details.run_figures import MOST_POINTS, RunFigures


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report of progress with all figures that one may have."""

    phase: Phase = Phase.PAINTING
    scale: int = 1
    scale_count: int = 2
    scale_px: int = 128
    evaluation: int = 1
    evaluation_count: int = 10
    fraction: float = 0.0
    elapsed_s: float = 12.0
    remaining_s: float | None = None
    seconds_per_evaluation: float | None = 0.25
    loss: float | None = 1.0
    terms: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)
    peak_bytes: int | None = None


TERMS = {"content": 0.25, "style/conv1_1": 0.5, "style/conv5_1": 0.25, "total_variation": 0.0}


def test_losses_become_curves():
    figures = RunFigures()
    for evaluation in (1, 2, 3):
        figures.add(Told(evaluation=evaluation, loss=4.0 / evaluation, terms=TERMS))
    assert figures.x == [1, 2, 3]
    assert figures.curves["total"] == [4.0, 2.0, 4.0 / 3]
    assert figures.curves["content"] == [0.25] * 3
    assert figures.style_taps == ["style/conv1_1", "style/conv5_1"]


def test_an_evaluation_is_counted_once():
    figures = RunFigures()
    for evaluation in (1, 1, 2, 2):
        figures.add(Told(evaluation=evaluation))
    assert figures.x == [1, 2]


def test_evaluations_are_counted_over_all_scales():
    figures = RunFigures()
    for scale, evaluation in ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2)):
        figures.add(Told(scale=scale, evaluation=evaluation, scale_px=128 * scale))
    assert figures.x == [1, 2, 3, 4, 5]
    assert [(start.x, start.size_px) for start in figures.scale_starts] == [(1, 128), (4, 256)]


def test_a_scale_that_begins_again_goes_on_to_the_right():
    figures = RunFigures()
    for evaluation in (1, 2, 3, 1, 2):
        figures.add(Told(evaluation=evaluation))
    assert figures.x == [1, 2, 3, 4, 5]
    assert len(figures.scale_starts) == 1


def test_preparing_is_no_point():
    figures = RunFigures()
    figures.add(Told(phase=Phase.PREPARING, evaluation=0))
    figures.add(Told(phase=Phase.PREPARING, evaluation=3))
    figures.add(Told(loss=None))
    assert figures.x == []


def test_a_part_that_comes_later_has_no_number_before():
    figures = RunFigures()
    figures.add(Told(evaluation=1))
    figures.add(Told(evaluation=2, terms={"content": 0.5}))
    figures.add(Told(evaluation=3))
    values = figures.curves["content"]
    assert math.isnan(values[0])
    assert values[1] == 0.5
    assert math.isnan(values[2])


@pytest.mark.parametrize("count", [1, 2, 1999, 2000, 2001, 2002, 4001, 5000, 30_001])
def test_long_runs_are_thinned(count):
    figures = RunFigures()
    for evaluation in range(1, count + 1):
        figures.add(Told(evaluation=evaluation, loss=float(evaluation)))
        assert len(figures.x) <= MOST_POINTS + 1
    assert figures.x[0] == 1
    assert figures.x[-1] == count
    assert figures.curves["total"] == [float(x) for x in figures.x]
    steps = {after - before for before, after in zip(figures.x[:-2], figures.x[1:-1], strict=True)}
    assert len(steps) <= 1, "evenly"
    assert len(figures.x) >= min(count, MOST_POINTS // 2)


def test_a_progress_without_these_figures_will_do():
    from stylestudio.engine.events import Progress

    figures = RunFigures()
    figures.add(Progress(phase=Phase.PAINTING, scale=1, evaluation=1, loss=0.5))
    assert figures.curves == {"total": [0.5]}
    assert figures.seconds == {}
    assert figures.peak_bytes is None


def test_learned_weights_stay_until_there_are_others():
    figures = RunFigures()
    weights = [1.0, 3.0]
    figures.add(Told(evaluation=1, learned_weights={"conv1_1": weights}))
    weights.append(9.0)
    figures.add(Told(evaluation=2))
    assert figures.learned_weights == {"conv1_1": [1.0, 3.0]}


def test_the_share_of_the_style_loss_is_that_of_evaluations():
    figures = RunFigures()
    assert figures.style_share is None
    assert share_words(figures) == ""
    figures.add(Told(seconds={"loading": 100.0, "features": 8.5, "style_loss": 1.5}))
    assert figures.style_share == pytest.approx(0.15)
    assert share_words(figures) == "The style loss takes 15 % of the time of an evaluation."
    figures.add(Told(seconds={"features": 98.5, "style_loss": 1.5}))
    assert share_words(figures) == "The style loss takes 1.5 % of the time of an evaluation."


REPORT = {
    "losses": {"content": 0.25, "style/conv1_1": 0.125},
    "measured": {"content": 0.6, "style/conv1_1": 0.0123456},
    "learned_weights": {"conv1_1": [2.0, 0.5]},
    "evaluations": 77,
    "seconds": {"features": 8.0, "style_loss": 2.0, "preview": 0.0},
    "elapsed_s": 75.0,
    "peak_bytes": 950_000_000,
    "device": {"name": "cpu", "title": "Processor (2 cores)", "reason": ""},
    "weights": {"backbone": "vgg16", "sha256": "0123456789abcdef"},
    "plan": {"threads": 2},
    "versions": {"stylestudio": "0.1"},
}


def rows(figures: RunFigures) -> dict[str, dict[str, str]]:
    return {section.title: dict(section.rows) for section in figure_sections(figures)}


def test_while_painting_the_figures_are_those_of_the_moment():
    figures = RunFigures(device="Processor", weights="vgg16")
    figures.add(Told(scale=2, scale_px=256, evaluation=3, terms=TERMS, peak_bytes=1_400_000_000))
    assert rows(figures) == {
        "Picture": {
            "Scale": "2 of 2 · 256 px",
            "Evaluation": "3 of 10 · 0.25 s each",
            "Most memory": "1.4 GB",
        },
        "Time": {"All in all": "0:12"},
        "Loss": {
            "Total": "1",
            "Content": "0.25",
            "Style conv1_1": "0.5",
            "Style conv5_1": "0.25",
            "Total variation": "0",
        },
        "This computer": {"Computed on": "Processor", "Network": "VGG-16"},
    }


def test_afterwards_they_are_those_of_the_report():
    figures = RunFigures()
    figures.add(Told(loss=9.0, terms=TERMS))
    figures.finish(REPORT)
    shown = rows(figures)
    assert shown["Picture"]["Evaluations"] == "77 · 0.25 s each"
    assert shown["Picture"]["Most memory"] == "950 MB"
    assert shown["Time"] == {
        "All in all": "1:15",
        "Network": "8.0 s · 80 %",
        "Style loss": "2.0 s · 20 %",
    }
    assert shown["Loss"] == {"Total": "0.375", "Content": "0.25", "Style conv1_1": "0.125"}
    assert shown["Distance from photo and painting"]["Style conv1_1"] == "0.01235"
    assert shown["This computer"] == {
        "Computed on": "Processor (2 cores)",
        "Threads": "2",
        "Network": "VGG-16",
        "Its weights": "0123456789ab",
        "StyleStudio": "0.1",
    }
    assert figures.learned_weights == {"conv1_1": [2.0, 0.5]}


def test_a_report_that_lacks_something_takes_nothing_away():
    figures = RunFigures(device="Processor", weights="vgg16")
    figures.add(Told(seconds={"features": 1.0}, peak_bytes=5))
    figures.finish({})
    assert (figures.device, figures.weights) == ("Processor", "vgg16")
    assert (figures.seconds, figures.peak_bytes) == ({"features": 1.0}, 5)


def test_all_of_it_can_be_copied():
    figures = RunFigures(title="Harbour × Waves")
    figures.finish(REPORT)
    text = figures_text(figures)
    assert text.startswith("Harbour × Waves\n\nPicture\n  Evaluations: 77\n")
    assert "  Style loss: 2.0 s · 20 %\n" in text
    assert "The style loss takes 20 % of the time of an evaluation.\n" in text
    assert text.endswith("Learned weights of conv1_1: 2 0.5\n")


def test_nothing_is_said_of_a_run_of_which_nothing_is_known():
    assert figure_sections(RunFigures()) == []
    assert figures_text(RunFigures()) == "\n"
