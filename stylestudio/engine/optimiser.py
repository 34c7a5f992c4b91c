"""L-BFGS and Adam, one evaluation a step, and what happens when numbers stop being numbers."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor

#: Pairs of steps that L-BFGS remembers; 50 gave no better curve than 10.
_HISTORY = 10
#: Adam's first step in pixel units; it falls to a tenth of that over the scale's evaluations.
_ADAM_STEP = 0.03
_ADAM_DECAY = 0.1


class Optimiser(Protocol):
    """Moves the picture along a gradient."""

    def step(self, loss: float, grad: Tensor) -> None:
        """Change the picture in place, given the objective's value and gradient there."""


class LBFGS:
    """torch's L-BFGS without line search and without early stop, one evaluation a step."""

    def __init__(self, image: Tensor) -> None:
        self._image = image
        self._optimiser = torch.optim.LBFGS(
            [image],
            lr=1.0,
            max_iter=1,
            max_eval=1,
            history_size=_HISTORY,
            # A zero tolerance never ends a run early: artists asked for n evaluations.
            tolerance_grad=0.0,
            tolerance_change=0.0,
        )

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        self._image.grad = grad
        self._optimiser.step(lambda: loss)  # type: ignore[no-untyped-call]


class Adam:
    """Adam with a step that decays geometrically over the scale."""

    def __init__(self, image: Tensor, evaluations: int) -> None:
        self._image = image
        self._optimiser = torch.optim.Adam([image], lr=_ADAM_STEP, betas=(0.9, 0.99))
        self._schedule = torch.optim.lr_scheduler.ExponentialLR(
            self._optimiser, _ADAM_DECAY ** (1 / max(evaluations, 1))
        )

    def step(self, loss: float, grad: Tensor) -> None:
        """See :class:`Optimiser`."""
        self._image.grad = grad
        self._optimiser.step()
        self._schedule.step()


def make_optimiser(name: str, image: Tensor, evaluations: int) -> Optimiser:
    """The optimiser ``name`` (``lbfgs`` or ``adam``), which changes ``image`` in place."""
    return LBFGS(image) if name == "lbfgs" else Adam(image, evaluations)
