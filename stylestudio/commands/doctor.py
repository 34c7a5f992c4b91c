"""``stylestudio doctor``: what the program finds on this machine."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

from stylestudio import __version__, paths
from stylestudio.errors import StyleStudioError
from stylestudio.settings import Settings, load_settings

_PACKAGES = (
    "torch", "torchvision", "PySide6-Essentials", "pillow", "pillow-heif", "numpy",
    "safetensors",
)  # fmt: skip
_GIB = 2**30


def doctor(*, as_json: bool) -> int:
    """Print the findings. Returns 0, or 3 if something is missing that the program needs."""
    settings = load_settings()
    problems: list[str] = list(settings.notes)
    findings: dict[str, Any] = {
        "stylestudio": __version__,
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: _version(name, problems) for name in _PACKAGES},
        "processor": f"{psutil.cpu_count(logical=False)} cores, {psutil.cpu_count()} threads",
        "memory": _examined(_memory, problems),
        "device": _examined(lambda: _device(settings), problems),
        "weights": _examined(_weights, problems),
        "window": _examined(_window, problems),
        "folders": _folders(settings, problems),
        "problems": problems,
    }
    print(json.dumps(findings, indent=2) if as_json else _as_text(findings))
    return 3 if problems else 0


def _examined(look: Callable[[], Any], problems: list[str]) -> Any:
    """What ``look`` finds; what it stumbles over becomes a problem, not a traceback."""
    try:
        return look()
    except StyleStudioError as error:
        problem = str(error)
    except (ImportError, OSError) as error:
        problem = f"{type(error).__name__}: {error}"
    # A library that does not load is in the way of several.
    if problem not in problems:
        problems.append(problem)
    return None


def _version(name: str, problems: list[str]) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        problems.append(f"The package {name} is not installed.")
        return None


def _memory() -> dict[str, Any]:
    memory = import_module("stylestudio.engine.memory")
    free, limit = memory.free_bytes(), memory.tightest_limit()
    summary = f"{_gib(free)} GiB free"
    if limit is not None:
        summary += f"; a limit of {_gib(limit.limit_bytes)} GiB holds for {limit.holder}"
    return {
        "total_gib": _gib(psutil.virtual_memory().total),
        "free_gib": _gib(free),
        "limit_gib": None if limit is None else _gib(limit.limit_bytes),
        "default_budget_gib": _gib(memory.default_budget_bytes()),
        "summary": f"{summary}.",
    }


def _gib(size: int) -> float:
    return round(size / _GIB, 1)


def _device(settings: Settings) -> dict[str, Any]:
    devices = import_module("stylestudio.engine.devices")
    choice = devices.choose_device(settings.device)
    found = {
        "taken": choice.name,
        "title": choice.title,
        "reason": choice.reason,
        "available": devices.available_devices(),
        "convolution": str(devices.convolution_dtype(choice)).removeprefix("torch."),
        "threads": settings.threads or devices.physical_cores(),
    }
    if choice.card is not None:
        memory = import_module("stylestudio.engine.memory")
        found["card"] = {
            "capability": ".".join(map(str, choice.card.capability)),
            "total_gib": _gib(choice.card.total_bytes),
            "free_gib": _gib(memory.free_bytes(choice.torch_device)),
            "default_budget_gib": _gib(memory.default_budget_bytes(choice.torch_device)),
        }
    return found


def _weights() -> dict[str, Any]:
    weights = import_module("stylestudio.engine.weights")
    weights.load_vgg16()
    return {"backbone": "vgg16", "file": str(weights.vgg16_path()), "sha256": weights.VGG16_SHA256}


def _window() -> str:
    """Whether Qt's libraries load; they miss system libraries more often than anything else."""
    gui = import_module("PySide6.QtGui")
    core = import_module("PySide6.QtCore")
    return f"Qt {core.qVersion()} loads ({gui.__name__})"


def _folders(settings: Settings, problems: list[str]) -> dict[str, str]:
    folders = {
        "resources": _examined(lambda: str(paths.resources()), problems),
        "data": str(paths.data_dir()),
        "log": str(paths.log_dir()),
        "pictures": str(settings.pictures_dir),
        "settings_file": str(paths.settings_file()),
    }
    for name in ("data", "log", "pictures"):
        if not _writable(Path(folders[name])):
            problems.append(f"The folder {folders[name]} cannot be written to.")
    return folders


def _writable(folder: Path) -> bool:
    """Whether the folder, or the first of its parents that exists, can be written to."""
    for candidate in (folder, *folder.parents):
        try:
            if candidate.exists():
                return candidate.is_dir() and os.access(candidate, os.W_OK)
        except OSError:
            return False
    return False


def _as_text(findings: dict[str, Any]) -> str:
    lines = []
    for name, value in findings.items():
        if isinstance(value, dict):
            lines.append(f"{name}:")
            lines += [f"  {key}: {_in_words(inner)}" for key, inner in value.items()]
        elif name != "problems":
            lines.append(f"{name}: {_in_words(value)}")
    problems = findings["problems"]
    lines.append("Everything is there." if not problems else "Problems:")
    lines += [f"  {problem}" for problem in problems]
    return "\n".join(lines)


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {inner}" for key, inner in value.items())
    return "none" if value is None else str(value)
