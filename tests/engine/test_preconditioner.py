"""The first guess of the curvature: a linear, symmetric, positive definite operator on pictures."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine import preconditioner
from stylestudio.engine.preconditioner import SpectralPreconditioner
from tests.engine.storage_peak import StoragePeak

SIZES = [(1, 1), (1, 7), (8, 1), (4, 6), (5, 7), (6, 3), (16, 9)]
every_size = pytest.mark.parametrize(("height", "width"), SIZES)


def noise(height: int, width: int, seed: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(1, 3, height, width, generator=generator, dtype=torch.float64)


def matrix(height: int, width: int) -> Tensor:
    """The operator as a matrix, by what it makes of each single value."""
    like = torch.zeros(1, 3, height, width, dtype=torch.float64)
    operator = SpectralPreconditioner(like)
    units = torch.eye(like.numel(), dtype=torch.float64)
    return torch.stack(
        [operator.damp_(unit.view_as(like).clone()).flatten() for unit in units], dim=1
    )


@every_size
def test_it_is_symmetric_and_positive_definite(height: int, width: int) -> None:
    found = matrix(height, width)
    torch.testing.assert_close(found, found.T, rtol=0, atol=1e-14)
    eigenvalues = torch.linalg.eigvalsh(found)
    assert float(eigenvalues.min()) > 0.02, "the finest detail is damped, not forgotten"
    assert float(eigenvalues.max()) == pytest.approx(1, abs=1e-12), "a flat colour is let through"


@every_size
def test_it_is_linear(height: int, width: int) -> None:
    a, b = noise(height, width, 1), noise(height, width, 2)
    operator = SpectralPreconditioner(a)
    found = operator.damp_(2.5 * a - b)
    torch.testing.assert_close(found, 2.5 * operator.damp_(a) - operator.damp_(b))


@every_size
def test_it_works_in_place_and_the_product_needs_no_result(height: int, width: int) -> None:
    gradient = noise(height, width)
    operator = SpectralPreconditioner(gradient)
    before = gradient.clone()
    product = operator.product(gradient)
    assert torch.equal(gradient, before)
    assert operator.damp_(gradient) is gradient
    assert product == pytest.approx(float((before * gradient).sum()))


def test_fine_detail_is_damped_more_than_large() -> None:
    rows = torch.arange(100, dtype=torch.float64)
    sizes = []
    for periods in (0, 1, 5, 25, 50):
        wave = torch.cos(2 * torch.pi * periods * rows / 100).expand(1, 3, 40, 100)
        sizes.append(float(SpectralPreconditioner(wave).damp_(wave.clone()).norm() / wave.norm()))
    # f₀ / (f₀ + f), with f in periods a pixel.
    expected = [0.02 / (0.02 + periods / 100) for periods in (0, 1, 5, 25, 50)]
    assert sizes == pytest.approx(expected)


def test_colours_and_precisions_do_not_mix() -> None:
    picture = noise(9, 14).float()
    operator = SpectralPreconditioner(picture)
    whole = operator.damp_(picture.clone())
    assert whole.dtype == torch.float32
    for colour in range(3):
        alone = torch.zeros_like(picture)
        alone[0, colour] = picture[0, colour]
        found = operator.damp_(alone)
        torch.testing.assert_close(found[0, colour], whole[0, colour])
        assert float(found.abs().sum()) == pytest.approx(float(found[0, colour].abs().sum()))


@pytest.mark.parametrize(("height", "width"), [(16, 9), (5, 7), (1, 12), (12, 1)])
@pytest.mark.parametrize("values", [1, 20, 1000])
def test_it_is_the_filter_of_the_whole_spectrum_in_pieces_of_any_size(
    monkeypatch, height: int, width: int, values: int
) -> None:
    monkeypatch.setattr(preconditioner, "_BLOCK_VALUES", values)
    gradient = noise(height, width)
    operator = SpectralPreconditioner(gradient)
    vertical = torch.fft.fftfreq(height, dtype=torch.float64)[:, None]
    horizontal = torch.fft.rfftfreq(width, dtype=torch.float64)[None]
    gain = 0.02 / (0.02 + torch.sqrt(vertical**2 + horizontal**2))
    whole = torch.fft.irfft2(torch.fft.rfft2(gradient) * gain, s=(height, width))
    assert operator.product(gradient) == pytest.approx(float((gradient * whole).sum()))
    torch.testing.assert_close(operator.damp_(gradient.clone()), whole)


def test_beside_the_spectrum_there_is_never_a_second_one(monkeypatch) -> None:
    monkeypatch.setattr(preconditioner, "_BLOCK_VALUES", 4096)
    gradient = noise(256, 256).float()
    operator = SpectralPreconditioner(gradient)
    with StoragePeak() as storages:
        operator.damp_(gradient)
    spectrum_bytes = 256 * 129 * 8
    assert storages.peak_bytes < 1.5 * spectrum_bytes
