"""Closing the window without losing a picture."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.jobs.queue import RunQueue
from stylestudio.ui import file_dialogs
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.browsing import Browsing
from stylestudio.ui.pieces.autosaving import Autosaving
from stylestudio.ui.pieces.exporting import Exporting
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.sharing.exports import Exports
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
        browsing: Browsing,
        exports: Exports,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._session = session
        self._background = background
        self._pieces = pieces
        self._autosaving = autosaving
        self._exporting = exporting
        self._browsing = browsing
        self._exports = exports
        self._box: QMessageBox | None = None
        self._unsaved: Piece | None = None
        self._told = False
        self._let_go = False
        self._close: QPushButton
        self._stay: QPushButton
        queue.run_progressed.connect(self._on_run_progressed)
        session.round_ended.connect(self._on_round_ended)

    def close_without_asking(self) -> None:
        """Close although something is being painted: it can be continued next time."""
        self._told = True
        self._window.close()

    def may_close(self) -> bool:
        """Whether the window can go now. If not, the user is being asked."""
        if self._let_go:
            # It was shown once more, to ask.
            self._browsing.end()
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
        self._browsing.end()
        self._exports.end()
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
        box.setText(self._still_painting_words())
        busy = [piece for piece in self._pieces.all if piece.busy]
        lost = [piece for piece in busy if _is_lost(piece)]
        box.setInformativeText(
            self._sketches_words()
            if lost
            else self.tr("It can go on from here the next time you start.")
        )
        nothing_left = len(lost) == len(busy)
        self._close = box.addButton(
            self.tr("Close") if nothing_left else self.tr("Close, continue next time"),
            QMessageBox.ButtonRole.AcceptRole,
        )
        self._stay = box.addButton(self.tr("Keep painting"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(self._stay)
        box.setEscapeButton(self._stay)
        box.finished.connect(self._on_whether_answered)
        box.open()

    def _sketches_words(self) -> str:
        return self.tr("Sketches, and what has not begun yet, are not kept.")

    def _still_painting_words(self) -> str:
        left_s = self._queue.remaining_s
        if left_s is None:
            return self.tr("Still painting.")
        return self.tr("Still painting, {left}.").format(left=remaining_words(left_s))

    @property
    def _asks_whether(self) -> QMessageBox | None:
        """The box that asks whether to close while something is being painted."""
        return self._box if self._unsaved is None else None

    @Slot()
    def _on_run_progressed(self) -> None:
        if (box := self._asks_whether) is not None:
            box.setText(self._still_painting_words())

    @Slot()
    def _on_round_ended(self) -> None:
        """Meanwhile all is painted. The box stays: what it hides would get a click meant for it."""
        if (box := self._asks_whether) is not None:
            sketches = any(piece.state is PieceState.SKETCHED for piece in self._pieces.all)
            box.setText(self.tr("Nothing is being painted any more."))
            box.setInformativeText(
                self._sketches_words() if sketches else self.tr("All pictures are kept.")
            )
            self._close.setText(self.tr("Close"))
            self._stay.setText(self.tr("Stay"))

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
            self._autosaving.gallery.folder,
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


def _is_lost(piece: Piece) -> bool:
    """Whether nothing of what is on, or waits, can be continued next time."""
    waits_anew = piece.state is PieceState.WAITING and piece.checkpoint is None
    return piece.sketching or waits_anew
