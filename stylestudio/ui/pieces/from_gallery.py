"""Pictures of the gallery as pieces of the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.metadata import read_record
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.load import load_picture
from stylestudio.request.variants import variants
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.sources.loaded import DISPLAY_PX
from stylestudio.ui.wording import name_words, title_words


def read_pieces(paths: Sequence[Path]) -> list[Piece]:
    """Read pictures with all that is known of them. For any thread.

    Raises:
        ImageError: one cannot be read.
        OutOfMemoryError: there is not enough memory for all of them.
    """
    pieces = [_read_piece(path) for path in paths]
    titles = [piece.title for piece in pieces]
    for piece in pieces:
        # What the style loss alone does not tell apart is told apart by its name.
        if titles.count(piece.title) > 1 and piece.saved_to is not None:
            piece.title = piece.saved_to.stem
    return pieces


def _read_piece(path: Path) -> Piece:
    record = read_record(path)
    piece = Piece(None, path.stem, path.stem, state=PieceState.SHOWN)
    piece.pixels = load_picture(path)
    piece.saved_to = path
    if record is not None:
        _take_record(piece, record)
    return piece


def _take_record(piece: Piece, record: PictureRecord) -> None:
    piece.record = record
    piece.name = record.name or piece.name
    piece.title = name_words(piece.name)
    variant = variants().get(record.variant)
    if variant is not None:
        piece.title = title_words(variant)
    try:
        piece.request = record.style_request()
    except StyleStudioError:
        # It is shown all the same; only what an earlier or later program meant is not known.
        return
    piece.report = dict(record.report)
    piece.figures.finish(record.report)
    # Where the photo has moved, the picture is only not compared with it.
    with suppress(StyleStudioError):
        piece.photo = to_qimage(load_picture(piece.request.content, longer_side_px=DISPLAY_PX))
