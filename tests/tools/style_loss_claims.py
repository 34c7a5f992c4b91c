"""Measures what docs/style-losses.md states of the style losses, on pictures of one's own choice.

    python -m tests.tools.style_loss_claims KIND FOLDER PHOTO PAINTING [PHOTO PAINTING …]

writes FOLDER/KIND.json. KIND is one of

* ``ranks``: at 128 px, 150 evaluations, with K = 1, C/16 … C of ``pca`` and
  ``svd``: the full-Gram style loss of the result and its distance from the photo.
* ``learned``: at 128 px, 150 evaluations, ``weighted`` against ``gram`` at a strength
  that gives the same content loss: how badly single rows of the Gram matrices are missed.
* ``difference``: at 256 px with the default settings: how far the variants' pictures lie
  apart, in units of what ten more evaluations change.

Timing plays no part, and each run has one thread, so that two kinds may be measured side by side.
Each takes about half an hour; what is already in its file is kept, so that it can be interrupted.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from stylestudio.engine import transfer
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import RunEvent
from stylestudio.engine.pictures import load_at_size
from stylestudio.engine.pixels import to_image
from stylestudio.engine.style_terms import GramSums
from stylestudio.engine.weights import load_vgg16
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import PcaSettings, SvdSettings
from stylestudio.settings import Settings
from tests.tools.evaluator import oklab, palette_distance

_RANKS = {"1": {"k": 1}} | {f"C/{divisor}": {"fraction": 1 / divisor} for divisor in (16, 8, 4, 2)}
_RANKS["C"] = {"fraction": 1}
_CLAIM_EVALUATIONS = 150
#: "Content within 2 %" of gram's.
_SAME_CONTENT = 0.02


def paint(request: StyleRequest) -> RunEvent:
    """The run's last event."""
    last = list(transfer.run(request, RunControl(), preview_px=0, settings=Settings(threads=1)))[-1]
    assert last.picture is not None, last.error
    return last


def style_loss_of(event: RunEvent) -> float:
    """The objective's S under the full Gram matrix: layers in the request's own proportions."""
    weights = dict(event.report["request"]["style_taps"])
    measured = event.report["measured"]
    total = sum(weights.values())
    return sum(measured[f"style/{tap}"] * weight / total for tap, weight in weights.items())


def ranks(photo: str, painting: str) -> dict[str, Any]:
    """By variant and K: the full-Gram style loss, and how far the picture is from the photo."""
    found: dict[str, Any] = {}
    for variant, settings in (("pca", PcaSettings), ("svd", SvdSettings)):
        found[variant] = {}
        for name, rank in _RANKS.items():
            event = paint(
                StyleRequest(
                    content=photo,
                    styles=((painting, 1.0),),
                    size_px=128,
                    evaluations=_CLAIM_EVALUATIONS,
                    variant=variant,
                    variant_settings=settings(**rank),
                    device="cpu",
                )
            )
            original = load_at_size(photo, 128)
            assert event.picture is not None
            difference = event.picture.astype(float) - original.astype(float)
            found[variant][name] = {
                "style_loss": style_loss_of(event),
                "content_loss": event.report["measured"]["content"],
                "distance_from_photo": float(np.sqrt((difference**2).mean())),
            }
            print("  ", variant, name, found[variant][name], flush=True)
    return found


def learned(photo: str, painting: str) -> dict[str, Any]:
    """How badly rows are missed by ``gram`` and by ``weighted`` at the same content loss."""
    request = StyleRequest(
        content=photo,
        styles=((painting, 1.0),),
        size_px=128,
        evaluations=_CLAIM_EVALUATIONS,
        device="cpu",
    )
    gram = paint(request)
    wanted = gram.report["measured"]["content"]
    request = request.replace(variant="weighted")
    weighted = paint(request)
    # Content grows with strength a little slower than in proportion: a few secant steps.
    tried = [(0.0, 0.0), (request.strength, weighted.report["measured"]["content"])]
    while abs(tried[-1][1] / wanted - 1) > _SAME_CONTENT and len(tried) < 9:
        (s0, c0), (s1, c1) = tried[-2:]
        slope = (c1 - c0) / (s1 - s0) if c1 != c0 else c1 / s1
        strength = min(100.0, max(1.0, s1 + (wanted - c1) / slope))
        weighted = paint(request.replace(strength=strength))
        tried.append((strength, weighted.report["measured"]["content"]))
    found = {"weighted_strength": tried[-1][0]}
    for name, event in (("gram", gram), ("weighted", weighted)):
        found[name] = {
            **_row_figures(event, painting),
            "content_loss": event.report["measured"]["content"],
            "style_loss": style_loss_of(event),
        }
        print("  ", name, found[name], flush=True)
    return found


