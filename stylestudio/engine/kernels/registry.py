"""The kernels by name."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from stylestudio.engine.kernels.base import Kernel
from stylestudio.engine.kernels.half import HalfKernel
from stylestudio.engine.kernels.stock import StockKernel
from stylestudio.engine.kernels.winograd import WinogradKernel
from stylestudio.engine.kernels.winograd_rows import WinogradRowsKernel

#: By name: the kernel of a layer's weights ``(C_out, C_in, 3, 3)`` and bias ``(C_out,)``.
KERNELS: dict[str, Callable[[Tensor, Tensor], Kernel]] = {
    "stock": StockKernel,
    "winograd-rows": WinogradRowsKernel,
    "winograd-4": lambda weight, bias: WinogradKernel(weight, bias, 4),
    "winograd-6": lambda weight, bias: WinogradKernel(weight, bias, 6),
}
#: For graphics cards, by the name of their precision.
HALF_KERNELS: dict[str, Callable[[Tensor, Tensor], Kernel]] = {
    "bfloat16": lambda weight, bias: HalfKernel(weight, bias, torch.bfloat16),
    "float16": lambda weight, bias: HalfKernel(weight, bias, torch.float16),
}
#: What a layer takes that nobody chose for.
DEFAULT_KERNEL = "stock"
