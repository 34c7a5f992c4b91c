"""Pictures as a run leaves them in the gallery, with all that a run reports."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
from PIL import Image

from stylestudio.disk import sha256_of
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import PictureRecord, record_of
from stylestudio.request.schema import to_dict
from stylestudio.request.style_request import StyleRequest

#: In the path of every source: nobody outside may read it.
OWNER = "owner-of-this-computer"


def sources_in(folder: Path) -> tuple[str, str]:
    """A photo and a painting in a folder that tells something about its owner."""
    folder = folder / OWNER
    folder.mkdir(exist_ok=True)
    for name, value in (("photo.png", 90), ("painting.jpg", 180)):
        Image.fromarray(np.full((60, 80, 3), value, np.uint8)).save(folder / name)
    return str(folder / "photo.png"), str(folder / "painting.jpg")


def record_from(
    sources: tuple[str, str], name: str = "Tübingen × Waves", **changes: object
) -> PictureRecord:
    """The record of a run.

    Args:
        changes: fields of the record in place of those, among them ``variant``.
    """
    request = StyleRequest(
        content=sources[0],
        styles=((sources[1], 1.0),),
        variant=str(changes.pop("variant", "gram")),
        size_px=96,
    )
    report = {
        "request": to_dict(request),
        "sources": [
            {"role": role, "path": path, "sha256": sha256_of(Path(path))}
            for role, path in zip(("content", "style"), sources, strict=True)
        ],
        "plan": {"device": "cpu", "threads": 2, "scales": [{"size_px": 48}, {"size_px": 96}]},
        "device": {"name": "cpu", "title": "processor, 2 cores", "reason": "no card"},
        "losses": {"content": 0.25, "style/conv1_1": 1.5, "total_variation": 0.0},
        "measured": {"content": 0.125},
        "learned_weights": {"conv1_1": [0.5, 1.5]},
        "evaluations": 75,
        "seconds": {"style_loss": 1.25},
        "elapsed_s": 83.2,
        "peak_bytes": 2**30,
        "notices": [f"“/home/{OWNER}/unfinished” is full."],
        "checkpoint": f"/home/{OWNER}/unfinished/1",
        "weights": {"backbone": "vgg16", "sha256": "a" * 64},
        "versions": {"stylestudio": "1.0", "torch": "2.6"},
    }
    return dataclasses.replace(record_of(name, request, report), **changes)


def paint(
    gallery: Gallery, folder: Path, name: str = "Tübingen × Waves", bits: int = 8, **changes: object
) -> Path:
    """A picture of 96 × 64 in the gallery.

    Args:
        folder: where its sources are.
        changes: fields of its record, see :func:`record_from`.
    """
    return gallery.keep(pixels(bits), record_from(sources_in(folder), name, **changes))


def pixels(bits: int = 8) -> np.ndarray:
    """A smooth picture of 96 × 64; in 16 bits with more levels than 8 can hold."""
    rows, columns = np.mgrid[0:64, 0:96]
    planes = np.stack([rows * 1000 + columns, columns * 600 + rows, rows * 500 + 77], axis=2)
    deep = planes.astype(np.uint16)
    return deep if bits == 16 else (deep >> 8).astype(np.uint8)
