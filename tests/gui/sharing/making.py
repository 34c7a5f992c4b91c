"""Pictures of the canvas, and their runs' moments."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stylestudio.gallery.record import PictureRecord
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import Piece, PieceState


def make_piece(
    painting: NDArray[np.uint8],
    photo: NDArray[np.uint8] | None,
    record: PictureRecord | None = None,
    *,
    moments: int = 0,
) -> Piece:
    """A finished piece that grew out of its photo, or out of grey."""
    image = None if photo is None else to_qimage(photo)
    piece = Piece(None, "Classic", "Lake × Swirls", photo=image, state=PieceState.FINISHED)
    piece.pixels, piece.record = painting, record
    for number in range(moments):
        share = number / max(1, moments - 1)
        frame = (128 * (1 - share) + painting * share).astype(np.uint8)
        piece.moments.add(share, frame)
    return piece
