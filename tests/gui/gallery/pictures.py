"""Folders of small pictures with records, for the tests of the gallery's page."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np

from stylestudio.gallery.metadata import texts_of
from stylestudio.gallery.record import record_of
from stylestudio.imaging.encode import encode_picture
from stylestudio.request.style_request import StyleRequest

REPORT: dict[str, Any] = {
    "device": {"name": "cpu", "title": "Processor (4 threads)"},
    "losses": {"content": 1.5, "style/conv1_1": 0.25},
    "evaluations": 117,
    "seconds": {"features": 31.0, "style_loss": 4.0},
    "elapsed_s": 39.0,
    "peak_bytes": 1.3e9,
    "weights": {"backbone": "vgg16", "sha256": "ab" * 32},
    "versions": {"stylestudio": "9.9", "torch": "2.8"},
}


def write_picture(
    folder: Path,
    file: str,
    name: str,
    *,
    variant: str = "gram",
    age_min: int = 0,
    stars: int = 0,
    series: str = "",
    seed: int = 0,
    **settings: Any,
) -> Path:
    """A picture with a record; the lower its age the newer it is."""
    folder.mkdir(parents=True, exist_ok=True)
    content, style = folder.parent / "Photo.png", folder.parent / "Painting.png"
    request = StyleRequest(
        content=str(content), styles=((str(style), 1.0),), variant=variant, seed=seed, **settings
    )
    record = dataclasses.replace(
        record_of(name, request, REPORT, series=series),
        # The same day in any part of the world.
        made_at=f"2026-03-14T12:{30 - age_min:02}:00+00:00",
    )
    pixels = np.random.default_rng(seed).integers(0, 256, (48, 64, 3), np.uint8)
    path = folder / file
    path.write_bytes(encode_picture(pixels, "PNG", text=texts_of(record, stars=stars)))
    return path


def make_gallery(folder: Path) -> Path:
    """Six pictures, two of them of one comparison; ``a.png`` is the newest."""
    write_picture(folder, "a.png", "Harbour × Waves", age_min=0, stars=2, seed=1)
    write_picture(folder, "b.png", "Lake × Waves", variant="pca", age_min=1, series="s", seed=2)
    write_picture(folder, "c.png", "Bridge × Fields", variant="svd", age_min=2, stars=5, seed=3)
    write_picture(folder, "d.png", "Lake × Waves", variant="svd", age_min=3, series="s", seed=4)
    write_picture(folder, "e.png", "Anna × Fields", variant="weighted", age_min=4, seed=5)
    write_picture(folder, "f.png", "Zoë × Fields", age_min=5, seed=6, strength=80.0)
    return folder
