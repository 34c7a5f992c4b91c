"""The left side of the window: the photo over the paintings, and a button that swaps them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stylestudio.ui import file_dialogs
from stylestudio.ui.icon_button import IconButton
from stylestudio.ui.sources.photo_pane import PhotoPane
from stylestudio.ui.sources.reading import Role
from stylestudio.ui.sources.recent import remember
from stylestudio.ui.sources.rejection import Rejection
from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.style_stack import StyleStack

_NARROWEST_PX, _WIDEST_PX = 220, 360


class SourcesPanel(QWidget):
    """A column for a splitter: the photo's pane, the swap button, the stack of paintings."""

    def __init__(
        self,
        sources: Sources,
        photo_samples: list[Sample],
        style_samples: list[Sample],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self.photo_pane = PhotoPane(sources, photo_samples)
        self.style_stack = StyleStack(sources, style_samples)
        self.swap_button = IconButton("swap", self.tr("Swap photo and painting"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.photo_pane)
        self._column.addWidget(self.swap_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.style_stack)
        # Large letters need more than the narrowest column.
        narrowest_px = max(_NARROWEST_PX, self.minimumSizeHint().width())
        self.setMinimumWidth(narrowest_px)
        self.setMaximumWidth(max(_WIDEST_PX, narrowest_px))

        self.photo_pane.open_requested.connect(self.open_photos)
        self.style_stack.open_requested.connect(self.open_paintings)
        self.swap_button.clicked.connect(sources.swap)
        sources.used.connect(remember)
        sources.changed.connect(self._on_sources_changed)
        self._on_sources_changed()

    def open_photos(self) -> None:
        """Ask for photos."""
        self._open(self.tr("Open photos"), "photo")

    def open_paintings(self) -> None:
        """Ask for paintings."""
        self._open(self.tr("Open paintings"), "style")

    def paste(self) -> None:
        """Take what the clipboard holds, for the pane under the pointer or with the focus."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self._sources.take_mime(mime, self._paste_role()):
            self._sources.rejected.emit(
                [
                    Rejection(
                        "",
                        self.tr("The clipboard holds no picture."),
                        self.tr("Copy a picture or a picture file first."),
                    )
                ]
            )

    def _paste_role(self) -> Role | None:
        focused = QApplication.focusWidget()
        panes: tuple[tuple[QWidget, Role], ...] = (
            (self.style_stack, "style"),
            (self.photo_pane, "photo"),
        )
        for pane, role in panes:
            if pane.underMouse():
                return role
        for pane, role in panes:
            if focused is not None and pane.isAncestorOf(focused):
                return role
        return None

    def _open(self, title: str, role: Role) -> None:
        file_dialogs.open_pictures(self.window(), title, partial(self._take, role))

    def _take(self, role: Role, paths: list[Path]) -> None:
        self._sources.take_files(paths, role)

    def _on_sources_changed(self) -> None:
        self.swap_button.setEnabled(bool(self._sources.photos and self._sources.styles))
        # Several paintings need more of the column than one.
        self._column.setStretch(0, 1)
        self._column.setStretch(2, 2 if len(self._sources.styles) > 2 else 1)
