"""Judges a picture by measures of its own. It shares no code with the engine that painted it.

* ``share``: the style loss of the result over that of the photo, where the style loss is the mean
  over five layers of ``‖G_x − G_s‖² / ‖G_s‖²`` (VGG-16, max pooling, zero padding).
* ``content``: ``mean((F_x − F_c)²) / mean(F_c²)`` at conv4_2.
* ``palette``: the Wasserstein-2 distance (×100) between the Gaussians of two pictures in OkLab.
* ``roughness``: the mean absolute Laplacian of luminance, over that of the style.

Run as ``python -m tests.tools.evaluator CONTENT STYLE RESULT …``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from PIL import Image
from safetensors.torch import load_file

STYLE_TAPS = ("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1")
CONTENT_TAP = "conv4_2"
_WEIGHTS = Path(__file__).parents[2] / "resources/models/vgg16_features.safetensors"
_BLOCKS = ((1, 2), (2, 2), (3, 3), (4, 2), (5, 1))


@dataclass(frozen=True)
class Judgement:
    share: float
    content: float
    palette: float
    photo_palette: float
    roughness: float
    photo_roughness: float

    def __str__(self) -> str:
        return (
            f"share {self.share * 100:5.1f} %  content {self.content:.3f}  "
            f"palette {self.palette:.2f} (photo {self.photo_palette:.2f})  "
            f"roughness {self.roughness:.2f} (photo {self.photo_roughness:.2f})"
        )


def judge(content: np.ndarray, style: np.ndarray, result: np.ndarray) -> Judgement:
    """Judge ``result``; all are uint8 ``(H, W, 3)``, content and style of any size.

    Both are brought to the result's longer side first, as the program does.
    """
    longer = max(result.shape[:2])
    photo = _resized(content, result.shape[1], result.shape[0])
    scale = longer / max(style.shape[:2])
    painting = _resized(style, round(style.shape[1] * scale), round(style.shape[0] * scale))
    f_photo, f_style, f_result = _features(photo), _features(painting), _features(result)
    target = f_photo[CONTENT_TAP]
    return Judgement(
        share=_style_loss(f_result, f_style) / _style_loss(f_photo, f_style),
        content=float((f_result[CONTENT_TAP] - target).square().mean() / target.square().mean()),
        palette=palette_distance(result, painting),
        photo_palette=palette_distance(photo, painting),
        roughness=roughness(result) / roughness(painting),
        photo_roughness=roughness(photo) / roughness(painting),
    )


def palette_distance(a: np.ndarray, b: np.ndarray) -> float:
    """Wasserstein-2 distance (×100) between the Gaussians of two pictures in OkLab."""
    x, y = oklab(a).reshape(-1, 3), oklab(b).reshape(-1, 3)
    cov_x, cov_y = np.cov(x.T), np.cov(y.T)
    root = _sqrtm(cov_x)
    cross = _sqrtm(root @ cov_y @ root)
    means = float(((x.mean(0) - y.mean(0)) ** 2).sum())
    return 100 * float(np.sqrt(max(0.0, means + np.trace(cov_x + cov_y - 2 * cross))))


def roughness(picture: np.ndarray) -> float:
    """Mean absolute 5-point Laplacian of luminance (Rec. 601, 0 to 255)."""
    y = picture.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    laplacian = y[:-2, 1:-1] + y[2:, 1:-1] + y[1:-1, :-2] + y[1:-1, 2:] - 4 * y[1:-1, 1:-1]
    return float(np.abs(laplacian).mean())


def oklab(picture: np.ndarray) -> np.ndarray:
    """uint8 sRGB ``(…, 3)`` to OkLab (Björn Ottosson, 2020)."""
    c = picture.astype(np.float64) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    lms = linear @ np.array(
        [
            [0.4122214708, 0.2119034982, 0.0883024619],
            [0.5363325363, 0.6806995451, 0.2817188376],
            [0.0514459929, 0.1073969566, 0.6299787005],
        ]
    )
    return np.cbrt(lms) @ np.array(
        [
            [0.2104542553, 1.9779984951, 0.0259040371],
            [0.7936177850, -2.4285922050, 0.7827717662],
            [-0.0040720468, 0.4505937099, -0.8086757660],
        ]
    )


def _sqrtm(matrix: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T


def _resized(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    if picture.shape[:2] == (height, width):
        return picture
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS))


def _style_loss(x: dict[str, torch.Tensor], s: dict[str, torch.Tensor]) -> float:
    losses = []
    for tap in STYLE_TAPS:
        gram_x, gram_s = _gram(x[tap]), _gram(s[tap])
        losses.append(float((gram_x - gram_s).square().sum() / gram_s.square().sum()))
    return sum(losses) / len(losses)


def _gram(features: torch.Tensor) -> torch.Tensor:
    flat = features[0].flatten(1).double()
    return flat @ flat.T / flat.shape[1]


@torch.no_grad()
def _features(picture: np.ndarray) -> dict[str, torch.Tensor]:
    weights = {name: tensor.float() for name, tensor in load_file(_WEIGHTS).items()}
    x = torch.tensor(picture[..., ::-1].copy()).float()
    x = (x - torch.tensor([103.939, 116.779, 123.68])).permute(2, 0, 1)[None]
    found = {}
    for block, count in _BLOCKS:
        for index in range(1, count + 1):
            tap = f"conv{block}_{index}"
            x = F.relu(F.conv2d(x, weights[f"{tap}.weight"], weights[f"{tap}.bias"], padding=1))
            if tap in STYLE_TAPS or tap == CONTENT_TAP:
                found[tap] = x
        if block == 4:  # conv4_3 comes before the last pooling
            x = F.relu(F.conv2d(x, weights["conv4_3.weight"], weights["conv4_3.bias"], padding=1))
        x = F.max_pool2d(x, 2)
    return found


def _open(path: str) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGB"))


if __name__ == "__main__":
    photo_path, painting_path, *result_paths = sys.argv[1:]
    for result_path in result_paths:
        print(result_path, judge(_open(photo_path), _open(painting_path), _open(result_path)))
