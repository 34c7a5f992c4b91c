"""The objective at one scale: targets computed once, then value and gradient at each evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.strength import relative_strength, style_weight
from stylestudio.engine.style_losses.base import StyleLoss, map_state
from stylestudio.engine.style_losses.gram import gram_sum
from stylestudio.engine.total_variation import total_variation
from stylestudio.request.style_request import StyleRequest

#: Keeps a painting without any texture (one flat black) from dividing by zero.
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The objective at one picture.

    Attributes:
        loss: the total.
        grad: dL/dx, ``(1, 3, H, W)``.
        terms: the weighted parts of the total: ``content``, ``style/<tap>``, ``total_variation``.
    """

    loss: float
    grad: Tensor
    terms: dict[str, float]

    @property
    def finite(self) -> bool:
        """Whether the numbers can be used; a sum is not finite when any part of it is not."""
        return bool(torch.isfinite(self.grad.sum())) and self.loss - self.loss == 0


@dataclass(slots=True)
class _StyleTarget:
    """A style layer: the loss's weight, its state, and its last statistic (divided by N)."""

    coefficient: float
    state: Any
    gram: Tensor
    statistic: Tensor | None = None


class Objective:
    """``content + style + total variation`` at one scale (see ``engine.strength``).

    An evaluation runs in three steps, which is what lets stages be timed and tiles be added up:
    the features of the picture; each loss's value and gradient *in the features*; one backward
    pass of the network for all of them.

    Args:
        request: the method.
        backbone: whose features are compared.
        style_loss: the variant.
        content: the photo at this scale, ``(1, 3, H, W)``.
        style: the painting at this scale, ``(1, 3, H', W')``.
    """

    def __init__(
        self,
        request: StyleRequest,
        backbone: Backbone,
        style_loss: StyleLoss,
        content: Tensor,
        style: Tensor,
        *,
        control: RunControl,
        stopwatch: Stopwatch,
    ) -> None:
        self._request = request
        self._backbone = backbone
        self._style_loss = style_loss
        self._control = control
        self._stopwatch = stopwatch
        self._weights = {tap: weight for tap, weight in request.style_taps if weight > 0}
        self._taps = {*self._weights, request.content_tap}
        with torch.no_grad():
            style_grams = self._grams(style)
            content_features = self._features(content)
            self._content_target = content_features[request.content_tap]
            self._content_coefficient = self._weigh_content(self._content_target)
            self._style_targets = {
                tap: self._style_target(tap, style_grams[tap], gram64(content_features[tap]))
                for tap in self._weights
            }

    def evaluate(self, image: Tensor) -> Evaluation:
        """Value and gradient at ``image``, ``(1, 3, H, W)``.

        Raises:
            Cancelled: Stop was pressed, before this evaluation was done.
        """
        leaf = image.detach().requires_grad_()
        terms: dict[str, Tensor] = {}
        with self._stopwatch.stage("features"):
            features = self._features(leaf)
        grads = {tap: torch.zeros((), device=image.device) for tap in features}
        with self._stopwatch.stage("style_loss"):
            for tap, (term, grad) in self.style_terms(features).items():
                terms[f"style/{tap}"], grads[tap] = term, grad
        with self._stopwatch.stage("content_loss"):
            tap = self._request.content_tap
            terms["content"], grad = self._content_term(features[tap].detach())
            grads[tap] = grads[tap] + grad
        with self._stopwatch.stage("features"):
            torch.autograd.backward(list(features.values()), [grads[tap] for tap in features])
        assert leaf.grad is not None
        if self._request.total_variation > 0:
            with self._stopwatch.stage("total_variation"):
                variation = self._request.total_variation * total_variation(leaf)
                variation.backward()  # type: ignore[no-untyped-call]
                terms["total_variation"] = variation.detach()
        values = dict(zip(terms, torch.stack(list(terms.values())).tolist(), strict=True))
        return Evaluation(loss=sum(values.values()), grad=leaf.grad, terms=values)

    def style_terms(self, features: Mapping[str, Tensor]) -> dict[str, tuple[Tensor, Tensor]]:
        """By tap, the weighted style loss and its gradient in the features ``(1, C, H, W)``."""
        return {tap: self._style_term(tap, features[tap].detach()) for tap in self._weights}

    def learn(self) -> None:
        """Let the style loss learn from the last evaluation; the objective changes with it."""
        for target in self._style_targets.values():
            assert target.statistic is not None, "there was no evaluation yet"
            target.state = self._style_loss.update(target.statistic, target.state)

    def learned_weights(self) -> dict[str, list[float]]:
        """By tap, what the style loss learned so far; empty where it learns nothing."""
        learned = {
            tap: self._style_loss.learned_weights(target.state)
            for tap, target in self._style_targets.items()
        }
        return {
            tap: [float(f"{weight:.4g}") for weight in weights.tolist()]
            for tap, weights in learned.items()
            if weights is not None
        }

    @torch.no_grad()
    def measure(self, image: Tensor) -> dict[str, float]:
        """Distances that mean the same for every variant, each relative to its own target.

        Returns:
            ``content``, and ``style/<tap>``: ``‖G_x − G_s‖²_F / ‖G_s‖²_F``, unweighted.
        """
        features = self._features(image)
        target = self._content_target
        difference = (features[self._request.content_tap] - target).square().sum()
        measured = {"content": float(difference) / max(float(target.square().sum()), _EPSILON)}
        for tap, style in self._style_targets.items():
            distance = float((gram64(features[tap]) - style.gram).square().sum())
            measured[f"style/{tap}"] = distance / max(float(style.gram.square().sum()), _EPSILON)
        return measured

    def _features(self, image: Tensor) -> dict[str, Tensor]:
        return self._backbone.features(
            image,
            self._taps,
            before_relu=self._request.taps_before_relu,
            control=self._control,
        )

    def _grams(self, image: Tensor) -> dict[str, Tensor]:
        features = self._backbone.features(
            image,
            list(self._weights),
            before_relu=self._request.taps_before_relu,
            control=self._control,
        )
        return {tap: gram64(features[tap]) for tap in self._weights}

    def _style_target(self, tap: str, style_gram: Tensor, content_gram: Tensor) -> _StyleTarget:
        self._control.check()
        state = self._style_loss.prepare(style_gram, content_gram)
        like = self._content_target
        return _StyleTarget(
            coefficient=self._weigh_style(tap, style_gram, state),
            state=map_state(state, lambda tensor: tensor.to(like)),
            gram=style_gram,
        )

    def _style_term(self, tap: str, features: Tensor) -> tuple[Tensor, Tensor]:
        """One layer's weighted loss and its gradient in ``features``, ``(1, C, H, W)``."""
        self._control.check()
        target = self._style_targets[tap]
        # A view and not features[0]: backwards, indexing fills and copies a whole map.
        flat = features.view(features.shape[1], -1).requires_grad_()
        statistic = self._style_loss.statistic(flat, target.state) / flat.shape[1]
        target.statistic = statistic.detach()
        loss = target.coefficient * self._style_loss.loss(statistic, target.state)
        (grad,) = torch.autograd.grad(loss, flat)
        return loss.detach(), grad.view_as(features)

    def _content_term(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """The weighted content loss and its gradient in ``features``, ``(1, C, H, W)``."""
        difference = features - self._content_target
        loss = self._content_coefficient * difference.square().sum()
        return loss, difference.mul_(2 * self._content_coefficient)

    def _weigh_content(self, target: Tensor) -> float:
        """What Σ (F_x − F_c)² is multiplied by."""
        if self._request.normalisation == "calibrated":
            return 1.0 / max(float(target.double().square().sum()), _EPSILON)
        if self._request.normalisation == "gatys":
            return 0.5 * self._request.content_weight
        return self._request.content_weight / target.numel()

    def _weigh_style(self, tap: str, style_gram: Tensor, state: Any) -> float:
        """What the variant's loss, a relative of ‖G_x − G_s‖²_F, is multiplied by."""
        request, weight = self._request, self._weights[tap]
        channels = style_gram.shape[0]
        if request.normalisation == "calibrated":
            share = weight / sum(self._weights.values())
            size = max(self._style_loss.full_size(style_gram, state), _EPSILON)
            return style_weight(request.strength) * share / size
        beta = request.style_weight * relative_strength(request.strength)
        if request.normalisation == "gatys":
            # GM = M·G cancels the M² in 1/(4 N² M²); photo and painting may differ in size.
            return beta * weight / (4 * channels**2)
        # Guo & Yuan, Figure 10: G / (a·b·c·d) is our G / C; the MSE averages C² numbers.
        return beta * weight / (channels**2 * self._style_loss.compared_numbers(style_gram, state))


def gram64(features: Tensor) -> Tensor:
    """``G = F Fᵀ / N`` of ``(1, C, H, W)`` in float64, ``(C, C)``.

    The product itself runs in the features' precision: it is the target of a float32 comparison.
    """
    flat = features.view(features.shape[1], -1)
    product = gram_sum(flat)
    # Not every device knows float64; the variants' algebra on C×C is the processor's work anyway.
    return product.cpu().double() / flat.shape[1]
