"""The choice of a device, for machines that are not at hand, and for this one."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from stylestudio.engine import devices
from stylestudio.engine.devices import Card, DeviceFacts, choose, convolution_dtype
from stylestudio.errors import MachineError

_RTX = Card("NVIDIA GeForce RTX 3060", 12 * 2**30, (8, 6))
_OLD = Card("NVIDIA GeForce GTX 980", 4 * 2**30, (5, 2))

PLAIN = DeviceFacts(cores=4)
WITH_CARD = DeviceFacts(
    cores=4, nvidia_driver=True, cuda_build="13.0", cards=(_RTX,), smallest_capability=(7, 5)
)
MAC = DeviceFacts(
    cores=8, system="Darwin", machine="arm64", mps_built=True, mps_available=True
)  # fmt: skip


def change(facts: DeviceFacts, **changes: object) -> DeviceFacts:
    return dataclasses.replace(facts, **changes)


@pytest.mark.parametrize(
    ("facts", "name", "title"),
    [
        (PLAIN, "cpu", "processor, 4 cores"),
        (change(PLAIN, cores=1), "cpu", "processor, 1 core"),
        (WITH_CARD, "cuda", "NVIDIA GeForce RTX 3060"),
        (MAC, "mps", "Apple graphics (MPS)"),
        (change(MAC, mps_available=False), "cpu", "processor, 8 cores"),
        (change(WITH_CARD, cards=(_OLD, _RTX)), "cpu", "processor, 4 cores"),
    ],
)
def test_auto_takes_the_best(facts: DeviceFacts, name: str, title: str) -> None:
    choice = choose("auto", facts)
    assert (choice.name, choice.title) == (name, title)
    assert choice.torch_device == torch.device(name)
    assert choice.reason.startswith("The best that was found.")
    assert (choice.card is not None) == (name == "cuda")


def test_the_best_needs_no_excuse() -> None:
    assert choose("auto", WITH_CARD).reason == "The best that was found."
    assert choose("auto", MAC).reason == "The best that was found."


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            change(PLAIN, nvidia_driver=True),
            "An NVIDIA driver was found, but this PyTorch is the build for the processor only.",
        ),
        (
            PLAIN,
            "No NVIDIA driver was found, and this PyTorch is the build for the processor only.",
        ),
        (
            change(PLAIN, cuda_build="13.0"),
            "No NVIDIA graphics card with a working driver was found.",
        ),
        (
            change(PLAIN, cuda_build="13.0", nvidia_driver=True),
            "An NVIDIA driver was found, but no graphics card that PyTorch can use; perhaps the "
            "driver is older than CUDA 13.0 needs.",
        ),
        (
            change(PLAIN, rocm_build="7.1"),
            "This PyTorch is the build for AMD graphics cards, and it finds none.",
        ),
        (
            change(WITH_CARD, cards=(_OLD,)),
            "The graphics card NVIDIA GeForce GTX 980 is too old for this PyTorch: it has compute "
            "capability 5.2, and 7.5 is needed.",
        ),
        (
            change(MAC, mps_available=False),
            "This macOS is too old for Apple graphics (MPS).",
        ),
        (
            change(MAC, mps_available=False, machine="x86_64"),
            "Apple graphics (MPS) need Apple's own processor and a Python built for it.",
        ),
        (
            change(MAC, mps_available=False, mps_built=False),
            "This PyTorch is built without Apple graphics (MPS).",
        ),
    ],
)
def test_the_processor_says_why_no_graphics_card_was_taken(facts: DeviceFacts, reason: str) -> None:
    assert choose("auto", facts).reason == f"The best that was found. {reason}"
    wanted = "mps" if facts.system == "Darwin" else "cuda"
    with pytest.raises(MachineError) as refused:
        choose(wanted, facts)
    assert refused.value.message == f"The device “{wanted}” cannot be used here. {reason}"
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("wanted", "facts", "reason"),
    [
        ("cuda", MAC, "PyTorch uses no NVIDIA graphics cards on a Mac."),
        ("mps", WITH_CARD, "Apple graphics (MPS) are only there on a Mac."),
    ],
)
def test_nothing_else_is_taken_than_was_asked_for(
    wanted: str, facts: DeviceFacts, reason: str
) -> None:
    with pytest.raises(MachineError, match="cannot be used here") as refused:
        choose(wanted, facts)
    assert reason in refused.value.message


@pytest.mark.parametrize(
    ("wanted", "facts"), [("cpu", WITH_CARD), ("cuda", WITH_CARD), ("mps", MAC), ("cpu", MAC)]
)
def test_what_was_asked_for_is_taken(wanted: str, facts: DeviceFacts) -> None:
    choice = choose(wanted, facts)
    assert (choice.name, choice.reason) == (wanted, "As asked for.")
    assert choice.card == (_RTX if wanted == "cuda" else None)


@pytest.mark.parametrize(
    ("wanted", "facts", "dtype"),
    [
        ("auto", WITH_CARD, torch.bfloat16),
        ("cpu", WITH_CARD, torch.float32),
        ("auto", change(WITH_CARD, cards=(Card("A100", 1, (8, 0)),)), torch.bfloat16),
        ("auto", change(WITH_CARD, cards=(Card("RTX 5090", 1, (12, 0)),)), torch.bfloat16),
        ("auto", change(WITH_CARD, cards=(Card("RTX 2080", 1, (7, 5)),)), torch.float16),
        ("auto", MAC, torch.float32),
        ("auto", PLAIN, torch.float32),
    ],
)
def test_convolutions_run_in_what_the_device_is_made_for(
    wanted: str, facts: DeviceFacts, dtype: torch.dtype
) -> None:
    assert convolution_dtype(choose(wanted, facts)) == dtype


def test_a_card_of_unknown_needs_is_taken() -> None:
    """ROCm names no compute capabilities."""
    amd = change(
        PLAIN, rocm_build="7.1", cards=(Card("AMD Radeon RX 7900", 1, (11, 0)),)
    )  # fmt: skip
    assert choose("auto", amd).name == "cuda"


def test_the_facts_of_this_machine_are_those_that_torch_reports() -> None:
    facts = devices.device_facts()
    assert bool(facts.cards) == torch.cuda.is_available()
    assert facts.mps_available == torch.backends.mps.is_available()
    assert facts.cuda_build == torch.version.cuda
    assert 1 <= facts.cores == devices.physical_cores()
    assert devices.choose_device("cpu").name == "cpu"
    assert devices.available_devices() == devices.available_devices(facts)
    assert devices.choose_device("auto").name == next(iter(devices.available_devices()))


def test_cards_are_read_with_what_the_build_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        SimpleNamespace(name=card.name, total_memory=card.total_bytes, major=major, minor=minor)
        for card in (_RTX, _OLD)
        for major, minor in [card.capability]
    ]
    architectures = ["sm_100a", "sm_75", "sm_120", "compute_50"]
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_properties", found.__getitem__)
    monkeypatch.setattr(torch.cuda, "get_arch_list", lambda: architectures)
    facts = devices.device_facts()
    assert facts.cards == (_RTX, _OLD)
    assert facts.smallest_capability == (7, 5)
    monkeypatch.setattr(torch.cuda, "get_arch_list", lambda: ["gfx1100"])
    assert devices.device_facts().smallest_capability is None


def test_a_driver_is_found_by_its_file_or_by_its_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "version"
    monkeypatch.setattr(devices, "_NVIDIA_DRIVER_FILES", (file,))
    monkeypatch.setattr(devices.shutil, "which", lambda name: None)
    assert not devices.device_facts().nvidia_driver
    file.touch()
    assert devices.device_facts().nvidia_driver
    file.unlink()
    monkeypatch.setattr(devices.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert devices.device_facts().nvidia_driver


def test_a_process_tied_to_one_core_counts_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices.psutil, "cpu_count", lambda logical: 6)
    monkeypatch.setattr(devices.os, "sched_getaffinity", lambda process: {3}, raising=False)
    assert devices.physical_cores() == 1
