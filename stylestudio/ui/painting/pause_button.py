"""The button beside Stop: lets the run wait, and go on."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class PauseButton(QPushButton):
    """Pause, or Continue. Out of sight while nothing is running."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("beside", True)
        self.show_idle()

    def show_idle(self) -> None:
        """There is nothing to pause."""
        self._say(self.tr("Pause"), "")
        self.hide()

    def show_running(self) -> None:
        """Offer to pause."""
        self._say(
            self.tr("Pause"), self.tr("Let the run wait and leave the computer to others (Ctrl+P)")
        )
        self.setEnabled(True)
        self.show()

    def show_paused(self) -> None:
        """Offer to go on."""
        self._say(self.tr("Continue"), self.tr("Let the run go on (Ctrl+P)"))

    def show_stopping(self) -> None:
        """The run is about to end."""
        self.setEnabled(False)

    def _say(self, text: str, tip: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
