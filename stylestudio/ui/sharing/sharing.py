"""Shares a picture: with its photo, or as the film of its painting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stylestudio.errors import UserError
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui.background import Background
from stylestudio.ui.pieces.pieces import Piece, Pieces
from stylestudio.ui.sharing.pair import Pair, pair_of_file, pair_of_piece
from stylestudio.ui.sharing.share_before_after import ShareBeforeAfter
from stylestudio.ui.sharing.share_film import ShareFilm, film_reason

#: What can be made of a picture.
BEFORE_AFTER, FILM = KINDS = ("before_after", "film")


class Sharing(QObject):
    """Opens the dialogs, and passes on what comes of them.

    Attributes:
        gallery: where pictures and their photos are looked for.

    Signals:
        shared: the path of a file that was saved.
        copied: a picture is on the clipboard.
        failed: a :class:`~stylestudio.errors.StyleStudioError`.
    """

    shared = Signal(object)
    copied = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        gallery: Gallery,
        window: QWidget,
        pieces: Pieces | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Sharing for one window.

        Args:
            window: whose dialogs these are.
            pieces: of the canvas: a picture of the gallery that is there as well has its moments.
        """
        super().__init__(parent if parent is not None else window)
        self._background = background
        self.gallery = gallery
        self._window = window
        self._pieces = pieces

    def share_piece(self, piece: Piece, kind: str, pixels: NDArray[np.uint8] | None = None) -> None:
        """Share a picture of the canvas.

        Args:
            kind: :data:`BEFORE_AFTER` or :data:`FILM`.
            pixels: what is to be shown beside the photo in place of the piece's own, as with
                finishing touches.
        """
        if kind == FILM:
            self._share_film(piece)
            return
        gallery = self.gallery
        self._share_pair(lambda: pair_of_piece(piece, gallery, pixels))

    def share_file(self, path: Path, kind: str) -> None:
        """Share a picture of the gallery; see :meth:`share_piece`."""
        if kind == FILM:
            self._share_film(self._piece_of(path))
            return
        gallery = self.gallery
        self._share_pair(lambda: pair_of_file(path, gallery))

    def film_reason(self, path: Path) -> str:
        """Why there can be no film of a picture of the gallery; empty where there can."""
        return film_reason(self._piece_of(path))

    def _share_film(self, piece: Piece | None) -> None:
        reason = film_reason(piece)
        if reason or piece is None:
            self.failed.emit(UserError(self.tr("There is no film of this picture."), reason))
            return
        film = ShareFilm(self._background, piece, self.gallery.folder, self._window)
        film.shared.connect(self.shared)
        film.failed.connect(self.failed)

    def _share_pair(self, read: Callable[[], Pair]) -> None:
        sharing = ShareBeforeAfter(self._background, read, self.gallery.folder, self._window)
        sharing.shared.connect(self.shared)
        sharing.copied.connect(self.copied)
        sharing.failed.connect(self.failed)

    def _piece_of(self, path: Path) -> Piece | None:
        """The picture of the canvas that lies in that file, the one with moments first."""
        pieces = [] if self._pieces is None else self._pieces.all
        there = [piece for piece in pieces if path in (piece.saved_to, piece.kept_in)]
        return max(there, key=lambda piece: len(piece.moments), default=None)
