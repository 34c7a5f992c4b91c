"""Golden pictures: compared with a tolerance, the difference written where they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio.engine import planner
from tests.engine.conftest import fixed_calibration

GoldenCheck = Callable[[np.ndarray, str, float], None]


@pytest.fixture(autouse=True)
def fixed_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever kernels are the fastest here, they round differently from others."""
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())


@pytest.fixture
def check_golden(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenCheck:
    """``check(picture, name, most_rms)``: against ``tests/golden/<name>.png``, RMS of 0 to 255."""

    def check(picture: np.ndarray, name: str, most_rms: float) -> None:
        golden = Path(__file__).parent / f"{name}.png"
        if request.config.getoption("--update-golden"):
            Image.fromarray(picture).save(golden)
            return
        with Image.open(golden) as stored:
            expected = np.asarray(stored.convert("RGB"))
        assert picture.shape == expected.shape
        difference = picture.astype(float) - expected
        rms = float(np.sqrt((difference**2).mean()))
        if rms > most_rms:
            Image.fromarray(picture).save(tmp_path / f"{name}.png")
            visible = np.clip(128 + 4 * difference, 0, 255).astype(np.uint8)
            Image.fromarray(visible).save(tmp_path / f"{name}-difference.png")
            pytest.fail(f"{name}: RMS {rms:.2f} is above {most_rms}; pictures in {tmp_path}")

    return check
