"""All pictures at once, each in a cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from stylestudio.ui.views.geometry import columns_for
from stylestudio.ui.views.grid_cell import PADDING_PX, GridCell
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.viewport import Viewport

_GAP_PX = 8


class GridView(QWidget):
    """Cells in as many columns as make the pictures largest.

    Signals:
        chosen: a cell's key, and whether it joins (or leaves) those that are selected.
        opened: the key of a picture to be seen large.
        action_requested: the key of a picture and the id of what shall be done with it.
        drag_out_requested: the key of the picture that is being dragged to another program.
    """

    chosen = Signal(str, bool)
    opened = Signal(str)
    action_requested = Signal(str, str)
    drag_out_requested = Signal(str)

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self.cells: dict[str, GridCell] = {}
        self._items: dict[str, Item] = {}
        self.columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self.setMinimumSize(280, 110)
        self.setAccessibleName(self.tr("Grid"))
        viewport.changed.connect(self._on_viewport_changed)

    def set_items(self, items: Sequence[Item], photo: Item | None) -> None:
        """Show other pictures; cells of those that stay are kept."""
        new = {item.key: item for item in items}
        for key in [key for key, item in self._items.items() if new.get(key) is not item]:
            cell = self.cells.pop(key)
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self.cells = {item.key: self.cells.get(item.key) or self._cell(item) for item in items}
        others = list(self._items.values()) != list(items)
        self._items = new
        for cell in self.cells.values():
            cell.picture.set_photo(photo)
        self._arrange(anew=others)

    def set_current(self, key: str) -> None:
        """Mark the picture that is looked at."""
        for cell in self.cells.values():
            cell.set_current(cell.key == key)

    def set_selected(self, keys: Collection[str]) -> None:
        """Check the boxes of the pictures that are selected."""
        for cell in self.cells.values():
            cell.caption.set_checked(cell.key in keys)

    def set_instead(self, item: Item | None) -> None:
        """Show another picture in all cells for a while, or the own ones again."""
        for cell in self.cells.values():
            cell.picture.set_instead(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _cell(self, item: Item) -> GridCell:
        cell = GridCell(item, self._viewport)
        cell.chosen.connect(self.chosen)
        cell.opened.connect(self.opened)
        cell.neighbour_requested.connect(self._on_neighbour_requested)
        cell.caption.action_requested.connect(self.action_requested)
        cell.picture.drag_out_requested.connect(self.drag_out_requested)
        return cell

    def _arrange(self, *, anew: bool = False) -> None:
        if not self.cells:
            return
        reference = self._viewport.reference
        aspect = reference.width() / reference.height() if not reference.isEmpty() else 4 / 3
        around = next(iter(self.cells.values())).around_px
        columns = columns_for(
            len(self.cells),
            aspect,
            QSizeF(self.size()) - QSizeF(2 * PADDING_PX, 0),
            caption_px=around,
            gap_px=_GAP_PX + 2 * PADDING_PX,
        )
        if columns == self.columns and not anew:
            return
        self.columns = columns
        for index, cell in enumerate(self.cells.values()):
            self._grid.addWidget(cell, index // columns, index % columns)
        stops = [widget for cell in self.cells.values() for widget in cell.tab_order()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        rows = -(-len(self.cells) // columns)
        for index in range(max(self._grid.columnCount(), self._grid.rowCount())):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
            self._grid.setRowStretch(index, 1 if index < rows else 0)

    def _on_viewport_changed(self) -> None:
        # Pictures of another shape may need other columns.
        self._arrange()

    def _on_neighbour_requested(self, key: str, arrow: Qt.Key) -> None:
        here = self.cells[key].geometry()
        there = [cell for cell in self.cells.values() if _lies(cell.geometry(), here, arrow)]
        if not there:
            return
        nearest = min(
            there, key=lambda cell: (cell.geometry().center() - here.center()).manhattanLength()
        )
        nearest.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(nearest.key, False)


def _lies(place: QRect, here: QRect, arrow: Qt.Key) -> bool:
    """Whether ``place`` is where the arrow points to, on the screen as it is."""
    return {
        Qt.Key.Key_Left: place.right() < here.left(),
        Qt.Key.Key_Right: place.left() > here.right(),
        Qt.Key.Key_Up: place.bottom() < here.top(),
        Qt.Key.Key_Down: place.top() > here.bottom(),
    }[arrow]
