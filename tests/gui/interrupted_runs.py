"""Runs that were interrupted, as they lie on the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from stylestudio.engine.checkpoint import CheckpointWriter
from stylestudio.request.style_request import StyleRequest

REQUEST = StyleRequest(content="Boat.png", styles=(("Storm.png", 1.0),), seed=7)
SOURCE = np.full((8, 9, 3), 77, np.uint8)


def interrupted(
    title: str = "Boat × Storm",
    evaluation: int = 4450,
    request: StyleRequest = REQUEST,
    **facts,
) -> Path:
    """The folder of a run that nobody works on, interrupted in the second of two scales."""
    scales = [
        {"size_px": size_px, "evaluations": evaluations, "evaluation_s": seconds}
        for size_px, evaluations, seconds in ((128, 5000, 1.0), (256, 10000, 3.0))
    ]
    writer = CheckpointWriter.create(
        request, {"scales": scales}, {"photo": SOURCE, "painting": SOURCE}, title=title
    )
    facts = {"scale": 1, "evaluation": evaluation, "elapsed_s": 83.0} | facts
    assert writer.save({"image": torch.zeros(3)}, facts) is None
    writer.release()
    return writer.folder
