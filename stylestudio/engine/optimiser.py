"""L-BFGS and Adam, one evaluation a step."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor

#: Pairs of steps that L-BFGS remembers; 50 gave no better curve than 10.
_HISTORY = 10
#: How far L-BFGS moves a value of the picture on average before it knows any curvature. torch's own
#: first step is a ten-thousandth of that, and would waste an evaluation or two.
_FIRST_STEP = 0.01
#: A gradient of this mean magnitude or less is none.
_TINY = 1e-30
#: Adam's first step in pixel units; it falls to a tenth of that over the scale's evaluations.
_ADAM_STEP = 0.03
_ADAM_DECAY = 0.1


class Optimiser(Protocol):
    """Moves the picture along a gradient."""

    def step(self, loss: float, grad: Tensor) -> None:
        """Change the picture in place, given the objective's value and gradient there."""

    def objective_changed(self) -> None:
        """From the next step on, value and gradient are those of another objective."""


class LBFGS:
    """torch's L-BFGS without line search and without early stop, one evaluation a step.

    The objective is scaled so that the first gradient has a mean magnitude of 1, whatever its
    units: the published weights give gradients of 1e8, and with those float32 overflows within a
    few steps. The method itself does not depend on the scale.
    """

    def __init__(self, image: Tensor) -> None:
        self._image = image
        self._scale: float | None = None
        self._changed = False
        self._optimiser = torch.optim.LBFGS(
            [image],
            max_iter=1,
            max_eval=1,
            history_size=_HISTORY,
            # A zero tolerance never ends a run early: artists asked for n evaluations.
            tolerance_grad=0.0,
            tolerance_change=0.0,
        )

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        group = self._optimiser.param_groups[0]
        if self._scale is None:
            self._scale = 1.0 / max(float(grad.abs().mean()), _TINY)
            # torch divides its first step by the gradient's 1-norm, here the number of values.
            group["lr"] = _FIRST_STEP * grad.numel()
        else:
            group["lr"] = 1.0
        self._image.grad = grad * self._scale
        state = self._optimiser.state[self._image]
        if self._changed and "d" in state:
            # The gradients before and after are of two objectives; their difference is no
            # curvature. torch remembers no pair whose step was zero. Forgetting all earlier pairs
            # instead, which are a little stale, reached less.
            state["d"].zero_()
        self._changed = False
        scaled_loss = loss * self._scale
        self._optimiser.step(lambda: scaled_loss)  # type: ignore[no-untyped-call]

    def objective_changed(self) -> None:
        """See :class:`Optimiser`."""
        self._changed = True


class Adam:
    """Adam with a step that decays geometrically over the scale."""

    def __init__(self, image: Tensor, evaluations: int) -> None:
        self._image = image
        self._optimiser = torch.optim.Adam([image], lr=_ADAM_STEP, betas=(0.9, 0.99))
        self._schedule = torch.optim.lr_scheduler.ExponentialLR(
            self._optimiser, _ADAM_DECAY ** (1 / max(evaluations, 1))
        )

    def objective_changed(self) -> None:
        """See :class:`Optimiser`; its averages adapt by themselves."""

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        self._image.grad = grad
        self._optimiser.step()
        self._schedule.step()


def make_optimiser(name: str, image: Tensor, evaluations: int) -> Optimiser:
    """The optimiser ``name`` (``lbfgs`` or ``adam``), which changes ``image`` in place."""
    return LBFGS(image) if name == "lbfgs" else Adam(image, evaluations)
