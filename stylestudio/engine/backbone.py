"""VGG features, tapped by name.

The backbone carries its own preprocessing, because networks differ in it: the bundled VGG-16 is
of the original Caffe lineage and takes BGR, 0 to 255, minus the means of ImageNet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import torch
import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.engine.control import RunControl
from stylestudio.engine.frozen_convolution import FrozenConvolution, Layer
from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.half import gradient_scale
from stylestudio.engine.kernels.map_memory import MapMemory
from stylestudio.engine.kernels.registry import DEFAULT_KERNEL, HALF_KERNELS, KERNELS
from stylestudio.engine.kernels.scratch import Scratch
from stylestudio.engine.pooled_convolution import PooledConvolution
from stylestudio.request.style_request import TAPS

_BGR_MEANS = (103.939, 116.779, 123.68)
#: Taps that a 2×2 pooling follows, wherever the network goes on behind them.
POOL_AFTER = frozenset({"conv1_2", "conv2_2", "conv3_3", "conv4_3"})


class Backbone:
    """VGG-16's convolutions with frozen weights (Simonyan & Zisserman 2014).

    All maps are ``channels_last``: see ``kernels.base``.

    Args:
        weights: ``<tap>.weight`` and ``<tap>.bias`` of all taps up to the last one needed.
        pooling: ``max``, or ``average`` as Gatys et al. used.
        padding: ``replicate`` repeats the picture's edge where conv1_1 looks beyond it, which
            keeps the border free of the dark frame that ``zeros`` (as trained) paints.
        feature_divisor: divides all features. The network is homogeneous (ReLU and pooling let
            positive factors through), so dividing its input and its biases does exactly that.
    """

    def __init__(
        self,
        weights: dict[str, Tensor],
        *,
        pooling: str = "max",
        padding: str = "replicate",
        feature_divisor: float = 1.0,
        device: torch.device | None = None,
    ) -> None:
        self._weights = {
            name: tensor.detach().to(device) / (feature_divisor if name.endswith(".bias") else 1)
            for name, tensor in weights.items()
        }
        sample = next(iter(self._weights.values()))
        self._means = torch.tensor(_BGR_MEANS, dtype=sample.dtype, device=sample.device)
        self._means = self._means.view(1, 3, 1, 1)
        self._pool = F.max_pool2d if pooling == "max" else F.avg_pool2d
        self._replicate = padding == "replicate"
        self._feature_divisor = feature_divisor
        self._kernels: dict[str, tuple[str, Kernel]] = {}
        self._wanted_kernels: dict[str, str] = {}
        self._scratch = Scratch()
        #: Of all kernels.
        self._workspace = Scratch()

    def use_kernels(self, names: Mapping[str, str]) -> None:
        """From now on compute each tap by the kernel of that name; the default for all others."""
        self._wanted_kernels = dict(names)
        # Pictures will have another size.
        self._scratch = Scratch()
        for tap, (name, _) in list(self._kernels.items()):
            if name != self._wanted_kernels.get(tap, DEFAULT_KERNEL):
                # Transformed weights are large; those of another scale must not stay.
                del self._kernels[tap]

    @property
    def gradient_scale(self) -> float:
        """By what gradients are to be multiplied on their way back, and divided after it."""
        return max(
            (
                gradient_scale(getattr(torch, name))
                for name in self._wanted_kernels.values()
                if name in HALF_KERNELS
            ),
            default=1.0,
        )

    def features(
        self,
        image: Tensor,
        taps: Collection[str],
        *,
        before_relu: bool = False,
        control: RunControl | None = None,
    ) -> dict[str, Tensor]:
        """The feature maps at ``taps``.

        Args:
            image: ``(1, 3, H, W)``, RGB in [0, 1].
            taps: names such as ``conv4_2``; the network runs no further than the last of them.
            before_relu: tap the convolution's output instead of its ReLU.
            control: read at every layer.

        Returns:
            By tap, ``(1, C, H', W')``.

        Raises:
            Cancelled: ``control`` says so.
        """
        last = max(TAPS.index(tap) for tap in taps)
        found, _ = self.layers(
            image, TAPS[: last + 1], taps, before_relu=before_relu, control=control
        )
        return found

    def layers(
        self,
        x: Tensor,
        layers: Sequence[str],
        taps: Collection[str],
        *,
        before_relu: bool = False,
        control: RunControl | None = None,
        pool_last: bool = False,
        pull: Callable[[str, Tensor, Tensor], None] | None = None,
        recomputed: Collection[str] = (),
        stack: MapMemory | None = None,
    ) -> tuple[dict[str, Tensor], Tensor]:
        """Some consecutive layers.

        Args:
            x: the picture where ``layers`` begin with conv1_1, else the map in front of them.
            layers: names.
            taps, before_relu, control: as in :meth:`features`; other layers' taps are left out.
            pool_last: pool behind the last layer too, where the network does.
            pull: on the way back is shown each tap with its features and the gradient in them, and
                adds to that in place; without it, the taps returned are differentiable themselves.
            recomputed: layers whose map does not stay alive for the way back.
            stack: for what stays alive.

        Returns:
            By tap, ``(1, C, H', W')``; and the map behind the last layer.
        """
        control = control or RunControl()
        found: dict[str, Tensor] = {}
        for tap in layers:
            border = 1
            if tap == "conv1_1":
                x = self._preprocess(x)
                if self._replicate:
                    x, border = F.pad(x, (1, 1, 1, 1), mode="replicate"), 0
            tapped = tap in taps
            kernel = self._kernel(tap)
            kernel.check = control.check
            layer = Layer(
                kernel,
                border,
                control,
                relu=not (before_relu and tapped),
                owns_grad=pull is not None,
                pull=partial(pull, tap) if pull and tapped else None,
                keeps_map=tap not in recomputed,
                scratch=self._scratch if x.device.type == "cpu" else None,
                stack=stack,
            )
            pools = tap in POOL_AFTER and (tap != layers[-1] or pool_last)
            if pools and not tapped and self._pool is F.max_pool2d:
                x = PooledConvolution.apply(x, layer)
                continue
            x = FrozenConvolution.apply(x, layer)
            if tapped:
                found[tap] = x
            if not layer.relu:
                x = F.relu(x)
            if pools:
                x = self._pool(x, 2)
        return found, x

    def like_image(self, height: int, width: int) -> Tensor:
        """Noise in the form of a picture, ``(1, 3, H, W)``, to measure with."""
        generator = torch.Generator().manual_seed(0)
        return torch.rand(1, 3, height, width, generator=generator).to(self._means)

    def _kernel(self, tap: str) -> Kernel:
        """The kernel of a layer, made when it is first needed."""
        if tap not in self._kernels:
            name = self._wanted_kernels.get(tap, DEFAULT_KERNEL)
            made = (KERNELS | HALF_KERNELS)[name](
                self._weights[f"{tap}.weight"], self._weights[f"{tap}.bias"]
            )
            made.workspace = self._workspace
            self._kernels[tap] = (name, made)
        return self._kernels[tap][1]

    def _preprocess(self, image: Tensor) -> Tensor:
        return (image.flip(1) * 255 - self._means) / self._feature_divisor
