"""One sentence in the window, that can be dismissed and takes no focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class MessageBar(QFrame):
    """Shows an error or a notice until it is dismissed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        # Exception texts and file names are no markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("✕")
        close.setProperty("flat", True)
        close.setAccessibleName(self.tr("Dismiss the message"))
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self.clear)
        self.close_button = close

        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, or an empty text."""
        return "" if self.isHidden() else self._text.text()

    @property
    def kind(self) -> str:
        """``error`` or ``notice``."""
        return str(self.property("kind") or "notice")

    def show_error(self, text: str) -> None:
        """Say that something went wrong, and what to do."""
        self._show(text, "error")

    def show_notice(self, text: str) -> None:
        """Say something worth knowing. Never hides an error that has not been read."""
        if self.text and self.kind == "error":
            text = f"{self._text.text()}\n{text}"
            self._show(text, "error")
        else:
            self._show(text, "notice")

    def clear(self) -> None:
        """Take the message away."""
        self._text.clear()
        self.hide()

    def _show(self, text: str, kind: str) -> None:
        self.setProperty("kind", kind)
        # A style sheet's property rules are looked up only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
