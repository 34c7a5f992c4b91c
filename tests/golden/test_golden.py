"""What the real network paints from the bundled pair, evaluation by evaluation."""

from __future__ import annotations

import numpy as np
import pytest

from stylestudio import paths
from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest
from tests.golden.conftest import GoldenCheck

# Few evaluations: float rounding differs between processors, and a descent amplifies it.
_EVALUATIONS = 12


@pytest.mark.parametrize("preset", ["painterly", "gatys-2016", "paper-guo-yuan"])
def test_each_preset_paints_what_it_painted(preset: str, check_golden: GoldenCheck) -> None:
    samples = paths.resources() / "samples"
    request = StyleRequest(
        content=str(samples / "content_harbour.jpg"),
        style=str(samples / "style_swirls.jpg"),
        **{
            **bundled_presets()[preset].settings,
            "size_px": 128,
            "evaluations": _EVALUATIONS,
            "device": "cpu",
        },
    )
    *_, last = transfer.run(request, RunControl())
    assert last.kind is EventKind.FINISHED, last.error
    picture: np.ndarray = last.picture
    check_golden(picture, preset, 4.0)
