"""Which device computes, and why. Never another one than was asked for without a word.

What torch finds on this machine (:class:`DeviceFacts`) is kept apart from what follows from it
(:func:`choose`), which so can be tried for machines that are not at hand.
"""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

import psutil
import torch

from stylestudio.errors import MachineError
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

#: What NVIDIA's driver brings along, on Linux and on Windows.
_NVIDIA_DRIVER_FILES = (
    Path("/proc/driver/nvidia/version"),
    Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "nvcuda.dll"),
)
#: The first cards (Ampere) that compute in bfloat16; older ones only imitate it.
_BFLOAT16_SINCE = (8, 0)


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card as torch reports it.

    Attributes:
        name: such as ``NVIDIA GeForce RTX 3060``.
        total_bytes: its memory.
        capability: its compute capability, major and minor.
    """

    name: str
    total_bytes: int
    capability: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What there is to compute on.

    Attributes:
        cores: of the processor, as many as this process may use.
        system: ``Linux``, ``Darwin`` or ``Windows``.
        machine: the processor's kind that Python was built for, such as ``x86_64``.
        nvidia_driver: whether NVIDIA's driver is installed.
        cuda_build: the CUDA version of this PyTorch; None for a build without.
        rocm_build: the same for AMD's ROCm, whose cards torch also names ``cuda``.
        cards: all that torch sees, the one it takes by itself first; it may be too old.
        smallest_capability: of the cards that this PyTorch is built for; None if unknown.
        mps_built: whether this PyTorch knows Apple graphics.
        mps_available: whether they can be used.
    """

    cores: int
    system: str = "Linux"
    machine: str = "x86_64"
    nvidia_driver: bool = False
    cuda_build: str | None = None
    rocm_build: str | None = None
    cards: tuple[Card, ...] = ()
    smallest_capability: tuple[int, int] | None = None
    mps_built: bool = False
    mps_available: bool = False

    @property
    def usable_card(self) -> Card | None:
        """The card that computes as ``cuda``: torch's default, if this PyTorch can use it."""
        if not self.cards:
            return None
        too_old = self.smallest_capability and self.cards[0].capability < self.smallest_capability
        return None if too_old else self.cards[0]


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A device and the reason for it.

    Attributes:
        name: ``cpu``, ``cuda`` or ``mps``.
        title: what a person would call it.
        reason: one sentence, and another one if a graphics card could not be taken.
        card: the graphics card that computes as ``cuda``.
    """

    name: str
    title: str
    reason: str
    card: Card | None = None

    @property
    def torch_device(self) -> torch.device:
        """The device as torch takes it."""
        return torch.device(self.name)


def physical_cores() -> int:
    """Cores that this process may use. A second thread on one core only waits for the first."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(psutil.cpu_count(logical=False) or 1, usable or 1))


def device_facts() -> DeviceFacts:
    """Look at this machine."""
    cards: list[Card] = []
    capabilities: list[tuple[int, int]] = []
    if torch.cuda.is_available():
        for number in range(torch.cuda.device_count()):
            found = torch.cuda.get_device_properties(number)
            cards.append(Card(found.name, found.total_memory, (found.major, found.minor)))
        capabilities = [_capability(arch) for arch in torch.cuda.get_arch_list() if "sm_" in arch]
    return DeviceFacts(
        cores=physical_cores(),
        system=platform.system(),
        machine=platform.machine(),
        nvidia_driver=_nvidia_driver_found(),
        cuda_build=torch.version.cuda,
        rocm_build=torch.version.hip,
        cards=tuple(cards),
        smallest_capability=min(capabilities, default=None),
        mps_built=torch.backends.mps.is_built(),
        mps_available=torch.backends.mps.is_available(),
    )


def available_devices(facts: DeviceFacts | None = None) -> dict[str, str]:
    """Name to title of the devices that this PyTorch can use, the best first.

    Args:
        facts: of the machine; of this one if not given.
    """
    facts = facts or device_facts()
    devices: dict[str, str] = {}
    if facts.usable_card is not None:
        devices["cuda"] = facts.usable_card.name
    if facts.mps_available:
        devices["mps"] = "Apple graphics (MPS)"
    devices["cpu"] = f"processor, {facts.cores} core{'s' if facts.cores != 1 else ''}"
    return devices


