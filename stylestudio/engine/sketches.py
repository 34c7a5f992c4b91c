"""The first scale of a run, kept for the next run that would begin with the very same one.

A sketch is the first scale of a finished picture. Whoever likes one has it painted in full; that
run begins with what the sketch ended with, and gives the same pixels as without it.

It is a cache: what goes wrong with it is logged and costs no run anything.
``cache_dir()/sketches/<key>.safetensors`` holds one first scale.
"""

from __future__ import annotations

import hashlib
import json
import logging
import platform
import uuid
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from stylestudio import paths
from stylestudio.engine.descent import Best, DescentState
from stylestudio.engine.devices import DeviceChoice
from stylestudio.engine.pictures import Sources, resize_to
from stylestudio.engine.plan import Plan, ScalePlan
from stylestudio.engine.report import versions
from stylestudio.engine.run_files import UnreadableError
from stylestudio.engine.tensor_file import read_tensors, write_tensors
from stylestudio.engine.weights import VGG16_SHA256
from stylestudio.request.schema import to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named

_log = logging.getLogger(__name__)

#: Files that stay, the newest ones.
_MOST_FILES = 32
#: A first scale is larger only where a picture is painted without any coarser one.
_LARGEST_BYTES = 2 << 20

#: Of a request: what the first scale does not depend on, or only by what the key has anyway: the
#: pictures by their pixels and weights, sizes and evaluations as they are planned, the device by
#: its name.
_WITHOUT = frozenset(
    {"content", "styles", "preset", "quality", "size_px", "evaluations", "pyramid", "device"}
)
#: Of a plan: what was foretold, and what it was made from.
_FORETOLD = frozenset({"scales", "budget_bytes", "predicted_bytes", "evaluation_s"})


class Sketch(NamedTuple):
    """What the first scale ended with.

    Attributes:
        best: its picture, ``(1, 3, H, W)``, and the loss of that.
        evaluations: how many it took.
        learned_weights: as the report has them.
    """

    best: Best
    evaluations: int
    learned_weights: dict[str, list[float]]


def key_of(request: StyleRequest, plan: Plan, device: DeviceChoice, sources: Sources) -> str:
    """A SHA-256 over all that the pixels of the plan's first scale depend on.

    Fields that requests and plans get one day belong to it, unless they are named above.

    Args:
        sources: as they were loaded; what counts is what they are at the first scale.

    Returns:
        Nothing where no run could begin with it: the request is for one scale alone and no sketch,
        or the style loss is an add-on's, whose code can change without a word.
    """
    scale = plan.scales[0]
    ours = variant_named(request.variant).style_loss.startswith("stylestudio.")
    if not ours or (len(plan.scales) == 1 and request.quality != "sketch"):
        return ""
    pictures = (sources.photo, *sources.paintings)
    small = [resize_to(pixels, scale.size_px) for pixels in pictures]
    facts = {
        "request": _rest(to_dict(request), _WITHOUT),
        "plan": _rest(asdict(plan), _FORETOLD),
        "scale": _rest(asdict(scale), _FORETOLD),
        "shapes": [pixels.shape for pixels in small],
        "style_weights": [weight for _, weight in request.styles],
        "weights": VGG16_SHA256,
        "program": [versions(), _source_sha256()],
        # The same folder may be used from several machines, and rounding differs between them.
        "machine": [
            device.title,
            platform.machine(),
            platform.processor(),
            torch.backends.cpu.get_cpu_capability(),
        ],
    }
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    for pixels in small:
        digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def keep(key: str, state: DescentState) -> None:
    """Keep the first scale, which has ended in ``state``. Never raises.

    Other processes may keep and take at the same time.
    """
    path = _path(key)
    # Of this process and this call alone: another one may be writing the same sketch.
    draft = path.with_name(f"{key}-{uuid.uuid4().hex}")
    facts = {
        "key": key,
        "evaluations": state.evaluations,
        "terms": state.best.terms,
        "lowest_loss": state.best.lowest_loss,
        "learned_weights": state.learned_weights,
    }
    try:
        if state.best.image.nbytes > _LARGEST_BYTES:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_tensors(draft, {"image": state.best.image}, facts)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _remove_oldest(path.parent)
    except Exception:
        _log.warning("the sketch could not be kept", exc_info=True)


def take(key: str, scale: ScalePlan, device: torch.device) -> Sketch | None:
    """What :func:`keep` kept under ``key``, None where there is nothing of use. Never raises.

    A file that cannot be used is removed.

    Args:
        scale: the first one of the run that asks.
        device: where the picture goes.
    """
    path = _path(key)
    try:
        tensors, facts = read_tensors(path)
        image = tensors["image"]
        if facts["key"] != key or image.shape != (1, 3, scale.height_px, scale.width_px):
            raise UnreadableError(f"{path.name} is of another run")
        best = Best(image.to(device), dict(facts["terms"]), float(facts["lowest_loss"]))
        return Sketch(best, int(facts["evaluations"]), dict(facts["learned_weights"]))
    except FileNotFoundError:
        return None
    except Exception as error:
        _log.warning("a kept sketch cannot be used and is removed: %s", error)
        with suppress(OSError):
            path.unlink()
        return None


def _path(key: str) -> Path:
    return paths.cache_dir() / "sketches" / f"{key}.safetensors"


def _remove_oldest(folder: Path) -> None:
    """Keep the newest files; drafts that a killed process left grow old with the others."""
    found = []
    for file in folder.iterdir():
        # Another process may be removing it too.
        with suppress(OSError):
            found.append((file.stat().st_mtime_ns, file))
    for _, file in sorted(found)[:-_MOST_FILES]:
        with suppress(OSError):
            file.unlink()


def _rest(facts: dict[str, Any], without: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in without}


@cache
def _source_sha256() -> str:
    """Of the engine's source: in a checkout it changes while the version stays.

    An installed program without source has its version alone.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*.py")):
        digest.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return digest.hexdigest()
