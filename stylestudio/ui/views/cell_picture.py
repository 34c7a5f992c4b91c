"""The picture in one cell of the grid."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from stylestudio.ui.views.chip import paint_chip
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.viewport import Viewport

_DIMMED = 0.28
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class CellPicture(PictureView):
    """A picture that can be opened; the arrow keys go to its neighbours.

    Signals:
        opened: double-clicked, or Enter was pressed.
        toggled: Ctrl+Space was pressed.
        neighbour_requested: the arrow key that was pressed.
    """

    opened = Signal()
    toggled = Signal()
    neighbour_requested = Signal(object)

    margin_px = 3

    def __init__(self, item: Item, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._item = item
        self._photo: Item | None = None
        self._instead: Item | None = None
        self.watch([item])

    def set_photo(self, photo: Item | None) -> None:
        """What is seen dimly while the picture has not begun."""
        self._photo = photo
        self._watch_all()

    def set_instead(self, item: Item | None) -> None:
        """Show another picture for a while, or the own one again."""
        self._instead = item
        self._watch_all()

    def item_at(self, point: QPointF) -> Item | None:
        return self._item

    def grip_item(self) -> Item | None:
        return self._item if self._item.shown.image is not None else None

    def on_words_changed(self) -> None:
        shown = self._item.shown
        self.setAccessibleName(shown.title)
        words = (shown.badge, shown.detail, self.tr("Enter shows it large."))
        self.setAccessibleDescription(", ".join(word for word in words if word))
        self.update()

    def paint_pictures(self, painter: QPainter) -> None:
        frame = self.frames()[0]
        item = self._instead or self._item
        if item.shown.image is not None:
            self.paint_item(painter, item, frame)
            return
        if self._photo is not None:
            painter.setOpacity(_DIMMED)
            self.paint_item(painter, self._photo, frame)
            painter.setOpacity(1.0)
        words = item.shown.badge or self.tr("Waiting for its turn")
        paint_chip(painter, self.palette(), words, frame.room, Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ARROWS:
            self.neighbour_requested.emit(Qt.Key(event.key()))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif control and event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def _watch_all(self) -> None:
        wanted = (self._item, self._photo, self._instead)
        # Each once: the picture to be shown instead may be this one.
        self.watch(list(dict.fromkeys(item for item in wanted if item is not None)))
