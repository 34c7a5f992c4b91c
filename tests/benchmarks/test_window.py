"""The window's figures: each is there, or the reason why not; never how large it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stylestudio import paths
from stylestudio.benchmarks import figures, window
from stylestudio.benchmarks.context import FULL, QUICK, Context
from stylestudio.benchmarks.table import as_table
from stylestudio.engine.control import RunControl
from stylestudio.errors import Cancelled

MakeContext = Callable[..., Context]


def printing(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_the_window_is_measured_in_processes_of_its_own(
    short_runs: None, make_context: MakeContext, stylestudio_home: Path
) -> None:
    before = {file: file.read_bytes() for file in stylestudio_home.rglob("*") if file.is_file()}
    found = figures.measure(make_context(window_runs=((64, 0.2, 5000, True),)), ["window"])
    of_size = found["window"]["64"]
    assert "skipped" not in of_size, of_size
    clicks_ms = of_size.pop("clicks_ms")
    assert of_size["click_ms"] == max(clicks_ms.values())
    assert {"quality", "style loss", "split", "open advanced", "open details"} <= clicks_ms.keys()
    views_ms, touches_ms = of_size.pop("large_views_ms"), of_size.pop("touches_ms")
    assert views_ms.keys() == {"single", "side_by_side", "grid"}
    assert of_size["large_view_ms"] == max(view["longest"] for view in views_ms.values())
    assert touches_ms.keys() == {"photo_blend", "photo_colours", "grain", "sharpness"}
    assert of_size["touch_ms"] == max(touches_ms.values())
    # Nothing is kept of a run that lasts a moment.
    assert of_size["keeping_share"] >= 0
    assert all(value > 0 for key, value in of_size.items() if key != "keeping_share"), of_size
    assert of_size["painting_gap_p99_ms"] <= of_size["painting_gap_max_ms"]
    assert of_size["sketching_gap_p99_ms"] <= of_size["sketching_gap_max_ms"]
    assert {"window_s", "starting_gap_ms", "window_cpu_share", "preview_share"} <= of_size.keys()
    assert {"stop_s", "four_sketches_s", "finish_s"} <= of_size.keys()
    # Nothing of it comes to the user's own folders.
    assert not paths.pictures_dir().exists()
    after = {file: file.read_bytes() for file in stylestudio_home.rglob("*") if file.is_file()}
    assert after == before
    lines = as_table(found).split("\nWindow\n")[1].splitlines()[1:]
    assert lines[0] == "  64 px"
    assert lines[1].split() == ["on", "screen", "after", f"{of_size['window_s']:.2f}", "s"]
    assert len(lines) == 1 + len(of_size)


def test_of_all_starts_but_the_first_there_are_the_middle_and_the_worst(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    count = tmp_path / "count"
    count.write_text("")
    code = (
        "import json, pathlib, sys\n"
        f"file = pathlib.Path({str(count)!r})\n"
        "number = len(file.read_text())\n"
        "file.write_text('x' * (number + 1))\n"
        "starts = [(9.0, 99.0), (1.0, 9.0), (5.0, 80.0), (2.0, 7.0), (1.5, 6.0)]\n"
        "window_s, gap_ms = starts[number]\n"
        "run = 'run_s' in json.loads(sys.argv[1])\n"
        "found = {'window_s': window_s, 'starting_gap_ms': gap_ms}\n"
        "print(json.dumps(found | ({'stop_s': 0.5} if run else {})))"
    )
    monkeypatch.setattr(window, "_COMMAND", printing(code))
    found = window.measure(make_context())["window"]["64"]
    assert found == {"window_s": 1.75, "starting_gap_ms": 80.0, "stop_s": 0.5}


def test_where_no_window_can_be_opened_it_says_why(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    found = figures.measure(make_context(), ["window"])
    (of_size,) = found["window"].values()
    assert set(of_size) == {"skipped"}
    assert "failed with code" in of_size["skipped"]
    assert of_size["skipped"] in as_table(found)


def test_stop_ends_the_window(make_context: MakeContext, monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl()
    said: list[str] = []
    monkeypatch.setattr(window, "_COMMAND", printing("import time; time.sleep(600)"))
    context = make_context(control)

    def say(words: str) -> None:
        said.append(words)
        control.cancel()

    with pytest.raises(Cancelled):
        window.measure(Context(context.scope, context.settings, control, say))
    assert len(said) == 1


def test_sketches_are_left_to_the_full_benchmark() -> None:
    assert [sketches for *_, sketches in FULL.window_runs] == [True]
    assert [sketches for *_, sketches in QUICK.window_runs] == [False]
