"""Pause and Continue: the button beside Stop, and the queue, kept in step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stylestudio.jobs.queue import RunQueue
from stylestudio.ui.painting.pause_button import PauseButton


class Pausing(QObject):
    """Lets all runs wait and go on, as long as they were not asked to end.

    Args:
        neighbour: what takes the focus when the button is disabled or hidden; where it would go by
            itself is anyone's guess.

    Signals:
        changed: whether there is something to pause, or to go on with, may be another.
    """

    changed = Signal()

    def __init__(
        self, queue: RunQueue, button: PauseButton, neighbour: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._button = button
        self._neighbour = neighbour
        self._ending = False
        button.clicked.connect(self.toggle)
        queue.run_placed.connect(self._on_run_placed)
        queue.run_paused.connect(self._on_run_paused)
        queue.run_resumed.connect(self._on_run_resumed)

    @property
    def possible(self) -> bool:
        """Whether there is a run that could wait, or go on."""
        return self._queue.busy and not self._ending

    @property
    def paused(self) -> bool:
        """Whether all runs wait."""
        return self._queue.paused

    @Slot()
    def toggle(self) -> None:
        """Let the runs wait, or go on. Nothing happens once they were asked to end."""
        if not self.possible:
            return
        if self._queue.paused:
            self._queue.resume()
        else:
            self._queue.pause()

    def show_stopping(self) -> None:
        """The runs were asked to end."""
        if not self._ending:
            self._ending = True
            self._leave()
            self._button.show_stopping()

    def show_idle(self) -> None:
        """Nothing is on any more."""
        self._ending = False
        self._leave()
        self._button.show_idle()

    def _leave(self) -> None:
        if self._button.hasFocus():
            self._neighbour.setFocus()

    @Slot()
    def _on_run_placed(self) -> None:
        self._ending = False
        if not self._queue.paused:
            self._button.show_running()

    @Slot()
    def _on_run_paused(self) -> None:
        self._button.show_paused()
        self.changed.emit()

    @Slot()
    def _on_run_resumed(self) -> None:
        self._button.show_running()
        self.changed.emit()
