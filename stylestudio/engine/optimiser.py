"""L-BFGS and Adam within the range of colours, one evaluation a step.

Both keep every value of the picture within [0, 1]. Pictures that may leave it are cut when they are
saved, and the loss of the cut picture is what one gets: up to a quarter more than was reached.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol

import torch
from torch import Tensor

from stylestudio.engine.lasting import lasting_empty
from stylestudio.engine.preconditioner import SpectralPreconditioner

#: Pairs of steps that L-BFGS remembers; 20 saved one evaluation in fifty.
HISTORY = 10
#: How far L-BFGS moves a value of the picture on average before it knows any curvature.
_FIRST_STEP = 0.01
#: A gradient of this mean magnitude or less is none.
_TINY = 1e-30
#: A pair whose curvature is no larger than that is rounding.
_LEAST_CURVATURE = 1e-10
#: Adam's first step in pixel units; it falls to a tenth of that over the scale's evaluations.
_ADAM_STEP = 0.03
_ADAM_DECAY = 0.1


def _go_on() -> None:
    """Nobody asks the step to end."""


class Optimiser(Protocol):
    """Moves the picture along a gradient."""

    def step(self, loss: float, grad: Tensor) -> None:
        """Change the picture in place, given the objective's value and gradient there.

        The gradient is used up.

        Nothing changes where the gradient is zero or not finite.

        Raises:
            Cancelled: Stop was pressed; the picture has not changed. With the same value and
                gradient the step can be made as if it had not been begun.
        """

    def objective_changed(self) -> None:
        """From the next step on, value and gradient are those of another objective."""

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """All that the next steps depend on besides the picture: tensors, and JSON-ready facts.

        The tensors are the optimiser's own, and its until the next step.
        """

    def restore(self, tensors: dict[str, Tensor], facts: dict[str, Any]) -> None:
        """Go on from a :meth:`state` of another optimiser of the same kind."""


class LBFGS:
    """L-BFGS within bounds, without line search.

    Values at a bound that the gradient pushes outwards stay there for the step (the projection of
    Bertsekas, *Projected Newton Methods*, 1982); the others follow the two-loop recursion (Nocedal,
    1980) from a spectral first guess (``preconditioner``); what then leaves the bounds is cut, and
    the step that was really made is remembered.

    Gradients are scaled so that the first one has a mean magnitude of 1, whatever its units: the
    published weights give gradients of 1e8. The method itself does not depend on the scale.

    Args:
        image: ``(1, 3, H, W)``, changed in place.
        history: pairs to remember; each takes as much memory as two pictures.
        check: called now and then during a step, which takes seconds at 4096 px; may raise.
    """

    def __init__(
        self, image: Tensor, history: int = HISTORY, check: Callable[[], None] = _go_on
    ) -> None:
        self._image = image.clamp_(0, 1)
        self._history = history
        self._check = check
        self._precondition = SpectralPreconditioner(image)
        self._scale: float | None = None
        self._steps: list[Tensor] = []
        self._changes: list[Tensor] = []
        self._last: tuple[Tensor, Tensor] | None = None  # the last step, and the gradient before it
        self._spare: list[Tensor] = []

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        size = _size(grad)
        if size is None:
            return
        if self._scale is None:
            self._scale = 1.0 / size
        free = grad.mul_(self._scale)
        grad = self._picture().copy_(grad)
        self._remember(grad)
        held = (self._image <= 0) & (grad > 0) | (self._image >= 1) & (grad < 0)
        direction = self._times_inverse_curvature(free.masked_fill_(held, 0)).masked_fill_(held, 0)
        del held
        before = self._picture().copy_(self._image)
        self._image.sub_(direction).clamp_(0, 1)
        self._last = (torch.sub(self._image, before, out=before), grad)

    def objective_changed(self) -> None:
        """See :class:`Optimiser`.

        The gradients before and after are of two objectives; their difference is no curvature.
        Forgetting all earlier pairs as well, which are a little stale, reached less.
        """
        self._spare += self._last or ()
        self._last = None

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """See :class:`Optimiser`."""
        tensors = {f"step{n}": step for n, step in enumerate(self._steps)}
        tensors |= {f"change{n}": change for n, change in enumerate(self._changes)}
        if self._last is not None:
            tensors["last_step"], tensors["last_grad"] = self._last
        return tensors, {"scale": self._scale}

    def restore(self, tensors: dict[str, Tensor], facts: dict[str, Any]) -> None:
        """See :class:`Optimiser`."""
        self._scale = facts["scale"]
        count = sum(name.startswith("change") for name in tensors)
        own = {name: self._picture().copy_(tensor) for name, tensor in tensors.items()}
        self._steps = [own[f"step{n}"] for n in range(count)]
        self._changes = [own[f"change{n}"] for n in range(count)]
        self._last = (own["last_step"], own["last_grad"]) if "last_step" in own else None

    def _remember(self, grad: Tensor) -> None:
        """Learn the curvature along the last step."""
        if self._last is None:
            return
        step, grad_before = self._last
        self._last = None
        change = torch.sub(grad, grad_before, out=grad_before)
        least = _LEAST_CURVATURE * (_dot(step, step) * _dot(change, change)) ** 0.5
        # Squares that come to zero would be divided by.
        if _dot(step, change) > least > 0:
            self._steps.append(step)
            self._changes.append(change)
        else:
            self._spare += (step, change)
        while len(self._steps) > self._history:
            self._spare += (self._steps.pop(0), self._changes.pop(0))

    def _picture(self) -> Tensor:
        """Memory for a picture that stays for some evaluations, out of the others' way."""
        if self._spare:
            return self._spare.pop()
        return lasting_empty(self._image.shape, self._image.dtype, self._image.device)

    def _times_inverse_curvature(self, grad: Tensor) -> Tensor:
        """``H⁻¹ g`` as far as H is known, in the place of ``grad``."""
        factors = []
        for step, change in zip(reversed(self._steps), reversed(self._changes), strict=True):
            self._check()
            inverse = 1 / _dot(step, change)
            factor = inverse * _dot(step, grad)
            grad.sub_(change, alpha=factor)
            factors.append((inverse, factor))
        result = self._precondition.damp_(grad, self._check)
        if not self._steps:
            return result.mul_(_FIRST_STEP / max(float(result.abs().mean()), _TINY))
        step, change = self._steps[-1], self._changes[-1]
        result.mul_(_dot(step, change) / self._precondition.product(change, self._check))
        for step, change, (inverse, factor) in zip(
            self._steps, self._changes, reversed(factors), strict=True
        ):
            self._check()
            result.add_(step, alpha=factor - inverse * _dot(change, result))
        return result


