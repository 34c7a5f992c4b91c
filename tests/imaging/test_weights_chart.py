"""The chart of learned weights."""

from __future__ import annotations

import numpy as np
import pytest

from stylestudio.imaging.weights_chart import weights_chart

_BLUE = (58, 82, 196)


def blue(chart: np.ndarray) -> int:
    return int((np.abs(chart.astype(int) - _BLUE).max(axis=-1) < 40).sum())


def test_each_layer_has_a_row() -> None:
    one = weights_chart({"conv1_1": [1.0] * 64}, "Title")
    five = weights_chart({f"conv{n}_1": [1.0] * 64 * n for n in range(1, 6)}, "Title")
    assert one.dtype == np.uint8
    assert one.shape[1:] == five.shape[1:]
    assert five.shape[0] - one.shape[0] == 4 * 162


def test_bars_above_the_plain_gram_stand_out_and_grow_with_their_weight() -> None:
    none = weights_chart({"conv1_1": [1.0] * 64}, "Title")
    few = weights_chart({"conv1_1": [2.0] * 8 + [0.5] * 56}, "Title")
    more = weights_chart({"conv1_1": [8.0] * 8 + [0.5] * 56}, "Title")
    assert blue(none) == 0
    assert 0 < blue(few) < blue(more)


def test_the_order_of_the_channels_does_not_matter() -> None:
    weights = list(np.geomspace(0.05, 30, 128))
    np.testing.assert_array_equal(
        weights_chart({"conv2_1": weights}, "T"), weights_chart({"conv2_1": weights[::-1]}, "T")
    )


@pytest.mark.parametrize(
    "weights",
    [[0.0] * 64, [1e-9, 2.0], [1e6] + [0.0] * 511, [1.0]],
    ids=["none", "tiny", "huge", "one"],
)
def test_extreme_weights_stay_inside_their_row(weights: list[float]) -> None:
    chart = weights_chart({"conv1_1": weights}, "Title")
    ground = chart[0, 0]
    for edge in (chart[:30], chart[-30:], chart[:, :40], chart[:, -40:]):
        assert (edge == ground).all()


def test_no_layer_is_no_chart() -> None:
    with pytest.raises(ValueError, match="at least one"):
        weights_chart({}, "Title")
