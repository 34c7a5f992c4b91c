"""Paints on the tiny network, and waits to be killed after some evaluations.

Usage: interrupt_run.py PHOTO PAINTING. It prints a line once it can be killed.
"""

from __future__ import annotations

import sys

from stylestudio.engine import planner, transfer
from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.engine.control import RunControl
from stylestudio.engine.keeping import Keeping
from stylestudio.request.style_request import StyleRequest
from tests.engine.conftest import fixed_calibration, make_tiny_weights


def main(content: str, style: str) -> None:
    transfer.load_vgg16 = make_tiny_weights
    planner.load_or_measure = lambda *_: fixed_calibration()
    CheckpointWriter.due = lambda _: True
    request = StyleRequest(
        content=content, styles=((style, 1.0),), size_px=64, evaluations=8, device="cpu"
    )
    for event in transfer.run(request, RunControl(), keeping=Keeping(title="Harbour × Waves")):
        assert event.error is None, event.error
        # An evaluation is kept after its event.
        if event.progress is not None and event.progress.evaluation == 5:
            break
    print("kept", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
