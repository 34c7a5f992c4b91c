"""Tensors with a few facts in one file: safetensors, replaced as a whole, with a checksum of ours.

Safetensors itself checks lengths and shapes alone. The SHA-256 covers names, dtypes, shapes, bytes
and facts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from stylestudio.disk import replace_file
from stylestudio.engine.run_files import UnreadableError, now_text, read_metadata


def write_tensors(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
    """Replace the file at ``path`` as a whole.

    Raises:
        OSError, SafetensorError: the old one is still there.
    """
    packed = _packed(tensors)
    texts = {"facts": json.dumps(facts), "saved_at": now_text()}
    texts["sha256"] = _checksum(packed, texts)
    replace_file(path, lambda temporary: save_file(packed, temporary, texts))


def read_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Tensors and facts.

    Raises:
        UnreadableError: the file is not what was written.
        OSError: it is missing or cannot be read.
    """
    metadata = read_metadata(path)
    try:
        with safe_open(path, framework="pt") as file:
            # Copied out of the file's mapping: the file will be replaced, which Windows refuses
            # while it is mapped.
            tensors = {name: file.get_tensor(name).clone() for name in sorted(file.keys())}
    except SafetensorError as error:
        raise UnreadableError(f"{path.name}: {error}") from error
    if _checksum(tensors, metadata.texts) != metadata.texts["sha256"]:
        raise UnreadableError(f"{path.name} does not match its checksum")
    return tensors, metadata.facts


def _packed(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """``tensors`` as safetensors takes them: dense, on the processor, none sharing memory."""
    packed: dict[str, Tensor] = {}
    storages: set[int] = set()
    for name, original in tensors.items():
        tensor = original.detach().to("cpu").contiguous()
        storage = tensor.untyped_storage().data_ptr()
        packed[name] = tensor.clone() if storage in storages else tensor
        storages.add(storage)
    return packed


def _checksum(tensors: Mapping[str, Tensor], texts: Mapping[str, str]) -> str:
    """SHA-256 over dense tensors on the processor and all ``texts`` but itself."""
    digest = hashlib.sha256()
    covered = sorted((key, text) for key, text in texts.items() if key != "sha256")
    digest.update(json.dumps(covered).encode())
    for name, tensor in sorted(tensors.items()):
        digest.update(json.dumps([name, str(tensor.dtype), tuple(tensor.shape)]).encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()
