"""The bundled pictures are there, are varied, and can be drawn again from the script."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "samples"
ROWS: list[dict[str, str]] = json.loads((FOLDER / "samples.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script by its path: the folder's name is also that of a PyPI package."""
    path = ROOT / "packaging" / "build_samples.py"
    spec = importlib.util.spec_from_file_location("build_samples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_samples"] = module
    spec.loader.exec_module(module)
    return module


def test_list_names_enough_pictures_of_both_roles() -> None:
    roles = [row["role"] for row in ROWS]
    assert set(roles) == {"content", "style"}
    assert roles.count("content") >= 2
    assert roles.count("style") >= 4
    assert all(row["title"] and row["description"] for row in ROWS)


def test_folder_holds_exactly_what_the_list_names() -> None:
    pictures = {path.name for path in FOLDER.glob("*.jpg")}
    assert pictures == {row["file"] for row in ROWS}
    assert "CC0" in (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_500_000


@pytest.mark.parametrize("name", [row["file"] for row in ROWS])
def test_picture_is_large_and_varied(name: str) -> None:
    with Image.open(FOLDER / name) as image:
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        assert min(image.size) >= 768
        assert max(image.size) <= 1024
        assert not image.getexif()
        pixels = np.asarray(image)
    assert pixels.std() > 30
    coarse = (pixels >> 3).reshape(-1, 3).astype(np.int64) @ np.array([1024, 32, 1])
    assert len(np.unique(coarse)) > 800
    # Texture on a scale of a few pixels, everywhere: a style or a content of flat areas is poor.
    grey = pixels.mean(axis=2)[: pixels.shape[0] // 64 * 64, : pixels.shape[1] // 64 * 64]
    tiles = grey.reshape(grey.shape[0] // 64, 64, -1, 64).std(axis=(1, 3))
    assert np.median(tiles) > 8


def test_script_and_bundled_list_agree(script: ModuleType, tmp_path: Path) -> None:
    script.write_list(tmp_path)
    assert json.loads((tmp_path / "samples.json").read_text(encoding="utf-8")) == ROWS


def test_drawing_is_deterministic(script: ModuleType) -> None:
    item = next(sample for sample in script.SAMPLES if sample.name == "woodcut")
    first, second = item.draw(160), item.draw(160)
    assert max(first.size) == 160
    assert first.mode == "RGB"
    assert np.array_equal(np.asarray(first), np.asarray(second))
    assert np.asarray(first).std() > 20


def test_oil_brush_is_deterministic_and_leaves_a_relief(script: ModuleType) -> None:
    brush = sys.modules[script.swirls.__name__.replace("swirls", "brush")]

    def paint() -> Any:
        rng = np.random.default_rng(1)
        painter = brush.Painter(120, 60, rng, np.full(3, 0.5, dtype=np.float32))
        path = np.linspace(20.0, 100.0, 9)
        painter.stroke(path, 30 + 5 * np.sin(path / 15), 14.0, np.zeros(3), np.ones(3))
        return painter.lit(0.5, 0.3)

    first, second = paint(), paint()
    assert np.array_equal(first, second)
    assert np.abs(first - 0.5).max() > 0.2
    assert np.ptp(first[0]) < 0.05  # the stroke stays where it was laid
