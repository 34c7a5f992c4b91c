"""``stylestudio doctor`` tells what is there, and what is not."""

from __future__ import annotations

import json

import pytest

from stylestudio import paths
from stylestudio.cli import main


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)
    assert findings["problems"] == []
    assert findings["device"]["taken"] in findings["device"]["available"]
    assert findings["memory"]["free_gib"] > 0
    assert len(findings["weights"]["sha256"]) == 64
    assert findings["versions"]["torch"]
    assert main(["doctor"]) == 0
    assert "Everything is there." in capsys.readouterr().out


def test_what_is_wrong_is_listed_and_the_exit_code_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text('threads = "many"')
    monkeypatch.setattr("stylestudio.engine.weights.VGG16_SHA256", "0" * 64)
    assert main(["doctor", "--json"]) == 3
    problems = " ".join(json.loads(capsys.readouterr().out)["problems"])
    assert "threads" in problems
    assert "damaged" in problems
    assert main(["doctor"]) == 3
    assert "Problems:" in capsys.readouterr().out
