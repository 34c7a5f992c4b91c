"""Which device computes, and why. Never another one than was asked for without a word."""

from __future__ import annotations

import os
from dataclasses import dataclass

import psutil
import torch

from stylestudio.errors import MachineError


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A device and the reason for it.

    Attributes:
        name: ``cpu``, ``cuda`` or ``mps``.
        title: what a person would call it.
        reason: one sentence.
    """

    name: str
    title: str
    reason: str

    @property
    def torch_device(self) -> torch.device:
        """The device as torch takes it."""
        return torch.device(self.name)


def physical_cores() -> int:
    """Cores that this process may use. A second thread on one core only waits for the first."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(psutil.cpu_count(logical=False) or 1, usable or 1))


def available_devices() -> dict[str, str]:
    """Name to title of the devices that this PyTorch can use here, the best first."""
    devices: dict[str, str] = {}
    if torch.cuda.is_available():
        devices["cuda"] = torch.cuda.get_device_name()
    if torch.backends.mps.is_available():
        devices["mps"] = "Apple graphics (MPS)"
    cores = physical_cores()
    devices["cpu"] = f"processor, {cores} core{'s' if cores != 1 else ''}"
    return devices


def choose_device(wanted: str) -> DeviceChoice:
    """The device for ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MachineError: a device was asked for by name and is not there.
    """
    devices = available_devices()
    if wanted == "auto":
        name = next(iter(devices))
        why_not = "" if name != "cpu" else f" {_why_no_gpu()}"
        return DeviceChoice(name, devices[name], f"The best that was found.{why_not}")
    if wanted not in devices:
        raise MachineError(
            f"The device “{wanted}” cannot be used here. {_why_no_gpu()}",
            "Choose “auto” or “cpu”.",
        )
    return DeviceChoice(wanted, devices[wanted], "As asked for.")


def _why_no_gpu() -> str:
    if torch.version.cuda is None:
        return "This PyTorch is a build for the processor only."
    return "No NVIDIA graphics card with a working driver was found."