class Adam:
    """Adam with a step that decays geometrically over the scale.

    Args:
        image: ``(1, 3, H, W)``, changed in place.
        evaluations: of the scale.
    """

    def __init__(self, image: Tensor, evaluations: int) -> None:
        self._image = image.clamp_(0, 1)
        self._optimiser = torch.optim.Adam([image], lr=_ADAM_STEP, betas=(0.9, 0.99))
        self._schedule = torch.optim.lr_scheduler.ExponentialLR(
            self._optimiser, _ADAM_DECAY ** (1 / max(evaluations, 1))
        )

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        if _size(grad) is None:
            return
        self._image.grad = grad
        self._optimiser.step()
        self._schedule.step()
        self._image.clamp_(0, 1)

    def objective_changed(self) -> None:
        """See :class:`Optimiser`; its averages adapt by themselves."""

    def state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """See :class:`Optimiser`."""
        tensors = {
            name: value
            for name, value in self._optimiser.state[self._image].items()
            if isinstance(value, Tensor)
        }
        group = self._optimiser.param_groups[0]
        return tensors, {"lr": group["lr"], "steps": self._schedule.last_epoch}

    def restore(self, tensors: dict[str, Tensor], facts: dict[str, Any]) -> None:
        """See :class:`Optimiser`."""
        # Adam changes its averages in place, and counts its steps on the processor.
        self._optimiser.state[self._image] = {
            name: tensor.to("cpu" if name == "step" else self._image.device, copy=True)
            for name, tensor in tensors.items()
        }
        self._optimiser.param_groups[0]["lr"] = facts["lr"]
        self._schedule.last_epoch = facts["steps"]


def make_optimiser(
    name: str,
    image: Tensor,
    evaluations: int,
    history: int = HISTORY,
    check: Callable[[], None] = _go_on,
) -> Optimiser:
    """The optimiser ``name`` (``lbfgs`` or ``adam``), which changes ``image`` in place."""
    return LBFGS(image, history, check) if name == "lbfgs" else Adam(image, evaluations)


def _size(grad: Tensor) -> float | None:
    """A gradient's mean magnitude; None where there is nothing to follow."""
    size = float(grad.abs().mean())
    return size if _TINY < size < math.inf else None


def _dot(one: Tensor, other: Tensor) -> float:
    return float(torch.dot(one.flatten(), other.flatten()))
