"""The machine that figures were measured on."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import psutil
import torch

from stylestudio.engine.report import versions
from stylestudio.engine.weights import VGG16_SHA256


def machine_facts() -> dict[str, Any]:
    """Processor, threads, memory, system, versions and weights, JSON-ready."""
    return {
        "processor": _processor(),
        "cores": psutil.cpu_count(logical=False),
        "threads": torch.get_num_threads(),
        "memory_bytes": psutil.virtual_memory().total,
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "versions": versions(),
        "weights": {"backbone": "vgg16", "sha256": VGG16_SHA256},
    }


def _processor() -> str:
    """The processor's name, as far as the system tells it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
