"""A slim progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from stylestudio.ui.theme import border_colour

_PERIOD_S = 1.6


class SlimProgressBar(QProgressBar):
    """Thin and rounded; while the end is unknown, a glint travels along it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time_s = 0.0
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setFixedHeight(8)

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    @property
    def busy(self) -> bool:
        """Whether the end is unknown."""
        return self.maximum() == 0

    def set_busy(self) -> None:
        """The end is unknown for now."""
        self.setRange(0, 0)

    def set_fraction(self, fraction: float) -> None:
        """How much is done, 0 to 1."""
        self.setRange(0, 1000)
        self.setValue(round(1000 * min(max(fraction, 0.0), 1.0)))

    def set_time(self, seconds: float) -> None:
        """The glint's clock."""
        self._time_s = seconds
        if self.busy:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        radius = groove.height() / 2
        painter.setBrush(border_colour(self.palette()))
        painter.drawRoundedRect(groove, radius, radius)
        bar = QRectF(groove)
        if self.busy:
            width = groove.width() / 5
            way = (self._time_s % _PERIOD_S) / _PERIOD_S
            bar = QRectF(
                groove.left() - width + way * (groove.width() + width),
                groove.top(),
                width,
                groove.height(),
            ).intersected(groove)
        else:
            share = self.value() / max(1, self.maximum())
            bar.setWidth(max(groove.height(), groove.width() * share) if share else 0)
        if bar.width() > 0:
            painter.setBrush(self.palette().highlight())
            painter.drawRoundedRect(bar, radius, radius)
