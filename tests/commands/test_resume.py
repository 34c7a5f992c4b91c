"""``render --resume`` and ``--estimate``, as somebody at a terminal uses them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio import cli
from stylestudio.engine.objective import Objective
from stylestudio.engine.unfinished import unfinished_runs

pytestmark = pytest.mark.usefixtures("tiny_network")


def render(pair: tuple[str, str], output: Path, *more: str) -> int:
    return cli.main(["render", *pair, "-o", str(output), "--size", "128", "--steps", "8", *more])


def interrupted(pair: tuple[str, str], output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends in the middle of its sixth evaluation for a reason of its own."""
    evaluate, counts = Objective.evaluate, []

    def faulty(self: Objective, image: object) -> object:
        counts.append(1)
        if len(counts) == 6:
            raise ValueError("a power cut, as it were")
        return evaluate(self, image)

    with monkeypatch.context() as patch:
        patch.setattr(Objective, "evaluate", faulty)
        assert render(pair, output) == 1


def test_it_goes_on_to_the_same_picture_and_leaves_nothing(
    pair: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole, broken = tmp_path / "whole.png", tmp_path / "broken.png"
    assert render(pair, whole) == 0
    assert unfinished_runs() == ([], [])
    interrupted(pair, broken, monkeypatch)
    assert "stylestudio render --resume" in capsys.readouterr().err
    assert not broken.exists()
    assert cli.main(["render", "--resume", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["output"] == str(broken)
    assert report["evaluations"] == 8
    difference = np.asarray(Image.open(whole)).astype(int) - np.asarray(Image.open(broken))
    assert np.abs(difference).max() <= 1
    assert unfinished_runs() == ([], [])


def test_nothing_to_resume_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["render", "--resume"]) == 2
    assert "no unfinished picture" in capsys.readouterr().err


def test_an_estimate_paints_nothing(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["render", *pair, "--size", "256", "--estimate"]) == 0
    words = capsys.readouterr().out
    assert "about" in words
    assert "GiB free" in words
    assert cli.main(["render", *pair, "--size", "256", "--estimate", "--json"]) == 0
    estimate = json.loads(capsys.readouterr().out)
    assert estimate["plan"]["predicted_s"] > 0
    assert estimate["plan"]["predicted_bytes"] > 0
    assert estimate["request"]["size_px"] == 256
    assert not list(tmp_path.glob("*.png")) or {p.name for p in tmp_path.iterdir()} == {
        Path(path).name for path in pair
    }


def test_too_small_a_budget_is_said_before_painting(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(pair, tmp_path / "out.png", "--memory-budget", "0.001") == 3
    assert "1 MiB may be used" in capsys.readouterr().err
    assert not (tmp_path / "out.png").exists()
