"""Several paintings on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image

from stylestudio import cli
from stylestudio.commands import comparison
from stylestudio.engine.objective import Objective
from stylestudio.engine.unfinished import unfinished_runs
from tests.commands.comparing import command, report_in

pytestmark = pytest.mark.usefixtures("tiny_network")


@pytest.fixture
def pictures(pair: tuple[str, str], tmp_path: Path) -> list[str]:
    """A photo and two paintings."""
    path = tmp_path / "rocket.png"
    Image.fromarray(skimage.data.rocket()).save(path)
    return [*pair, str(path)]


def render(pictures: list[str], output: Path, *more: str) -> int:
    return cli.main(
        ["render", *pictures, "-o", str(output), "--size", "128", "--steps", "8", *more]
    )


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_the_weights_decide(pictures: list[str], tmp_path: Path) -> None:
    weights = {"default": None, "equal": "3,3", "first": "1,0", "mostly second": "0.1,0.9"}
    found = {}
    for name, typed in weights.items():
        more = () if typed is None else ("--style-weights", typed)
        assert render(pictures, tmp_path / f"{name}.png", *more) == 0
        found[name] = pixels(tmp_path / f"{name}.png")
    assert render(pictures[:2], tmp_path / "alone.png") == 0
    np.testing.assert_array_equal(found["equal"], found["default"])
    np.testing.assert_array_equal(found["first"], pixels(tmp_path / "alone.png"))
    assert (found["mostly second"] != found["default"]).any()
    assert (found["first"] != found["default"]).any()


def test_the_report_has_paintings_and_weights(
    pictures: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(pictures, tmp_path / "out.png", "--style-weights", "3,1", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["request"]["styles"] == [[pictures[1], 0.75], [pictures[2], 0.25]]
    assert report["plan"]["paintings"] == 2


def test_the_estimate_knows_them(pictures: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for paths in (pictures[:2], pictures):
        assert cli.main(["render", *paths, "--size", "256", "--estimate", "--json"]) == 0
        estimate = json.loads(capsys.readouterr().out)
        assert [path for path, _ in estimate["request"]["styles"]] == paths[1:]
        assert estimate["plan"]["paintings"] == len(paths) - 1


def test_an_interrupted_one_goes_on(
    pictures: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    weights = ("--style-weights", "1,2")
    assert render(pictures, tmp_path / "whole.png", *weights) == 0
    evaluate, counts = Objective.evaluate, []

    def faulty(self: Objective, image: object) -> object:
        counts.append(1)
        if len(counts) == 6:
            raise ValueError("a power cut, as it were")
        return evaluate(self, image)

    with monkeypatch.context() as patch:
        patch.setattr(Objective, "evaluate", faulty)
        assert render(pictures, tmp_path / "broken.png", *weights) == 1
    # With other weights it is another picture.
    assert render(pictures, tmp_path / "broken.png", "--resume") == 2
    assert "no unfinished picture" in capsys.readouterr().err
    assert render(pictures, tmp_path / "broken.png", "--style-weights", "2,4", "--resume") == 0
    difference = pixels(tmp_path / "whole.png").astype(int) - pixels(tmp_path / "broken.png")
    assert np.abs(difference).max() <= 1
    assert unfinished_runs() == ([], [])


def test_no_painting_is_replaced_by_the_result(
    pictures: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(pictures, tmp_path / "rocket.png") == 2
    assert "one of the pictures to paint from" in capsys.readouterr().err


def test_a_comparison_shows_all_paintings(
    pictures: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = []
    draw = comparison.contact_sheet
    monkeypatch.setattr(
        comparison, "contact_sheet", lambda *drawn: (sheets.append(drawn), draw(*drawn))[1]
    )
    folder = tmp_path / "out"
    more = ("--style-weights", "3,1", "--variants", "gram", "svd")
    assert cli.main(command(tuple(pictures), folder, *more)) == 0
    report = report_in(folder)
    assert report["schema_version"] == 2
    assert report["styles"] == [[pictures[1], 0.75], [pictures[2], 0.25]]
    assert all(v["request"]["styles"] == report["styles"] for v in report["variants"])
    ((cells, title, _),) = sheets
    assert title == "Füchsin in the style of painting and rocket"
    assert [cell.title for cell in cells] == [
        "Photo", "Painting", "Painting", "Classic (Gram)", "Essence (SVD)",
    ]  # fmt: skip
    assert cells[1].lines == ("painting.jpg", "75% of the style")
    assert cells[2].lines == ("rocket.png", "25% of the style")


def test_a_comparison_leaves_out_what_weighs_nothing(pictures: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    more = ("--style-weights", "0,1", "--variants", "gram")
    assert cli.main(command(tuple(pictures), folder, *more)) == 0
    assert report_in(folder)["styles"] == [[pictures[2], 1.0]]


@pytest.mark.parametrize("name", ["render", "compare"])
def test_the_help_tells_of_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert "CONTENT STYLE [STYLE …]" in text
    assert "--style-weights W,W,…" in text
    assert "2,1 takes twice as much of the first" in text
