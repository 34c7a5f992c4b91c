"""The tools of the picture that is looked at: earlier moments, finishing touches, details."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from stylestudio.imaging.moments import Moments
from stylestudio.request.touches import Touches
from stylestudio.ui.background import Background
from stylestudio.ui.details.details_panel import DetailsPanel
from stylestudio.ui.moments.time_scrubber import NOW, TimeScrubber
from stylestudio.ui.pictures import from_qimage, to_qimage
from stylestudio.ui.pieces.exporting import Exporting
from stylestudio.ui.pieces.piece_display import PieceDisplay
from stylestudio.ui.pieces.pieces import Piece, Pieces
from stylestudio.ui.pieces.recording import record_of_piece
from stylestudio.ui.touches.touches_panel import TouchesPanel
from stylestudio.ui.touches.touching import Touching
from stylestudio.ui.views.compare_pane import ComparePane


class CurrentPiece(QObject):
    """Shows scrubber, touches and details of the piece that the views look at.

    Signals:
        changed: another piece is looked at, or it has become something else.
        touches_committed: the user is done with a change of the touches.
        failed: a :class:`StyleStudioError`; the picture is as it was.
    """

    changed = Signal()
    touches_committed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        background: Background,
        pieces: Pieces,
        pane: ComparePane,
        display: PieceDisplay,
        scrubber: TimeScrubber,
        touches_panel: TouchesPanel,
        details: DetailsPanel,
        exporting: Exporting,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._pane = pane
        self._display = display
        self._scrubber = scrubber
        self._panel = touches_panel
        self._details = details
        self._exporting = exporting
        self._touching = Touching(background, self)
        self._piece: Piece | None = None
        self._moments: Moments | None = None
        self._moment = NOW
        self._touchable = False
        pane.current_changed.connect(self._on_current_changed)
        pieces.list_changed.connect(self._on_current_changed)
        pieces.piece_changed.connect(self._on_piece_changed)
        pieces.picture_changed.connect(self._on_picture_changed)
        scrubber.moment_shown.connect(self._on_moment_shown)
        scrubber.keep_requested.connect(self._on_keep_requested)
        touches_panel.changed.connect(self._on_touches_changed)
        touches_panel.committed.connect(self._on_touches_committed)
        touches_panel.rejected.connect(self.failed)
        self._touching.preview_ready.connect(self._on_preview_ready)
        self._touching.failed.connect(self.failed)
        self._on_current_changed()

    @property
    def piece(self) -> Piece | None:
        """The piece that is looked at."""
        return self._piece

    def touches_state(self) -> tuple[tuple[str, Touches], ...]:
        """The touches of all pieces: a value for undo."""
        return tuple((piece.key, piece.touches) for piece in self._pieces.all)

    def restore_touches(self, state: tuple[tuple[str, Touches], ...]) -> None:
        """Take such a value back; pieces that have come since had no touches then."""
        touches_by_key = dict(state)
        for piece in self._pieces.all:
            piece.touches = touches_by_key.get(piece.key, Touches())
        if self._piece is not None:
            self._panel.set_touches(self._piece.touches)
            self._touching.set_touches(self._piece.touches)
            self._show_picture()

    def with_pixels(self, then: Callable[[Piece, NDArray[np.uint8]], None]) -> None:
        """Call ``then``, later, with the piece and its pixels as they are seen, in full size."""
        piece = self._piece
        if piece is None or piece.pixels is None:
            return
        if self._moment != NOW:
            then(piece, piece.moments.at(self._moment))
        elif piece.touches.neutral or not self._touchable:
            then(piece, piece.pixels)
        else:
            self._touching.apply_full(lambda pixels: then(piece, pixels), self.failed.emit)

    @Slot()
    def _on_current_changed(self) -> None:
        piece = self._pieces.with_key(self._pane.current_key)
        if piece is self._piece:
            return
        self._piece, self._moment = piece, NOW
        if piece is not None:
            self._panel.set_touches(piece.touches)
            self._show_run(piece)
        self._take_picture()
        self.changed.emit()

    @Slot(object)
    def _on_piece_changed(self, piece: Piece) -> None:
        if piece is not self._piece:
            return
        if piece.moments is not self._moments:
            self._show_run(piece)
        self._details.note_changed()
        if piece.busy is self._touchable:
            # It has begun, or ended.
            self._scrubber.set_running(piece.busy)
            self._take_picture()
        self.changed.emit()

    @Slot(object)
    def _on_picture_changed(self, piece: Piece) -> None:
        if piece is self._piece:
            self._scrubber.refresh()
            self._show_scrubber()
            if not piece.busy:
                self._take_picture()

    @Slot(int)
    def _on_moment_shown(self, index: int) -> None:
        self._moment = index
        self._show_picture()

    @Slot(int)
    def _on_keep_requested(self, index: int) -> None:
        piece = self._piece
        if piece is not None:
            moments = piece.moments
            record = record_of_piece(piece, moment=moments.fractions[index])
            self._exporting.keep_as_new(moments.at(index), record)

    @Slot(object)
    def _on_touches_changed(self, touches: Touches) -> None:
        if self._piece is not None:
            self._piece.touches = touches
            self._touching.set_touches(touches)
            self._show_picture()

    @Slot(object)
    def _on_touches_committed(self, touches: Touches) -> None:
        self._on_touches_changed(touches)
        self.touches_committed.emit()

    @Slot(QImage)
    def _on_preview_ready(self, image: QImage) -> None:
        piece = self._piece
        if piece is not None and self._holds_touches:
            self._pane.update_image(piece.key, image)

    @property
    def _holds_touches(self) -> bool:
        """Whether what is seen is the picture with its touches."""
        piece = self._piece
        touched = piece is not None and not piece.touches.neutral
        return touched and self._touchable and self._moment == NOW

    def _take_picture(self) -> None:
        """The piece has a picture to be touched, or has none while it is painted."""
        piece = self._piece
        self._touchable = piece is not None and not piece.busy and piece.pixels is not None
        photo = None
        if piece is not None and piece.photo is not None and self._touchable:
            photo = from_qimage(piece.photo)
        self._panel.set_available(picture=self._touchable, photo=photo is not None)
        if piece is not None and self._touchable:
            self._touching.set_touches(piece.touches)
            self._touching.set_picture(piece.pixels, photo)
        else:
            self._touching.set_picture(None)
        self._show_scrubber()
        self._show_picture()

    def _show_run(self, piece: Piece) -> None:
        """Another run is looked at: the piece is another one, or is painted once more."""
        self._moments, self._moment = piece.moments, NOW
        self._scrubber.set_moments(piece.moments, running=piece.busy)
        self._details.show_figures(piece.figures)

    def _show_scrubber(self) -> None:
        piece = self._piece
        self._scrubber.setVisible(piece is not None and len(piece.moments) > 1)

    def _show_picture(self) -> None:
        """An earlier moment or touches take the place of what the run shows."""
        piece = self._piece
        earlier = piece is not None and self._moment != NOW
        held = earlier or self._holds_touches
        self._display.hold(piece.key if piece is not None and held else "")
        if piece is not None and earlier:
            self._pane.update_image(piece.key, to_qimage(piece.moments.at(self._moment)))
