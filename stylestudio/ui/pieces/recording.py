"""What is written down about a piece when it becomes a file."""

from __future__ import annotations

from stylestudio.gallery.record import PictureRecord, record_of, with_touches
from stylestudio.request import touches as touching
from stylestudio.request.touches import Touches
from stylestudio.ui.pieces.pieces import Piece, PieceState

_OUTCOMES = {PieceState.STOPPED: "stopped", PieceState.FAILED: "failed"}


def record_of_piece(
    piece: Piece, *, moment: float | None = None, touches: Touches | None = None
) -> PictureRecord:
    """How a piece was made, as far as it is known here.

    Args:
        moment: how much of the run was done, for an earlier moment of it.
        touches: finishing touches that are in its pixels.
    """
    touched = touches is not None and not touches.neutral
    if piece.record is not None:
        # As it was made, and perhaps touched since.
        return with_touches(piece.record, touches) if touches and touched else piece.record
    outcome, fraction = _OUTCOMES.get(piece.state, "finished"), piece.fraction
    if piece.busy:
        # It goes on while this is written.
        outcome, moment = "moment", piece.fraction if moment is None else moment
    if moment is not None:
        outcome, fraction = "moment", moment
    elif touched:
        outcome = "touched"
    return record_of(
        piece.name,
        piece.request,
        piece.report,
        outcome=outcome,
        fraction=1.0 if outcome in ("finished", "touched") else fraction,
        series=piece.series,
        touches=touching.to_dict(touches) if touches is not None and touched else None,
    )
