"""How the last runs correct the forecast of the next one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind
from stylestudio.engine.pace import Pace
from stylestudio.engine.schedule import Schedule
from stylestudio.engine.transfer import run
from stylestudio.request.style_request import StyleRequest


def test_without_any_run_the_calibration_counts(tmp_path: Path) -> None:
    assert Pace.load(tmp_path / "pace.json").factor == 1


def test_the_median_of_the_last_five_counts(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "pace.json"
    Pace(file, ()).note(3.0)
    assert Pace.load(file).factors == (3,)
    for seconds in (1.0, 1.5, 1.2, 9.0, 1.3):
        # Each as if nothing had been known: the factor multiplies what the plan already had.
        Pace(file, ()).note(seconds)
    assert Pace.load(file).factors == (1, 1.5, 1.2, 9, 1.3)
    assert Pace.load(file).factor == 1.3


def test_a_run_that_took_what_was_foretold_keeps_the_pace(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "pace.json", (1.4,))
    pace.file.write_text(json.dumps([1.4]))
    pace.note(1.0)
    assert Pace.load(pace.file).factors == (1.4, 1.4)


@pytest.mark.parametrize("text", ["", "{", "{}", "[true, null]", "5", '["a"]', "[NaN, 0, -1, 1e9]"])
def test_what_cannot_be_believed_is_left_out(tmp_path: Path, text: str) -> None:
    file = tmp_path / "pace.json"
    file.write_text(text)
    found = Pace.load(file)
    assert found.factor == 1
    found.note(float("nan"))
    found.note(2.0)
    assert Pace.load(file).factor == 2


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Pace(tmp_path / "file" / "pace.json").note(2.0)


def test_few_evaluations_say_nothing() -> None:
    scale = fixed_scale()
    schedule = Schedule([scale], began=0.0)
    for _ in range(7):
        schedule.evaluation_done(3.0)
        assert schedule.slowness is None
    schedule.evaluation_done(3.0)
    assert schedule.slowness == pytest.approx(1.5)


def fixed_scale():
    class Fixed:
        size_px, evaluations, evaluation_s = 64, 50, 2.0

    return Fixed()


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize(("evaluations", "known"), [(12, True), (3, False)])
def test_a_finished_run_is_remembered(
    stylestudio_home: Path, request_128: StyleRequest, evaluations: int, known: bool
) -> None:
    *_, last = run(request_128.replace(evaluations=evaluations), RunControl())
    assert last.kind is EventKind.FINISHED
    files = list((stylestudio_home / "cache").glob("pace-*.json"))
    assert len(files) == known
    for file in files:
        (factor,) = json.loads(file.read_text())
        assert factor > 0
