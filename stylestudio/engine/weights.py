"""The networks' weights: where they are, and that they are the right ones."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from stylestudio import paths
from stylestudio.errors import WeightsError

VGG16_FILE = "vgg16_features.safetensors"
#: Written by packaging/build_weights.py; a file with another hash is damaged or not ours.
VGG16_SHA256 = "416d00333a94a5e4f544e845aded81a9489b00f57dce056e3df01d4687b00bd9"

_REMEDY = "Install StyleStudio again."


def vgg16_path() -> Path:
    """Where the bundled network lies.

    Raises:
        MachineError: the installation brings no resources at all.
    """
    return paths.resources() / "models" / VGG16_FILE


def load_vgg16() -> dict[str, Tensor]:
    """Kernels ``(out, in, 3, 3)`` and biases ``(out,)`` of the bundled VGG-16, float32.

    Keys are ``<tap>.weight`` and ``<tap>.bias``.

    Raises:
        WeightsError: the file is missing, unreadable, or not the one that was shipped.
    """
    path = vgg16_path()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WeightsError(f"The network's file {path.name} cannot be read.", _REMEDY) from error
    if hashlib.sha256(data).hexdigest() != VGG16_SHA256:
        raise WeightsError(f"The network's file {path.name} is damaged.", _REMEDY)
    try:
        tensors: dict[str, Tensor] = load(data)
    except SafetensorError as error:
        raise WeightsError(f"The network's file {path.name} is damaged.", _REMEDY) from error
    return {name: tensor.to(torch.float32) for name, tensor in tensors.items()}
