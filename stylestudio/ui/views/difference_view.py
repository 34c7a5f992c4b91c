"""Where two pictures differ, and how much brighter than it is that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from stylestudio.ui.background import Background
from stylestudio.ui.views.difference_picture import DifferencePicture
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.viewport import Viewport

_MOST = 16
_AT_FIRST = 3


class DifferenceView(QWidget):
    """The difference over an explanation and a slider."""

    def __init__(
        self, viewport: Viewport, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.picture = DifferencePicture(viewport, background)
        self.explanation = QLabel(
            self.tr("Black where both pictures are alike. The brighter, the more they differ.")
        )
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, _MOST)
        self.slider.setPageStep(4)
        self.slider.setFixedWidth(140)
        self.slider.setAccessibleName(self.tr("Brightness of the difference"))
        self.slider.setAccessibleDescription(
            self.tr("Shows the difference up to 16 times as bright as it is.")
        )
        self.slider.setToolTip(self.slider.accessibleDescription())
        self.factor = QLabel()
        widest = self.factor.fontMetrics().horizontalAdvance(self._words(_MOST))
        self.factor.setMinimumWidth(widest)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.explanation, 1)
        row.addWidget(self.slider)
        row.addWidget(self.factor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.picture, 1)
        column.addLayout(row)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.setValue(_AT_FIRST)

    def set_pair(self, left: Item | None, right: Item | None) -> None:
        """Compare two pictures."""
        self.picture.set_pair(left, right)

    def _on_slider_moved(self, times: int) -> None:
        self.factor.setText(self._words(times))
        self.picture.set_amplification(times)

    def _words(self, times: int) -> str:
        return self.tr("×{count}").format(count=times)
