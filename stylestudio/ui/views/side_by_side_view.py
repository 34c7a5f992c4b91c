"""Two or three pictures beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stylestudio.ui.views.chip import paint_chip
from stylestudio.ui.views.geometry import Frame
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.viewport import Viewport

_GAP_PX = 8


class SideBySideView(PictureView):
    """The same part of each picture, moved and zoomed together."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self.setMinimumSize(280, 110)
        self.on_words_changed()

    def set_pictures(self, items: Sequence[Item]) -> None:
        """Show other pictures, from left to right."""
        self.watch(items)

    def frames(self) -> list[Frame]:
        whole = super().frames()[0]
        count, room = max(1, len(self.items)), whole.room
        width = max(0.0, (room.width() - _GAP_PX * (count - 1)) / count)
        return [
            Frame(
                QRectF(room.left() + index * (width + _GAP_PX), room.top(), width, room.height()),
                whole.ratio,
            )
            for index in range(count)
        ]

    def item_at(self, point: QPointF) -> Item | None:
        for item, frame in zip(self.items, self.frames(), strict=False):
            if frame.room.contains(point):
                return item
        return None

    def on_words_changed(self) -> None:
        titles = ", ".join(item.shown.title for item in self.items)
        self.setAccessibleName(
            self.tr("Side by side, from left to right: {titles}").format(titles=titles)
            if titles
            else self.tr("Side by side")
        )
        self.update()

    def paint_pictures(self, painter: QPainter) -> None:
        for item, frame in zip(self.items, self.frames(), strict=False):
            self.paint_item(painter, item, frame)
            # On the picture, not on the ground above it.
            room = self.place(item, frame).intersected(frame.room)
            if room.isEmpty():
                room = frame.room
            paint_chip(painter, self.palette(), item.shown.title, room)
