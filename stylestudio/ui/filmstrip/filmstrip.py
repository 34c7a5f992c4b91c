"""The pictures folder as one row along the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QImage, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stylestudio import paths
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.imaging.load import load_picture
from stylestudio.ui.background import Background
from stylestudio.ui.filmstrip.filmstrip_model import FilmstripModel
from stylestudio.ui.filmstrip.filmstrip_view import FilmstripView
from stylestudio.ui.picture_files_model import files_mime
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.reveal import show_in_folder
from stylestudio.ui.toggle import Toggle


class Filmstrip(QFrame):
    """Shows what was painted, the newest on the left; can be folded away.

    Signals:
        gallery_requested: all pictures are to be seen.
        activated: the :class:`~pathlib.Path` of a picture to be shown.
        photo_chosen, painting_chosen: the path of a picture to be used as such.
        failed: a :class:`~stylestudio.errors.StyleStudioError`: a picture could not be copied.
    """

    gallery_requested = Signal()
    activated = Signal(object)
    photo_chosen = Signal(object)
    painting_chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._background = background
        self._awaited: Path | None = None
        cache = ThumbnailCache(paths.cache_dir() / "thumbnails")
        self.model = FilmstripModel(background, folder, cache, self)
        self.view = FilmstripView(self.model)
        self.view.setAccessibleName(self.tr("Your pictures"))
        self.view.setAccessibleDescription(
            self.tr("Press Enter to see a picture, or open its menu for more.")
        )
        self.toggle = Toggle(self.tr("Your pictures"), "filmstrip", is_open=True)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.gallery_button = QPushButton(self.tr("Gallery"))
        self.gallery_button.setProperty("plain", True)
        self.gallery_button.setToolTip(self.tr("See all your pictures, search and compare them"))
        self.gallery_button.clicked.connect(self.gallery_requested)
        self.empty = QLabel(self.tr("Your pictures will gather here."))
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self._body = QWidget()
        self._pages = QStackedLayout(self._body)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.view)
        header = QHBoxLayout()
        header.addWidget(self.toggle)
        header.addWidget(self.count)
        header.addStretch(1)
        header.addWidget(self.gallery_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self._body)

        self.view.chosen.connect(self._on_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.toggle.opened_or_closed.connect(self._body.setVisible)
        self.model.rowsInserted.connect(self._on_rows_changed)
        self.model.rowsRemoved.connect(self._on_rows_changed)
        self.model.scanned.connect(self._on_scanned)
        self._actions = self._make_actions()
        self._body.setVisible(self.toggle.is_open)
        self._on_rows_changed()

    def set_folder(self, folder: Path) -> None:
        """Show another folder."""
        self.model.set_folder(folder)

    def show_saved(self, path: Path) -> None:
        """Mark a picture that was just saved as soon as it is in the row, if it comes there."""
        self._awaited = path
        self.model.refresh()

    def menu(self) -> QMenu:
        """What can be done with the selected pictures."""
        menu = QMenu(self)
        rows = self.view.rows
        for action in self._actions:
            menu.addAction(action)
        for action in (self._use_as_photo, self._use_as_painting, self._copy):
            action.setEnabled(len(rows) == 1)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        # Fixed, so that the first picture does not push up what lies above. Not before: what it
        # needs is known once it is styled.
        self._body.setFixedHeight(self.view.sizeHint().height())
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # A window that closes waits for what is being read.
        self.model.forget_wishes()
        super().hideEvent(event)

    def _make_actions(self) -> list[QAction]:
        self._show_in_folder = self._action(self.tr("Show in folder"), self._on_show_in_folder)
        self._use_as_photo = self._action(self.tr("Use as photo"), self._on_use_as_photo)
        self._use_as_painting = self._action(self.tr("Use as painting"), self._on_use_as_painting)
        self._copy = self._action(self.tr("Copy"), self._on_copy)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(self._copy)
        return [self._show_in_folder, self._use_as_photo, self._use_as_painting, self._copy]

    def _action(self, text: str, triggered: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(triggered)
        return action

    def _selected(self) -> Path | None:
        rows = self.view.rows
        return self.model.path_at(rows[0]) if rows else None

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.activated.emit(self.model.path_at(row))

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        if self.view.rows:
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(place))

    @Slot()
    def _on_show_in_folder(self) -> None:
        path = self._selected()
        if path is not None:
            show_in_folder(path)

    @Slot()
    def _on_use_as_photo(self) -> None:
        path = self._selected()
        if path is not None:
            self.photo_chosen.emit(path)

    @Slot()
    def _on_use_as_painting(self) -> None:
        path = self._selected()
        if path is not None:
            self.painting_chosen.emit(path)

    @Slot()
    def _on_copy(self) -> None:
        """Put the picture itself on the clipboard, and its file for programs that want that."""
        path = self._selected()
        if path is None:
            return

        def then(image: QImage) -> None:
            mime = files_mime([path])
            mime.setImageData(image)
            QGuiApplication.clipboard().setMimeData(mime)

        self._background.submit(lambda: to_qimage(load_picture(path)), then, self.failed.emit)

    @Slot()
    def _on_scanned(self) -> None:
        path, self._awaited = self._awaited, None
        row = self.model.row_of(path) if path is not None else None
        if row is not None:
            self.view.show_current(self.model.index(row))

    @Slot()
    def _on_rows_changed(self) -> None:
        count = self.model.rowCount()
        self._pages.setCurrentIndex(1 if count else 0)
        self.count.setText(self.locale().toString(count) if count else "")
        self.count.setAccessibleName(self.tr("{count} pictures").format(count=count))
