"""``stylestudio compare``: several variants of one picture, and what is left when one fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio import cli
from stylestudio.commands import compare, comparison
from stylestudio.engine import memory, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.errors import OutOfMemoryError, SaveError
from stylestudio.imaging.sheet import Cell
from stylestudio.request.variants import variants
from tests.commands.comparing import command, names_in, report_in


def test_two_variants_through_the_real_network(pair: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "stylestudio",
         *command(pair, folder, "--json", "--variants", "gram", "pca:k=4")],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert names_in(folder) == {"1 gram.png", "2 pca k=4.png", "sheet.png", "report.json"}
    report = json.loads(done.stdout)
    assert report == report_in(folder)
    assert report["content"] == pair[0]
    assert report["styles"] == [[pair[1], 1.0]]
    gram, pca = report["variants"]
    assert (gram["spec"], pca["spec"]) == ("gram", "pca:k=4")
    assert pca["changes"] == {"k": 4}
    assert pca["request"]["variant_settings"]["k"] == 4
    for variant in (gram, pca):
        assert variant["outcome"] == "finished"
        assert variant["evaluations"] == 2
        assert {"content", "style/conv1_1"} <= set(variant["losses"])
        assert {"content", "style/conv1_1"} <= set(variant["measured"])
        assert variant["peak_bytes"] is None or variant["peak_bytes"] > 50e6
        assert variant["seconds"]["targets"] >= 0
        with Image.open(folder / variant["output"]) as picture:
            assert picture.size == (64, round(64 * 300 / 451))
    assert len(report["weights"]["sha256"]) == 64
    first, second = (np.asarray(Image.open(folder / v["output"])) for v in (gram, pca))
    assert (first != second).any()
    assert "2 of 2: Smooth (PCA), Patterns kept (K): 4, about" in done.stderr


@pytest.mark.usefixtures("tiny_network")
def test_by_default_all_variants_and_a_chart_of_what_was_learned(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert cli.main(command(pair, folder, "--set", "evaluations=12")) == 0
    assert capsys.readouterr().out.strip() == str(folder / "sheet.png")
    assert names_in(folder) == {
        "1 gram.png", "2 pca.png", "3 svd.png", "4 weighted.png", "weights 4 weighted.png",
        "sheet.png", "report.json",
    }  # fmt: skip
    *others, weighted = report_in(folder)["variants"]
    assert weighted["weights_chart"] == "weights 4 weighted.png"
    assert weighted["learned_weights"]
    assert not any(variant["learned_weights"] for variant in others)


@pytest.mark.usefixtures("tiny_network")
def test_all_variants_get_the_same_method(pair: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    arguments = ("--variants", "gram", "svd", "--preset", "gatys-2016", "--strength", "70")
    assert cli.main(command(pair, folder, *arguments, "--seed", "3", "--set", "start=noise")) == 0
    gram, svd = (variant["request"] for variant in report_in(folder)["variants"])
    assert gram["strength"] == 70
    assert (gram["preset"], gram["seed"], gram["start"]) == ("gatys-2016", 3, "noise")
    own = {"variant", "variant_settings"}
    assert {n: v for n, v in gram.items() if n not in own} == {
        n: v for n, v in svd.items() if n not in own
    }


class Interference:
    """Lets the runs of chosen numbers end in another way; all others paint."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.original = transfer.run
        self.failing: dict[str, OutOfMemoryError] = {}
        self.stopping: set[str] = set()
        monkeypatch.setattr(transfer, "run", self.run)

    def run(self, request, control: RunControl, *, run_id: str, **options) -> Iterator[RunEvent]:
        if run_id in self.failing:
            yield RunEvent(run_id=run_id, kind=EventKind.STARTED)
            yield RunEvent(run_id=run_id, kind=EventKind.FAILED, error=self.failing[run_id])
            return
        for event in self.original(request, control, run_id=run_id, **options):
            yield event
            if run_id in self.stopping and event.progress and event.progress.evaluation == 1:
                control.cancel()


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> list[Cell]:
    """What the last sheet shows, once it is drawn."""
    shown: list[Cell] = []
    draw = comparison.contact_sheet

    def drawn(cells: list[Cell], *words: str) -> np.ndarray:
        shown[:] = cells
        return draw(cells, *words)

    monkeypatch.setattr(comparison, "contact_sheet", drawn)
    return shown


