"""The window: assembles the panes and connects what works behind them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import Preset
from stylestudio.request.variants import variants
from stylestudio.settings import Settings
from stylestudio.ui import file_dialogs
from stylestudio.ui.actions import Actions
from stylestudio.ui.background import Background
from stylestudio.ui.canvas_pane import CanvasPane
from stylestudio.ui.filmstrip.filmstrip import Filmstrip
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.paint_pane import PaintPane
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.sources.reading import Role
from stylestudio.ui.sources.samples import bundled_samples
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_panel import SourcesPanel
from stylestudio.ui.studio import Studio
from stylestudio.ui.wording import notice_words

log = logging.getLogger(__name__)

_SIZE = QSize(1280, 800)
#: Of the columns, at first.
_COLUMNS_PX = (264, 704, 312)


class MainWindow(QMainWindow):
    """The application's one window.

    Signals:
        closed: it is gone, with all that it had running.
        settings_changed: the new :class:`Settings`.
    """

    closed = Signal()
    settings_changed = Signal(object)

    def __init__(
        self, queue: RunQueue, presets: dict[str, Preset], settings: Settings | None = None
    ) -> None:
        super().__init__()
        settings = settings or Settings()
        self.setWindowTitle("StyleStudio")
        self.queue = queue
        self.background = Background(self)
        self.sources = Sources(self.background, self)
        self.samples = {role: bundled_samples(role) for role in ("content", "style")}
        self.sources_panel = SourcesPanel(
            self.sources, self.samples["content"], self.samples["style"]
        )
        self.canvas_pane = CanvasPane(self.background)
        self.paint_pane = PaintPane(presets)
        self.paint_box = self.paint_pane.paint_box
        self.settings = self.paint_pane.settings
        self.strip = self.canvas_pane.strip
        self.queue_panel = self.canvas_pane.queue_panel
        self.filmstrip = Filmstrip(self.background, settings.pictures_dir)
        self.feed = GalleryFeed(self.background, settings.pictures_dir, self)
        self._assemble()
        self.actions_ = Actions(self)
        self.studio = Studio(self, queue, settings)
        self.actions_.assemble(self.studio)
        self.studio.preferences.changed.connect(self.settings_changed)
        self._restore()
        if settings.notes:
            self.canvas_pane.message_bar.show_notice(" ".join(map(notice_words, settings.notes)))

    @property
    def session(self) -> Session:
        """What is painted."""
        return self.studio.session

    def canvas_keys(self) -> list[tuple[str, str]]:
        """What keys do on the pictures: words and keys, for the list of shortcuts."""
        return [
            (self.tr("See the photo while held"), self.tr("Space")),
            (self.tr("See the other picture while held"), "B"),
            (self.tr("Zoom in, zoom out"), "+  −"),
            (self.tr("Fit, 100 %, 200 %"), "0  1  2"),
            (self.tr("Next or previous picture"), self.tr("Page up, page down")),
            (self.tr("Move the divider or the picture"), self.tr("Arrow keys")),
        ]

    def load_pair(self, content: Path | None = None, style: Path | None = None) -> None:
        """Load a photo and a painting; samples stand in for what is not given."""
        wanted: tuple[tuple[Role, Path | None, str], ...] = (
            ("photo", content, "content"),
            ("style", style, "style"),
        )
        for role, path, sample_role in wanted:
            if path is not None:
                self.sources.take_files([path], role)
            elif self.samples[sample_role]:
                self.sources.take_sample(self.samples[sample_role][0], stands_in=True)

    def check_all_style_losses(self) -> None:
        """Check a card of each style loss, so that Paint compares them."""
        self.settings.variant_chooser.cards.choose(*variants())

    def show_example(self) -> None:
        """Show the finished comparison of the samples, until something else is wanted."""
        self.studio.show_example()

    def offer_unfinished(self) -> None:
        """Offer to continue the newest picture that was interrupted, if there is one."""
        self.studio.interrupted.look()

    def follow_gallery(self) -> None:
        """Bring the gallery's index up to date, and remove what a crash has left in the folder."""
        self.feed.refresh()

    @Slot()
    def close_without_asking(self) -> None:
        """Close, whatever is being painted: it can be continued next time."""
        self.studio.closing.close_without_asking()

    @Slot(str)
    def show_fault(self, sentence: str) -> None:
        """Say that something unforeseen happened. The window goes on."""
        self.canvas_pane.message_bar.show_error(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.studio.closing.may_close():
            self._keep_state()
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def _assemble(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.sources_panel, self.canvas_pane, self.paint_pane):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(12)
        self._columns.setSizes(list(_COLUMNS_PX))
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._columns, 1)
        layout.addWidget(self.filmstrip)
        #: The canvas with its columns; the gallery joins it when it is first looked at.
        self.pages = QStackedWidget()
        self.pages.addWidget(middle)
        self.setCentralWidget(self.pages)

    def _restore(self) -> None:
        self.paint_box.paint_button.setFocus()
        self.resize(_SIZE)
        state = file_dialogs.window_state()
        for key, restore in self._parts().items():
            kept = state.value(f"window/{key}")
            if kept is not None:
                restore[1](kept)

    def _keep_state(self) -> None:
        state = file_dialogs.window_state()
        for key, (save, _) in self._parts().items():
            state.setValue(f"window/{key}", save())

    def _parts(self) -> dict[str, tuple[Callable[[], QByteArray], Callable[[QByteArray], bool]]]:
        """What is kept of the window from one session to the next: how to read and restore it."""
        return {
            "geometry": (self.saveGeometry, self.restoreGeometry),
            "columns": (self._columns.saveState, self._columns.restoreState),
        }
