"""How many patterns are kept, and that the patterns are the painting's."""

from __future__ import annotations

import pytest
import torch

from stylestudio.engine.style_losses.algebra import left_singular_vectors, patterns_of
from stylestudio.engine.style_losses.rank import kept_patterns
from stylestudio.engine.style_losses.reduced import Energy
from stylestudio.request.variants import SvdSettings
from tests.engine.style_loss_cases import CHANNELS, Case, gram, random_features

#: Singular values 4, 3, 2 and 1, whose mean is 2.5; of the energy 30 they hold 16, 9, 4 and 1.
ENERGIES = torch.tensor([16.0, 9.0, 4.0, 1.0], dtype=torch.float64)


def kept(by_detail: int = 2, energies: torch.Tensor = ENERGIES, **settings: object) -> int:
    return kept_patterns(energies, SvdSettings(**settings), by_detail)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"k": 1}, 1),
        ({"k": 3}, 3),
        ({"k": 512}, 4),
        ({"fraction": 0.001}, 1),
        ({"fraction": 0.5}, 2),
        ({"fraction": 1.0}, 4),
        ({"energy": 0.001}, 1),
        ({"energy": 0.5}, 1),
        ({"energy": 0.54}, 2),
        ({"energy": 25 / 30}, 2),
        ({"energy": 0.9}, 3),
        ({"energy": 1.0}, 4),
        ({"s": 0.0}, 4),
        ({"s": 0.8}, 3),
        ({"s": 1.0}, 2),
        ({"s": 1.2}, 2),
        ({"s": 1.3}, 1),
        ({"s": 1000.0}, 1),
    ],
)
def test_each_way_to_say_it_keeps_what_it_says(settings: dict[str, float], expected: int) -> None:
    assert kept(**settings) == expected


def test_style_detail_decides_where_none_of_them_is_set() -> None:
    for by_detail in (1, 3, 4):
        assert kept(by_detail) == by_detail
        assert kept(by_detail, s=1.0) == 2


@pytest.mark.parametrize(
    "energies",
    [torch.zeros(4), torch.ones(4), torch.tensor([1.0, 0, 0, 0]), torch.tensor([1e-300] * 4)],
    ids=["none", "all equal", "one", "tiny"],
)
@pytest.mark.parametrize(
    "settings",
    [{"s": 0.0}, {"s": 1.0}, {"s": 1000.0}, {"energy": 1.0}, {"energy": 0.001}, {"fraction": 0.01}],
    ids=str,
)
def test_at_least_one_pattern_and_at_most_all_are_kept(
    energies: torch.Tensor, settings: dict[str, float]
) -> None:
    assert 1 <= kept(energies=energies.double(), **settings) <= 4


def test_the_energy_share_is_not_missed_by_rounding() -> None:
    """A tenth, ten times, sums to a little less than one."""
    assert kept(energies=torch.full((10,), 0.1, dtype=torch.float64), energy=1.0) == 10


@pytest.mark.parametrize("name", ["pca", "svd"])
@pytest.mark.parametrize("decades", [0.0, 1.0, 3.0, 6.0])
def test_more_detail_never_keeps_less_and_all_of_it_keeps_everything(
    name: str, decades: float
) -> None:
    generator = torch.Generator().manual_seed(0)
    noise = torch.rand(32, generator=generator, dtype=torch.float64)
    style = torch.diag(torch.logspace(0, -decades, 32, dtype=torch.float64) * (1 + 0.1 * noise))
    ranks = [
        Case(name, {"detail": float(detail)}).make().prepare(style, style).basis.shape[1]
        for detail in range(0, 101, 5)
    ]
    assert ranks == sorted(ranks)
    assert 1 <= ranks[0] < 32
    assert ranks[-1] == 32


@pytest.mark.parametrize("positions", [40, 5])
def test_the_patterns_are_the_singular_vectors_of_the_features(positions: int) -> None:
    style = random_features(1, positions)
    energies, basis = patterns_of(gram(style))
    left, singular_values, _ = torch.linalg.svd(style)
    count = len(singular_values)
    torch.testing.assert_close(energies[:count], singular_values.square() / positions)
    assert energies.tolist() == sorted(energies.tolist(), reverse=True)
    assert float(energies[count:].abs().sum()) < 1e-12
    same = (basis[:, :count] * left[:, :count]).sum(0).abs()
    torch.testing.assert_close(same, torch.ones(count, dtype=torch.float64))
    identity = torch.eye(CHANNELS, dtype=torch.float64)
    torch.testing.assert_close(basis.T @ basis, identity)  # complete, also where N < C


def test_eigenvalues_that_rounding_left_below_zero_are_zero() -> None:
    almost = torch.diag(torch.tensor([1.0, -1e-9, 0.0], dtype=torch.float64))
    assert patterns_of(almost).energies.tolist() == [1.0, 0.0, 0.0]


@pytest.mark.parametrize("name", ["pca", "svd"])
def test_a_style_loss_keeps_the_patterns_that_its_settings_ask_for(name: str) -> None:
    style = gram(random_features(1))
    for k in (1, 3, CHANNELS):
        basis = Case(name, {"k": k}).make().prepare(style, style).basis
        torch.testing.assert_close(basis, patterns_of(style).basis[:, :k])


def test_the_energy_rides_along_and_comes_back() -> None:
    features = random_features(1)
    for variant in ("pca", "svd"):
        with_energy, without = (
            Case(variant, {"k": 2, "outside": weight}).make() for weight in (1.0, 0.0)
        )
        state = with_energy.prepare(gram(features), gram(features))
        found = with_energy.statistic(features, state)
        assert torch.equal(found[:-1], without.statistic(features, state).flatten())
        assert float(found[-1]) == pytest.approx(float(features.square().sum()))
    assert torch.autograd.gradcheck(Energy.apply, features.requires_grad_())


def test_numbers_that_are_none_have_singular_vectors_that_are_none() -> None:
    basis, values = left_singular_vectors(torch.full((3, 3), torch.inf))
    assert basis.shape == (3, 3)
    assert values.shape == (3,)
    assert bool(basis.isnan().all())
    assert bool(values.isnan().all())
