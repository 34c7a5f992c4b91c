"""Closing the window without losing a picture."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.jobs.queue import RunQueue
from stylestudio.ui import file_dialogs
from stylestudio.ui.background import Background
from stylestudio.ui.results import Results
from stylestudio.ui.wording import error_words

log = logging.getLogger(__name__)


class Closing(QObject):
    """Ends the run, finishes what is being written, keeps what is unsaved; then lets go."""

    def __init__(
        self, window: QWidget, queue: RunQueue, background: Background, results: Results
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queue = queue
        self._background = background
        self._results = results
        self._box: QMessageBox | None = None
        self._let_go = False

    def may_close(self) -> bool:
        """Whether the window can go now. If not, the user is being asked."""
        if self._let_go:
            return True
        if self._box is not None:
            return False
        # Out of sight at once: a run ends within a fraction of a second, but while the engine
        # is still being loaded that takes longer.
        self._window.hide()
        self._queue.shutdown()
        self._background.wait()
        if self._results.unsaved:
            try:
                log.info("kept as %s", self._results.autosave())
            except StyleStudioError as error:
                self._ask(error)
                return False
        self._let_go = True
        return True

    def _ask(self, error: StyleStudioError) -> None:
        log.warning("the unsaved picture could not be kept: %s", error)
        self._window.show()
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Your picture is not saved"))
        box.setText(self.tr("Your picture is not saved yet."))
        box.setInformativeText(error_words(error))
        save = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Close anyway"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(save)
        box.setEscapeButton(save)
        box.finished.connect(self._on_answered)
        self._box = box
        box.open()

    def _on_answered(self) -> None:
        box, self._box = self._box, None
        if box is None:
            return
        elsewhere = box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.AcceptRole
        box.deleteLater()
        if elsewhere:
            file_dialogs.save_picture_as(
                self._window,
                self._results.folder,
                self._results.suggested_path,
                self._on_place_chosen,
                self._window.close,
            )
        else:
            self._let_go = True
            self._window.close()

    def _on_place_chosen(self, path: Path) -> None:
        self._results.save(path)
        self._background.wait()
        # Saved: closes. Not saved: asks again, with the reason.
        self._window.close()
