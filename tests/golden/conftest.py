"""Golden pictures: compared with a tolerance, the difference written where they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stylestudio.engine import planner
from tests.engine.conftest import fixed_calibration
from tests.golden.checking import check_against

GoldenCheck = Callable[[np.ndarray, str, float], None]


@pytest.fixture(autouse=True)
def fixed_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever kernels are the fastest here, they round differently from others."""
    monkeypatch.setattr(planner, "load_or_measure", lambda *_: fixed_calibration())


@pytest.fixture
def check_golden(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenCheck:
    """``check(picture, name, most_rms)``: against ``tests/golden/<name>.png``, RMS of 0 to 255."""

    def check(picture: np.ndarray, name: str, most_rms: float) -> None:
        check_against(
            picture,
            Path(__file__).parent / f"{name}.png",
            most_rms,
            update=request.config.getoption("--update-golden"),
            failures=tmp_path,
        )

    return check
