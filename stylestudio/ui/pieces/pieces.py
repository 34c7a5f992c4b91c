"""The pictures of the canvas, each being painted or done."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from stylestudio.engine.events import Progress
from stylestudio.engine.unfinished import remove_run
from stylestudio.errors import StyleStudioError
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.moments import Moments
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.touches import Touches
from stylestudio.ui.details.run_figures import RunFigures

#: Pictures that the canvas holds at a time.
MOST_PIECES = 8


class PieceState(Enum):
    """What has become of it. SHOWN is a picture of the gallery, painted some time ago."""

    EXAMPLE = auto()
    SHOWN = auto()
    WAITING = auto()
    PAINTING = auto()
    SKETCHED = auto()
    FINISHED = auto()
    STOPPED = auto()
    FAILED = auto()


#: Nothing more can be done with them: the others are to be finished or continued.
_DONE = (PieceState.EXAMPLE, PieceState.SHOWN, PieceState.FINISHED)


@dataclass(eq=False, slots=True)
class Piece:
    """One picture: what was asked for, and how far it is.

    Attributes:
        request: as it is to be finished; its sketch differs in the quality alone. None where it is
            not known.
        title: of its cell: the style loss, and what was changed.
        name: of its file, without folder and extension.
        photo: what it is painted from, at display size; None where it is not known any more.
        series: the same for all that were asked for together with one photo; else empty.
        sketching: whether what is painted, or was last, is its sketch.
        run_id: of that run; empty for none.
        progress: the last one.
        pixels: the last preview or result, uint8 RGB ``(H, W, 3)``.
        deep_pixels: the result with 16 bits, where the settings ask for it; until it is kept.
        shows_sketch: whether that is its sketch.
        moments: the previews of the run that it was painted with.
        touches: finishing touches.
        figures: for Details.
        report: of the last run that ended.
        checkpoint: the folder with which the run can be continued, or None.
        began_earlier: whether an earlier session began it.
        ended_by_user: whether the last run was stopped on purpose.
        saved_to: the file that holds ``pixels``, or None.
        kept_in: the same, where the program has put it into the gallery by itself.
        record: what its file says of its making, where it came from the gallery.
        error: why it failed.
    """

    request: StyleRequest | None
    title: str
    name: str
    photo: QImage | None = None
    state: PieceState = PieceState.WAITING
    series: str = ""
    sketching: bool = False
    run_id: str = ""
    progress: Progress | None = None
    pixels: NDArray[np.uint8] | None = None
    deep_pixels: NDArray[np.uint16] | None = None
    shows_sketch: bool = False
    moments: Moments = field(default_factory=Moments)
    touches: Touches = field(default_factory=Touches)
    figures: RunFigures = field(default_factory=RunFigures)
    report: dict[str, Any] = field(default_factory=dict)
    checkpoint: Path | None = None
    began_earlier: bool = False
    ended_by_user: bool = False
    saved_to: Path | None = None
    kept_in: Path | None = None
    record: PictureRecord | None = None
    error: StyleStudioError | None = None
    key: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def busy(self) -> bool:
        """Whether a run is on, or waits in line."""
        return self.state in (PieceState.WAITING, PieceState.PAINTING)

    @property
    def has_result(self) -> bool:
        """Whether it is a picture of the user's at the size that was asked for."""
        ended = self.state in (PieceState.FINISHED, PieceState.STOPPED, PieceState.FAILED)
        # A run that has shown nothing has left the sketch in its place.
        shown = self.pixels is not None and bool(self.moments)
        return ended and not self.sketching and shown

    @property
    def unsaved(self) -> bool:
        """Whether it would be lost."""
        return self.has_result and self.saved_to is None

    @property
    def fraction(self) -> float:
        """How much of the run is done, 0 to 1."""
        return self.progress.fraction if self.progress is not None else 0.0

    def forget_checkpoint(self) -> None:
        """It will not be continued."""
        if self.checkpoint is not None:
            remove_run(self.checkpoint)
            self.checkpoint = None


class Pieces(QObject):
    """The pictures of the canvas, in the order in which they were asked for.

    Signals:
        list_changed: some came or went.
        piece_changed: a :class:`Piece` has another state or another progress.
        picture_changed: a :class:`Piece` has another picture.
    """

    list_changed = Signal()
    piece_changed = Signal(object)
    picture_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []

    @property
    def all(self) -> list[Piece]:
        """All of them."""
        return list(self._pieces)

    @property
    def unsaved(self) -> list[Piece]:
        """Those that would be lost."""
        return [piece for piece in self._pieces if piece.unsaved]

    def with_key(self, key: str) -> Piece | None:
        """The piece called ``key``."""
        return next((piece for piece in self._pieces if piece.key == key), None)

    def of_run(self, run_id: str) -> Piece | None:
        """The piece that run paints."""
        found = (piece for piece in self._pieces if run_id and piece.run_id == run_id)
        return next(found, None)

    def replace(self, pieces: list[Piece]) -> None:
        """Put others in the place of all of them."""
        self._pieces = list(pieces)
        self.list_changed.emit()

    def add(self, pieces: list[Piece]) -> None:
        """Put more behind them; the oldest that are done make room."""
        self._pieces = self._with_room(len(pieces)) + pieces
        self.list_changed.emit()

    def make_room(self, spared: Piece | None = None) -> None:
        """Let the oldest that are done go, as far as there are more than can be looked at.

        Args:
            spared: one that stays.
        """
        kept = self._with_room(0, spared)
        if len(kept) < len(self._pieces):
            self._pieces = kept
            self.list_changed.emit()

    def _with_room(self, for_more: int, spared: Piece | None = None) -> list[Piece]:
        kept = list(self._pieces)
        for piece in self._pieces:
            if len(kept) + for_more <= MOST_PIECES:
                break
            if piece.state in _DONE and not piece.unsaved and piece is not spared:
                kept.remove(piece)
        return kept

    def remove(self, piece: Piece) -> None:
        """Take one away."""
        self._pieces.remove(piece)
        self.list_changed.emit()

    def show_picture(self, piece: Piece, pixels: NDArray[np.uint8]) -> None:
        """``piece`` looks like this now."""
        if piece.pixels is None or not np.array_equal(piece.pixels, pixels):
            piece.saved_to = piece.kept_in = None
        piece.pixels, piece.deep_pixels = pixels, None
        self.picture_changed.emit(piece)

    def show_state(self, piece: Piece) -> None:
        """``piece`` has been changed by whoever calls this."""
        self.piece_changed.emit(piece)
