"""What can be done with the selected pictures: the menu, and the deeds behind menu and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QMenu

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.xmp import MOST_STARS
from stylestudio.imaging.load import load_picture
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.deleting import Deleting
from stylestudio.ui.gallery.gallery_details import compare_reason
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.gallery.gallery_grid import GalleryGrid
from stylestudio.ui.gallery.gallery_model import GalleryModel
from stylestudio.ui.gallery.reuse_menu import PHOTO, STYLE, ReuseMenu
from stylestudio.ui.picture_files_model import files_mime
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.reveal import show_in_folder

#: What can be shared of a picture.
BEFORE_AFTER, FILM = "before_after", "film"
#: More pictures than these would be too small to be told apart on one page.
MOST_ON_SHEET = 40


class GalleryActions(QObject):
    """Acts on what is selected in a grid.

    Attributes:
        film_reason: says why there can be no film of a picture; an empty text where there can.

    Signals:
        opened: the :class:`~pathlib.Path` of a picture that is to be seen on the canvas.
        compare_requested, export_requested, sheet_requested: a list of paths.
        reuse_requested: a path, and what of it is meant (``reuse_menu``).
        share_requested: a path, and :data:`BEFORE_AFTER` or :data:`FILM`.
        failed: a :class:`~stylestudio.errors.StyleStudioError`.
    """

    opened = Signal(object)
    compare_requested = Signal(list)
    reuse_requested = Signal(object, str)
    export_requested = Signal(list)
    sheet_requested = Signal(list)
    share_requested = Signal(object, str)
    failed = Signal(object)

    def __init__(
        self, background: Background, feed: GalleryFeed, model: GalleryModel, grid: GalleryGrid
    ) -> None:
        super().__init__(grid)
        self._background = background
        self._feed = feed
        self._model = model
        self._grid = grid
        self.film_reason: Callable[[Path], str] = lambda path: ""
        self.deleting = Deleting(background, feed, self)
        self.deleting.failed.connect(self.failed)
        self.deleting.restored.connect(grid.select)
        self._make_actions()
        grid.opened.connect(self.opened)
        grid.stars_chosen.connect(self.set_stars)
        grid.delete_requested.connect(self.delete)
        grid.copy_requested.connect(self.copy)
        grid.customContextMenuRequested.connect(self._on_menu_requested)

    def menu(self) -> QMenu:
        """What can be done with the selected pictures."""
        self._refresh()
        return self._menu

    def _make_actions(self) -> None:
        tr = self._grid.tr
        keys = QKeySequence.StandardKey
        self.open_action = self._action(tr("Open"), self._open, "Return")
        self.compare_action = self._action(tr("Compare"), self.compare)
        self.folder_action = self._action(tr("Show in folder"), self._show_in_folder)
        self.photo_action = self._action(tr("Use as photo"), lambda: self._reuse(PHOTO))
        self.painting_action = self._action(tr("Use as painting"), lambda: self._reuse(STYLE))
        self.reuse_menu = ReuseMenu(self._grid, pictures=False)
        self.reuse_menu.chosen.connect(self._reuse)
        self.copy_action = self._action(tr("Copy"), self.copy, keys.Copy)
        self.export_action = self._action(tr("Export…"), self._export)
        self.sheet_action = self._action(tr("Save as a sheet"), self._save_sheet)
        self.sheet_action.setToolTip(tr("All that is selected on one page, in the gallery"))
        self.share_menu = QMenu(tr("Share"), self._grid)
        self.share_menu.addAction(
            self._action(tr("Before and after…"), lambda: self._share(BEFORE_AFTER))
        )
        self.film_action = self._action(tr("Painting film…"), lambda: self._share(FILM))
        self.share_menu.addAction(self.film_action)
        self.share_menu.setToolTipsVisible(True)
        self.stars_menu = QMenu(tr("Stars"), self._grid)
        for stars in range(MOST_STARS + 1):
            words = (
                tr("{count} stars").format(count=stars)
                if stars > 1
                else tr("1 star")
                if stars
                else tr("No stars")
            )
            action = self._action(words, self._star_setter(stars), str(stars))
            action.setCheckable(True)
            self.stars_menu.addAction(action)
        self.delete_action = self._action(tr("Delete"), self.delete, keys.Delete)
        self._menu = QMenu(self._grid)
        self._menu.setToolTipsVisible(True)
        self._menu.addActions([self.open_action, self.compare_action, self.folder_action])
        self._menu.addSeparator()
        self._menu.addActions([self.photo_action, self.painting_action])
        self._menu.addMenu(self.reuse_menu)
        self._menu.addSeparator()
        self._menu.addActions([self.copy_action, self.export_action, self.sheet_action])
        self._menu.addMenu(self.share_menu)
        self._menu.addMenu(self.stars_menu)
        self._menu.addSeparator()
        self._menu.addAction(self.delete_action)

    def _action(
        self,
        text: str,
        triggered: Callable[[], None],
        key: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        # The grid's, so that it is found when the language is changed.
        action = QAction(text, self._grid)
        action.triggered.connect(triggered)
        if key is not None:
            # To be seen in the menu; the grid itself knows its keys.
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _star_setter(self, stars: int) -> Callable[[], None]:
        return lambda: self.set_stars(self._grid.selected_paths, stars)

    def _refresh(self) -> None:
        """What can be chosen now."""
        selected = self._grid.selected
        one = len(selected) == 1
        for action in (
            self.open_action,
            self.folder_action,
            self.photo_action,
            self.painting_action,
        ):
            action.setEnabled(one)
        self.reuse_menu.menuAction().setEnabled(one)
        self.reuse_menu.set_possible(has_record=one and bool(selected[0].variant))
        self.share_menu.menuAction().setEnabled(one and bool(selected[0].variant))
        self.sheet_action.setEnabled(1 < len(selected) <= MOST_ON_SHEET)
        for action in (self.copy_action, self.export_action, self.delete_action):
            action.setEnabled(bool(selected))
        self.stars_menu.menuAction().setEnabled(bool(selected))
        given = {entry.stars for entry in selected}
        for stars, action in enumerate(self.stars_menu.actions()):
            action.setChecked(given == {stars})
        no_film = self.film_reason(selected[0].path) if one else ""
        self.film_action.setEnabled(not no_film)
        self.film_action.setToolTip(no_film)
        reason = compare_reason(len(selected), self._grid.tr)
        self.compare_action.setEnabled(not reason)
        self.compare_action.setToolTip(reason)

    # Deeds --------------------------------------------------------------------------------------

    @Slot()
    def compare(self) -> None:
        """Compare what is selected, if these are two to eight."""
        paths = self._grid.selected_paths
        if not compare_reason(len(paths), self._grid.tr):
            self.compare_requested.emit(paths)

    @Slot(list, int)
    def set_stars(self, paths: Sequence[Path], stars: int) -> None:
        """Write stars into pictures; at once on show, in the background on the disk."""
        files, gallery = list(paths), self._feed.gallery
        if not files:
            return
        self._model.show_stars(files, stars)

        def work() -> StyleStudioError | None:
            first_error = None
            for path in files:
                try:
                    gallery.set_stars(path, stars)
                except StyleStudioError as error:
                    first_error = first_error or error
            return first_error

        def then(error: StyleStudioError | None) -> None:
            self._feed.note_changed()
            if error is not None:
                self.failed.emit(error)

        self._background.submit(work, then, then, writes=True)

    @Slot()
    def delete(self) -> None:
        """Put what is selected into the bin."""
        self.deleting.delete(self._grid.selected_paths)

    @Slot()
    def copy(self) -> None:
        """Put files on the clipboard, and of a single picture its pixels, too."""
        paths = self._grid.selected_paths
        if not paths:
            return

        def then(image: QImage | None) -> None:
            mime = files_mime(paths)
            if image is not None:
                mime.setImageData(image)
            QGuiApplication.clipboard().setMimeData(mime)

        if len(paths) > 1:
            then(None)
            return
        path = paths[0]
        self._background.submit(lambda: to_qimage(load_picture(path)), then, self.failed.emit)

    def _open(self) -> None:
        for path in self._grid.selected_paths[:1]:
            self.opened.emit(path)

    def _show_in_folder(self) -> None:
        for path in self._grid.selected_paths[:1]:
            show_in_folder(path)

    @Slot(str)
    def _reuse(self, how: str) -> None:
        for path in self._grid.selected_paths[:1]:
            self.reuse_requested.emit(path, how)

    def _share(self, what: str) -> None:
        for path in self._grid.selected_paths[:1]:
            self.share_requested.emit(path, what)

    def _export(self) -> None:
        self.export_requested.emit(self._grid.selected_paths)

    def _save_sheet(self) -> None:
        self.sheet_requested.emit(self._grid.selected_paths)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        if self._grid.selected:
            self.menu().popup(self._grid.viewport().mapToGlobal(place))
