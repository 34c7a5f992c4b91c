"""How large a file will be, from small pieces of the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio.imaging.depth import Pixels, as_8_bit
from stylestudio.imaging.encode import encode_picture

#: A picture of no more pixels is encoded as a whole.
_WHOLE_PX = 768 * 512
#: Pieces of a larger one: their side, and how many there are across and down.
_TILE_PX = 256
_ACROSS, _DOWN = 3, 2
#: The lower half of 16 bits is hardly to be compressed: bytes a pixel.
_LOWER_HALF = 2.9


def estimate_bytes(
    pixels: Pixels, width_px: int, height_px: int, file_format: str, *, quality: int, bits: int
) -> int:
    """About how many bytes a picture will take.

    A picture that is not small is judged by pieces of it, in the size that they will have there: a
    reduced picture would be richer in detail, and larger.

    Args:
        pixels: ``(H, W, 3)``, of any size.
        width_px, height_px: of the file.
        file_format: see :func:`encode_picture`.
        quality: 1 to 100, where the format has one.
        bits: 8 or 16.

    Raises:
        MemoryError, OSError, RuntimeError, ValueError: see :func:`encode_picture`.
    """
    flat = as_8_bit(pixels)
    picture = Image.fromarray(np.ascontiguousarray(flat))
    if width_px * height_px <= _WHOLE_PX:
        sample = picture.resize((width_px, height_px), Image.Resampling.LANCZOS)
    else:
        sample = _pieces(picture, width_px, height_px)
    count = len(encode_picture(_array(sample), file_format, quality=quality))
    share = width_px * height_px / (sample.width * sample.height)
    lower_half = _LOWER_HALF * width_px * height_px if bits > 8 else 0
    return round(count * share + lower_half)


def _pieces(picture: Image.Image, width_px: int, height_px: int) -> Image.Image:
    """Pieces of the picture from all over it, beside each other."""
    tile = min(_TILE_PX, width_px, height_px)
    together = Image.new("RGB", (_ACROSS * tile, _DOWN * tile))
    across, down = picture.width / width_px, picture.height / height_px
    for row in range(_DOWN):
        for column in range(_ACROSS):
            left = (width_px - tile) * (column + 0.5) / _ACROSS
            top = (height_px - tile) * (row + 0.5) / _DOWN
            box = (left * across, top * down, (left + tile) * across, (top + tile) * down)
            piece = picture.resize((tile, tile), Image.Resampling.LANCZOS, box=box)
            together.paste(piece, (column * tile, row * tile))
    return together


def _array(picture: Image.Image) -> NDArray[np.uint8]:
    return np.array(picture)
