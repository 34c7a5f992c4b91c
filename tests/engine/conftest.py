"""A tiny seeded network for logic tests, and small pictures on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from stylestudio import paths
from stylestudio.engine import devices, planner, transfer
from stylestudio.engine.backbone import POOL_AFTER, Backbone
from stylestudio.engine.calibration import SIZES_PX, Calibration, KernelTime
from stylestudio.engine.kernels.registry import KERNELS
from stylestudio.engine.pace import Pace
from stylestudio.request.style_request import TAPS, StyleRequest

_CHANNELS = {"1": 4, "2": 6, "3": 8, "4": 8, "5": 8}
#: By block: every kernel has its turn.
_FASTEST = {"1": "stock", "2": "winograd-rows", "3": "winograd-6", "4": "winograd-4", "5": "stock"}


def make_tiny_weights(dtype: torch.dtype = torch.float32) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(7)
    weights, channels_in = {}, 3
    for tap in TAPS:
        channels = _CHANNELS[tap[4]]
        kernel = torch.randn(channels, channels_in, 3, 3, generator=generator, dtype=torch.float64)
        weights[f"{tap}.weight"] = (kernel * (2 / (9 * channels_in)) ** 0.5).to(dtype)
        bias = torch.randn(channels, generator=generator, dtype=torch.float64)
        weights[f"{tap}.bias"] = bias.to(dtype)
        channels_in = channels
    return weights


@pytest.fixture
def tiny_weights() -> dict[str, Tensor]:
    return make_tiny_weights()


@pytest.fixture
def tiny_backbone64() -> Backbone:
    return Backbone(make_tiny_weights(torch.float64))


def fixed_calibration() -> Calibration:
    """As if each block were fastest by another kernel; the same on every machine."""
    layers, shrink = {}, 1
    for tap in TAPS:
        names = list(KERNELS) if tap != "conv1_1" else ["stock"]
        layers[tap] = {}
        for name in names:
            seconds = 2e-7 if name == _FASTEST[tap[4]] else 3e-7
            sizes = [(height // shrink) * (width // shrink) for height, width in SIZES_PX]
            layers[tap][name] = tuple(
                KernelTime(size, size * seconds, size * seconds) for size in sizes
            )
        if tap in POOL_AFTER:
            shrink *= 2
    rest_s = {height * width: 2e-7 * height * width for height, width in SIZES_PX}
    return Calibration(layers, rest_s, {"weighted": 1e-4})


@pytest.fixture
def fixed_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same request takes the same plan, and so gives the same pixels, on every machine."""
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())
    # Noted, but never read: how fast the last run was must not tell two plans apart.
    monkeypatch.setattr(planner, "pace_of", lambda *_: Pace(paths.cache_dir() / "pace-fixed.json"))


@pytest.fixture
def tiny_network(monkeypatch: pytest.MonkeyPatch, fixed_kernels: None) -> None:
    """The transfer runs on the tiny network, whose layers are too small to share out."""
    monkeypatch.setattr(transfer, "load_vgg16", make_tiny_weights)
    monkeypatch.setattr(devices, "physical_cores", lambda: 1)


def picture(height: int, width: int, seed: int) -> np.ndarray:
    """Smooth colourful blobs with some noise: something to paint from."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    waves = [np.sin(2 * np.pi * (rng.uniform(1, 5) * x + rng.uniform(1, 5) * y)) for _ in range(3)]
    pixels = 127 + 80 * np.stack(waves, -1) + rng.normal(0, 12, (height, width, 3))
    return np.clip(pixels, 0, 255).astype(np.uint8)


@pytest.fixture
def request_128(tmp_path: Path) -> StyleRequest:
    """A request on two small pictures, at 128 px, few evaluations."""
    Image.fromarray(picture(97, 131, 1)).save(tmp_path / "photo.png")
    Image.fromarray(picture(120, 90, 2)).save(tmp_path / "painting.png")
    return StyleRequest(
        content=str(tmp_path / "photo.png"),
        styles=((str(tmp_path / "painting.png"), 1.0),),
        size_px=128,
        evaluations=6,
        device="cpu",
    )
