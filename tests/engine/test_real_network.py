"""The real network on real pictures, judged by an evaluator that shares no code with the engine."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image

from stylestudio import paths
from stylestudio.engine import transfer
from stylestudio.engine.control import RunControl
from stylestudio.engine.events import EventKind, RunEvent
from stylestudio.engine.pictures import load_at_size
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import PcaSettings, SvdSettings
from stylestudio.settings import Settings
from tests.tools.evaluator import judge

pytestmark = pytest.mark.usefixtures("fixed_kernels")

_STYLE = paths.resources() / "samples" / "style_swirls.jpg"


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("real") / "astronaut.png"
    Image.fromarray(skimage.data.astronaut()).save(path)
    return path


def run(photo: Path, **settings: object) -> RunEvent:
    request = StyleRequest(
        content=str(photo), styles=((str(_STYLE), 1.0),), device="cpu", **settings
    )
    *_, last = transfer.run(request, RunControl(), settings=Settings(threads=1))
    assert last.kind is EventKind.FINISHED, last.error
    return last


def paint(photo: Path, **settings: object) -> np.ndarray:
    return run(photo, **settings).picture


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_the_default_paints_in_the_style_and_keeps_the_photo(photo: Path) -> None:
    result = paint(photo, size_px=192)
    verdict = judge(pixels(photo), pixels(_STYLE), result)
    assert verdict.share <= 0.2, verdict
    assert verdict.content <= 0.75, verdict
    assert verdict.palette <= 0.4 * verdict.photo_palette, verdict
    assert 0.6 <= verdict.roughness <= 1.15, verdict


def test_strength_raises_the_style_step_by_step() -> None:
    scene = paths.resources() / "samples" / "content_harbour.jpg"
    results = [
        paint(scene, size_px=128, evaluations=60, strength=strength)
        for strength in (0, 25, 50, 75, 100)
    ]
    verdicts = [judge(pixels(scene), pixels(_STYLE), result) for result in results]
    # The evaluator resizes with the same filter as the program: strength 0 is the photo itself.
    assert verdicts[0].share == pytest.approx(1, abs=1e-3)
    for weaker, stronger in itertools.pairwise(verdicts):
        assert stronger.share < weaker.share
        assert stronger.content > weaker.content
    for weaker, stronger in itertools.pairwise(results):
        # Visible: a quarter of the pixels change by more than a twentieth of the range.
        difference = np.abs(stronger.astype(int) - weaker).max(axis=-1)
        assert np.percentile(difference, 75) >= 13


def style_distance(last: RunEvent) -> float:
    """The mean over the layers of the distance that is the same for every style loss."""
    distances = [value for name, value in last.report["measured"].items() if name != "content"]
    assert len(distances) == 5
    return float(np.mean(distances))


def test_each_style_loss_brings_the_real_networks_features_nearer_to_the_paintings(
    photo: Path,
) -> None:
    # The first evaluation is of the photo itself, so one evaluation measures the photo.
    before = style_distance(run(photo, size_px=64, evaluations=1))
    for variant in ("gram", "pca", "svd", "weighted"):
        after = style_distance(run(photo, size_px=64, evaluations=12, variant=variant))
        assert after < 0.8 * before, variant


def test_full_rank_paints_grams_picture(photo: Path) -> None:
    settings = {"size_px": 64, "evaluations": 8, "strength": 100.0}
    expected = paint(photo, **settings).astype(int)
    moved = np.abs(expected - load_at_size(str(photo), 64)).mean()
    assert moved > 5
    full_rank = {"pca": PcaSettings(fraction=1.0), "svd": SvdSettings(fraction=1.0)}
    for variant, full in full_rank.items():
        found = paint(photo, **settings, variant=variant, variant_settings=full)
        # Float32 adds up in another order, and a descent amplifies that.
        assert np.abs(found - expected).mean() < 0.02 * moved, variant
