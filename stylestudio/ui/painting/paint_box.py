"""The foot of the settings: Paint with what it takes, Pause, Save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stylestudio.ui.icons import icon
from stylestudio.ui.painting.paint_button import PaintButton
from stylestudio.ui.painting.pause_button import PauseButton
from stylestudio.ui.wording import LONG_S, long_words


class PaintBox(QWidget):
    """The buttons, over a line that says what is worth knowing before Paint is pressed.

    Signals:
        sketch_requested: a long painting shall begin with its sketch.
    """

    sketch_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paint_button = PaintButton()
        self.pause_button = PauseButton()
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setIcon(icon("save"))
        self.save_button.setToolTip(self.tr("Save the picture somewhere else (Ctrl+S)"))
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.sketch_button = QPushButton(self.tr("Sketch first"))
        self.sketch_button.setToolTip(
            self.tr("Paints a small version within seconds; if you like it, finish it.")
        )
        self.sketch_button.clicked.connect(self.sketch_requested)
        self.sketch_button.hide()

        run_buttons = QHBoxLayout()
        run_buttons.setSpacing(8)
        # In shares, so that they keep their places when their words change.
        run_buttons.addWidget(self.paint_button, 5)
        run_buttons.addWidget(self.pause_button, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addWidget(self.sketch_button)
        column.addLayout(run_buttons)
        column.addWidget(self.save_button)

    def show_estimate(self, seconds: float | None) -> None:
        """Say how long it takes; a long one offers to sketch first."""
        self.paint_button.show_estimate(seconds)
        long = seconds is not None and seconds > LONG_S
        self.sketch_button.setVisible(long)
        if long and seconds is not None:
            self.show_hint(long_words(seconds))

    def show_hint(self, words: str) -> None:
        """Say something worth knowing; an empty text says nothing."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
