"""Every picture that was finished or stopped goes into the gallery by itself."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.bin import delete
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui.background import Background
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.pieces.recording import record_of_piece

log = logging.getLogger(__name__)


class Autosaving(QObject):
    """Writes pieces into the gallery, and lets their checkpoints go.

    Signals:
        kept: a :class:`Piece` that lies in a file now.
        not_kept: a :class:`Piece` and the :class:`StyleStudioError`; it is still in the window.
        not_thrown_away: the :class:`StyleStudioError`; the file is still in the folder.
    """

    kept = Signal(object)
    not_kept = Signal(object, object)
    not_thrown_away = Signal(object)

    def __init__(
        self,
        background: Background,
        gallery: Gallery,
        pieces: Pieces,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._pieces = pieces
        self._listed: list[Piece] = []
        self._writing: list[Piece] = []
        self._unwanted: list[Piece] = []
        #: Where pictures are saved unless the user chooses another place.
        self.gallery = gallery
        pieces.list_changed.connect(self._on_list_changed)

    @Slot(object)
    def keep(self, piece: Piece) -> None:
        """Keep a piece whose run has ended, in the background."""
        if not piece.unsaved:
            if piece.kept_in is not None and piece.has_result:
                # It went on, and is what it was.
                note_saved(piece, piece.kept_in)
                self.kept.emit(piece)
            return
        pixels = piece.pixels

        def then(path: Path) -> None:
            self._writing.remove(piece)
            if piece in self._unwanted:
                self._unwanted.remove(piece)
                self._throw_away(path)
                return
            # It may be painted further by now; what was kept is not what it is then.
            if piece.pixels is pixels and not piece.busy:
                piece.kept_in = path
                note_saved(piece, path)
            self.kept.emit(piece)

        def otherwise(error: StyleStudioError) -> None:
            self._writing.remove(piece)
            if piece in self._unwanted:
                self._unwanted.remove(piece)
            else:
                self.not_kept.emit(piece, error)

        assert pixels is not None
        self._writing.append(piece)
        gallery, record = self.gallery, record_of_piece(piece)
        kept = pixels if piece.deep_pixels is None else piece.deep_pixels
        self._background.submit(lambda: gallery.keep(kept, record), then, otherwise, writes=True)

    def throw_away(self, piece: Piece) -> bool:
        """Put a piece's file into the bin; one that is still being written goes when it is there.

        What the user has saved elsewhere is the user's, and stays.

        Returns:
            Whether it is gone, or will be. If not, ``not_thrown_away`` has said why.
        """
        if piece in self._writing:
            self._unwanted.append(piece)
            return True
        return piece.kept_in is None or self._throw_away(piece.kept_in)

    def _throw_away(self, path: Path) -> bool:
        try:
            delete(path, hold=False)
        except StyleStudioError as error:
            self.not_thrown_away.emit(error)
            return False
        return True

    def keep_now(self, piece: Piece) -> Path:
        """Keep a piece here and now: the window closes.

        Raises:
            StyleStudioError: it could not be written.
        """
        assert piece.pixels is not None
        pixels = piece.pixels if piece.deep_pixels is None else piece.deep_pixels
        path = self.gallery.keep(pixels, record_of_piece(piece))
        note_saved(piece, path)
        return path

    @staticmethod
    def let_go(piece: Piece) -> None:
        """The piece leaves the window. What was stopped on purpose is not offered once more."""
        if piece.ended_by_user and piece.saved_to is not None:
            piece.forget_checkpoint()

    @Slot()
    def _on_list_changed(self) -> None:
        before, self._listed = self._listed, self._pieces.all
        for piece in before:
            if piece not in self._listed:
                self.let_go(piece)


def note_saved(piece: Piece, path: Path) -> None:
    """The piece lies in ``path``. A finished one need not be continued any more."""
    piece.saved_to, piece.deep_pixels = path, None
    if piece.state is PieceState.FINISHED:
        piece.forget_checkpoint()
