"""Every style loss in every form, with settings that take each of its ways; features to try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.style_losses.base import StyleLoss, map_state
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.request.parameters import parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named, variants

#: Channels of the features in these tests: the ranks below take each of the variants' ways.
CHANNELS = 8
POSITIONS = 20


@dataclass(frozen=True)
class Case:
    """A style loss with some settings, and a name that pytest shows."""

    variant: str
    settings: dict[str, Any]

    def __str__(self) -> str:
        return ",".join(
            [self.variant, *(f"{name}={value}" for name, value in self.settings.items())]
        )

    def make(self) -> StyleLoss:
        return style_loss(self.request())

    def for_request(self) -> dict[str, Any]:
        """The fields of a request that choose it."""
        settings = variant_named(self.variant).settings(**self.settings)
        return {"variant": self.variant, "variant_settings": settings}

    def request(self) -> StyleRequest:
        return StyleRequest(content="photo", styles=(("painting", 1.0),), **self.for_request())


def _cases(variant: str, **values: list[Any]) -> list[Case]:
    return [Case(variant, {name: value}) for name, options in values.items() for value in options]


#: As they come out of the window: every variant that is registered, in every form.
FORMS = [
    Case(variant.name, {"form": form})
    for variant in variants().values()
    for form in parameters_of(variant.settings)["form"].choices
]

_REDUCED = {
    # Of 8 channels pca takes one way for 1, one up to 3 and one from 4 on; svd changes at 6.
    "k": [1, 2, 3, 4, 5, 6, 8],
    "fraction": [0.25, 1.0],
    "energy": [0.9, 1.0],
    "s": [0.0, 1.0, 1000.0],
    "detail": [0.0, 25.0, 50.0, 100.0],
}
_WITH_OUTSIDE = [
    Case(variant, {"k": k, "outside": 0.7}) for variant in ("pca", "svd") for k in (2, 3, 5, 6, 8)
]

#: The repaired forms, whose mathematics must hold for all of their settings.
REPAIRED = [
    Case("gram", {}),
    *_cases("pca", **_REDUCED),
    *_cases("svd", **_REDUCED),
    *_WITH_OUTSIDE,
    *_cases("weighted", focus=[0.0, 50.0, 100.0], weights=["energy", "contrast", "uniform"]),
]

#: Settings at which nothing is left out: these must be ``gram``.
FULL_RANK = [
    Case("gram", {"form": "published"}),
    *(
        Case(variant, settings)
        for variant in ("pca", "svd")
        for settings in (
            {"fraction": 1.0},
            {"s": 0.0},
            {"k": CHANNELS},
            {"k": 512},
            {"detail": 100.0},
            {"fraction": 1.0, "outside": 3.0},
        )
    ),
    *_cases("weighted", weights=["uniform"], focus=[0.0]),
    *(Case("weighted", {"weights": weights, "focus": 0.0}) for weights in ("energy", "contrast")),
]

PUBLISHED = [case for case in FORMS if case.settings["form"] == "published"]

EVERYTHING = [*FORMS, *REPAIRED]

#: One for each way through the code, where a test is too slow for all of them.
EACH_WAY = [
    *FORMS,
    *(Case(variant, {"k": k}) for variant in ("pca", "svd") for k in (1, 3, CHANNELS)),
    *_WITH_OUTSIDE[1::2],
    *(Case(variant, {"energy": 0.9}) for variant in ("pca", "svd")),
    *_cases("weighted", focus=[0.0, 100.0], weights=["energy", "contrast", "uniform"]),
]


def random_features(
    seed: int, positions: int = POSITIONS, *, dtype: torch.dtype = torch.float64
) -> Tensor:
    """``(CHANNELS, positions)``, some patterns much stronger than others, as in a picture.

    In memory a position after the other, as the engine gives them.
    """
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(CHANNELS, positions, generator=generator, dtype=torch.float64)
    mixing = torch.randn(CHANNELS, CHANNELS, generator=generator, dtype=torch.float64)
    strengths = torch.logspace(0, -1.5, CHANNELS, dtype=torch.float64)
    return (mixing @ (strengths[:, None] * noise)).to(dtype).T.contiguous().T


def gram(features: Tensor) -> Tensor:
    """``F Fᵀ / N`` in float64, as ``StyleLoss.prepare`` takes it."""
    return (features @ features.T).double() / features.shape[1]


def state_for(loss: StyleLoss, style: Tensor, content: Tensor) -> Any:
    """The state for the style's features, in their precision."""
    return map_state(loss.prepare(gram(style), gram(content)), lambda tensor: tensor.to(style))


def loss_at(loss: StyleLoss, features: Tensor, state: Any) -> Tensor:
    """The loss of a layer's features ``(C, N)``."""
    return loss.loss(loss.statistic(features, state) / features.shape[1], state)


def value_and_gradient(loss: StyleLoss, features: Tensor, state: Any) -> tuple[Tensor, Tensor]:
    """The loss and its gradient in the features."""
    leaf = features.detach().clone(memory_format=torch.preserve_format).requires_grad_()
    value = loss_at(loss, leaf, state)
    (gradient,) = torch.autograd.grad(value, leaf)
    return value.detach(), gradient


def slope_by_differences(
    loss: StyleLoss, features: Tensor, state: Any, direction: Tensor, step: float = 1e-6
) -> float:
    """The loss's slope along ``direction``, from two values and no gradient."""
    ahead = loss_at(loss, features + step * direction, state)
    behind = loss_at(loss, features - step * direction, state)
    return float((ahead - behind) / (2 * step))
