"""Offers to continue an interrupted picture, or to delete it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton


class OfferBar(QFrame):
    """One sentence, Continue and Delete; Delete asks once more in its own place.

    Attributes:
        clock: gives the seconds since whenever.

    Signals:
        continue_requested, delete_requested, dismissed: what was answered.
    """

    continue_requested = Signal()
    delete_requested = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clock: Callable[[], float] = time.monotonic
        self._asked_at: float | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        # File names are no markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.continue_button = QPushButton(self.tr("Continue"))
        self.continue_button.clicked.connect(self.continue_requested)
        self.delete_button = QPushButton()
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setProperty("flat", True)
        self.close_button.setAccessibleName(self.tr("Not now"))
        self.close_button.setToolTip(self.tr("Not now. It is offered again at the next start."))
        self.close_button.clicked.connect(self.dismissed)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for button in (self.continue_button, self.delete_button, self.close_button):
            layout.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, or an empty text."""
        return "" if self.isHidden() else self._text.text()

    def show_offer(self, text: str, title: str) -> None:
        """Offer the picture called ``title`` with the sentence ``text``."""
        self._asked_at = None
        self._text.setText(text)
        self.setAccessibleName(text)
        self.continue_button.setAccessibleName(self.tr("Continue “{title}”").format(title=title))
        self.delete_button.setText(self.tr("Delete"))
        self.delete_button.setAccessibleName(self.tr("Delete “{title}”").format(title=title))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_delete_clicked(self) -> None:
        if self._asked_at is None:
            self._asked_at = self.clock()
            self.delete_button.setText(self.tr("Delete for good?"))
            self.delete_button.setAccessibleName(self.delete_button.text())
        # The second half of a double click is no second thought.
        elif self.clock() - self._asked_at > QApplication.doubleClickInterval() / 1000:
            self.delete_requested.emit()
