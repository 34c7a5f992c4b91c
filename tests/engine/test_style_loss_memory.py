"""The memory of the style losses at 2048×2048, where the published SVD wanted 577.5 GiB.

Nothing of that size is allocated: the features are on the meta device, and the bytes of all live
storages are counted.
"""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine.style_losses.base import StyleLoss, map_state
from tests.engine.storage_peak import StoragePeak, peak_of, pretended
from tests.engine.style_loss_cases import Case

#: Channels and size of the five layers of Gatys et al. for a picture of 2048×2048.
LAYERS = {
    "conv1_1": (64, 2048**2),
    "conv2_1": (128, 1024**2),
    "conv3_1": (256, 512**2),
    "conv4_1": (512, 256**2),
    "conv5_1": (512, 128**2),
}
_LARGEST_BYTES = 4 * 64 * 2048**2


def test_the_counter_counts_what_lives_and_no_more() -> None:
    given = pretended(1000)
    with StoragePeak() as peak:
        one = torch.zeros(1000)
        assert peak.live_bytes == 4000
        views = [one.view(10, 100), one[5:], one.detach(), one.add_(1), given[3:]]
        assert peak.live_bytes == 4000
        two = one.double()
        assert (peak.live_bytes, peak.peak_bytes, peak.largest_bytes) == (12000, 12000, 8000)
        del two
        assert peak.live_bytes == 4000
        del one
        assert peak.live_bytes == 4000, "the views hold it"
        views.clear()
        assert peak.live_bytes == 0
        assert peak.peak_bytes == 12000
    torch.zeros(10**6)
    assert peak.peak_bytes == 12000


def test_the_counter_sees_what_autograd_keeps_and_what_runs_backwards() -> None:
    x = pretended(100, 1000).requires_grad_()
    with StoragePeak() as peak:
        value = x.exp().sum()
        assert peak.live_bytes == 400_000 + 4, "exp keeps its result for the way back"
        (gradient,) = torch.autograd.grad(value, x)
        assert peak.peak_bytes >= 800_000
        del value
        assert peak.live_bytes == gradient.nbytes


def evaluation(loss: StyleLoss, channels: int, positions: int, device: str = "meta") -> StoragePeak:
    """The peak over the features of one evaluation of one layer, there and back."""
    gram = torch.diag(torch.logspace(0, -3, channels, dtype=torch.float64))
    state = map_state(loss.prepare(gram, gram), lambda tensor: tensor.to(device, torch.float32))
    features = torch.empty(channels, positions, device=device).fill_(0.5).requires_grad_()

    def work() -> None:
        value = loss.loss(loss.statistic(features, state) / positions, state)
        (gradient,) = torch.autograd.grad(value, features)
        assert gradient.shape == features.shape

    return peak_of(work)


RANKS = [{"fraction": 1 / 8}, {"fraction": 1 / 4}, {"fraction": 1 / 2}, {"fraction": 1.0}, {}]


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("settings", RANKS, ids=str)
@pytest.mark.parametrize("variant", ["svd", "pca"])
def test_a_layer_at_2048_px_needs_little_more_than_its_features(
    variant: str, settings: dict[str, float], layer: str
) -> None:
    """At most 2.5 times the features of the largest layer; and nothing is N×N."""
    peak = evaluation(Case(variant, settings).make(), *LAYERS[layer])
    assert peak.peak_bytes <= 2.5 * _LARGEST_BYTES
    assert peak.largest_bytes <= 4 * LAYERS[layer][0] * LAYERS[layer][1], "no storage beyond F's"


@pytest.mark.parametrize("channels", [64, 512])
@pytest.mark.parametrize("settings", RANKS, ids=str)
@pytest.mark.parametrize("variant", ["svd", "pca"])
def test_cut_into_blocks_on_the_processor_it_needs_no_more(
    variant: str, settings: dict[str, float], channels: int
) -> None:
    """Small and real: only there the maps are cut. The blocks' number grows with the positions."""
    positions = 128**2
    peak = evaluation(Case(variant, settings).make(), channels, positions, device="cpu")
    assert peak.peak_bytes <= 2.5 * 4 * channels * positions


@pytest.mark.parametrize("variant", ["svd", "pca"])
def test_the_outside_energy_costs_one_map_more(variant: str) -> None:
    peak = evaluation(Case(variant, {"fraction": 1 / 4, "outside": 1.0}).make(), *LAYERS["conv1_1"])
    assert peak.peak_bytes <= 2.5 * _LARGEST_BYTES


@pytest.mark.parametrize("variant", ["svd", "pca"])
def test_fewer_patterns_need_less_memory_than_autograd_on_all(variant: str) -> None:
    """The features' gradient, once, and the reduced features beside it."""
    few = evaluation(Case(variant, {"fraction": 1 / 8}).make(), *LAYERS["conv1_1"])
    plain = evaluation(Case("gram", {"form": "published"}).make(), *LAYERS["conv1_1"])
    assert few.peak_bytes < 1.6 * _LARGEST_BYTES
    assert plain.peak_bytes > 1.9 * _LARGEST_BYTES


def test_memory_grows_with_the_positions_alone() -> None:
    """Twice the positions, twice the memory: a factor of the SVD would grow with their square."""
    for case in (Case("svd", {"fraction": 1 / 4}), Case("pca", {"fraction": 1 / 4})):
        small = evaluation(case.make(), 64, 1024**2).peak_bytes
        large = evaluation(case.make(), 64, 2 * 1024**2).peak_bytes
        assert large / small == pytest.approx(2, rel=0.01)
