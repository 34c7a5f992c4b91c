"""A pair of pictures, and a network that paints in no time."""

from __future__ import annotations

from pathlib import Path

import pytest
import skimage.data
from PIL import Image

from stylestudio import paths
from stylestudio.engine import estimate, planner, transfer
from tests.engine.conftest import fixed_calibration, make_tiny_weights


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    photo, painting = tmp_path / "Füchsin.png", tmp_path / "painting.jpg"
    Image.fromarray(skimage.data.chelsea()).save(photo)
    Image.fromarray(skimage.data.coffee()).save(painting)
    return str(photo), str(painting)


@pytest.fixture
def tiny_network(monkeypatch: pytest.MonkeyPatch) -> None:
    # Threads that wait for each other take longer than such a network's sums.
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text("threads = 1")
    monkeypatch.setattr(transfer, "load_vgg16", make_tiny_weights)
    monkeypatch.setattr(estimate, "load_vgg16", make_tiny_weights)
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())
