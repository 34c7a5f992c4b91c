"""``stylestudio doctor`` tells what is there, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest
import torch

from stylestudio import paths
from stylestudio.cli import main
from stylestudio.engine import devices, memory
from stylestudio.engine.devices import Card, DeviceFacts


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


def test_it_says_how_much_memory_there_is_to_take(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["memory"]
    assert 0 < found["default_budget_gib"] < found["free_gib"] < found["total_gib"]
    assert found["summary"].startswith(f"{found['free_gib']} GiB free")


def test_it_names_the_limit_that_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").write_text("0::/\n")
    (tmp_path / "memory.max").write_text(f"{2**30 // 4}\n")
    (tmp_path / "memory.current").write_text("0\n")
    monkeypatch.setattr(memory, "_OWN_CGROUPS", tmp_path / "own")
    monkeypatch.setattr(memory, "_CGROUP_ROOT", tmp_path)
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["memory"]
    assert found["limit_gib"] == found["free_gib"] == 0.2
    assert main(["doctor"]) == 0
    words = "0.2 GiB free; a limit of 0.2 GiB holds for this container or session."
    assert words in capsys.readouterr().out


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a graphics card")
def test_it_says_why_no_graphics_card_was_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = DeviceFacts(cores=2, nvidia_driver=True)
    monkeypatch.setattr(devices, "device_facts", lambda: facts)
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "An NVIDIA driver was found, but this PyTorch is the build for the processor" in said
    assert "convolution: float32" in said
    assert "available: cpu: processor, 2 cores\n" in said


def test_a_card_is_shown_with_its_memory_and_its_precision(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Card("NVIDIA GeForce RTX 3060", 12 * 2**30, (8, 6))
    facts = DeviceFacts(cores=2, nvidia_driver=True, cuda_build="13.0", cards=(card,))
    monkeypatch.setattr(devices, "device_facts", lambda: facts)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (10 * 2**30, 12 * 2**30))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda device: 0)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda device: 0)
    assert main(["doctor", "--json"]) == 0
    device = json.loads(capsys.readouterr().out)["device"]
    assert (device["taken"], device["convolution"]) == ("cuda", "bfloat16")
    assert device["card"] == {
        "capability": "8.6", "total_gib": 12.0, "free_gib": 10.0, "default_budget_gib": 8.0,
    }  # fmt: skip


def test_one_thing_in_the_way_of_several_is_one_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ImportError("libtorch_cpu.so: cannot open shared object file")

    monkeypatch.setattr(devices, "device_facts", broken)
    monkeypatch.setattr(psutil, "virtual_memory", broken)
    assert main(["doctor", "--json"]) == 3
    findings = json.loads(capsys.readouterr().out)
    assert findings["memory"] is findings["device"] is None
    assert len(findings["problems"]) == 1
    assert main(["doctor"]) == 3
    assert "memory: none" in capsys.readouterr().out
