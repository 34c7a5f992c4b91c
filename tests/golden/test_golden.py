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
from stylestudio.settings import Settings
from tests.golden.conftest import GoldenCheck

# Few evaluations: float rounding differs between processors, and a descent amplifies it.
_EVALUATIONS = 12


def paint(**settings: object) -> np.ndarray:
    samples = paths.resources() / "samples"
    values = {"size_px": 128, "evaluations": _EVALUATIONS, "device": "cpu"}
    request = StyleRequest(
        content=str(samples / "content_harbour.jpg"),
        styles=((str(samples / "style_swirls.jpg"), 1.0),),
        **{**settings, **values},
    )
    *_, last = transfer.run(request, RunControl(), settings=Settings(threads=1))
    assert last.kind is EventKind.FINISHED, last.error
    return last.picture


@pytest.mark.parametrize("preset", ["painterly", "gatys-2016", "paper-guo-yuan"])
def test_each_preset_paints_what_it_painted(preset: str, check_golden: GoldenCheck) -> None:
    check_golden(paint(**bundled_presets()[preset].settings), preset, 4.0)


# Of gram there is one already: it is painterly's.
@pytest.mark.parametrize("variant", ["pca", "svd", "weighted"])
def test_each_style_loss_paints_what_it_painted(variant: str, check_golden: GoldenCheck) -> None:
    check_golden(paint(variant=variant), f"variant-{variant}", 4.0)
