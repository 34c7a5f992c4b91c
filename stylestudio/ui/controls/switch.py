"""Yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLabel

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.base import Control
from stylestudio.ui.wording import help_words, label_words


class Switch(Control):
    """Yes or no; it brings its own label."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        # A check box brings some space of its own.
        self._row.setSpacing(0)
        self.check = QCheckBox()
        self._add(self.check, 0)
        words = _Words(label_words(declaration))
        words.setToolTip(help_words(declaration))
        words.setAccessibleName(label_words(declaration))
        words.clicked.connect(self.check.click)
        self._row.addWidget(words, 1)
        self.label = words
        self.set_value(default)
        self.check.clicked.connect(self._on_clicked)

    def value(self) -> Any:
        return self.check.isChecked()

    def _show_value(self, value: Any) -> None:
        self.check.setChecked(value)

    def _on_clicked(self) -> None:
        self.edited.emit()
        self.settled.emit()


class _Words(QLabel):
    """Words that belong to a check box: unlike its own, they can take several lines.

    Signals:
        clicked: with the left button.
    """

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Without this, the button's release goes elsewhere.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()
