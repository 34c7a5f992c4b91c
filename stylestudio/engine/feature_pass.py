"""One way through the network and back, each segment in its own way (see ``segments``)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.base import as_features
from stylestudio.engine.kernels.map_memory import empty_map
from stylestudio.engine.kernels.map_stack import MapStack
from stylestudio.engine.lasting import lasting_empty
from stylestudio.engine.segments import CHEAP, SEGMENTS, WHOLE, Keep, Strip, Ways, strips
from stylestudio.request.style_request import TAPS

#: Is shown a tap's features ``(1, C, h, W)``, their first row in the whole map, and whether they
#: will be computed again for the way back.
See = Callable[[str, Tensor, int, bool], None]
#: Gives the gradient in such features.
GradientOf = Callable[[str, Tensor, int], Tensor]


#: Numbers of a tap that the losses look at in one go, unless a single row has more.
_BLOCK_NUMBERS = 1 << 22


class _Piece(NamedTuple):
    """A strip on its way: what it was computed from, and what came out, differentiable."""

    strip: Strip
    leaf: Tensor
    out: Tensor


class FeaturePass:
    """Shows the features of a picture piece by piece, and takes their gradients back.

    Every position of a tap is shown once, in the same pieces forwards and backwards.

    Args:
        backbone: the network.
        taps: what is shown; the network runs no further than the last of them.
        ways: how each segment is worked through.
        before_relu: tap the convolution's output instead of its ReLU.
        control: read at every layer of every strip.
    """

    def __init__(
        self,
        backbone: Backbone,
        taps: Collection[str],
        *,
        ways: Ways = WHOLE,
        before_relu: bool = False,
        control: RunControl | None = None,
    ) -> None:
        self._backbone = backbone
        self._taps = frozenset(taps)
        self._before_relu = before_relu
        self._control = control or RunControl()
        self._stack = MapStack()
        last = max(TAPS.index(tap) for tap in taps)
        needed = TAPS[: last + 1]
        #: Segment, its layers up to the last one needed, its way.
        self._segments = [
            (segment, tuple(layer for layer in segment.layers if layer in needed), way)
            for segment, way in zip(SEGMENTS, ways, strict=True)
            if segment.layers[0] in needed
        ]

    @torch.no_grad()
    def show(self, image: Tensor, see: See) -> None:
        """Show the features of ``image``, ``(1, 3, H, W)``.

        Raises:
            Cancelled: the control says so.
        """
        self._stack.clear()
        x = image
        for index in range(len(self._segments)):
            x = self._forward(index, x, see)

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
            The gradient in ``image``, owned.

        Raises:
            Cancelled: the control says so.
        """
        self._stack.clear()
        inputs: list[Tensor] = []
        kept: list[list[_Piece] | None] = []
        x = image.detach()
        for index, (_, _, way) in enumerate(self._segments):
            inputs.append(x)
            pieces: list[_Piece] | None = None if way.keep is Keep.NOTHING else []
            x = self._forward(index, x, see, pieces, gradient_of)
            kept.append(pieces)
        del x, pieces
        all_seen()
        grad: Tensor | None = None
        for index in reversed(range(len(self._segments))):
            grad = self._backward(index, inputs.pop(), grad, kept.pop(), gradient_of)
        assert grad is not None
        return grad

    def _forward(
        self,
        index: int,
        x: Tensor,
        see: See,
        pieces: list[_Piece] | None = None,
        gradient_of: GradientOf | None = None,
    ) -> Tensor:
        """Show a segment's features and return its output, which the last segment has none of.

        Args:
            pieces: where to keep what the way back needs; None keeps nothing.
            gradient_of: is asked on the way back.
        """
        segment, _, way = self._segments[index]
        height = x.shape[2]
        output = x
        for strip in strips(segment, height, way.rows_px):
            if pieces is None:
                with torch.no_grad():
                    found, out = self._layers(x[:, :, strip.above : strip.below], index)
            else:
                piece, found = self._piece(index, x, strip, gradient_of)
                pieces.append(piece)
                out = piece.out.detach()
                del piece
            for tap in list(found):
                own, first = _own(found.pop(tap), segment.reduction(tap), strip, height)
                again = pieces is None or tap in _computed_again(way.keep)
                for rows in row_blocks(own):
                    if rows.start:
                        self._control.check()
                    see(tap, own[:, :, rows], first + rows.start, again)
            if index + 1 == len(self._segments):
                continue
            if strip.first == 0 and strip.last == height:
                return out
            if strip.first == 0:
                output = self._empty_map(out, height // segment.shrinks)
            own, first = _own(out, segment.shrinks, strip, height)
            output[:, :, first : first + own.shape[2]] = own
        return output

    def _backward(
        self,
        index: int,
        x: Tensor,
        grad: Tensor | None,
        pieces: list[_Piece] | None,
        gradient_of: GradientOf,
    ) -> Tensor:
        """The gradient in a segment's input, from that in its output and its taps."""
        segment, _, _ = self._segments[index]
        height = x.shape[2]
        # What the network returns is overwritten on the way through the segment before. A copy
        # takes the place of the rows that no later strip looks at; only the picture's gradient is
        # new, as the caller keeps it.
        grad_x = x if index else lasting_empty(x.shape, x.dtype, x.device)
        #: Of the rows that the next strip adds to.
        shared: Tensor | None = None
        for strip, leaf, out in self._pieces(index, x, pieces, gradient_of):
            end, part = out, None
            if grad is not None:
                own, first = _own(out, segment.shrinks, strip, height)
                # The last rows of a picture may have no position of their own behind the poolings.
                if own.shape[2]:
                    end, part = own, grad[:, :, first : first + own.shape[2]]
            # Without one from behind, the taps add theirs to nothing.
            torch.autograd.backward(end, torch.zeros_like(end) if part is None else part)
            found = leaf.grad
            assert found is not None
            if shared is not None:
                found[:, :, : shared.shape[2]] += shared
            done = height if strip.last == height else max(0, strip.last - segment.halo)
            grad_x[:, :, strip.above : done] = found[:, :, : done - strip.above]
            shared = found[:, :, done - strip.above :].clone()
        return grad_x

    def _pieces(
        self, index: int, x: Tensor, kept: list[_Piece] | None, gradient_of: GradientOf
    ) -> Iterator[_Piece]:
        """Those of a segment, kept or computed again; each is let go before the next."""
        if kept is not None:
            kept.reverse()
            while kept:
                yield kept.pop()
            return
        segment, _, way = self._segments[index]
        top = self._stack.top
        for strip in strips(segment, x.shape[2], way.rows_px):
            yield self._piece(index, x, strip, gradient_of)[0]
            self._stack.cut(top)

    def _piece(
        self, index: int, x: Tensor, strip: Strip, gradient_of: GradientOf | None
    ) -> tuple[_Piece, dict[str, Tensor]]:
        """A strip's way through a segment, and the features at its taps, which have no way back.

        On the way back the taps ask for their gradients by themselves.
        """
        segment, _, way = self._segments[index]
        height = x.shape[2]

        def pull(tap: str, features: Tensor, grad: Tensor) -> None:
            assert gradient_of is not None
            own, first = _own(features, segment.reduction(tap), strip, height)
            own_grad, _ = _own(grad, segment.reduction(tap), strip, height)
            for rows in row_blocks(own):
                # Autograd's backward pass works without recording; a gradient may want to record.
                with torch.enable_grad():
                    addition = gradient_of(tap, own[:, :, rows], first + rows.start)
                own_grad[:, :, rows].add_(addition)

        leaf = x[:, :, strip.above : strip.below].detach().requires_grad_()
        found, out = self._layers(leaf, index, pull, _computed_again(way.keep))
        return _Piece(strip, leaf, out), {tap: features.detach() for tap, features in found.items()}

    def _empty_map(self, like: Tensor, height: int) -> Tensor:
        """A map of other height, to be written to; good until the next evaluation."""
        _, channels, _, width = like.shape
        return as_features(empty_map(like, (height, width, channels), self._memory(like)))

    def _memory(self, like: Tensor) -> MapStack | None:
        """Where maps are put that stay; a graphics card's allocator does well by itself."""
        return self._stack if like.device.type == "cpu" else None

    def _layers(
        self,
        x: Tensor,
        index: int,
        pull: Callable[[str, Tensor, Tensor], None] | None = None,
        recomputed: Collection[str] = (),
    ) -> tuple[dict[str, Tensor], Tensor]:
        _, layers, _ = self._segments[index]
        return self._backbone.layers(
            x,
            layers,
            self._taps,
            before_relu=self._before_relu,
            control=self._control,
            pool_last=index + 1 < len(self._segments),
            pull=pull,
            recomputed=recomputed,
            stack=self._memory(x),
        )


def _computed_again(keep: Keep) -> tuple[str, ...]:
    """The layers whose map does not stay alive although the segment keeps some."""
    return (CHEAP,) if keep is Keep.COSTLY else ()


def row_blocks(features: Tensor) -> Iterator[slice]:
    """Rows of ``(1, C, H, W)``, a few at a time, so that the losses' own maps stay small."""
    _, channels, height, width = features.shape
    count = max(1, _BLOCK_NUMBERS // (channels * width))
    for first in range(0, height, count):
        yield slice(first, min(height, first + count))


def _own(features: Tensor, reduction: int, strip: Strip, height: int) -> tuple[Tensor, int]:
    """A strip's own rows of its map, and their first row in the whole map."""
    start, count, first = strip.own(reduction, height // reduction)
    return features[:, :, start : start + count], first
