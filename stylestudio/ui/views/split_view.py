"""Two pictures over each other, with a divider to move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from stylestudio.ui.views.chip import paint_chip
from stylestudio.ui.views.geometry import Frame, to_image, to_view
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.viewport import Viewport

#: To either side of the divider.
GRAB_PX = 12
_HANDLE_PX = 17
_STEP = 0.01
_LARGE_STEP = 0.1


class SplitView(PictureView):
    """The left picture up to the divider, the right one from there on.

    The divider is moved with the mouse, or with the keys Left and Right (with Shift in larger
    steps); its position is a share of the pictures' width, so that it stays in the same place of
    them when they are zoomed.
    """

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._divider = 0.5
        self._grabbed_at: float | None = None
        self.setMinimumSize(280, 110)
        self.on_words_changed()

    @property
    def divider(self) -> float:
        """Where it is: 0 at the pictures' left edge, 1 at their right one."""
        return self._divider

    def set_divider(self, position: float) -> None:
        """Move the divider; beyond the edges it stays at them."""
        self._divider = min(max(position, 0.0), 1.0)
        self.on_words_changed()

    def set_pair(self, left: Item | None, right: Item | None) -> None:
        """Compare two pictures."""
        self.watch([left, right] if left is not None and right is not None else [])

    def divider_x(self) -> float:
        """Where the divider is in the view: always where it can be grabbed."""
        frame = self.frames()[0]
        place, room = self.viewport.place(frame), frame.room
        if place.isEmpty():
            return room.center().x()
        seen = place.intersected(room)
        return min(max(to_view(QPointF(self._divider, 0), place).x(), seen.left()), seen.right())

    def item_at(self, point: QPointF) -> Item | None:
        if not self.items:
            return None
        return self.items[0 if point.x() < self.divider_x() else 1]

    def on_words_changed(self) -> None:
        if self.items:
            left, right = (item.shown.title for item in self.items)
            self.setAccessibleName(
                self.tr("Split view: {left} left, {right} right, divider at {percent} %").format(
                    left=left, right=right, percent=round(self._divider * 100)
                )
            )
        else:
            self.setAccessibleName(self.tr("Split view"))
        self.setAccessibleDescription(
            self.tr("The keys Left and Right move the divider, with Shift in larger steps.")
        )
        self.update()

    def paint_pictures(self, painter: QPainter) -> None:
        if not self.items:
            return
        frame = self.frames()[0]
        room, x = frame.room, self.divider_x()
        left = QRectF(room.left(), room.top(), x - room.left(), room.height())
        right = QRectF(x, room.top(), room.right() - x, room.height())
        corners = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for item, side, corner in zip(self.items, (left, right), corners, strict=True):
            painter.save()
            painter.setClipRect(side)
            self.paint_item(painter, item, frame)
            # In the whole room's width: the divider wipes over it as over the picture.
            half = QRectF(room)
            half.setWidth(room.width() / 2)
            if corner is Qt.AlignmentFlag.AlignRight:
                half.moveRight(room.right())
            flags = corner | Qt.AlignmentFlag.AlignTop
            paint_chip(painter, self.palette(), item.shown.title, half, flags)
            painter.restore()
        self._paint_divider(painter, frame, x)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        directions = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if event.key() in directions and (plain or shifted):
            step = _LARGE_STEP if shifted else _STEP
            # From where it is seen: one that is out of sight must not need many steps.
            self.set_divider(
                self._position_at(self.divider_x()) + directions[Qt.Key(event.key())] * step
            )
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.button() is Qt.MouseButton.LeftButton and self._grabs(x):
            self._grabbed_at = x - self.divider_x()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grabbed_at is not None:
            self.set_divider(self._position_at(x - self._grabbed_at))
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            if self._grabs(x):
                self.setCursor(Qt.CursorShape.SplitHCursor)
            else:
                self.show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed_at is not None and event.button() is Qt.MouseButton.LeftButton:
            self._grabbed_at = None
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._grabs(event.position().x()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _grabs(self, x: float) -> bool:
        return bool(self.items) and abs(x - self.divider_x()) <= GRAB_PX

    def _position_at(self, x: float) -> float:
        place = self.viewport.place(self.frames()[0])
        return self._divider if place.isEmpty() else to_image(QPointF(x, 0), place).x()

    def _paint_divider(self, painter: QPainter, frame: Frame, x: float) -> None:
        seen = self.viewport.place(frame).intersected(frame.room)
        middle = QPointF(x, seen.center().y())
        palette = self.palette()
        # Light within dark, or dark within light: one of them stands out from any picture.
        inner, outer = palette.base().color(), palette.text().color()
        for colour, width in ((outer, 4.0), (inner, 2.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.setPen(QPen(outer, 1.5))
        painter.setBrush(inner)
        painter.drawEllipse(middle, _HANDLE_PX, _HANDLE_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(
                outer,
                2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        for side in (-1, 1):
            tip = [QPointF(side * 5, -4), QPointF(side * 9, 0), QPointF(side * 5, 4)]
            painter.drawPolyline(QPolygonF([middle + point for point in tip]))
