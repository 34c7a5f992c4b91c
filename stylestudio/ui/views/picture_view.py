"""The base of all views of pictures: painting, zoom and pan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from stylestudio.ui.theme import surround_colour
from stylestudio.ui.views.drag_grip import DragGrip
from stylestudio.ui.views.geometry import Frame, own_place
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.viewport import Viewport

_WHEEL_STEP = 1.25
_NOTCH = 120
_PAN_SHARE = 0.1
_RADIUS_PX = 8
_OTHERS_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class PictureView(QWidget):
    """Shows pictures through the shared viewport.

    The wheel zooms at the cursor, dragging pans, a double click goes between “Fit” and 100 %; so do
    the keys + − 0 1 2 and the arrows. Subclasses say where which picture lies.

    Signals:
        clicked: pressed and released without moving, with the keyboard's modifiers.
        drag_out_requested: the key of the picture that is being dragged to another program.
    """

    clicked = Signal(object)
    drag_out_requested = Signal(str)

    #: Between the edge and the room for pictures.
    margin_px = 8

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = viewport
        self._items: list[Item] = []
        self._pressed_at: QPointF | None = None
        self._last_at = QPointF()
        self._panning = False
        self.grip = DragGrip(self)
        self.grip.hide()
        self.grip.dragged.connect(self._on_grip_dragged)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(40, 40)
        # All of it is painted, so what is below need not be painted first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        viewport.changed.connect(self._on_viewport_changed)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # What subclasses decide

    def frames(self) -> list[Frame]:
        """The rooms for pictures, one beside the other."""
        room = QRectF(self.rect()).adjusted(*(self.margin_px * s for s in (1, 1, -1, -1)))
        return [Frame(room, self.devicePixelRatioF())]

    def item_at(self, point: QPointF) -> Item | None:
        """The picture under a point."""
        return self._items[0] if self._items else None

    def grip_item(self) -> Item | None:
        """The picture that the grip stands for, or None where there shall be no grip."""
        return None

    def paint_pictures(self, painter: QPainter) -> None:
        """Paint all pictures, and what lies on them."""
        for item, frame in zip(self._items, self.frames(), strict=False):
            self.paint_item(painter, item, frame)

    def on_words_changed(self) -> None:
        """What is said about a picture has changed."""
        self.update()

    # What they use

    @property
    def items(self) -> list[Item]:
        """The pictures that it shows or watches."""
        return list(self._items)

    def watch(self, items: Sequence[Item]) -> None:
        """Show other pictures, and paint them anew whenever they change."""
        if list(items) != self._items:
            for item in self._items:
                item.picture_changed.disconnect(self._on_picture_changed)
                item.words_changed.disconnect(self.on_words_changed)
            self._items = list(items)
            for item in self._items:
                item.picture_changed.connect(self._on_picture_changed)
                item.words_changed.connect(self.on_words_changed)
        self._place_grip()
        self.on_words_changed()

    def place(self, item: Item, frame: Frame) -> QRectF:
        """Where a picture lies when it is shown in a frame."""
        return own_place(self.viewport.place(frame), QSizeF(item.size))

    def paint_item(self, painter: QPainter, item: Item, frame: Frame) -> None:
        """Paint one picture in its frame."""
        item.picture.paint(painter, self.place(item, frame), frame.room)

    def frame_at(self, point: QPointF) -> Frame:
        """The room under a point, else the first."""
        frames = self.frames()
        return next((frame for frame in frames if frame.room.contains(point)), frames[0])

    def zoom_percent(self) -> float:
        """How large the reference picture is shown."""
        return self.viewport.scale_in(self.frames()[0]) * 100

    def zoom_step(self, *, larger: bool) -> None:
        """Zoom to the next round scale."""
        self.viewport.step(self.frames()[0], larger=larger)

    def zoom_to(self, scale: float) -> None:
        """Zoom to a scale about the middle."""
        self.viewport.zoom_to(scale, self.frames()[0])

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _OTHERS_KEYS or not self._handle_key(event.key()):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            at = event.position()
            self.viewport.zoom_by(_WHEEL_STEP**notches, self.frame_at(at), at)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = self._last_at = event.position()
            self._panning = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.position()
        moved = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not self._panning and moved:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                pressed_at, self._pressed_at = self._pressed_at, None
                self._drag_out(self.item_at(pressed_at))
                return
            self._panning = True
            self.show_cursor()
        if self._panning:
            self.viewport.pan_by(at - self._last_at, self.frame_at(self._pressed_at))
            self._last_at = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        panned, self._panning, self._pressed_at = self._panning, False, None
        self.show_cursor()
        if not panned:
            self.clicked.emit(event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.position()
            self.viewport.toggle(self.frame_at(at), at)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.grip.setVisible(self.grip_item() is not None)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.grip.hide()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_grip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surround_colour(self.palette()))
        painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self.paint_pictures(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)

    def _handle_key(self, key: int) -> bool:
        frame = self.frames()[0]
        across, down = frame.room.width() * _PAN_SHARE, frame.room.height() * _PAN_SHARE
        distances = {
            Qt.Key.Key_Left: QPointF(across, 0),
            Qt.Key.Key_Right: QPointF(-across, 0),
            Qt.Key.Key_Up: QPointF(0, down),
            Qt.Key.Key_Down: QPointF(0, -down),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_step(larger=True)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_step(larger=False)
        elif key == Qt.Key.Key_0:
            self.viewport.fit()
        elif key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.zoom_to(1.0 if key == Qt.Key.Key_1 else 2.0)
        elif key in distances:
            self.viewport.pan_by(distances[Qt.Key(key)], frame)
        else:
            return False
        return True

    def _drag_out(self, item: Item | None) -> None:
        if item is not None and item.shown.image is not None:
            self.drag_out_requested.emit(item.key)

    def _on_grip_dragged(self) -> None:
        self._drag_out(self.grip_item())

    def _on_picture_changed(self) -> None:
        self.update()

    def _on_viewport_changed(self) -> None:
        self.show_cursor()
        self.update()

    def show_cursor(self) -> None:
        """Let the pointer say whether the picture can be moved."""
        if self._panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.viewport.can_pan(self.frames()[0]):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _place_grip(self) -> None:
        gap = self.margin_px + 8
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = gap if right_to_left else self.width() - gap - self.grip.width()
        self.grip.move(left, self.height() - gap - self.grip.height())
        self.grip.setVisible(self.grip_item() is not None and self.underMouse())
