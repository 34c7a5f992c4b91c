"""Closing the window without losing a picture."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.jobs.queue import RunQueue
from stylestudio.ui import file_dialogs
from stylestudio.ui.autosaving import Autosaving
from stylestudio.ui.background import Background
from stylestudio.ui.exporting import Exporting
from stylestudio.ui.pieces import Piece, Pieces, PieceState
from stylestudio.ui.session import Session
from stylestudio.ui.wording import error_words, remaining_words

log = logging.getLogger(__name__)


class Closing(QObject):
    """Asks while something is being painted; then ends it, and keeps what is unsaved."""

    def __init__(
        self,
        window: QWidget,
        *,
        queue: RunQueue,
        session: Session,
        background: Background,
        pieces: Pieces,
        autosaving: Autosaving,
        exporting: Exporting,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._session = session
        self._background = background
        self._pieces = pieces
        self._autosaving = autosaving
        self._exporting = exporting
        self._box: QMessageBox | None = None
        self._unsaved: Piece | None = None
        self._told = False
        self._let_go = False

    def close_without_asking(self) -> None:
        """Close although something is being painted: it can be continued next time."""
        self._told = True
        self._window.close()

    def may_close(self) -> bool:
        """Whether the window can go now. If not, the user is being asked."""
        if self._let_go:
            return True
        if self._box is not None:
            if not self._told or self._unsaved is not None:
                return False
            # Whoever ends the program does not wait for an answer.
            self._forget_box()
        if self._queue.busy and not (self._told or self._session.stopping):
            self._ask_whether_to_close()
            return False
        # Out of sight at once: a run ends within a fraction of a second, but while the engine
        # is still being loaded that takes longer.
        self._window.hide()
        self._queue.shutdown()
        self._background.wait()
        for piece in self._pieces.unsaved:
            try:
                log.info("kept as %s", self._autosaving.keep_now(piece))
            except StyleStudioError as error:
                self._ask_where_to_save(piece, error)
                return False
        for piece in self._pieces.all:
            self._autosaving.let_go(piece)
        self._let_go = True
        return True

    def _ask_whether_to_close(self) -> None:
        box = self._new_box(self.tr("Still painting"))
        left_s = self._queue.remaining_s
        box.setText(
            self.tr("Still painting.")
            if left_s is None
            else self.tr("Still painting, {left}.").format(left=remaining_words(left_s))
        )
        busy = [piece for piece in self._pieces.all if piece.busy]
        if any(piece.sketching or piece.state is PieceState.WAITING for piece in busy):
            words = self.tr("Sketches, and what has not begun yet, are not kept.")
        else:
            words = self.tr("It can go on from here the next time you start.")
        box.setInformativeText(words)
        box.addButton(self.tr("Close, continue next time"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep painting"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.finished.connect(self._on_whether_answered)
        box.open()

    def _on_whether_answered(self) -> None:
        if self._answer() is QMessageBox.ButtonRole.AcceptRole:
            self.close_without_asking()

    def _ask_where_to_save(self, piece: Piece, error: StyleStudioError) -> None:
        log.warning("the unsaved picture could not be kept: %s", error)
        self._window.show()
        self._unsaved = piece
        box = self._new_box(self.tr("Your picture is not saved"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Your picture is not saved yet."))
        box.setInformativeText(error_words(error))
        save = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Close anyway"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(save)
        box.setEscapeButton(save)
        box.finished.connect(self._on_where_answered)
        box.open()

    def _on_where_answered(self) -> None:
        piece, self._unsaved = self._unsaved, None
        role = self._answer()
        if piece is None or role is None:
            return
        if role is not QMessageBox.ButtonRole.AcceptRole:
            self._let_go = True
            self._window.close()
            return

        def save(path: Path) -> None:
            self._exporting.save(piece, path)
            self._background.wait()
            # Saved: closes. Not saved: asks again, with the reason.
            self._window.close()

        file_dialogs.save_picture_as(
            self._window,
            self._autosaving.folder,
            lambda folder: folder / f"{piece.name}.png",
            save,
            self._window.close,
        )

    def _new_box(self, title: str) -> QMessageBox:
        self._box = QMessageBox(self._window)
        self._box.setWindowTitle(title)
        return self._box

    def _answer(self) -> QMessageBox.ButtonRole | None:
        """What was pressed in the box, which goes."""
        box = self._box
        if box is None:
            return None
        role = box.buttonRole(box.clickedButton())
        self._forget_box()
        return role

    def _forget_box(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.finished.disconnect()
            box.close()
            box.deleteLater()
