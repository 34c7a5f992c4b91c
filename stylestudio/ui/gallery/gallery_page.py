"""The gallery as a page: search, pictures, details."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from stylestudio import paths
from stylestudio.gallery.entries import Query
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.background import Background
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.gallery.gallery_actions import GalleryActions
from stylestudio.ui.gallery.gallery_details import GalleryDetails
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.gallery.gallery_grid import GalleryGrid
from stylestudio.ui.gallery.gallery_model import GalleryModel
from stylestudio.ui.gallery.gallery_toolbar import GalleryToolbar
from stylestudio.ui.key_deeds import KeyDeeds

_SPLIT_KEY = "gallery/split"
_GRID, _EMPTY, _NOTHING, _BLANK = range(4)


class GalleryPage(KeyDeeds, QWidget):
    """All pictures of the folder that a feed follows. Hidden, it does nothing.

    Signals:
        back_requested: to where one came from.
        opened: the :class:`~pathlib.Path` of a picture that is to be seen on the canvas.
        compare_requested, export_requested, sheet_requested: a list of paths.
        reuse_requested: a path, and ``all``, ``settings``, ``all_but_seed``, ``photo`` or
            ``style``.
        share_requested: a path, and ``before_after`` or ``film``.
        deleted: a list of :class:`~stylestudio.gallery.bin.Deleted`.
        failed: a :class:`~stylestudio.errors.StyleStudioError`.
    """

    back_requested = Signal()
    opened = Signal(object)
    compare_requested = Signal(list)
    reuse_requested = Signal(object, str)
    export_requested = Signal(list)
    sheet_requested = Signal(list)
    share_requested = Signal(object, str)
    deleted = Signal(list)
    failed = Signal(object)

    def __init__(
        self, background: Background, feed: GalleryFeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        cache = ThumbnailCache(paths.cache_dir() / "thumbnails")
        self.toolbar = GalleryToolbar()
        self.model = GalleryModel(background, feed, cache, self)
        self.model.set_query(self.toolbar.query())
        self.grid = GalleryGrid(self.model)
        self.deeds = GalleryActions(background, feed, self.model, self.grid)
        self.details = GalleryDetails(background)
        self.show_all_button = QPushButton(self.tr("Show all"))
        self.empty = QLabel(self.tr("Your pictures will gather here."))
        self.nothing = QLabel(self.tr("Nothing matches."))
        left = QWidget()
        # With a parent from the start: a page without one would be a window for a moment.
        self._pages = QStackedLayout(left)
        for page in (self.grid, _said(self.empty), _said(self.nothing, self.show_all_button)):
            self._pages.addWidget(page)
        # Before the first answer, nothing is claimed.
        self._pages.addWidget(QWidget())
        self._pages.setCurrentIndex(_BLANK)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, 310])
        self._recall_split()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.splitter, 1)
        self._connect(feed)

    def _connect(self, feed: GalleryFeed) -> None:
        self.toolbar.back_requested.connect(self.back_requested)
        self.toolbar.query_changed.connect(self._on_query_changed)
        self.show_all_button.clicked.connect(self._on_show_all)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self.details.compare_requested.connect(self.deeds.compare)
        self.details.reuse_requested.connect(self.reuse_requested)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        deeds = self.deeds
        deeds.opened.connect(self.opened)
        deeds.compare_requested.connect(self.compare_requested)
        deeds.reuse_requested.connect(self.reuse_requested)
        deeds.export_requested.connect(self.export_requested)
        deeds.sheet_requested.connect(self.sheet_requested)
        deeds.share_requested.connect(self.share_requested)
        deeds.failed.connect(self.failed)
        deeds.deleting.deleted.connect(self.deleted)
        self.model.answered.connect(self._show_answer)
        self.model.failed.connect(self.failed)
        feed.failed.connect(self.failed)
        feed.progressed.connect(self.toolbar.show_progress)
        feed.refreshed.connect(self._on_refreshed)

    # What others ask for ------------------------------------------------------------------------

    def set_current_request(self, current_request: Callable[[], StyleRequest | None]) -> None:
        """Say where the settings of now are found, for what a picture differs from them in."""
        self.details.current_request = current_request
        self.details.refresh_differences()

    def select(self, wanted: Sequence[Path]) -> None:
        """Select pictures, at once or when they are found, and bring the first into sight."""
        self.grid.select(list(wanted))

    @property
    def can_undo_delete(self) -> bool:
        """Whether what was deleted last can be brought back."""
        return self.deeds.deleting.can_undo

    def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        self.deeds.deleting.undo()

    def forget_deleted(self) -> None:
        """What was deleted stays in the bin: the window closes."""
        self.deeds.deleting.forget()

    # Events -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_active(True)
        self._feed.refresh()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        self.model.set_active(False)
        super().hideEvent(event)

    def deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Find):
            return self.toolbar.focus_search
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_delete
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape and plain:
            return self._escape
        searching = self.toolbar.search.hasFocus() and plain
        if searching and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter_grid
        return None

    def _escape(self) -> None:
        """Out of a search first, then back."""
        if self.toolbar.search.hasFocus() and self.toolbar.search.text():
            self.toolbar.search.clear()
        else:
            self.back_requested.emit()

    def _enter_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.grid.current is None and self.model.rowCount():
            self.grid.setCurrentIndex(self.model.index(0))

    @Slot(Query)
    def _on_query_changed(self, query: Query) -> None:
        self.model.set_query(query)

    @Slot()
    def _on_show_all(self) -> None:
        self.toolbar.show_all()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.details.show_entries(self.grid.selected)

    @Slot()
    def _show_answer(self) -> None:
        count, total = self.model.rowCount(), self.model.total
        self.toolbar.show_count(count, total)
        self.toolbar.show_variants(self.model.variants)
        if count:
            was_there = self._pages.currentIndex() == _GRID
            self._pages.setCurrentIndex(_GRID)
            # Without pictures, the focus was where nobody had put it.
            nowhere = (None, self.toolbar.back_button, self.show_all_button)
            if not was_there and self.focusWidget() in nowhere:
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif total and self.toolbar.narrows:
            self._pages.setCurrentIndex(_NOTHING)
        elif not self._feed.busy and not self.model.pending:
            self._pages.setCurrentIndex(_EMPTY)

    @Slot()
    def _on_refreshed(self) -> None:
        self.toolbar.show_progress(0, 0)
        self._show_answer()

    @Slot()
    def _on_splitter_moved(self) -> None:
        window_state().setValue(_SPLIT_KEY, self.splitter.saveState())

    def _recall_split(self) -> None:
        kept = window_state().value(_SPLIT_KEY)
        if isinstance(kept, QByteArray):
            self.splitter.restoreState(kept)


def _said(label: QLabel, *more: QWidget) -> QWidget:
    """A page that says something in its middle."""
    label.setProperty("role", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    layout.addWidget(label)
    for widget in more:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(1)
    return page
