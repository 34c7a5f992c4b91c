"""The line of a run's moments, with a handle to go back along it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from stylestudio.ui.theme import border_colour, mix

_MARGIN_PX = 10
_HEIGHT_PX = 28
_GROOVE_PX = 4
_TICK_PX = 8
_HANDLE_PX = 8


class ScrubberTrack(QAbstractSlider):
    """A slider whose values are moments, each at its place in the run; the last one is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fractions: list[float] = []
        self._extent = 1.0
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setPageStep(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT_PX)

    def set_moments(self, fractions: list[float], extent: float) -> None:
        """Show these moments.

        Args:
            fractions: how much of the run was done at each, rising.
            extent: the fraction at the right end.
        """
        self._fractions = fractions
        self._extent = extent if extent > 0 else 1.0
        self.setRange(0, max(0, len(fractions) - 1))
        self.update()

    def place_of(self, index: int) -> QPointF:
        """Where a moment lies on the widget."""
        share = self._fractions[index] / self._extent if self._fractions else 1.0
        return QPointF(_MARGIN_PX + share * (self.width() - 2 * _MARGIN_PX), self.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self._index_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._index_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        window, text = palette.window().color(), palette.windowText().color()
        accent = palette.highlight().color() if self.isEnabled() else mix(window, text, 0.32)
        middle = self.height() / 2
        groove = QRectF(
            _MARGIN_PX, middle - _GROOVE_PX / 2, self.width() - 2 * _MARGIN_PX, _GROOVE_PX
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(border_colour(palette))
        painter.drawRoundedRect(groove, _GROOVE_PX / 2, _GROOVE_PX / 2)
        if not self._fractions:
            return
        done = QRectF(groove)
        done.setRight(self.place_of(len(self._fractions) - 1).x())
        painter.setBrush(mix(window, accent, 0.45))
        painter.drawRoundedRect(done, _GROOVE_PX / 2, _GROOVE_PX / 2)
        painter.setPen(QPen(mix(window, text, 0.5), 1.0))
        for index in range(len(self._fractions)):
            x = round(self.place_of(index).x()) + 0.5
            painter.drawLine(QPointF(x, middle - _TICK_PX / 2), QPointF(x, middle + _TICK_PX / 2))
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if self.hasFocus() else palette.base().color())
        painter.drawEllipse(self.place_of(self.sliderPosition()), _HANDLE_PX, _HANDLE_PX)

    def _index_at(self, x: float) -> int:
        """The moment that lies nearest."""
        return min(
            range(len(self._fractions)),
            key=lambda index: abs(self.place_of(index).x() - x),
            default=0,
        )
