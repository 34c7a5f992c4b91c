"""What a run is foretold to take, against what it takes: the real network in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from stylestudio import paths

MIB = 2**20

# Says the plan's prediction, and the peak above what the process held before.
_PAINTER = """
import json, sys
from stylestudio.engine import planner, transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.memory import peak_bytes, resident_bytes
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings
from tests.engine.conftest import fixed_calibration

planner.load_or_measure = lambda *_: fixed_calibration()
content, size_px, budget_gib, *paintings = sys.argv[1:]
styles = tuple((path, 1.0) for path in paintings)
request = StyleRequest(content=content, styles=styles, device="cpu", size_px=int(size_px),
                       pyramid=False, evaluations=1)
settings = Settings(threads=1, memory_budget_gib=float(budget_gib))
before = resident_bytes()
*_, last = transfer.run(request, RunControl(), settings=settings)
assert last.kind.value == "finished", last.error
plan = last.report["plan"]
print(json.dumps([plan["predicted_bytes"], peak_bytes() - before, plan["scales"][-1]["history"]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak is counted otherwise")
@pytest.mark.parametrize(
    ("size_px", "budget_gib", "paintings"),
    [(256, 0.0, 1), (512, 0.0, 1), (512, 0.5, 1), (512, 0.0, 4)],
)
def test_the_memory_is_what_was_foretold(size_px: int, budget_gib: float, paintings: int) -> None:
    samples = paths.resources() / "samples"
    names = ("swirls", "woodcut", "mosaic", "watercolour")[:paintings]
    styles = [str(samples / f"style_{name}.jpg") for name in names]
    photo = str(samples / "content_harbour.jpg")
    done = subprocess.run(
        [sys.executable, "-c", _PAINTER, photo, str(size_px), str(budget_gib), *styles],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    predicted, measured, history = json.loads(done.stdout)
    # One evaluation remembers no pair of steps: two pictures each, 3 values of 4 bytes a pixel.
    predicted -= 2 * history * 12 * size_px**2 * 3 // 4
    assert abs(measured - predicted) <= max(0.2 * predicted, 64 * MIB), (
        f"{measured / MIB:.0f} MiB, foretold {predicted / MIB:.0f} MiB"
    )
