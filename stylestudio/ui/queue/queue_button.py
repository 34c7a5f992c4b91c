"""The button that opens the queue, with the number that waits in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from stylestudio.ui.icons import icon
from stylestudio.ui.queue.queue_panel import QueuePanel

_SIZE = QSize(380, 400)
_GAP_PX = 4


class QueueButton(QToolButton):
    """Opens ``panel`` below itself; a click elsewhere, or Esc, closes it again."""

    def __init__(self, panel: QueuePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._popover = _Popover(self)
        layout = QVBoxLayout(self._popover)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("queue"))
        self.setToolTip(self.tr("See what waits, what is being painted, and what is done"))
        self.setAccessibleDescription(self.toolTip())
        self.clicked.connect(self._on_clicked)
        panel.waiting_changed.connect(self._on_waiting_changed)
        self._on_waiting_changed(panel.waiting)

    @property
    def popover(self) -> QWidget:
        """What the panel is shown in."""
        return self._popover

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(icon("queue"))

    @Slot()
    def _on_clicked(self) -> None:
        self._popover.resize(_SIZE)
        corner = self.mapToGlobal(QPoint(self.width() - _SIZE.width(), self.height() + _GAP_PX))
        room = self.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - _SIZE.width())))
        if corner.y() + _SIZE.height() > room.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, 0)).y() - _SIZE.height() - _GAP_PX)
        self._popover.move(corner)
        self._popover.show()
        first = self._panel.pause_button
        (first if first.isEnabled() else self._panel).setFocus()

    @Slot(int)
    def _on_waiting_changed(self, waiting: int) -> None:
        text = name = self.tr("Queue")
        if waiting:
            text = self.tr("Queue · {count}").format(count=waiting)
            name = self.tr("Queue, {count} waiting").format(count=waiting)
        self.setText(text)
        self.setAccessibleName(name)


class _Popover(QFrame):
    """Belongs to the button below which it appears."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._button = button
        self.setProperty("popover", True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._button.mapFromGlobal(event.globalPosition().toPoint())
        if self._button.rect().contains(place):
            # Else the click that closes it would reach the button and open it again.
            self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        super().mousePressEvent(event)
