"""The pane of the photo, or of the queue of photos: drop, open, take a sample or a recent one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.icon_button import IconButton
from stylestudio.ui.sources.dropping import DropTarget, RoleTaker
from stylestudio.ui.sources.queue_strip import QueueStrip
from stylestudio.ui.sources.recent_menu import RecentMenu
from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.sources.samples_menu import SamplesMenu
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_wording import picture_words, reading_words
from stylestudio.ui.sources.thumbnail import Thumbnail


class PhotoPane(QFrame):
    """Title, photo, its name and size, the queue, and the ways to choose another photo.

    Signals:
        open_requested: the user wants the file dialog.
    """

    open_requested = Signal()

    def __init__(
        self, sources: Sources, samples: list[Sample], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._drops = DropTarget(RoleTaker(sources, "photo"))

        heading = QLabel(self.tr("Photo"))
        heading.setProperty("role", "heading")
        self.thumbnail = Thumbnail(self.tr("Drop your photo here, or click to open one."))
        self.thumbnail.setAccessibleName(self.tr("Photo"))
        self.thumbnail.setToolTip(
            self.tr("Drop one photo here, or several to paint them all. Click to open some.")
        )
        self._name = ElidingLabel()
        self._name.setProperty("role", "muted")
        self.queue = QueueStrip(sources)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setAccessibleName(self.tr("Open a photo"))
        self.samples_menu = SamplesMenu(samples, self)
        self.samples_button = QPushButton(self.tr("Samples"))
        for button in (self.open_button, self.samples_button):
            # Three buttons side by side must fit into a narrow column.
            button.setProperty("tight", True)
        self.samples_button.setProperty("menu", True)
        self.samples_button.setAccessibleName(self.tr("Sample photos"))
        self.samples_button.setMenu(self.samples_menu)
        self.samples_button.setVisible(bool(samples))
        self.recent_menu = RecentMenu("photo", self)
        self.recent_button = IconButton("recent", self.tr("Recent photos"))
        self.recent_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.recent_button.setMenu(self.recent_menu)

        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.open_button, 1)
        buttons.addWidget(self.samples_button, 1)
        buttons.addWidget(self.recent_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addWidget(self.thumbnail, 1)
        layout.addWidget(self._name)
        layout.addWidget(self.queue)
        layout.addLayout(buttons)

        self.thumbnail.activated.connect(self.open_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.samples_menu.chosen.connect(partial(sources.take_sample, role="photo"))
        self.recent_menu.chosen.connect(self._on_recent_chosen)
        sources.photo_changed.connect(self._on_photo_changed)
        sources.loading_changed.connect(self._on_reading_progressed)
        sources.reading_progressed.connect(self._on_reading_progressed)
        self._on_photo_changed()

    @property
    def caption(self) -> str:
        """The photo's name and size, in full."""
        photo = self._sources.photo
        return picture_words(photo) if photo else self.tr("No photo yet")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the queue, while the picture has the focus."""
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: self.queue.go_back,
            Qt.Key.Key_Right: self.queue.go_on,
            Qt.Key.Key_Delete: self.queue.remove,
        }
        step = steps.get(event.key())
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            step()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._set_highlighted(self._drops.enter(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_highlighted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_highlighted(False)
        self._drops.drop(event)

    def _set_highlighted(self, highlighted: bool) -> None:
        self.thumbnail.set_highlighted(highlighted)
        self.setProperty("lit", highlighted)
        # A style sheet's property rules are looked up only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_recent_chosen(self, path: Path) -> None:
        self._sources.take_files([path], "photo")

    def _on_photo_changed(self) -> None:
        photo = self._sources.photo
        self.thumbnail.set_picture(photo.image if photo else None)
        self.thumbnail.setAccessibleDescription(self.caption)
        self._name.setText(self.caption)

    def _on_reading_progressed(self) -> None:
        self.thumbnail.set_busy(reading_words(self._sources.progress("photo")))
