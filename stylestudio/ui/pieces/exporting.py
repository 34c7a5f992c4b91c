"""Pictures out of the window: saved where the user says, and all of them on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from stylestudio import paths
from stylestudio.errors import SaveError
from stylestudio.gallery.export import (
    ExportOptions,
    contact_sheet_of,
    export_picture,
    export_pixels,
)
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_record
from stylestudio.gallery.record import PictureRecord
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.imaging.save import format_of, save_picture
from stylestudio.imaging.sheet import LARGEST_TILE_PX, Cell, contact_sheet
from stylestudio.ui.background import Background
from stylestudio.ui.pieces.autosaving import note_saved
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.pieces.recording import record_of_piece


class Exporting(QObject):
    """Writes in the background; what was painted stays in the window whatever happens.

    Signals:
        saved: the path of a picture that the user saved.
        sheet_saved: the path of a sheet, in the pictures folder.
        failed: a :class:`StyleStudioError`.
    """

    saved = Signal(object)
    sheet_saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, background: Background, gallery: Gallery, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self.gallery = gallery

    def save(self, piece: Piece, path: Path, pixels: NDArray[np.uint8] | None = None) -> None:
        """Write a piece; the extension decides on the format.

        Args:
            pixels: what is to be written in place of the piece's own: an earlier moment, or with
                finishing touches.
        """
        own = piece.pixels
        written = own if pixels is None else pixels
        if written is None:
            return
        record = record_of_piece(piece, touches=None if pixels is None else piece.touches)
        # In full depth where there is more than is seen.
        full = piece.deep_pixels if pixels is None else None
        kept = kept_file(piece) if pixels is None else None

        def work() -> None:
            options = ExportOptions(file_format=format_of(path))
            if full is None and kept is not None:
                export_picture(kept, path, options)
            else:
                export_pixels(written if full is None else full, record, path, options)

        def then(_: None) -> None:
            # While it is painted it becomes another picture, which is not saved.
            same = pixels is None and piece.pixels is own and not piece.busy
            if same and piece.saved_to is None:
                note_saved(piece, path)
            self.saved.emit(path)

        self._background.submit(work, then, self.failed.emit, writes=True)

    def keep_as_new(self, pixels: NDArray[np.uint8], record: PictureRecord) -> None:
        """Write a picture of its own into the gallery: an earlier moment, a touched one."""
        gallery = self.gallery
        self._background.submit(
            lambda: gallery.keep(pixels, record),
            self.saved.emit,
            self.failed.emit,
            writes=True,
        )

    def png_of(self, piece: Piece) -> Path:
        """A PNG of a piece, to be dragged to another program.

        Its file in the gallery where there is one; a sketch, which is small, is written here and
        now.

        Raises:
            SaveError: it could not be written.
        """
        saved = piece.saved_to
        if saved is not None and saved.suffix.lower() == ".png" and saved.is_file():
            return saved
        if piece.pixels is None:
            raise SaveError("There is no picture yet.", "Wait until something of it is painted.")
        folder = paths.cache_dir() / "dragged"
        path = folder / f"{piece.name}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SaveError(
                f"The folder “{folder}” cannot be created.", "Save the picture instead."
            ) from error
        save_picture(piece.pixels, path)
        return path

    def save_sheet(self, pieces: Sequence[Piece], title: str, lines: Sequence[str]) -> None:
        """Write the pieces that have a picture on one sheet, into the pictures folder.

        Args:
            title: above all of them; also the file's name.
            lines: under each.
        """
        pictures = [
            (piece.pixels, piece.title, line)
            for piece, line in zip(pieces, lines, strict=True)
            if piece.pixels is not None
        ]
        if not pictures:
            return

        gallery = self.gallery

        def work() -> Path:
            cells = [Cell(_for_sheet(pixels), name, (line,)) for pixels, name, line in pictures]
            sheet = contact_sheet(cells, title)
            return gallery.keep(sheet, PictureRecord(name=title, outcome="sheet"))

        self._background.submit(work, self.sheet_saved.emit, self.failed.emit, writes=True)

    def save_sheet_of(self, paths: Sequence[Path]) -> None:
        """Write pictures of the gallery on one sheet, into the gallery.

        Args:
            paths: at least one; the sheet is called like the first.
        """
        gallery = self.gallery

        def work() -> Path:
            record = read_record(paths[0])
            name = (record.name if record is not None else "") or paths[0].stem
            title = name.partition(" · ")[0]
            sheet = contact_sheet_of(paths, title)
            return gallery.keep(sheet, PictureRecord(name=title, outcome="sheet"))

        self._background.submit(work, self.sheet_saved.emit, self.failed.emit, writes=True)


def kept_file(piece: Piece) -> Path | None:
    """The gallery's own file of a piece, with all that is known of it; None for none."""
    kept = piece.saved_to if piece.state is PieceState.SHOWN else piece.kept_in
    return kept if kept is not None and kept.is_file() else None


def _for_sheet(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    if max(height, width) <= LARGEST_TILE_PX:
        return pixels
    return resize_picture(pixels, *fit_longer_side(height, width, LARGEST_TILE_PX))
