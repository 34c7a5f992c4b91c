"""Within the range of colours: never outside, and to the best picture there is inside."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from stylestudio.engine.optimiser import LBFGS, make_optimiser

each = pytest.mark.parametrize("name", ["lbfgs", "adam"])


def random(*shape: int, seed: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@each
@pytest.mark.parametrize("size", [1e-6, 1.0, 1e8])
def test_every_picture_on_the_way_is_within_the_range_of_colours(name: str, size: float) -> None:
    """Whatever the gradients: these have no objective at all."""
    x = 0.5 + random(1, 3, 5, 7, seed=1)
    optimiser = make_optimiser(name, x, 60)
    assert float(x.min()) == 0, "what is outside to begin with is cut"
    assert float(x.max()) == 1
    for number in range(60):
        optimiser.step(0.0, size * random(1, 3, 5, 7, seed=number))
        assert 0 <= float(x.min()) <= float(x.max()) <= 1


class Coupled:
    """``½ (x − t)ᵀ A (x − t)``: values pull at each other, and ``t`` is partly outside."""

    def __init__(self, shape: tuple[int, ...] = (1, 3, 4, 5)) -> None:
        self.shape = shape
        count = torch.Size(shape).numel()
        factor = random(count, count, seed=2).double()
        self.matrix = factor @ factor.T / count + 0.2 * torch.eye(count, dtype=torch.float64)
        self.target = 0.5 + 1.5 * random(count, seed=3).double()

    def __call__(self, x: Tensor) -> tuple[float, Tensor]:
        difference = x.double().flatten() - self.target
        grad = self.matrix @ difference
        return 0.5 * float(difference @ grad), grad.view(self.shape).to(x.dtype)

    def optimum(self) -> Tensor:
        """By many small projected steps."""
        x = torch.full(self.shape, 0.5, dtype=torch.float64)
        step = 1 / float(torch.linalg.eigvalsh(self.matrix).max())
        for _ in range(3000):
            x = (x - step * self(x)[1]).clamp(0, 1)
        return x


@pytest.mark.parametrize(("name", "steps", "near"), [("lbfgs", 150, 1e-3), ("adam", 1500, 1e-2)])
def test_it_finds_the_optimum_at_the_bounds(name: str, steps: int, near: float) -> None:
    problem = Coupled()
    best = problem.optimum()
    held = (best == 0) | (best == 1)
    assert 10 < int(held.sum()) < 50
    _, grad = problem(best)
    assert float(grad[~held].abs().max()) < 1e-6, "it is the optimum"
    assert bool((grad[best == 0] >= 0).all())
    assert bool((grad[best == 1] <= 0).all())
    # Cutting the free optimum is no solution: the others must make up for what is cut.
    cut = problem.target.view(problem.shape).clamp(0, 1)
    assert problem(cut)[0] > 1.02 * problem(best)[0]

    x = torch.full(problem.shape, 0.5)
    optimiser = make_optimiser(name, x, steps)
    for _ in range(steps):
        optimiser.step(*problem(x))
    assert float((x.double() - best).abs().max()) < near
    assert problem(x)[0] < (1 + near) * problem(best)[0]


@each
def test_a_value_leaves_its_bound_when_it_is_pulled_inwards(name: str) -> None:
    x = torch.zeros(1, 3, 2, 2)
    x[0, 0] = 1
    target = torch.full_like(x, 0.4)
    optimiser = make_optimiser(name, x, 80)
    for _ in range(80):
        optimiser.step(0.0, x - target)
    assert float((x - target).abs().max()) < 0.05


def test_a_picture_whose_values_are_all_held_stays_and_goes_on_later() -> None:
    x = torch.zeros(1, 3, 4, 4)
    optimiser = make_optimiser("lbfgs", x, 10)
    for _ in range(4):
        optimiser.step(1.0, torch.ones_like(x))
        assert float(x.abs().max()) == 0
    for _ in range(20):
        optimiser.step(1.0, x - 0.3)
    assert float((x - 0.3).abs().max()) < 1e-3


class FineDetailIsStiff:
    """A quadratic whose curvature grows with the frequency, as that of the style losses does."""

    def __init__(self, size: int = 48) -> None:
        rows = torch.fft.fftfreq(size)[:, None]
        columns = torch.fft.rfftfreq(size)[None]
        self._stiffness = 1 + 60 * torch.sqrt(rows**2 + columns**2)
        smooth = torch.fft.rfft2(random(1, 3, size, size, seed=5)) / self._stiffness
        target = torch.fft.irfft2(smooth, s=(size, size))
        self.target = 0.5 + 0.1 * target / target.std()

    def __call__(self, x: Tensor) -> tuple[float, Tensor]:
        difference = x - self.target
        spectrum = torch.fft.rfft2(difference) * self._stiffness
        grad = torch.fft.irfft2(spectrum, s=x.shape[-2:])
        return 0.5 * float((difference * grad).sum()), grad


class Nothing:
    """Stands for a preconditioner that leaves gradients as they are."""

    def damp_(self, gradient: Tensor, check: object) -> Tensor:
        return gradient

    def product(self, gradient: Tensor, check: object) -> float:
        return float(gradient.square().sum())


def test_the_preconditioner_saves_evaluations(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = FineDetailIsStiff()
    needed = {}
    for with_it in (True, False):
        x = torch.full((1, 3, 48, 48), 0.5)
        optimiser = LBFGS(x)
        if not with_it:
            monkeypatch.setattr(optimiser, "_precondition", Nothing())
        first, _ = problem(x)
        for number in range(1, 200):
            optimiser.step(*problem(x))
            if problem(x)[0] < 1e-4 * first:
                needed[with_it] = number
                break
    assert needed[True] < 0.7 * needed[False]
