"""The ways out of the window: saved, exported, shared, copied, dragged, on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stylestudio.errors import SaveError, StyleStudioError
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui import file_dialogs
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.browsing import Browsing
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.current_piece import CurrentPiece
from stylestudio.ui.pieces.exporting import Exporting, kept_file
from stylestudio.ui.pieces.outcomes import Outcomes
from stylestudio.ui.pieces.piece_display import PHOTO_KEY
from stylestudio.ui.pieces.pieces import Piece, Pieces
from stylestudio.ui.pieces.recording import record_of_piece
from stylestudio.ui.sharing.exports import Exports
from stylestudio.ui.sharing.sharing import BEFORE_AFTER, FILM, Sharing
from stylestudio.ui.sources.sources import Sources

#: What is done with a piece and its pixels as they are seen.
_Deed = Callable[[Piece, NDArray[np.uint8]], None]


class Outlets(QObject):
    """Takes pictures of the canvas and of the gallery out of the window, as they are seen.

    Attributes:
        exports, sharing: see their modules.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        background: Background,
        gallery: Gallery,
        pieces: Pieces,
        current: CurrentPiece,
        sources: Sources,
        exporting: Exporting,
        outcomes: Outcomes,
        browsing: Browsing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pieces = pieces
        self._current = current
        self._sources = sources
        self._exporting = exporting
        self._outcomes = outcomes
        self._browsing = browsing
        self.exports = Exports(background, gallery, window, self)
        self.sharing = Sharing(background, gallery, window, pieces, self)
        browsing.film_reason = self.sharing.film_reason
        outcomes.copy_requested.connect(self.copy)
        outcomes.save_requested.connect(self.save)
        outcomes.export_requested.connect(self.export)
        browsing.export_requested.connect(self.exports.export_files)
        browsing.sheet_requested.connect(self.save_sheet_of)
        browsing.share_requested.connect(self.sharing.share_file)
        self.exports.exported.connect(self._on_exported)
        self.exports.failed.connect(self._on_failed)
        self.sharing.shared.connect(self._on_saved)
        self.sharing.copied.connect(self._on_copied)
        self.sharing.failed.connect(self._on_failed)
        exporting.saved.connect(self._on_saved)
        exporting.sheet_saved.connect(self._on_saved)
        exporting.failed.connect(self._on_failed)

    def set_gallery(self, gallery: Gallery) -> None:
        """The pictures folder is another one."""
        self.exports.gallery = self.sharing.gallery = self._exporting.gallery = gallery

    def save(self, piece: Piece | None = None) -> None:
        """Ask where to save a piece, or the one that is looked at as it is seen."""
        self._with_pixels(piece, self._ask_where)

    def export(self, piece: Piece | None = None) -> None:
        """Ask in which format and size to write a piece, or the one that is looked at."""
        self._with_pixels(piece, self._export_pixels)

    def copy(self, piece: Piece | None = None) -> None:
        """Put a picture on the clipboard, in full."""
        self._with_pixels(piece, self._copy_pixels)

    @Slot()
    def save_seen(self) -> None:
        """Save the picture that is looked at."""
        self.save()

    @Slot()
    def export_seen(self) -> None:
        """Export the picture that is looked at."""
        self.export()

    @Slot()
    def copy_seen(self) -> None:
        """Copy the picture that is looked at."""
        self.copy()

    @Slot()
    def share_before_after(self) -> None:
        """Put the picture that is looked at beside its photo."""
        self._with_pixels(None, self._share_pixels)

    @Slot()
    def share_film(self) -> None:
        """Make a film of how the picture that is looked at was painted."""
        piece = self._current.piece
        if piece is not None:
            self.sharing.share_piece(piece, FILM)

    @Slot(str)
    def copy_key(self, key: str) -> None:
        """Copy the picture of that name in the views."""
        self.copy(self._pieces.with_key(key))

    @Slot()
    def save_sheet(self) -> None:
        """Write all pictures on one sheet, into the gallery."""
        pieces = [piece for piece in self._pieces.all if piece.pixels is not None]
        if pieces:
            self._exporting.save_sheet(
                pieces, pieces[0].name.partition(" · ")[0], [""] * len(pieces)
            )

    @Slot(list)
    def save_sheet_of(self, paths: list[Path]) -> None:
        """Write pictures of the gallery on one sheet, into the gallery."""
        self._exporting.save_sheet_of(paths)

    def png_for(self, key: str) -> Path:
        """The file that is dragged out of the views: a piece's, or the photo's own.

        Raises:
            SaveError: there is none.
        """
        piece = self._pieces.with_key(key)
        photo = self._sources.photo
        if piece is not None:
            return self._exporting.png_of(piece)
        if key == PHOTO_KEY and photo is not None:
            return photo.path
        raise SaveError("There is no picture to be dragged.", "Paint one first.")

    def _with_pixels(self, piece: Piece | None, then: _Deed) -> None:
        if piece is None or piece is self._current.piece:
            self._current.with_pixels(then)
        elif piece.pixels is not None:
            then(piece, piece.pixels)

    def _ask_where(self, piece: Piece, pixels: NDArray[np.uint8]) -> None:
        own = None if pixels is piece.pixels else pixels
        file_dialogs.save_picture_as(
            self._window,
            self._exporting.gallery.folder,
            lambda folder: folder / f"{piece.name}.png",
            partial(self._exporting.save, piece, pixels=own),
        )

    def _export_pixels(self, piece: Piece, pixels: NDArray[np.uint8]) -> None:
        own = pixels is piece.pixels
        kept = kept_file(piece)
        if own and kept is not None:
            # In full depth, with all that is known of it.
            self.exports.export_files([kept])
            return
        record = record_of_piece(piece, touches=None if own else piece.touches)
        deep = piece.deep_pixels if own else None
        self.exports.export_pixels(pixels if deep is None else deep, record, piece.name)

    def _share_pixels(self, piece: Piece, pixels: NDArray[np.uint8]) -> None:
        self.sharing.share_piece(piece, BEFORE_AFTER, pixels)

    def _copy_pixels(self, piece: Piece, pixels: NDArray[np.uint8]) -> None:
        QGuiApplication.clipboard().setImage(to_qimage(pixels))
        self._on_copied()

    @Slot()
    def _on_copied(self) -> None:
        self._browsing.messages.show_notice(self.tr("Copied. Paste it into another program."))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._browsing.messages.show_notice(
            self.tr("Saved as “{path}”.").format(path=path),
            [(self.tr("Show"), partial(self._outcomes.show_file, path))],
        )

    @Slot(list)
    def _on_exported(self, paths: list[Path]) -> None:
        if len(paths) == 1:
            self._on_saved(paths[0])
            return
        self._browsing.messages.show_notice(
            self.tr("{count} pictures are in “{path}”.").format(
                count=len(paths), path=paths[0].parent
            ),
            [(self.tr("Show"), partial(self._outcomes.show_file, paths[0]))],
        )

    @Slot(object)
    def _on_failed(self, error: StyleStudioError) -> None:
        self._browsing.messages.show_error(error)
