"""A column that scrolls only where the screen is too small for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_BAR_PX = 14
#: The window's frame, its buttons and its edges.
_AROUND_PX = 170


class RoomyScroll(QScrollArea):
    """Asks for all the room that its column needs, as far as the screen has it."""

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column
        self.setWidget(column)
        column.installEventFilter(self)

    def sizeHint(self) -> QSize:
        wanted = self._column_size()
        return QSize(wanted.width() + _BAR_PX, min(wanted.height(), self._room_px()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._column_size().width() + _BAR_PX, 160)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _column_size(self) -> QSize:
        column = self._column
        wanted = column.sizeHint().expandedTo(column.minimumSize())
        if column.hasHeightForWidth():
            wanted.setHeight(column.heightForWidth(wanted.width()))
        return wanted

    def _room_px(self) -> int:
        return max(240, self.screen().availableGeometry().height() - _AROUND_PX)
