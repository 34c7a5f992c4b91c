"""What the pages of the settings dialog have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.settings import Settings
from stylestudio.ui.settings.labelled import label_for

_BETWEEN_ROWS_PX = 14


class SettingsPage(QWidget):
    """A column of labelled controls that shows some of the settings.

    Signals:
        edited: the fields of :class:`Settings` that the user changed, by name.
    """

    edited = Signal(dict)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self._column.addWidget(heading)

    def show_settings(self, settings: Settings) -> None:
        """Show ``settings``, as the program's choice: nothing is ``edited``."""
        raise NotImplementedError

    def _add_row(self, label: str, *widgets: QWidget, sentence: str = "") -> QLabel:
        """Add controls side by side, under a label. Returns the sentence's label below them."""
        self._column.addWidget(label_for(label, widgets[0]))
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, widget in enumerate(widgets):
            if not widget.accessibleName():
                widget.setAccessibleName(label)
            row.addWidget(widget, 0 if index else 1)
        self._column.addLayout(row)
        words = muted_label(sentence)
        widgets[0].setAccessibleDescription(sentence)
        self._column.addWidget(words)
        self._column.addSpacing(_BETWEEN_ROWS_PX)
        return words

    def _end(self) -> None:
        self._column.addStretch(1)


def muted_label(text: str) -> QLabel:
    """A sentence that stays in the background; out of the way while it is empty."""
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setVisible(bool(text))
    return label
