"""Sketches and finished pictures: how far apart they are, and which of them belong together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylestudio.benchmarks import figures, sketches
from stylestudio.benchmarks.context import ALL_VARIANTS, FULL, QUICK, Context
from stylestudio.benchmarks.table import as_table
from stylestudio.request.style_request import StyleRequest

MakeContext = Callable[..., Context]


def plain(red: int, green: int, blue: int) -> np.ndarray:
    return np.full((4, 5, 3), (red, green, blue), np.uint8)


def test_a_picture_is_at_no_distance_from_itself_and_black_is_100_from_white() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (4, 5, 3), np.uint8)
    assert sketches.distance(noise, noise) == 0
    assert sketches.distance(plain(0, 0, 0), plain(255, 255, 255)) == pytest.approx(100, abs=1e-3)


def test_the_distance_is_the_mean_over_all_positions() -> None:
    half = plain(0, 0, 0)
    half[:2] = 255
    assert sketches.distance(half, plain(0, 0, 0)) == pytest.approx(50, abs=1e-3)


FINALS = {"gram": plain(200, 60, 60), "pca": plain(60, 60, 200), "svd": plain(60, 200, 60)}
SKETCHES = {"gram": plain(180, 60, 60), "pca": plain(60, 60, 190), "svd": plain(60, 190, 60)}


def test_sketches_that_are_nearest_to_their_own_pictures() -> None:
    found = sketches.judged(FINALS, SKETCHES)
    assert found["own_is_nearest"] == {"gram": True, "pca": True, "svd": True}
    assert found["all_own_nearest"] is True
    ratios = [
        min(far for sketch, far in by_sketch.items() if sketch != final) / by_sketch[final]
        for final, by_sketch in found["distance"].items()
    ]
    assert found["margin"] == pytest.approx(min(ratios), rel=1e-2)
    assert max(ratios) > 1.2 * min(ratios) > 1.2


def test_sketches_that_are_swapped_predict_another_picture() -> None:
    swapped = SKETCHES | {"gram": SKETCHES["pca"], "pca": SKETCHES["gram"]}
    found = sketches.judged(FINALS, swapped)
    assert found["own_is_nearest"] == {"gram": False, "pca": False, "svd": True}
    assert found["all_own_nearest"] is False
    assert 0 < found["margin"] < 1


def test_a_sketch_that_is_as_near_as_another_is_not_nearest() -> None:
    found = sketches.judged(FINALS, dict.fromkeys(FINALS, plain(128, 128, 128)))
    assert not any(found["own_is_nearest"].values())
    assert found["margin"] == 1


def test_every_variant_is_sketched_and_finished(
    short_runs: None, make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 64 px there are no coarser scales: the two are one picture, and that of no other."""
    asked_for: list[tuple[str, str, int]] = []
    original = sketches._painted

    def painted(request: StyleRequest, context: Context) -> np.ndarray:
        asked_for.append((request.variant, request.quality, request.size_px))
        picture = original(request, context)
        assert max(picture.shape) == 256
        return picture

    monkeypatch.setattr(sketches, "_painted", painted)
    found = sketches.measure(make_context())["sketches_predict"]
    assert sorted(asked_for) == sorted(
        (variant, quality, 64) for variant in ALL_VARIANTS for quality in ("sketch", "good")
    )
    assert found["size_px"] == 64
    assert set(found["distance"]) == set(ALL_VARIANTS)
    for final, by_sketch in found["distance"].items():
        assert set(by_sketch) == set(ALL_VARIANTS)
        assert by_sketch[final] == 0
    assert found["all_own_nearest"] is True
    assert found["margin"] is None


def test_the_table_has_a_row_for_each_picture_and_says_which_is_not_as_sketched(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of svd the wrong picture is finished.
    colours = {"gram": (200, 60, 60), "pca": (60, 60, 200), "svd": (60, 200, 60)}
    colours["weighted"] = (128, 128, 128)

    def painted(request: StyleRequest, context: Context) -> np.ndarray:
        wrong = request.variant == "svd" and request.quality == "good"
        return plain(*colours["gram" if wrong else request.variant]) + (request.quality == "sketch")

    monkeypatch.setattr(sketches, "_painted", painted)
    found = figures.measure(make_context(), ["sketches_predict"])
    heading, *rows, summary = as_table(found).split("Sketches\n")[1].splitlines()[1:]
    assert heading.split() == ["64", "px", *ALL_VARIANTS]
    assert [row.split()[0] for row in rows] == list(ALL_VARIANTS)
    assert ["not nearest" in row for row in rows] == [name == "svd" for name in ALL_VARIANTS]
    gram = found["sketches_predict"]["distance"]["gram"]
    assert rows[0].split()[1:] == [f"{gram[name]:.2f}" for name in ALL_VARIANTS]
    assert "own is nearest: 3 of 4" in summary
    assert f"{found['sketches_predict']['margin']:.2f}×" in summary


def test_quick_says_that_sketches_are_not_measured(make_context: MakeContext) -> None:
    assert FULL.sketches_px == 1024
    found = figures.measure(make_context(sketches_px=QUICK.sketches_px), ["sketches_predict"])
    assert found["sketches_predict"] is None
    assert as_table(found).endswith("not measured with --quick")
