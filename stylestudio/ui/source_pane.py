"""The pane of one source picture: drop it, paste it, open it, or take a sample."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.dropping import DropTarget
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.samples import Sample
from stylestudio.ui.source import Source
from stylestudio.ui.thumbnail import Thumbnail


class SourcePane(QFrame):
    """Title, picture, its name, and the ways to choose another one.

    Signals:
        open_requested: the user wants the file dialog.
    """

    open_requested = Signal()

    def __init__(
        self,
        source: Source,
        title: str,
        invitation: str,
        samples: list[Sample],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._drops = DropTarget(source)

        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self.thumbnail = Thumbnail(invitation)
        self.thumbnail.setAccessibleName(title)
        self.thumbnail.setToolTip(self.tr("Drop a picture here, paste one, or click to open one."))
        self.thumbnail.activated.connect(self.open_requested)
        self._name = ElidingLabel()
        self._name.setProperty("role", "muted")
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setAccessibleName(self.tr("Open: {pane}").format(pane=title))
        self.open_button.clicked.connect(self.open_requested)
        self.samples_button = QPushButton(self.tr("Samples"))
        self.samples_button.setProperty("menu", True)
        self.samples_button.setAccessibleName(self.tr("Samples: {pane}").format(pane=title))
        self.samples_menu = self._samples_menu(samples)
        self.samples_button.setMenu(self.samples_menu)
        self.samples_button.setVisible(bool(samples))

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button, 1)
        buttons.addWidget(self.samples_button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self.thumbnail, 1)
        layout.addWidget(self._name)
        layout.addLayout(buttons)

        source.changed.connect(self._on_source_changed)
        source.loading_changed.connect(self._on_source_changed)
        self._on_source_changed()

    @property
    def caption(self) -> str:
        """The picture's name and size, in full."""
        loaded = self.source.loaded
        if loaded is None:
            return self.tr("No picture yet")
        size = f"{loaded.width_px} × {loaded.height_px}"
        return f"{loaded.title} · {size}"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.thumbnail.set_highlighted(self._drops.enter(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.thumbnail.set_highlighted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.thumbnail.set_highlighted(False)
        self._drops.drop(event)

    def _samples_menu(self, samples: list[Sample]) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for sample in samples:
            action = QAction(sample.title, menu)
            action.setToolTip(sample.description)
            action.setData(sample)
            menu.addAction(action)
        menu.triggered.connect(self._on_sample_chosen)
        return menu

    def _on_sample_chosen(self, action: QAction) -> None:
        self.source.take_sample(action.data())

    def _on_source_changed(self) -> None:
        loaded = self.source.loaded
        self.thumbnail.set_picture(loaded.image if loaded else None)
        self.thumbnail.set_busy(self.tr("Reading…") if self.source.loading else "")
        self.thumbnail.setAccessibleDescription(self.caption)
        self._name.setText(self.caption)
