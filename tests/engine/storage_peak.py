"""Counts the bytes of all tensors that are alive at once, also where they are only pretended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class StoragePeak(TorchDispatchMode):
    """While it is entered, the live bytes of storages that came out of torch's operations.

    A storage counts once, however many tensors view it, and until its last reference is gone.
    Tensors on the meta device have storages with a size and no memory, so a test can ask for
    pictures that the machine could not hold.

    Attributes:
        peak_bytes: the most that was alive after any operation.
        largest_bytes: the largest single storage.
    """

    def __init__(self) -> None:
        super().__init__()
        self.peak_bytes = 0
        self.largest_bytes = 0
        self._live: dict[int, tuple[StorageWeakRef, int]] = {}

    @property
    def live_bytes(self) -> int:
        """Bytes that are alive now."""
        self._live = {
            key: (reference, size)
            for key, (reference, size) in self._live.items()
            if not reference.expired()
        }
        return sum(size for _, size in self._live.values())

    def __torch_dispatch__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Run the operation and note what it made."""
        given = {
            StorageWeakRef(leaf.untyped_storage() if isinstance(leaf, Tensor) else leaf).cdata
            for leaf in tree_leaves((args, kwargs))
            if isinstance(leaf, Tensor | torch.UntypedStorage)
        }
        result = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(result):
            if not isinstance(leaf, Tensor):
                continue
            storage = leaf.untyped_storage()
            reference = StorageWeakRef(storage)
            # A view, or an operation in place: its storage was there before, counted or not ours.
            if reference.cdata not in given:
                self._live[reference.cdata] = (reference, storage.nbytes())
                self.largest_bytes = max(self.largest_bytes, storage.nbytes())
        self.peak_bytes = max(self.peak_bytes, self.live_bytes)
        return result


def peak_of(work: Callable[[], object]) -> StoragePeak:
    """The peak while ``work`` runs; what it was given is not counted."""
    with StoragePeak() as peak:
        work()
    return peak


def pretended(*shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
    """A tensor of any size without numbers and without memory."""
    return torch.empty(shape, dtype=dtype, device="meta")