def device_for(request: StyleRequest, settings: Settings) -> DeviceChoice:
    """The device that the request names, or where it leaves it open, the settings.

    Raises:
        MachineError: a device was asked for by name and is not there.
    """
    return choose_device(settings.device if request.device == "auto" else request.device)


def use_threads(settings: Settings) -> None:
    """Compute with as many threads as the settings say; each thread of ours has its own number."""
    torch.set_num_threads(settings.threads or physical_cores())


def choose_device(wanted: str) -> DeviceChoice:
    """The device of this machine for ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MachineError: a device was asked for by name and is not there.
    """
    return choose(wanted, device_facts())


def choose(wanted: str, facts: DeviceFacts) -> DeviceChoice:
    """The device for ``auto``, ``cpu``, ``cuda`` or ``mps`` on a machine of these ``facts``.

    Raises:
        MachineError: a device was asked for by name and is not there.
    """
    devices = available_devices(facts)
    name, reason = wanted, "As asked for."
    if wanted == "auto":
        name, reason = next(iter(devices)), "The best that was found."
        if name == "cpu":
            why_not = _why_no_mps(facts) if facts.system == "Darwin" else _why_no_cuda(facts)
            reason = f"{reason} {why_not}"
    elif wanted not in devices:
        why_not = _why_no_mps(facts) if wanted == "mps" else _why_no_cuda(facts)
        raise MachineError(
            f"The device “{wanted}” cannot be used here. {why_not}", "Choose “auto” or “cpu”."
        )
    return DeviceChoice(name, devices[name], reason, facts.usable_card if name == "cuda" else None)


def convolution_dtype(choice: DeviceChoice) -> torch.dtype:
    """The precision in which the network's convolutions run fastest there and are good enough.

    bfloat16 has the range of float32, so nothing overflows or vanishes; float16 is for the cards
    that lack it. Processors and Apple graphics stay with float32.
    """
    if choice.card is None:
        return torch.float32
    return torch.bfloat16 if choice.card.capability >= _BFLOAT16_SINCE else torch.float16


def _why_no_cuda(facts: DeviceFacts) -> str:
    """One sentence on why there is no ``cuda`` on a machine of these facts."""
    if facts.cards:
        card, needed = facts.cards[0], facts.smallest_capability or (0, 0)
        return (
            f"The graphics card {card.name} is too old for this PyTorch: it has compute capability "
            f"{card.capability[0]}.{card.capability[1]}, and {needed[0]}.{needed[1]} is needed."
        )
    if facts.system == "Darwin":
        return "PyTorch uses no NVIDIA graphics cards on a Mac."
    if facts.rocm_build is not None:
        return "This PyTorch is the build for AMD graphics cards, and it finds none."
    if facts.cuda_build is None and facts.nvidia_driver:
        return "An NVIDIA driver was found, but this PyTorch is the build for the processor only."
    if facts.cuda_build is None:
        return "No NVIDIA driver was found, and this PyTorch is the build for the processor only."
    if not facts.nvidia_driver:
        return "No NVIDIA graphics card with a working driver was found."
    return (
        "An NVIDIA driver was found, but no graphics card that PyTorch can use; perhaps the driver "
        f"is older than CUDA {facts.cuda_build} needs."
    )


def _why_no_mps(facts: DeviceFacts) -> str:
    """One sentence on why there is no ``mps`` on a machine of these facts."""
    if facts.system != "Darwin":
        return "Apple graphics (MPS) are only there on a Mac."
    if not facts.mps_built:
        return "This PyTorch is built without Apple graphics (MPS)."
    if facts.machine == "x86_64":
        return "Apple graphics (MPS) need Apple's own processor and a Python built for it."
    return "This macOS is too old for Apple graphics (MPS)."


def _capability(architecture: str) -> tuple[int, int]:
    """``sm_86`` to ``(8, 6)``, ``sm_100a`` to ``(10, 0)``."""
    number = int("".join(filter(str.isdigit, architecture)))
    return number // 10, number % 10


def _nvidia_driver_found() -> bool:
    # Neither is everywhere: WSL has the program alone, and a container may have the file alone.
    return (
        any(file.exists() for file in _NVIDIA_DRIVER_FILES)
        or shutil.which("nvidia-smi") is not None
    )
