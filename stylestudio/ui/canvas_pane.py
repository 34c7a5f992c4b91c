"""The canvas with its title and the button that shows the photo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stylestudio.ui.canvas import Canvas
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.message_bar import MessageBar
from stylestudio.ui.offer_bar import OfferBar
from stylestudio.ui.source import Source


class CanvasPane(QFrame):
    """Assembles the centre of the window."""

    def __init__(self, photo: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.canvas = Canvas(photo)
        self.title: QLabel = ElidingLabel()
        self.title.setProperty("role", "heading")
        self.compare_button = QPushButton(self.tr("Hold to see the photo"))
        self.compare_button.setToolTip(
            self.tr("Shows the photo as long as you hold it; so does Space on the canvas.")
        )
        self.compare_button.setEnabled(False)
        self.compare_button.pressed.connect(self._on_compare_pressed)
        self.compare_button.released.connect(self._on_compare_released)
        self.offer_bar = OfferBar()
        self.message_bar = MessageBar()

        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 14)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.offer_bar)
        layout.addWidget(self.message_bar)

    def _on_compare_pressed(self) -> None:
        self.canvas.set_comparing(True)

    def _on_compare_released(self) -> None:
        self.canvas.set_comparing(False)
