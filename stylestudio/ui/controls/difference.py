"""The dot that says that a setting differs from the preset, and the button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from stylestudio.ui.icons import icon


class Difference(QWidget):
    """Room for a dot and a small button, which keep their places while there is nothing to show.

    Signals:
        reset_requested: the button was pressed.
    """

    reset_requested = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = self.tr("Changed from the preset.")
        self.dot = _Dot()
        self.dot.setToolTip(self.words)
        self.dot.setAccessibleName(self.words)
        self.reset_button = QToolButton()
        self.reset_button.setProperty("flat", True)
        self.reset_button.setProperty("small", True)
        self.reset_button.setIcon(icon("reset"))
        self.reset_button.setIconSize(QSize(14, 14))
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset_button.setToolTip(self.tr("Back to the preset's value"))
        self.reset_button.setAccessibleName(self.tr("Reset {label}").format(label=label))
        self.reset_button.setAccessibleDescription(self.tr("Takes the preset's value again."))
        self.reset_button.clicked.connect(self.reset_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.dot)
        row.addStretch(1)
        row.addWidget(self.reset_button)
        # Nothing may jump when the dot comes and goes.
        for part in (self.dot, self.reset_button):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self.show_differs(False)

    def show_differs(self, differs: bool) -> None:
        """Show the dot and the button, or neither."""
        self.dot.setVisible(differs)
        self.reset_button.setVisible(differs)


class _Dot(QWidget):
    """A dot in the accent colour."""

    def sizeHint(self) -> QSize:
        side = max(6, self.fontMetrics().height() // 3)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        side = min(self.sizeHint().width(), self.width(), self.height())
        painter.drawEllipse(0, (self.height() - side) // 2, side, side)
