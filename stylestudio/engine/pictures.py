"""The pictures of a run at the sizes that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio.disk import sha256_of
from stylestudio.engine.control import RunControl
from stylestudio.engine.pixels import to_image
from stylestudio.engine.pyramid import carry_up, enlarge
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.request.style_request import StyleRequest

#: ``(H, W)`` of the photo; of the paintings.
Sizes = tuple[tuple[int, int], tuple[tuple[int, int], ...]]


class Sources(NamedTuple):
    """What a run paints from: uint8 ``(H, W, 3)``, with the longer side at the final size.

    Attributes:
        photo: the content.
        paintings: in the order of ``StyleRequest.styles``.
        sha256: of the files, the photo's first; empty where they were not read.
    """

    photo: NDArray[np.uint8]
    paintings: tuple[NDArray[np.uint8], ...]
    sha256: tuple[str, ...] = ()

    @classmethod
    def load(cls, request: StyleRequest, control: RunControl) -> Sources:
        """Read a request's pictures, one after the other.

        Raises:
            ImageError: a file cannot be read as a picture.
            Cancelled: Stop was pressed.
        """
        pictures, digests = [], []
        for path in (request.content, *request.style_paths):
            pictures.append(load_at_size(path, request.size_px))
            digests.append(_digest(path))
            control.check()
        photo, *paintings = pictures
        return cls(photo, tuple(paintings), tuple(digests))

    @property
    def sizes(self) -> Sizes:
        """Of the pictures as they are here."""
        return _size(self.photo), tuple(map(_size, self.paintings))

    def paintings_at(self, size_px: int, device: torch.device) -> Iterator[Tensor]:
        """The paintings with that longer side, ``(1, 3, H, W)``, each made when it is asked for."""
        for painting in self.paintings:
            yield to_image(resize_to(painting, size_px), device)


class Photo:
    """The photo of a run, at one size after the other.

    Args:
        pixels: uint8 ``(H, W, 3)`` at the final size.
        start: ``StyleRequest.start``.
        device: where the copies go.
    """

    def __init__(self, pixels: NDArray[np.uint8], start: str, device: torch.device) -> None:
        self.pixels = pixels
        self._start = start
        self._device = device
        self._copies: dict[int, Tensor] = {}

    def at(self, size_px: int) -> Tensor:
        """The photo with that longer side, ``(1, 3, H, W)``."""
        if size_px not in self._copies:
            self._copies[size_px] = to_image(resize_to(self.pixels, size_px), self._device)
        return self._copies[size_px]

    def forget(self, *, but: tuple[int, ...] = ()) -> None:
        """Free the copies of other sizes than those."""
        self._copies = {size: copy for size, copy in self._copies.items() if size in but}

    def carried(self, painted: Tensor, size_px: int) -> Tensor:
        """A picture of one scale at another size, in the way the next scale starts.

        So a preview has the photo's full detail from the first second, and a run that is stopped
        early gives a picture of the size that was asked for.

        Args:
            painted: ``(1, 3, h, w)``.
            size_px: the longer side that is wanted.
        """
        painted_px = max(painted.shape[-2:])
        if painted_px == size_px:
            return painted
        if self._start == "content":
            return carry_up(painted, self.at(painted_px), self.at(size_px))
        return enlarge(painted, self.at(size_px))


def load_at_size(path: str, size_px: int) -> NDArray[np.uint8]:
    """The picture at ``path`` with its longer side at exactly ``size_px``.

    All of its pixels are decoded: the quick way for display differs by more than 1/255.
    """
    return resize_to(load_picture(path), size_px)


def sizes_of_files(request: StyleRequest) -> Sizes:
    """Of a request's pictures, from their headers.

    Raises:
        ImageError: a file cannot be read as a picture.
    """
    return size_of(request.content), tuple(map(size_of, request.style_paths))


def size_of(path: str) -> tuple[int, int]:
    """``(H, W)`` of a file, from its header."""
    info = probe_picture(path)
    return info.height_px, info.width_px


def resize_to(pixels: NDArray[np.uint8], size_px: int) -> NDArray[np.uint8]:
    """uint8 ``(H, W, 3)`` with its longer side at ``size_px``; the aspect ratio is kept."""
    height, width = fit_longer_side(pixels.shape[0], pixels.shape[1], size_px)
    return resize_picture(pixels, height, width)


def _digest(path: str) -> str:
    """By which the file is found again; empty where it went while it was read."""
    try:
        return sha256_of(Path(path))
    except OSError:
        return ""


def _size(pixels: NDArray[np.uint8]) -> tuple[int, int]:
    height, width, _ = pixels.shape
    return height, width
