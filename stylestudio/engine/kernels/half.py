"""The 3×3 convolution in half precision, which graphics cards compute several times as fast.

bfloat16 keeps 8 significant bits and float16 keeps 11, and both add up in float32. That is enough
for features but not for the picture itself: of pixels up to ±150, bfloat16 loses up to half a grey
level. The first layer, which costs the least of all, is better left in float32.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - the field's own alias
from torch import Tensor

from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.map_memory import MapMemory


class HalfKernel(Kernel):
    """torch's own convolution in bfloat16 or float16; it takes maps of any precision.

    Args:
        weight: ``(C_out, C_in, 3, 3)``, float32, on the device that computes; not kept.
        bias: ``(C_out,)``, float32, there too; not kept.
        dtype: ``torch.bfloat16`` or ``torch.float16``, which all maps that it returns have.
    """

    def __init__(self, weight: Tensor, bias: Tensor, dtype: torch.dtype) -> None:
        self._weight = weight.detach().to(dtype, memory_format=torch.channels_last)
        self._bias = bias.detach().to(dtype)

    def forward(self, x: Tensor, padding: int, memory: MapMemory | None = None) -> Tensor:
        """See :class:`Kernel`."""
        return F.conv2d(self._fitting(x), self._weight, self._bias, padding=padding)

    def backward(
        self,
        grad: Tensor,
        input_shape: torch.Size,
        padding: int,
        memory: MapMemory | None = None,
    ) -> Tensor:
        """See :class:`Kernel`. For float16, see :func:`gradient_scale` too."""
        # At stride 1 the transposed convolution is the gradient. aten's convolution_backward takes
        # an input for its shape and, with cuDNN, brings the gradient into that one's order first:
        # out of channels_last, unless a whole map is allocated for it.
        grad_x = F.conv_transpose2d(self._fitting(grad), self._weight, padding=padding)
        assert grad_x.shape == input_shape
        return grad_x

    def _fitting(self, x: Tensor) -> Tensor:
        """``x`` in the kernel's precision and order; ``x`` itself where it is so already."""
        return x.to(self._weight.dtype, memory_format=torch.channels_last)


def gradient_scale(dtype: torch.dtype) -> float:
    """By what to multiply gradients before they pass kernels of ``dtype``, and divide after.

    float16 is coarse below 6e-5 and ends at 6e-8. At 256 px the gradients of a run are 5e-7 in the
    median and 3e-5 at most, and they shrink as pixels become more. A power of two lifts them
    without rounding; with 2¹⁸, those up to 0.25 still fit below the largest number, 65504. The
    other types reach down to 1e-38.
    """
    return 2.0**18 if dtype == torch.float16 else 1.0
