"""The objective at one scale: targets computed once, then value and gradient at each evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.feature_pass import FeaturePass, row_blocks
from stylestudio.engine.segments import WHOLE, Ways
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.base import StyleLoss, map_state
from stylestudio.engine.style_terms import (
    GramSums,
    StyleTarget,
    StyleTerms,
    blended,
    widened,
)
from stylestudio.engine.total_variation import total_variation
from stylestudio.engine.weighing import EPSILON, content_coefficient, style_coefficient
from stylestudio.request.style_request import StyleRequest


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


class Objective:
    """``content + style + total variation`` at one scale (see ``engine.strength``).

    An evaluation runs in three steps, which is what lets stages be timed and pieces be added up:
    forwards, the statistics of the features; then each loss and its gradient *in the statistic*;
    and one way back through the network with the gradients in the features.

    Args:
        request: the method.
        backbone: whose features are compared.
        style_loss: the variant.
        content: the photo at this scale, ``(1, 3, H, W)``.
        styles: the paintings at this scale, ``(1, 3, H', W')``, in the order of
            ``request.styles``. They are looked at one after the other: an iterator that makes each
            when it is asked for keeps the memory that several take at that of one.
        ways: how each segment of the network is worked through.

    Attributes:
        control: the Stop button.
    """

    def __init__(
        self,
        request: StyleRequest,
        backbone: Backbone,
        style_loss: StyleLoss,
        content: Tensor,
        styles: Iterable[Tensor],
        *,
        control: RunControl,
        stopwatch: Stopwatch,
        ways: Ways = WHOLE,
    ) -> None:
        self._request = request
        self._backbone = backbone
        self._style_loss = style_loss
        self.control = control
        self._stopwatch = stopwatch
        self._style_taps = [tap for tap, weight in request.style_taps if weight > 0]

        def feature_pass(*taps: str) -> FeaturePass:
            return FeaturePass(
                backbone,
                taps,
                ways=ways,
                before_relu=request.taps_before_relu,
                control=control,
            )

        style_grams = blended(
            (weight, _grams(feature_pass(*self._style_taps), style))
            for (_, weight), style in zip(request.styles, styles, strict=True)
        )
        self._pass = feature_pass(*self._style_taps, request.content_tap)
        pieces: list[Tensor] = []
        content_grams = self._look_at(content, lambda piece, _: pieces.append(_owned(piece)))
        self._content_target = self._joined(pieces)
        self._content_energy = self._energy(self._content_target)
        self._content_coefficient = content_coefficient(
            request, self._content_energy, self._content_target.numel()
        )
        self._targets = {
            tap: self._style_target(tap, style_gram, content_grams[tap])
            for tap, style_gram in style_grams.items()
        }

    def evaluate(self, image: Tensor) -> Evaluation:
        """Value and gradient at ``image``, ``(1, 3, H, W)``.

        Raises:
            Cancelled: Stop was pressed, before this evaluation was done.
        """
        stage = self._stopwatch.stage
        scale = self._backbone.gradient_scale
        style_terms = StyleTerms(self._style_loss, self._targets, scale)
        terms: dict[str, Tensor] = {}
        content_tap = self._request.content_tap

        def see(tap: str, features: Tensor, first: int, again: bool) -> None:
            if tap in self._targets:
                with stage("style_loss"):
                    style_terms.add(tap, features, first, again=again)
            if tap == content_tap:
                with stage("content_loss"):
                    distance = self._content_difference(features, first).square().sum()
                    terms["content"] = terms.get("content", 0) + distance

        def losses() -> None:
            with stage("style_loss"):
                for tap, loss in style_terms.losses().items():
                    terms[f"style/{tap}"] = loss
            terms["content"] = self._content_coefficient * terms["content"]

        def gradient_in(tap: str, features: Tensor, first: int) -> Tensor:
            grad = None
            if tap in self._targets:
                with stage("style_loss"):
                    grad = style_terms.gradient(tap, features, first)
            if tap == content_tap:
                with stage("content_loss"):
                    difference = self._content_difference(features, first)
                    content_grad = difference.mul_(2 * self._content_coefficient * scale)
                    content_grad = content_grad.to(features.dtype)
                    # A style loss may return a gradient that must not be written to.
                    grad = content_grad if grad is None else content_grad.add_(grad)
            assert grad is not None
            return grad

        with stage("features"):
            grad = self._pass.gradient(image, see, losses, gradient_in)
            if scale != 1:
                grad = grad / scale
        if self._request.total_variation > 0:
            with stage("total_variation"):
                leaf = image.detach().requires_grad_()
                variation = self._request.total_variation * total_variation(leaf)
                (slope,) = torch.autograd.grad(variation, leaf)
                terms["total_variation"] = variation.detach()
                grad = grad + slope
        values = dict(zip(terms, torch.stack(list(terms.values())).tolist(), strict=True))
        return Evaluation(loss=sum(values.values()), grad=grad, terms=values)

    def style_terms(self, features: Mapping[str, Tensor]) -> dict[str, tuple[Tensor, Tensor]]:
        """By tap, the weighted style loss and its gradient in the features ``(1, C, H, W)``."""
        terms = StyleTerms(self._style_loss, self._targets)
        for tap in self._style_taps:
            terms.add(tap, features[tap].detach())
        losses = terms.losses()
        return {tap: (losses[tap], terms.gradient(tap, features[tap])) for tap in self._style_taps}

    def learn(self) -> None:
        """Let the style loss learn from the last evaluation; the objective changes with it."""
        for target in self._targets.values():
            assert target.statistic is not None, "there was no evaluation yet"
            target.state = self._style_loss.update(target.statistic, target.state)

    @property
    def states(self) -> dict[str, Any]:
        """By tap, the style loss's state: what a checkpoint keeps of what was learned."""
        return {tap: target.state for tap, target in self._targets.items()}

    @states.setter
    def states(self, states: dict[str, Any]) -> None:
        for tap, target in self._targets.items():
            target.state = states[tap]

    def learned_weights(self) -> dict[str, list[float]]:
        """By tap, what the style loss learned so far; empty where it learns nothing."""
        learned = {
            tap: self._style_loss.learned_weights(target.state)
            for tap, target in self._targets.items()
        }
        return {
            tap: [float(f"{weight:.4g}") for weight in weights.tolist()]
            for tap, weights in learned.items()
            if weights is not None
        }

    def measure(self, image: Tensor) -> dict[str, float]:
        """Distances that mean the same for every variant, each relative to its own target.

        Returns:
            ``content``, and ``style/<tap>``: ``‖G_x − G_s‖²_F / ‖G_s‖²_F``, unweighted.
        """
        difference = 0.0

        def see_content(features: Tensor, first: int) -> None:
            nonlocal difference
            difference += float(self._content_difference(features, first).double().square().sum())

        grams = self._look_at(image, see_content)
        measured = {"content": difference / max(self._content_energy, EPSILON)}
        for tap, style in self._targets.items():
            distance = float((grams[tap] - style.gram).square().sum())
            measured[f"style/{tap}"] = distance / max(float(style.gram.square().sum()), EPSILON)
        return measured

    def _look_at(
        self, image: Tensor, see_content: Callable[[Tensor, int], None]
    ) -> dict[str, Tensor]:
        """A picture's Gram matrices by style tap.

        Args:
            image: ``(1, 3, H, W)``.
            see_content: is shown the features at the content tap, piece by piece, each with its
                first row; views that do not last.
        """
        grams = GramSums()

        def see(tap: str, features: Tensor, first: int, again: bool) -> None:
            if tap in self._style_taps:
                grams.add(tap, features)
            if tap == self._request.content_tap:
                see_content(features, first)

        self._pass.show(image, see)
        return grams.grams()

    def _joined(self, pieces: list[Tensor]) -> Tensor:
        """Pieces of a map as one, ``(1, C, H, W)``; the list is empty afterwards.

        Each is let go as soon as it is copied, and Stop is read before: of a large picture they
        take half a gigabyte.
        """
        if len(pieces) == 1:
            return pieces.pop()
        _, channels, _, width = pieces[0].shape
        height = sum(piece.shape[2] for piece in pieces)
        whole = torch.empty(
            (1, channels, height, width),
            dtype=pieces[0].dtype,
            device=pieces[0].device,
            memory_format=torch.channels_last,
        )
        pieces.reverse()
        first = 0
        while pieces:
            self.control.check()
            piece = pieces.pop()
            whole[:, :, first : first + piece.shape[2]] = piece
            first += piece.shape[2]
        return whole

    def _energy(self, features: Tensor) -> float:
        """``Σ F²`` in float64, without a copy of the map in that precision."""
        energy = 0.0
        for rows in row_blocks(features):
            self.control.check()
            energy += float(features[:, :, rows].double().square().sum())
        return energy

    def _style_target(self, tap: str, style_gram: Tensor, content_gram: Tensor) -> StyleTarget:
        self.control.check()
        state = self._style_loss.prepare(style_gram, content_gram)
        like = self._content_target
        precision = like.dtype if like.dtype == torch.float64 else torch.float32
        return StyleTarget(
            coefficient=style_coefficient(self._request, tap, self._style_loss, style_gram, state),
            state=map_state(state, lambda tensor: tensor.to(like.device, precision)),
            gram=style_gram,
        )

    def _content_difference(self, features: Tensor, first: int) -> Tensor:
        """A piece's features at the content tap minus their target, owned."""
        return widened(features) - self._content_target[:, :, first : first + features.shape[2]]


def _owned(features: Tensor) -> Tensor:
    """The features in float32 or better, as a map of their own: a view's may be freed."""
    wide = widened(features)
    return wide.clone() if wide is features else wide


def _grams(style_pass: FeaturePass, style: Tensor) -> dict[str, Tensor]:
    """A painting's Gram matrices by tap.

    Args:
        style_pass: through the style taps; for this painting alone, since the memory that a pass
            keeps suits the shape of one picture.

    Raises:
        Cancelled: its control says so.
    """
    sums = GramSums()
    style_pass.show(style, lambda tap, features, first, again: sums.add(tap, features))
    return sums.grams()