@pytest.fixture
def interference(tiny_network: None, monkeypatch: pytest.MonkeyPatch) -> Interference:
    return Interference(monkeypatch)


def test_one_failure_does_not_lose_the_others(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    interference: Interference,
) -> None:
    folder = tmp_path / "out"
    interference.failing["compare 2"] = OutOfMemoryError("There is no room.", "Make some.")
    assert cli.main(command(pair, folder, "--variants", "gram", "pca", "svd", "--json")) == 3
    captured = capsys.readouterr()
    assert "Smooth (PCA) failed. There is no room. Make some." in captured.err
    gram, pca, svd = json.loads(captured.out)["variants"]
    assert (gram["outcome"], pca["outcome"], svd["outcome"]) == ("finished", "failed", "finished")
    assert pca["error"] == "There is no room. Make some."
    assert pca["output"] is None
    assert names_in(folder) == {"1 gram.png", "3 svd.png", "sheet.png", "report.json"}


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (MemoryError(), 3, "There is not enough memory"),
        (ZeroDivisionError("by an add-on"), 1, "ZeroDivisionError: by an add-on"),
    ],
)
def test_an_unexpected_error_does_not_lose_the_others(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    interference: Interference,
    error: Exception,
    code: int,
    words: str,
) -> None:
    folder = tmp_path / "out"
    paint = interference.original

    def raising(request, control, *, run_id: str, **options):
        if run_id == "compare 1":
            raise error
        return paint(request, control, run_id=run_id, **options)

    interference.original = raising
    assert cli.main(command(pair, folder, "--variants", "gram", "pca")) == code
    assert "Classic (Gram) failed. " in capsys.readouterr().err
    gram, pca = report_in(folder)["variants"]
    assert (gram["outcome"], pca["outcome"]) == ("failed", "finished")
    assert words in gram["error"]
    assert names_in(folder) == {"2 pca.png", "sheet.png", "report.json"}


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("weights_chart", MemoryError()),
        ("save_picture", SaveError("The disk is full.", "Free some of it.")),
    ],
)
def test_a_missing_chart_does_not_cost_the_picture(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    cells: list[Cell],
    place: str,
    error: Exception,
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(comparison, place, failing)
    folder = tmp_path / "out"
    arguments = ("--variants", "weighted", "--set", "evaluations=12")
    assert cli.main(command(pair, folder, *arguments)) == 0
    assert "The chart of Adaptive (weighted Gram) is missing. The" in capsys.readouterr().err
    (weighted,) = report_in(folder)["variants"]
    assert (weighted["outcome"], weighted["error"]) == ("finished", None)
    assert (weighted["output"], weighted["weights_chart"]) == ("1 weighted.png", None)
    assert cells[-1].picture is not None


@pytest.mark.usefixtures("tiny_network")
def test_a_picture_that_cannot_be_saved_is_still_on_the_sheet(
    pair: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    cells: list[Cell],
) -> None:
    save = comparison.save_somewhere

    def failing(picture, output: Path, settings, record=None):
        if output.name == "1 gram.png":
            raise SaveError("The disk is full.", "Free some of it.")
        return save(picture, output, settings, record)

    monkeypatch.setattr(comparison, "save_somewhere", failing)
    assert cli.main(command(pair, tmp_path / "out", "--variants", "gram")) == 3
    assert cells[-1].picture is not None
    assert cells[-1].lines[1:] == ("Failed. The disk is full. Free some of it.",)


@pytest.mark.parametrize("already_there", [False, True])
@pytest.mark.parametrize("when", ["loading", "targets"])
def test_a_stop_before_anything_was_painted_leaves_nothing(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    interference: Interference,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
    already_there: bool,
) -> None:
    folder = tmp_path / "out"
    if already_there:
        folder.mkdir()
    if when == "loading":
        monkeypatch.setattr(
            compare, "_check_machine", lambda *_: signal.raise_signal(signal.SIGINT)
        )
    else:
        paint = interference.original

        def stopped(request, control, **options):
            control.cancel()
            return paint(request, control, **options)

        interference.original = stopped
    assert cli.main(command(pair, folder, "--variants", "gram", "pca")) == 130
    captured = capsys.readouterr()
    assert captured.err.splitlines()[-1] == "stylestudio: Stopped."
    assert captured.out == ""
    assert folder.exists() == already_there
    assert not already_there or names_in(folder) == set()


def test_a_variant_stopped_before_its_first_evaluation_is_not_on_the_sheet(
    pair: tuple[str, str], tmp_path: Path, interference: Interference, cells: list[Cell]
) -> None:
    paint = interference.original

    def stopped(request, control, *, run_id: str, **options):
        if run_id == "compare 2":
            control.cancel()
        return paint(request, control, run_id=run_id, **options)

    interference.original = stopped
    assert cli.main(command(pair, tmp_path / "out", "--variants", "gram", "pca")) == 130
    assert [cell.title for cell in cells] == ["Photo", "Painting", "Classic (Gram)"]


def test_the_sheet_says_what_failed_and_what_was_stopped(
    pair: tuple[str, str],
    tmp_path: Path,
    interference: Interference,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = []
    draw = comparison.contact_sheet
    monkeypatch.setattr(
        comparison, "contact_sheet", lambda *drawn: (sheets.append(drawn), draw(*drawn))[1]
    )
    folder = tmp_path / "out"
    interference.failing["compare 1"] = OutOfMemoryError("There is no room.", "Make some.")
    interference.stopping.add("compare 3")
    arguments = ("--variants", "gram", "pca:detail=30", "svd", "weighted")
    assert cli.main(command(pair, folder, *arguments)) == 130
    ((cells, title, subtitle),) = sheets
    assert title == "Füchsin in the style of painting"
    assert [cell.title for cell in cells] == [
        "Photo", "Painting", "Classic (Gram)", "Smooth (PCA)", "Essence (SVD)",
    ]  # fmt: skip
    _, _, gram, pca, svd = cells
    assert gram.picture is None
    assert gram.lines == ("Failed. There is no room. Make some.",)
    assert pca.lines[:2] == (variants()["pca"].sentence, "Style detail: 30")
    assert pca.lines[2].endswith(" s")
    assert svd.picture is not None
    assert svd.lines == (variants()["svd"].sentence, "Stopped after 1 evaluation.")
    assert subtitle.endswith("Stopped: 1 of 4 are finished.")


def test_a_stop_keeps_what_was_painted(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    interference: Interference,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "2 pca (stopped).png").write_text("from another time")
    interference.stopping.add("compare 2")
    assert cli.main(command(pair, folder, "--variants", "gram", "pca", "svd", "--json")) == 130
    captured = capsys.readouterr()
    assert f"Stopped. What was painted is in “{folder}”." in captured.err
    report = json.loads(captured.out)
    assert report["stopped"]
    outcomes = [variant["outcome"] for variant in report["variants"]]
    assert outcomes == ["finished", "stopped", "not started"]
    assert names_in(folder) == {
        "1 gram.png", "2 pca (stopped).png", "2 pca (stopped) (2).png", "sheet.png", "report.json",
    }  # fmt: skip
    assert report["variants"][1]["output"] == "2 pca (stopped) (2).png"
    assert report["variants"][2]["elapsed_s"] is None


@pytest.mark.skipif(os.name != "posix", reason="Windows sends Ctrl-C to whole consoles only")
def test_a_polite_kill_stops_the_comparison(pair: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "stylestudio",
         *command(pair, folder, "--set", "evaluations=10000", "--variants", "gram", "pca")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if "of 10000" in line:
            break
    process.send_signal(signal.SIGTERM)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in rest
    assert names_in(folder) == {"1 gram (stopped).png", "sheet.png", "report.json"}
    assert report_in(folder)["stopped"]


def test_each_picture_and_the_report_are_on_disk_before_the_next_begins(
    pair: tuple[str, str],
    tmp_path: Path,
    interference: Interference,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    paint = interference.original

    def crashing(request, control, *, run_id: str, **options):
        if run_id == "compare 2":
            assert names_in(folder) == {"1 gram.png", "report.json"}
            assert report_in(folder)["variants"][0]["outcome"] == "finished"
            raise KeyboardInterrupt  # The nearest to a power cut that a test survives.
        return paint(request, control, run_id=run_id, **options)

    interference.original = crashing
    assert cli.main(command(pair, folder, "--variants", "gram", "pca")) == 130
    assert names_in(folder) == {"1 gram.png", "report.json"}


@pytest.mark.usefixtures("tiny_network")
def test_a_folder_that_vanishes_loses_no_pictures(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    stylestudio_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    paint = transfer.run

    def run(*arguments, **options):
        if folder.exists():
            folder.rmdir()
        return paint(*arguments, **options)

    monkeypatch.setattr(transfer, "run", run)
    assert cli.main(command(pair, folder, "--variants", "gram", "pca")) == 3
    captured = capsys.readouterr()
    for name in ("1 gram", "2 pca", "sheet"):
        (rescued,) = stylestudio_home.rglob(f"* {name}*.png")
        assert str(rescued) in captured.err
    assert "report.json” could not be written" in captured.err


class ReportInTheWay:
    """A report that cannot be written at the first ``count`` attempts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
        self.left = count
        self.original = Path.replace
        monkeypatch.setattr(Path, "replace", lambda path, target: self.replace(path, target))

    def replace(self, path: Path, target: Path) -> Path:
        if self.left and Path(target).name == "report.json":
            self.left -= 1
            raise PermissionError(13, "Permission denied")
        return self.original(path, target)


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize(("attempts", "code"), [(1, 0), (3, 3)])
def test_only_the_last_report_decides(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    attempts: int,
    code: int,
) -> None:
    folder = tmp_path / "out"
    ReportInTheWay(monkeypatch, attempts)
    assert cli.main(command(pair, folder, "--variants", "gram", "pca")) == code
    told = capsys.readouterr().err.count("report.json” could not be written (Permission denied)")
    assert told == attempts
    always = {"1 gram.png", "2 pca.png", "sheet.png"}
    assert names_in(folder) == (always | {"report.json"} if code == 0 else always)


@pytest.mark.usefixtures("tiny_network")
@pytest.mark.parametrize("can_reset", [True, False])
def test_a_peak_that_may_be_an_earlier_variant_s_is_not_reported(
    pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_reset: bool
) -> None:
    monkeypatch.setattr(memory, "reset_peak_bytes", lambda: can_reset)
    assert cli.main(command(pair, tmp_path / "out", "--variants", "gram", "pca")) == 0
    first, second = report_in(tmp_path / "out")["variants"]
    assert first["peak_bytes"] > 0
    assert (second["peak_bytes"] is not None) == can_reset


def test_long_settings_make_short_safe_names() -> None:
    from stylestudio.commands.variant_specs import requests_from

    specs = ["svd:fraction=0.12345678901234567,outside=1.2345678901234567", "pca:k=4"]
    entries = [
        comparison.Entry(number, request)
        for number, request in enumerate(
            requests_from("a", (("b", 1.0),), "painterly", {}, specs), 1
        )
    ]
    for entry in entries:
        for name in entry.file_names:
            assert len(name.encode()) < 130
            assert not set(name) & set('<>:"/\\|?*')
            assert name.endswith(".png")
    assert entries[1].file_names == ("2 pca k=4.png", "weights 2 pca k=4.png")


def test_help_documents_the_variants_and_their_parameters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["compare", "--help"])
    text = capsys.readouterr().out
    from stylestudio.request.parameters import parameters_of
    from stylestudio.request.variants import variants

    for variant in variants().values():
        assert f"{variant.name}, {variant.title}" in text
        for name, declaration in parameters_of(variant.settings).items():
            assert f"  {name}\n" in text
            assert declaration.help in text
    assert "ever replaced" in " ".join(text.split())
    assert "--variant " not in text
    # In the order in which it works: behind --variants, pictures are taken for more of those.
    assert text.startswith("usage: stylestudio compare CONTENT STYLE [STYLE …] -o DIR")
