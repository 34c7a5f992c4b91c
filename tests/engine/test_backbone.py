"""Features by name: the right layers, the right gradient, and a Stop between any two layers."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels.registry import DEFAULT_KERNEL, KERNELS
from stylestudio.errors import Cancelled
from stylestudio.request.style_request import TAPS
from tests.engine.conftest import make_tiny_weights


def plain_features(
    weights: dict[str, Tensor], image: Tensor, *, replicate: bool, pooling: str
) -> dict[str, tuple[Tensor, Tensor]]:
    """VGG written plainly, by tap: before and after ReLU."""
    means = torch.tensor([123.68, 116.779, 103.939], dtype=image.dtype).view(1, 3, 1, 1)
    x = (image * 255 - means)[:, [2, 1, 0]]
    found = {}
    for tap in TAPS:
        mode = "replicate" if tap == "conv1_1" and replicate else "constant"
        before = F.conv2d(
            F.pad(x, (1, 1, 1, 1), mode=mode), weights[f"{tap}.weight"], weights[f"{tap}.bias"]
        )
        x = F.relu(before)
        found[tap] = (before, x)
        if tap in ("conv1_2", "conv2_2", "conv3_3", "conv4_3"):
            x = F.max_pool2d(x, 2) if pooling == "max" else F.avg_pool2d(x, 2)
    return found


def image64(height: int = 37, width: int = 43) -> Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.rand(1, 3, height, width, generator=generator, dtype=torch.float64)


@pytest.mark.parametrize("pooling", ["max", "average"])
@pytest.mark.parametrize("padding", ["replicate", "zeros"])
@pytest.mark.parametrize("before_relu", [False, True])
def test_values_and_gradients_are_those_of_the_network_written_plainly(
    pooling: str, padding: str, before_relu: bool
) -> None:
    weights = make_tiny_weights(torch.float64)
    backbone = Backbone(weights, pooling=pooling, padding=padding)
    taps = ["conv1_1", "conv2_2", "conv3_2", "conv5_1"]
    x, y = image64().requires_grad_(), image64().requires_grad_()

    ours = backbone.features(x, taps, before_relu=before_relu)
    plain = plain_features(weights, y, replicate=padding == "replicate", pooling=pooling)

    total_ours, total_plain = 0, 0
    for tap in taps:
        reference = plain[tap][0 if before_relu else 1]
        torch.testing.assert_close(ours[tap], reference, rtol=1e-12, atol=1e-10)
        total_ours = total_ours + (ours[tap] ** 2).mean()
        total_plain = total_plain + (reference**2).mean()
    total_ours.backward()
    total_plain.backward()
    torch.testing.assert_close(x.grad, y.grad, rtol=1e-10, atol=1e-10)


def test_the_network_stops_at_the_last_tap() -> None:
    weights = make_tiny_weights()
    for tap in TAPS[TAPS.index("conv3_2") :]:
        del weights[f"{tap}.weight"], weights[f"{tap}.bias"]
    features = Backbone(weights).features(image64().float(), ["conv1_2", "conv3_1"])
    assert set(features) == {"conv1_2", "conv3_1"}


@pytest.mark.parametrize("pooling", ["max", "average"])
def test_the_divisor_divides_every_feature(pooling: str) -> None:
    weights = make_tiny_weights(torch.float64)
    whole = Backbone(weights, pooling=pooling).features(image64(), TAPS)
    divided = Backbone(weights, pooling=pooling, feature_divisor=58.0).features(image64(), TAPS)
    for tap in TAPS:
        torch.testing.assert_close(divided[tap] * 58, whole[tap])


def test_all_maps_and_gradients_are_channels_last() -> None:
    backbone = Backbone(make_tiny_weights(torch.float64))
    found = backbone.features(image64().requires_grad_(), TAPS)
    for tap, features in found.items():
        assert features.is_contiguous(memory_format=torch.channels_last), tap
        assert not features.is_contiguous(), tap


@pytest.mark.parametrize("name", [name for name in KERNELS if name != DEFAULT_KERNEL])
def test_layers_are_computed_by_the_kernels_that_are_asked_for(name: str) -> None:
    weights = make_tiny_weights(torch.float64)
    backbone = Backbone(weights)
    expected = backbone.features(image64(), TAPS)
    made = {tap: backbone._kernel(tap) for tap in TAPS}
    backbone.use_kernels({"conv2_1": name, "conv4_3": name, "conv1_1": DEFAULT_KERNEL})
    for tap, features in backbone.features(image64(), TAPS).items():
        torch.testing.assert_close(features, expected[tap], rtol=1e-10, atol=1e-10)
    changed = {tap for tap in TAPS if backbone._kernel(tap) is not made[tap]}
    assert changed == {"conv2_1", "conv4_3"}, "the others keep the weights that they prepared"
    backbone.use_kernels({})
    for tap in TAPS:
        assert type(backbone._kernel(tap)) is type(made[tap])


def test_some_layers_after_the_others_are_all_layers() -> None:
    backbone = Backbone(make_tiny_weights(torch.float64))
    expected = backbone.features(image64(), TAPS)
    x, found = image64(), {}
    for first, last in ((0, 4), (4, 7), (7, 11)):
        part, x = backbone.layers(x, TAPS[first:last], TAPS, pool_last=True)
        assert list(part) == list(TAPS[first:last])
        found |= part
    for tap in TAPS:
        torch.testing.assert_close(found[tap], expected[tap], rtol=0, atol=0)
    unseen, behind = backbone.layers(image64(), TAPS[:4], ["conv5_1"])
    assert unseen == {}
    torch.testing.assert_close(behind, expected["conv2_2"], rtol=0, atol=0)


class _CancelAfter(RunControl):
    """Presses Stop at the n-th layer that asks."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.layers, self.asked = layers, 0

    def check(self) -> None:
        self.asked += 1
        if self.asked > self.layers:
            self.cancel()
        super().check()


def test_stop_is_read_at_every_layer_forwards_and_backwards() -> None:
    backbone = Backbone(make_tiny_weights())
    last = len(TAPS)  # conv5_1 is the last tap, so every layer runs, both ways
    for layers in range(2 * last):
        control = _CancelAfter(layers)
        x = image64().float().requires_grad_()
        with pytest.raises(Cancelled):
            backbone.features(x, ["conv5_1"], control=control)["conv5_1"].sum().backward()
        assert control.asked == layers + 1, "the very next layer stops"
    control = _CancelAfter(2 * last)
    x = image64().float().requires_grad_()
    backbone.features(x, ["conv5_1"], control=control)["conv5_1"].sum().backward()
    assert control.asked == 2 * last


def test_all_kernels_share_a_workspace_also_after_a_change_of_some() -> None:
    """A workspace is as large as a small picture; those of earlier scales must not add up."""
    backbone = Backbone(make_tiny_weights())
    picture = torch.rand(1, 3, 32, 32)
    backbone.features(picture, TAPS)
    backbone.use_kernels({"conv2_1": "winograd-4", "conv3_1": "winograd-6"})
    backbone.features(picture, TAPS)
    workspaces = {id(kernel.workspace) for _, kernel in backbone._kernels.values()}
    assert len(workspaces) == 1
