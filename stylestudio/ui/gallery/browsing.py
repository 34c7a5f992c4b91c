"""Goes to the gallery's page and back, and does what is asked for there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.bin import Deleted
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.gallery.gallery_page import GalleryPage
from stylestudio.ui.messages.message import Action
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.pieces.from_gallery import read_pieces
from stylestudio.ui.pieces.pieces import Piece, Pieces, PieceState
from stylestudio.ui.pieces.reusing import Reusing
from stylestudio.ui.views.compare_pane import ComparePane
from stylestudio.ui.views.modes import CompareMode

_DELETED_TOPIC = "deleted"


class Browsing(QObject):
    """The gallery's page, made when it is first looked at.

    Signals:
        page_changed: the page is shown, or is not any more.
        export_requested, sheet_requested: the paths of pictures.
        share_requested: the path of a picture, and what is to be made of it.
    """

    page_changed = Signal()
    export_requested = Signal(list)
    sheet_requested = Signal(list)
    share_requested = Signal(object, str)

    def __init__(
        self,
        *,
        background: Background,
        pages: QStackedWidget,
        feed: GalleryFeed,
        pieces: Pieces,
        compare: ComparePane,
        reusing: Reusing,
        messages: MessageBar,
        put_bar_back: Callable[[], None],
        current_request: Callable[[], StyleRequest | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._pages = pages
        self._feed = feed
        self._pieces = pieces
        self._compare = compare
        self._reusing = reusing
        self.messages = messages
        self._put_bar_back = put_bar_back
        self._current_request = current_request
        self._around: QWidget | None = None
        self.page: GalleryPage | None = None
        #: Why there can be no film of a picture; empty where there can.
        self.film_reason: Callable[[Path], str] = lambda path: ""
        # Paths of pictures that are being opened.
        self._opening: set[Path] = set()
        reusing.reused.connect(self.go_back)
        feed.noticed.connect(self._on_failed)

    @property
    def shown(self) -> bool:
        """Whether the gallery is looked at, and not the canvas."""
        return self._around is not None and self._pages.currentWidget() is self._around

    @Slot()
    def show(self) -> None:
        """Go to the gallery."""
        if self._around is None:
            self._around = self._made()
            self._pages.addWidget(self._around)
        layout = self._around.layout()
        if layout is not None:
            # The one bar goes along, so that no message comes up where nobody sees it.
            layout.addWidget(self.messages)
        self._pages.setCurrentWidget(self._around)
        self.page_changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Go to the other page."""
        if self.shown:
            self.go_back()
        else:
            self.show()

    @Slot()
    def go_back(self) -> None:
        """Go back to the canvas."""
        if self.shown:
            self._put_bar_back()
            self._pages.setCurrentIndex(0)
            self.page_changed.emit()

    @Slot(object)
    def open(self, path: Path) -> None:
        """Show a picture beside what is on the canvas."""
        there = next((p for p in self._pieces.all if p.saved_to == path), None)
        if there is not None:
            self.go_back()
            self._compare.set_current(there.key)
            return
        if path in self._opening:
            # Enter is held down, or pressed again because a large picture takes its time.
            return
        self._opening.add(path)

        def then(pieces: list[Piece]) -> None:
            self._opening.discard(path)
            self._on_opened(pieces)

        def otherwise(error: StyleStudioError) -> None:
            self._opening.discard(path)
            self._on_failed(error)

        self._background.submit(lambda: read_pieces([path]), then, otherwise)

    @Slot(list)
    def compare(self, paths: list[Path]) -> None:
        """Show several pictures, and not what is done on the canvas."""
        self._background.submit(lambda: read_pieces(paths), self._on_compared, self._on_failed)

    def end(self) -> None:
        """The window closes: what was deleted stays in the bin, and nobody looks any more."""
        self._feed.stop()
        if self.page is not None:
            self.page.forget_deleted()

    def _made(self) -> QWidget:
        page = self.page = GalleryPage(self._background, self._feed)
        page.set_current_request(self._current_request)
        page.deeds.film_reason = self.film_reason
        page.back_requested.connect(self.go_back)
        page.opened.connect(self.open)
        page.compare_requested.connect(self.compare)
        page.reuse_requested.connect(self._reusing.reuse)
        page.export_requested.connect(self.export_requested)
        page.sheet_requested.connect(self.sheet_requested)
        page.share_requested.connect(self.share_requested)
        page.deleted.connect(self._on_deleted)
        page.failed.connect(self._on_failed)
        around = QWidget()
        layout = QVBoxLayout(around)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(page, 1)
        return around

    def _on_opened(self, pieces: list[Piece]) -> None:
        self.go_back()
        if any(piece.state is PieceState.EXAMPLE for piece in self._pieces.all):
            self._pieces.replace(pieces)
        else:
            self._pieces.add(pieces)
        self._compare.set_current(pieces[0].key)

    def _on_compared(self, pieces: list[Piece]) -> None:
        self.go_back()
        staying = [piece for piece in self._pieces.all if _is_at_work(piece)]
        self._pieces.replace(staying + pieces)
        self._compare.set_current(pieces[0].key)
        together = len(staying) + len(pieces)
        self._compare.set_mode(CompareMode.SPLIT if together == 2 else CompareMode.GRID)

    @Slot(list)
    def _on_deleted(self, deleted: list[Deleted]) -> None:
        words = (
            self.tr("“{name}” is in the bin.").format(name=deleted[0].path.name)
            if len(deleted) == 1
            else self.tr("{count} pictures are in the bin.").format(count=len(deleted))
        )
        actions: list[Action] = []
        if self.page is not None and self.page.can_undo_delete:
            actions = [(self.tr("Undo"), self.page.undo_delete)]
        self.messages.show_notice(words, actions, topic=_DELETED_TOPIC)

    @Slot(object)
    def _on_failed(self, error: StyleStudioError) -> None:
        self.messages.show_error(error)


def _is_at_work(piece: Piece) -> bool:
    """Whether something would be lost with it: it is painted, can go on, or has touches."""
    done = piece.state in (PieceState.EXAMPLE, PieceState.SHOWN, PieceState.FINISHED)
    return not done or piece.unsaved or not piece.touches.neutral
