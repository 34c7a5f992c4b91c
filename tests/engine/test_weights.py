"""The bundled network is the one it claims to be."""

from __future__ import annotations

from pathlib import Path

import pytest
import skimage.data
import torch
import torch.nn.functional as F  # noqa: N812

from stylestudio.engine import weights
from stylestudio.engine.backbone import Backbone
from stylestudio.errors import WeightsError

# Mean activations after ReLU of the ImageNet VGG-16 (Caffe lineage) on the astronaut at 256 px.
REFERENCE = {
    "conv1_1": 24.9,
    "conv1_2": 132.7,
    "conv2_1": 214.1,
    "conv2_2": 239.3,
    "conv3_1": 332.9,
    "conv3_3": 235.5,
    "conv4_1": 192.2,
    "conv4_2": 115.2,
    "conv5_1": 29.9,
}


def test_mean_activations_are_those_of_the_original_network() -> None:
    photo = torch.from_numpy(skimage.data.astronaut()).permute(2, 0, 1)[None].float() / 255
    photo = F.interpolate(photo, size=(256, 256), mode="bilinear", antialias=True)
    backbone = Backbone(weights.load_vgg16(), padding="zeros")
    features = backbone.features(photo, list(REFERENCE))
    means = {tap: float(features[tap].mean()) for tap in REFERENCE}
    assert means == pytest.approx(REFERENCE, abs=0.06)


@pytest.fixture
def models_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(weights.paths, "resources", lambda: tmp_path)
    return tmp_path / "models"


def test_missing_weights_are_named_with_a_remedy(models_in: Path) -> None:
    with pytest.raises(WeightsError, match=r"cannot be read.*Install StyleStudio again"):
        weights.load_vgg16()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0" * 100])
def test_damaged_weights_are_refused_before_they_are_parsed(models_in: Path, damage: bytes) -> None:
    (models_in / weights.VGG16_FILE).write_bytes(damage)
    with pytest.raises(WeightsError, match="damaged"):
        weights.load_vgg16()
