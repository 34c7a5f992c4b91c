"""What is said, and what is done by itself, when runs end."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from stylestudio.errors import OutOfMemoryError, StyleStudioError
from stylestudio.ui.desktop import open_file
from stylestudio.ui.messages.message import Action
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.pieces.autosaving import Autosaving
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.pieces.session import Session

log = logging.getLogger(__name__)

#: Of messages about a run that has ended.
RUN_TOPIC = "run"
#: Of messages about a picture that is in the gallery now; an error about its run stays beside it.
KEPT_TOPIC = "kept"
#: What memory ran out at is tried again at that share of its size.
_SMALLER = 0.75


class Outcomes(QObject):
    """Keeps what was painted, and tells the user what can be done next.

    Signals:
        copy_requested, export_requested, save_requested: a :class:`Piece`.
    """

    copy_requested = Signal(object)
    export_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(
        self,
        *,
        session: Session,
        pieces: Pieces,
        autosaving: Autosaving,
        messages: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pieces = pieces
        self._autosaving = autosaving
        self._messages = messages
        session.piece_ended.connect(self._on_piece_ended)
        session.round_ended.connect(self._on_round_ended)
        autosaving.kept.connect(self._on_kept)
        autosaving.not_kept.connect(self._on_not_kept)
        autosaving.not_thrown_away.connect(messages.show_error)

    @Slot(str)
    def delete(self, key: str) -> None:
        """Put a piece's file into the bin, and forget what its run has left."""
        piece = self._pieces.with_key(key)
        if piece is None or piece.busy:
            return
        if self._autosaving.throw_away(piece):
            piece.forget_checkpoint()
            self._pieces.remove(piece)

    @Slot(object)
    def _on_piece_ended(self, piece: Piece) -> None:
        self._autosaving.keep(piece)
        if piece.error is not None:
            self._messages.show_error(piece.error, self._remedies(piece), topic=RUN_TOPIC)

    @Slot()
    def _on_round_ended(self) -> None:
        sketches = [p for p in self._pieces.all if p.state is PieceState.SKETCHED]
        if len(sketches) > 1:
            self._messages.show_notice(
                self.tr("Finish the sketch that you like, or all of them."),
                [(self.tr("Finish all"), self._session.finish_all)],
            )

    @Slot(object)
    def _on_kept(self, piece: Piece) -> None:
        path = piece.saved_to
        if path is None:
            return
        if piece.state is PieceState.STOPPED and piece in self._pieces.all:
            words = self.tr("Stopped at {percent} %. Kept in your gallery.").format(
                percent=int(100 * piece.fraction)
            )
            actions: list[Action] = [
                (self.tr("Continue"), partial(self._session.continue_piece, piece.key)),
                (self.tr("Delete"), partial(self.delete, piece.key)),
            ]
        else:
            words = self.tr("Saved in your gallery.")
            actions = [
                (self.tr("Show"), partial(self.show_file, path)),
                (self.tr("Copy"), partial(self.copy_requested.emit, piece)),
                (self.tr("Export…"), partial(self.export_requested.emit, piece)),
            ]
        # Its buttons are about this picture, which the next run may put away.
        self._messages.show_notice(words, actions, topic=KEPT_TOPIC)

    @Slot(object, object)
    def _on_not_kept(self, piece: Piece, error: StyleStudioError) -> None:
        log.warning("“%s” could not be kept: %s", piece.name, error)
        self._messages.show_error(
            error,
            [
                (self.tr("Save elsewhere…"), partial(self.save_requested.emit, piece)),
                (self.tr("Try again"), partial(self._autosaving.keep, piece)),
            ],
        )

    def _remedies(self, piece: Piece) -> list[Action]:
        """Buttons that may mend it."""
        again = (self.tr("Try again"), partial(self._session.continue_piece, piece.key))
        if isinstance(piece.error, OutOfMemoryError):
            return [
                (
                    self.tr("Retry at {percent} %").format(percent=round(100 * _SMALLER)),
                    partial(self._session.paint_smaller, piece.key, _SMALLER),
                )
            ]
        if piece.request is not None and piece.request.device not in ("auto", "cpu"):
            return [(self.tr("Use the processor"), partial(self._session.paint_on_cpu, piece.key))]
        return [again]

    def show_file(self, path: Path) -> None:
        """Show where a picture lies."""
        if not open_file(path):
            self._messages.show_error(
                self.tr("The folder could not be opened. The picture is “{path}”.").format(
                    path=path
                )
            )
