"""The plain method, as everybody ships it: what the program's speed is measured against.

One scale, from the photo; the stock convolution, ReLU and pooling, the Gram matrix and the whole
objective left to autograd; ``torch.optim.LBFGS``. It has the program's backbone, layers, weights
and objective, so that the two reach for the same number. Written to be read, like the tutorials.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.engine.strength import style_weight
from stylestudio.request.style_request import TAPS, StyleRequest

_BGR_MEANS = (103.939, 116.779, 123.68)
_POOL_BEFORE = ("conv2_1", "conv3_1", "conv4_1", "conv5_1")


class PlainTransfer:
    """The method of Gatys et al. with the calibrated objective (``engine.strength``).

    Args:
        request: whose layers, weights and strength are used.
        weights: the bundled network's.
        content: the photo, ``(1, 3, H, W)`` in [0, 1].
        style: the painting, ``(1, 3, H', W')``.
        clamp: cut the picture to [0, 1] before each evaluation, as some tutorials do.
    """

    def __init__(
        self,
        request: StyleRequest,
        weights: dict[str, Tensor],
        content: Tensor,
        style: Tensor,
        *,
        clamp: bool = False,
    ) -> None:
        self._clamp = clamp
        self._weights = weights
        self._content_tap = request.content_tap
        self._style_taps = dict(request.style_taps)
        self._style_weight = style_weight(request.strength)
        self._last = max(map(TAPS.index, [self._content_tap, *self._style_taps]))
        with torch.no_grad():
            self._content_target = self._features(content)[self._content_tap]
            style_features = self._features(style)
            self._style_targets = {tap: gram(style_features[tap]) for tap in self._style_taps}
        self.image = content.clone().requires_grad_()
        self.evaluations = 0
        self._optimiser = torch.optim.LBFGS(
            [self.image],
            history_size=10,
            # Its defaults would end a step early where gradients are as small as these.
            tolerance_grad=0.0,
            tolerance_change=0.0,
        )

    def paint(self, evaluations: int) -> None:
        """Go on for ``evaluations`` more."""
        group = self._optimiser.param_groups[0]
        # It counts the evaluation before its first step too; with as many, the last step is lost.
        group["max_iter"], group["max_eval"] = evaluations, evaluations + 1
        self._optimiser.step(self._closure)  # type: ignore[no-untyped-call]

    def loss(self, image: Tensor) -> Tensor:
        """The objective at ``image``."""
        features = self._features(image)
        target = self._content_target
        loss = (features[self._content_tap] - target).square().mean() / target.square().mean()
        whole = sum(self._style_taps.values())
        for tap, weight in self._style_taps.items():
            style_gram = self._style_targets[tap]
            distance = (gram(features[tap]) - style_gram).square().sum()
            share = self._style_weight * weight / whole
            loss = loss + share * distance / style_gram.square().sum()
        return loss

    def _closure(self) -> Tensor:
        if self._clamp:
            with torch.no_grad():
                self.image.clamp_(0, 1)
        self._optimiser.zero_grad()
        loss = self.loss(self.image)
        loss.backward()  # type: ignore[no-untyped-call]
        self.evaluations += 1
        return loss

    def _features(self, image: Tensor) -> dict[str, Tensor]:
        x = image.flip(1) * 255 - torch.tensor(_BGR_MEANS).view(1, 3, 1, 1)
        found = {}
        for tap in TAPS[: self._last + 1]:
            if tap in _POOL_BEFORE:
                x = F.max_pool2d(x, 2)
            if tap == "conv1_1":
                x = F.pad(x, (1, 1, 1, 1), mode="replicate")
            padding = 0 if tap == "conv1_1" else 1
            x = F.conv2d(
                x, self._weights[f"{tap}.weight"], self._weights[f"{tap}.bias"], padding=padding
            )
            x = F.relu(x)
            if tap in self._style_taps or tap == self._content_tap:
                found[tap] = x
        return found


def gram(features: Tensor) -> Tensor:
    """``F Fᵀ / N`` of ``(1, C, H, W)``."""
    flat = features.flatten(2)[0]
    return flat @ flat.T / flat.shape[1]
