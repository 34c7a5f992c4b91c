"""How far something is that takes a while, in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stylestudio.ui.painting.progress_bar import SlimProgressBar

_WIDTH_PX = 360


class WorkWindow(QDialog):
    """A line of words, a bar, and a button to stop. Other windows can be used meanwhile.

    Signals:
        stop_requested: by the button, by Esc, or by closing the window.
    """

    stop_requested = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setModal(False)
        self.words = QLabel(heading)
        self.words.setWordWrap(True)
        self.bar = SlimProgressBar()
        self.bar.setAccessibleName(heading)
        self.stop_button = QPushButton(self.tr("Cancel"))
        self.stop_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.setMinimumWidth(_WIDTH_PX)

    def show_progress(self, words: str, fraction: float) -> None:
        """Say how far it is, 0 to 1."""
        self.words.setText(words)
        self.bar.setAccessibleDescription(words)
        self.bar.set_fraction(fraction)

    def end(self) -> None:
        """It is done."""
        self.hide()
        self.deleteLater()

    @Slot()
    def reject(self) -> None:
        # It goes when what was begun has ended.
        self.stop_button.setEnabled(False)
        self.words.setText(self.tr("Stopping after this one…"))
        self.stop_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
