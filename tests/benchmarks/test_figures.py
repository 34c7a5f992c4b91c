"""Every figure is measured once at 64 px: what is in it, never how large it is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from stylestudio.benchmarks import figures
from stylestudio.benchmarks.catalogue import SECTIONS, Section
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.table import as_table
from stylestudio.cli import main
from stylestudio.commands import bench
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled, UserError
from tests.benchmarks.conftest import TINY

MakeContext = Callable[..., Context]


def test_the_command_measures_and_prints_every_figure(
    short_runs: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bench, "QUICK", TINY)
    assert main(["bench", "--quick", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {key for section in SECTIONS for key in section.keys} | {"machine"}
    assert found["machine"]["threads"] == 1
    assert found["style_stage_ratio"]["64"]["gram-published"] == 1
    assert found["seconds_per_evaluation_per_megapixel"]["64"] > 0
    assert set(found["variant_evaluation_ratio"]["64"]) == {"pca", "svd", "weighted"}
    assert set(found["first_preview_s"]) == {"64"}
    table = as_table(found)
    for section in SECTIONS:
        assert f"\n{section.title}\n{section.meaning}\n" in table


def test_only_the_figures_that_were_asked_for_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "FULL", TINY)
    key = "seconds_per_evaluation_per_megapixel"
    assert main(["bench", "--only", key, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {key, "machine"}
    table = as_table(found)
    assert "million pixels" in table
    assert "Time to quality" not in table


def test_a_name_that_is_no_figure_is_refused_with_all_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "--only", "memory", "speed"]) == UserError.exit_code
    complaint = capsys.readouterr().err
    assert "“speed”" in complaint
    assert "Choose from style_stage_ratio, " in complaint
    assert "first_preview_s" in complaint


def test_every_section_can_be_measured_and_is_in_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert {section.keys[0] for section in SECTIONS} == set(figures._MEASURES)
    with pytest.raises(SystemExit):
        main(["bench", "--help"])
    shown = capsys.readouterr().out
    assert all(f"  {section.keys[0]}\n" in shown for section in SECTIONS)
    assert "%%" not in shown


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.keys[0])
def test_stop_ends_every_figure(section: Section, make_context: MakeContext) -> None:
    control = RunControl()
    control.cancel()
    with pytest.raises(Cancelled):
        figures.measure(make_context(control), [section.keys[0]])
