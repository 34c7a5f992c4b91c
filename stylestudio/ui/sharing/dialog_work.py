"""A dialog, and the work behind it that may outlast it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.ui.background import Background


class DialogWork(QObject):
    """Stays until its dialog is closed and all of its work has ended; then both go."""

    def __init__(self, background: Background, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._dialog = dialog
        self._open = True
        self._working = 0
        dialog.finished.connect(self._on_finished)

    @property
    def is_open(self) -> bool:
        """Whether the dialog can be spoken to."""
        return self._open

    def submit(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[StyleStudioError], None],
        *,
        writes: bool = False,
    ) -> None:
        """As :meth:`stylestudio.ui.background.Background.submit`."""
        self._working += 1

        def on_done(value: Any) -> None:
            self._working -= 1
            then(value)
            self._leave_if_done()

        def on_error(error: StyleStudioError) -> None:
            self._working -= 1
            otherwise(error)
            self._leave_if_done()

        self._background.submit(work, on_done, on_error, writes=writes)

    def end(self) -> None:
        """The dialog was closed: what is not wanted any more can be ended."""

    @Slot()
    def _on_finished(self) -> None:
        self._open = False
        self.end()
        self._dialog.deleteLater()
        self._leave_if_done()

    def _leave_if_done(self) -> None:
        if not self._open and not self._working:
            self.deleteLater()
