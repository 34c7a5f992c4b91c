"""One cell of the grid: a picture with its caption."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stylestudio.ui.theme import border_colour
from stylestudio.ui.views.caption import Caption
from stylestudio.ui.views.cell_picture import CellPicture
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.viewport import Viewport

#: From the cell's edge to what is in it.
PADDING_PX = 6
_SPACING_PX = 3


class GridCell(QWidget):
    """A card with a picture; the current one has a frame in the accent's colour.

    Signals:
        chosen: clicked: its key, and whether it joins those that are selected already.
        opened: to be seen large: its key.
        neighbour_requested: its key and the arrow key that was pressed.
    """

    chosen = Signal(str, bool)
    opened = Signal(str)
    neighbour_requested = Signal(str, object)

    def __init__(self, item: Item, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = item.key
        self._current = False
        self.picture = CellPicture(item, viewport)
        self.caption = Caption(selectable=True)
        self.caption.set_item(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        column.setSpacing(_SPACING_PX)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)
        self.picture.clicked.connect(self._on_clicked)
        self.picture.opened.connect(self._on_opened)
        self.picture.toggled.connect(self._on_toggled)
        self.picture.neighbour_requested.connect(self._on_neighbour_requested)
        self.caption.check_toggled.connect(self._on_toggled)

    @property
    def around_px(self) -> int:
        """How much of its height the picture does not get."""
        return 2 * PADDING_PX + _SPACING_PX + self.caption.sizeHint().height()

    @property
    def current(self) -> bool:
        """Whether it is the picture that is looked at."""
        return self._current

    def tab_order(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.picture, self.caption.check_box, *self.caption.buttons.values()]

    def set_current(self, current: bool) -> None:
        """Mark it as the picture that is looked at, or not."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.highlight().color()
        painter.setPen(QPen(accent, 2) if self._current else QPen(border_colour(palette), 1))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _on_clicked(self, modifiers: Qt.KeyboardModifier) -> None:
        self.chosen.emit(self.key, bool(modifiers & Qt.KeyboardModifier.ControlModifier))

    def _on_toggled(self) -> None:
        self.chosen.emit(self.key, True)

    def _on_opened(self) -> None:
        self.opened.emit(self.key)

    def _on_neighbour_requested(self, key: QObject) -> None:
        self.neighbour_requested.emit(self.key, key)
