"""One way through the network and back, whole or in strips (see ``segments``)."""

from __future__ import annotations

from collections.abc import Callable, Collection

import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.segments import SEGMENTS, Strip, in_strips, strips
from stylestudio.request.style_request import TAPS

#: Own rows of a strip in pixels for each segment; 0 keeps a segment whole.
StripRows = tuple[int, int, int]
WHOLE: StripRows = (0, 0, 0)

#: Is shown a tap's features ``(1, C, h, W)``, their first row in the whole map, and whether they
#: will be computed again for the way back.
See = Callable[[str, Tensor, int, bool], None]
#: Gives the gradient in such features.
GradientOf = Callable[[str, Tensor, int], Tensor]


class FeaturePass:
    """Shows the features of a picture piece by piece, and takes their gradients back.

    Every position of a tap is shown once, in the same pieces forwards and backwards.

    Args:
        backbone: the network.
        taps: what is shown; the network runs no further than the last of them.
        strip_rows: see :data:`StripRows`.
        before_relu: tap the convolution's output instead of its ReLU.
        control: read at every layer of every strip.
    """

    def __init__(
        self,
        backbone: Backbone,
        taps: Collection[str],
        *,
        strip_rows: StripRows = WHOLE,
        before_relu: bool = False,
        control: RunControl | None = None,
    ) -> None:
        self._backbone = backbone
        self._taps = frozenset(taps)
        self._before_relu = before_relu
        self._control = control or RunControl()
        last = max(TAPS.index(tap) for tap in taps)
        needed = TAPS[: last + 1]
        #: Segment, its layers up to the last one needed, rows of a strip.
        self._segments = [
            (segment, tuple(layer for layer in segment.layers if layer in needed), rows)
            for segment, rows in zip(SEGMENTS, strip_rows, strict=True)
            if segment.layers[0] in needed
        ]

    @torch.no_grad()
    def show(self, image: Tensor, see: See) -> None:
        """Show the features of ``image``, ``(1, 3, H, W)``.

        Raises:
            Cancelled: the control says so.
        """
        x = image
        for index in range(len(self._segments)):
            x = self._forward_in_strips(index, x, see)

    def gradient(
        self, image: Tensor, see: See, all_seen: Callable[[], None], gradient_of: GradientOf
    ) -> Tensor:
        """Show the features of ``image``, then ask for their gradients.

        Args:
            image: ``(1, 3, H, W)``.
            see: as in :meth:`show`.
            all_seen: called once in between.
            gradient_of: is asked for each piece that was shown, in any order.

        Returns:
            The gradient in ``image``.

        Raises:
            Cancelled: the control says so.
        """
        inputs: list[Tensor] = []
        graphs: list[tuple[Tensor, dict[str, Tensor], Tensor] | None] = []
        x = image.detach()
        for index, (segment, layers, rows) in enumerate(self._segments):
            inputs.append(x)
            if in_strips(segment, rows, x.shape[2]):
                with torch.no_grad():
                    x = self._forward_in_strips(index, x, see)
                graphs.append(None)
                continue
            leaf = x.detach().requires_grad_()
            found, out = self._layers(leaf, index, layers)
            for tap, features in found.items():
                see(tap, features.detach(), 0, False)
            graphs.append((leaf, found, out))
            x = out.detach()
            del found, out, leaf
        del x
        all_seen()
        grad: Tensor | None = None
        for index in reversed(range(len(self._segments))):
            graph, x = graphs.pop(), inputs.pop()
            if graph is None:
                grad = self._backward_in_strips(index, x, grad, gradient_of)
            else:
                leaf, found, out = graph
                del graph
                grad = _backward(leaf, found, out, grad, lambda tap, f: gradient_of(tap, f, 0))
                del found, out, leaf
        assert grad is not None
        return grad

    def _layers(
        self, x: Tensor, index: int, layers: tuple[str, ...]
    ) -> tuple[dict[str, Tensor], Tensor]:
        return self._backbone.layers(
            x,
            layers,
            self._taps,
            before_relu=self._before_relu,
            control=self._control,
            pool_last=index + 1 < len(self._segments),
        )

    def _forward_in_strips(self, index: int, x: Tensor, see: See) -> Tensor:
        """Show a segment's features and return its output, which the last segment has none of."""
        segment, layers, rows = self._segments[index]
        height = x.shape[2]
        output = x
        for strip in strips(segment, height, rows):
            found, out = self._layers(x[:, :, strip.above : strip.below], index, layers)
            for tap in list(found):
                own, first = _own(found.pop(tap), segment.reduction(tap), strip, height)
                if own.shape[2]:
                    see(tap, own, first, rows > 0)
            if index + 1 == len(self._segments):
                continue
            if strip.first == 0 and strip.last == height:
                return out
            if strip.first == 0:
                output = _empty_map(x, out, height // segment.shrinks)
            own, first = _own(out, segment.shrinks, strip, height)
            output[:, :, first : first + own.shape[2]] = own
        return output

    def _backward_in_strips(
        self, index: int, x: Tensor, grad: Tensor | None, gradient_of: GradientOf
    ) -> Tensor:
        """The gradient in a segment's input, from that in its output and its taps."""
        segment, layers, rows = self._segments[index]
        height = x.shape[2]
        grad_x = torch.zeros_like(x)
        for strip in strips(segment, height, rows):
            leaf = x[:, :, strip.above : strip.below].detach().requires_grad_()
            found, out = self._layers(leaf, index, layers)
            firsts: dict[str, int] = {}
            for tap in found:
                found[tap], firsts[tap] = _own(found[tap], segment.reduction(tap), strip, height)
            part = None
            if grad is not None:
                out, first = _own(out, segment.shrinks, strip, height)
                part = grad[:, :, first : first + out.shape[2]]

            def answer(tap: str, own: Tensor, firsts: dict[str, int] = firsts) -> Tensor:
                return gradient_of(tap, own, firsts[tap])

            grad_x[:, :, strip.above : strip.below] += _backward(leaf, found, out, part, answer)
        return grad_x


def _backward(
    leaf: Tensor,
    found: dict[str, Tensor],
    out: Tensor,
    grad: Tensor | None,
    answer: Callable[[str, Tensor], Tensor],
) -> Tensor:
    """The gradient in ``leaf`` from those in the taps and, where there is one, in the output."""
    # The last rows of a picture may have no position of their own behind the poolings.
    ends = {tap: features for tap, features in found.items() if features.shape[2]}
    grads = [answer(tap, features.detach()) for tap, features in ends.items()]
    if grad is not None and grad.shape[2]:
        torch.autograd.backward([*ends.values(), out], [*grads, grad])
    elif ends:
        torch.autograd.backward(list(ends.values()), grads)
    return torch.zeros_like(leaf) if leaf.grad is None else leaf.grad


def _own(features: Tensor, reduction: int, strip: Strip, height: int) -> tuple[Tensor, int]:
    """A strip's own rows of its map, and their first row in the whole map."""
    start, count, first = strip.own(reduction, height // reduction)
    return features[:, :, start : start + count], first


def _empty_map(like: Tensor, strip_map: Tensor, height: int) -> Tensor:
    channels, width = strip_map.shape[1], strip_map.shape[3]
    return torch.empty(
        (1, channels, height, width),
        dtype=strip_map.dtype,
        device=like.device,
        memory_format=torch.channels_last,
    )
