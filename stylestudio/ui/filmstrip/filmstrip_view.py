"""The filmstrip's row of pictures: scrolled sideways, opened by click or key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from stylestudio.ui.filmstrip.filmstrip_delegate import FilmstripDelegate
from stylestudio.ui.filmstrip.filmstrip_model import FilmstripModel


class FilmstripView(QListView):
    """One row. The wheel moves along it, whichever way it turns.

    Signals:
        chosen: the row of a picture that was clicked, or on which Enter or Space was pressed.
    """

    chosen = Signal(int)

    def __init__(self, model: FilmstripModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setItemDelegate(FilmstripDelegate(self))
        self.setModel(model)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(600, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    @property
    def rows(self) -> list[int]:
        """The selected rows, from left to right."""
        return sorted(index.row() for index in self.selectedIndexes())

    def show_current(self, index: QModelIndex) -> None:
        """Select a picture alone, and bring it into sight."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in keys and plain and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        along = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - along)
        event.accept()

    def _on_clicked(self, index: QModelIndex | QPersistentModelIndex) -> None:
        # A click with Shift or Ctrl gathers several, to drag them out together.
        if len(self.selectedIndexes()) == 1:
            self.chosen.emit(index.row())

    def _height(self) -> int:
        item = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        bar = self.horizontalScrollBar().sizeHint().height()
        return item + 2 * self.spacing() + bar + 2 * self.frameWidth()
