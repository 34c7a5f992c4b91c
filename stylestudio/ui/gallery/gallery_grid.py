"""The gallery's pictures in rows, for pointer and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from stylestudio.gallery.entries import Entry
from stylestudio.ui.gallery.gallery_delegate import GalleryDelegate
from stylestudio.ui.gallery.gallery_model import ENTRY_ROLE, GalleryModel
from stylestudio.ui.key_deeds import KeyDeeds

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
#: By the number of stars that each gives.
_DIGITS = (
    Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5,
)  # fmt: skip

_Move = QAbstractItemView.CursorAction
_Index = QModelIndex | QPersistentModelIndex


class GalleryGrid(KeyDeeds, QListView):
    """Pictures side by side, as many as there is room for.

    What is selected stays so, whatever else changes, as long as it is found.

    Signals:
        opened: the :class:`~pathlib.Path` of a picture that was opened by Enter or a double click.
        stars_chosen: a list of paths, and how many stars these are to have.
        delete_requested, copy_requested: the selected pictures.
        selection_changed: others are selected now, or they have changed.
    """

    opened = Signal(object)
    stars_chosen = Signal(list, int)
    delete_requested = Signal()
    copy_requested = Signal()
    selection_changed = Signal()

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = model
        self._delegate = GalleryDelegate(model, self)
        self._pressed_star: tuple[int, int] | None = None
        self._kept: tuple[set[Path], Path | None, int] = (set(), None, 0)
        self._query = model.query
        self._awaited: list[Path] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Opaque, in the window's colour: what was drawn is moved on when it is scrolled.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Your pictures"))
        self.setAccessibleDescription(
            self.tr(
                "Press Enter to open a picture, 0 to 5 for its stars, Delete to delete it, "
                "or open its menu for more."
            )
        )
        # Several changes in a row are told once.
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(self.selection_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.dataChanged.connect(self._on_data_changed)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)
        model.answered.connect(self._on_answered)
        self._fit_cells()

    @property
    def columns(self) -> int:
        """Pictures side by side."""
        return max(1, self._room() // self._delegate.least_width(self.font()))

    @property
    def selected(self) -> list[Entry]:
        """The selected pictures, from first to last."""
        entries = self._pictures.entries
        # By its ranges: of thousands, a list of indexes would take a while.
        ranges = [
            (part.top(), part.bottom() + 1) for part in self.selectionModel().selection().toList()
        ]
        return [entry for first, end in sorted(ranges) for entry in entries[first:end]]

    @property
    def selected_paths(self) -> list[Path]:
        """Their files."""
        return [entry.path for entry in self.selected]

    @property
    def current(self) -> Entry | None:
        """The picture that the keyboard is at."""
        row = self.currentIndex().row()
        entries = self._pictures.entries
        return entries[row] if 0 <= row < len(entries) else None

    def select(self, paths: list[Path]) -> None:
        """Select pictures and bring the first into sight; those not found yet, when they are."""
        self._awaited = [path for path in paths if self._pictures.row_of(path) is None]
        rows = [row for path in paths if (row := self._pictures.row_of(path)) is not None]
        if rows:
            self._select_rows(rows, rows[0])
            self.scrollTo(self._pictures.index(rows[0]))

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """The cells' words are looked up anew when they are drawn."""
        self._delegate.words.forget()
        self.viewport().update()

    # Keys ---------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about: there is a search for that."""

    def deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None where the view itself knows, or nobody does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_requested.emit
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self.selectAll
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # On a French keyboard, digits are typed with Shift.
        if not modifiers & ~Qt.KeyboardModifier.ShiftModifier and key in _DIGITS:
            return lambda: self._choose_stars(_DIGITS.index(Qt.Key(key)))
        if modifiers:
            return None
        if key in _OPENING:
            return self._open_current
        if key in _DELETING:
            return self.delete_requested.emit
        return None

    def _open_current(self) -> None:
        entry = self.current
        if entry is not None:
            self.opened.emit(entry.path)

    def _choose_stars(self, stars: int) -> None:
        paths = self.selected_paths
        if paths:
            self.stars_chosen.emit(paths, stars)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Along the rows and on to the next one, as in a text; not by where cells lie."""
        count = self._pictures.rowCount()
        if not count:
            return QModelIndex()
        row, columns = self.currentIndex().row(), self.columns
        if row < 0:
            return self._pictures.index(0)
        page = columns * max(1, self.viewport().height() // max(1, self._cell_height()))
        steps = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -columns,
            _Move.MoveDown: columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        to = row + steps[action]
        if action is _Move.MoveUp and to < 0:
            to = row
        elif action is _Move.MoveDown and to >= count:
            # Down into a last row that is not full.
            to = count - 1 if row // columns < (count - 1) // columns else row
        return self._pictures.index(min(count - 1, max(0, to)))

    # Pointer ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self._pressed_star = None
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_star = self._star_at(place)
        if self._pressed_star is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_star = self._pressed_star, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._star_at(event.position().toPoint()) == pressed:
            row, star = pressed
            entry = self._pictures.entries[row]
            # Once more on the last of them takes them away.
            self.stars_chosen.emit([entry.path], 0 if star == entry.stars else star)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_star is not None:
            return
        self._point_at(event.position().toPoint())
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._star_at(place) is not None:
            # The second click of two quick ones.
            self.mousePressEvent(event)
            return
        index = self.indexAt(place)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self._pictures.entries[index.row()].path)
            return
        super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def _point_at(self, place: QPoint | None) -> None:
        before, self._delegate.pointer = self._delegate.pointer, place
        for spot in (before, place):
            index = self.indexAt(spot) if spot is not None else QModelIndex()
            if index.isValid():
                self.update(index)

    def _star_at(self, place: QPoint) -> tuple[int, int] | None:
        """The row and the star under a place; None where there is none to be chosen."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        if self._pictures.entries[index.row()].path.suffix.lower() != ".png":
            return None
        star = self._delegate.star_at(self.visualRect(index), self.fontMetrics(), place)
        return (index.row(), star) if star else None

    # Layout -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Lays its cells out itself, when the window has come to rest.
        self._fit_cells()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.words.forget()
            self._fit_cells()
            self.scheduleDelayedItemsLayout()

    def _room(self) -> int:
        """What rows may take, whether there is a scroll bar or not."""
        bar = self.verticalScrollBar().sizeHint().width()
        # One less, or the last cell of a row goes into the next.
        return max(1, self.width() - 2 * self.frameWidth() - bar - 1)

    def _cell_height(self) -> int:
        return self.visualRect(self._pictures.index(0)).height()

    def _fit_cells(self) -> None:
        self._delegate.width_px = self._room() // self.columns

    # What is selected ---------------------------------------------------------------------------

    def _select_rows(self, rows: list[int], current: int | None) -> None:
        selection = QItemSelection()
        for row in rows:
            index = self._pictures.index(row)
            selection.select(index, index)
        model = self.selectionModel()
        if current is not None:
            model.setCurrentIndex(
                self._pictures.index(current), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._telling.start()

    @Slot()
    def _on_about_to_be_reset(self) -> None:
        current = self.current
        self._kept = (
            set(self.selected_paths),
            current.path if current is not None else None,
            self.verticalScrollBar().value(),
        )

    @Slot()
    def _on_reset(self) -> None:
        """Select what was selected, as far as it is still found."""
        paths, current, top = self._kept
        rows = [row for path in paths if (row := self._pictures.row_of(path)) is not None]
        current_row = self._pictures.row_of(current) if current is not None else None
        # Now, so that there is something to scroll over.
        self.doItemsLayout()
        if rows or current_row is not None:
            self._select_rows(sorted(rows), current_row)
        if self._query == self._pictures.query:
            self.verticalScrollBar().setValue(top)
        elif rows and current_row is not None:
            self.scrollTo(self._pictures.index(current_row))
        else:
            self.scrollToTop()
        self._telling.start()

    @Slot()
    def _on_answered(self) -> None:
        self._query = self._pictures.query
        if any(self._pictures.row_of(path) is not None for path in self._awaited):
            self.select(self._awaited)

    def _on_data_changed(self, first: _Index, last: _Index, roles: list[int]) -> None:
        # Not for each thumbnail that is made.
        if ENTRY_ROLE in roles and self.selectionModel().hasSelection():
            self._telling.start()