def _row_figures(event: RunEvent, painting: str) -> dict[str, Any]:
    """Largest and 95th percentile of ``ρ_i = ‖D[i]‖²/e_i²`` over the living rows, by layer."""
    assert event.picture is not None
    taps = [tap for tap, _ in event.report["request"]["style_taps"]]
    style = _grams(load_at_size(painting, event.report["request"]["size_px"]), taps)
    result = _grams(event.picture, taps)
    largest, percentile = {}, {}
    for tap in taps:
        rows = style[tap].norm(dim=1)
        missed = (result[tap] - style[tap]).norm(dim=1)[rows >= 0.01 * rows.mean()]
        rho = (missed / rows[rows >= 0.01 * rows.mean()]).square()
        largest[tap], percentile[tap] = float(rho.max()), float(rho.quantile(0.95))
    return {
        "largest": largest,
        "largest_mean": float(np.mean(list(largest.values()))),
        "percentile_95": percentile,
        "percentile_95_mean": float(np.mean(list(percentile.values()))),
    }


@torch.no_grad()
def _grams(pixels: np.ndarray, taps: list[str]) -> dict[str, Tensor]:
    features = Backbone(load_vgg16()).features(to_image(pixels, torch.device("cpu")), taps)
    sums = GramSums()
    for tap in taps:
        sums.add(tap, features[tap])
    return sums.grams()


def difference(photo: str, painting: str, folder: Path) -> dict[str, Any]:
    """Mean OkLab ΔE (×100) between the variants' pictures, reduced to 64 px.

    The pictures themselves go to ``folder``: someone has to look at them.
    """
    request = StyleRequest(content=photo, styles=((painting, 1.0),), size_px=256, device="cpu")
    names = ("gram", "pca", "svd", "weighted")
    pictures = {name: paint(request.replace(variant=name)).picture for name in names}
    palettes = {}
    for name, picture in pictures.items():
        assert picture is not None
        Image.fromarray(picture).save(folder / f"{_title(photo, painting)} · {name}.png")
        palettes[name] = palette_distance(picture, load_at_size(painting, 256))
    drift = _distance(*_late_pictures(request))
    between = {
        f"{a}/{b}": _distance(pictures[a], pictures[b]) for a, b in itertools.combinations(names, 2)
    }
    found = {
        "evaluations_110_to_120": drift,
        "between": between,
        "palette_distance": palettes,
    }
    print("  ", found, flush=True)
    return found


def _late_pictures(request: StyleRequest) -> tuple[np.ndarray, np.ndarray]:
    """The best pictures of one run after 110 and 120 evaluations."""
    found = {}
    interval, transfer._preview_interval_s = transfer._preview_interval_s, lambda _: 0.0
    try:
        events = transfer.run(
            request.replace(evaluations=120),
            RunControl(),
            preview_px=request.size_px,
            settings=Settings(threads=1),
        )
        for event in events:
            progress = event.progress
            if event.picture is not None and progress and progress.scale == progress.scale_count:
                found[progress.evaluation] = event.picture
    finally:
        transfer._preview_interval_s = interval
    return found[110], found[120]


def _distance(a: Any, b: Any) -> float:
    return 100 * float(np.sqrt(((_small(a) - _small(b)) ** 2).sum(-1)).mean())


def _small(picture: np.ndarray) -> np.ndarray:
    image = Image.fromarray(picture)
    scale = 64 / max(image.size)
    size = (round(image.width * scale), round(image.height * scale))
    return oklab(np.asarray(image.resize(size, Image.Resampling.BOX)))


def _title(photo: str, painting: str) -> str:
    return f"{Path(photo).stem} × {Path(painting).stem}"


def main(kind: str, folder: Path, pairs: list[tuple[str, str]]) -> None:
    """Measure what is missing in the file, pair by pair."""
    measure: dict[str, Callable[[str, str], dict[str, Any]]] = {
        "ranks": ranks,
        "learned": learned,
        "difference": partial(difference, folder=folder),
    }
    output = folder / f"{kind}.json"
    figures = json.loads(output.read_text()) if output.exists() else {}
    for photo, painting in pairs:
        title = _title(photo, painting)
        if title in figures:
            continue
        print(kind, title, flush=True)
        figures[title] = measure[kind](photo, painting)
        output.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    paths = sys.argv[3:]
    main(sys.argv[1], Path(sys.argv[2]), list(zip(paths[::2], paths[1::2], strict=True)))
