"""The pictures of a folder as a list that fills itself, thumbnails made as they are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QFileSystemWatcher,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.folder import (
    Change,
    FolderPicture,
    Insertion,
    Removal,
    changes,
    scan_folder,
)
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.background import Background
from stylestudio.ui.filmstrip.thumbnail_loader import ThumbnailLoader
from stylestudio.ui.picture_files_model import PictureFilesModel

#: The file, as a :class:`~pathlib.Path`.
PATH_ROLE = Qt.ItemDataRole.UserRole
#: Why a picture has no thumbnail, as a sentence; empty where it has one, or will have.
FAULT_ROLE = Qt.ItemDataRole.UserRole + 1

#: Pictures that come or go before other events have their turn.
_MOST_AT_ONCE = 200
#: Saving a picture touches its folder several times.
_SETTLING_MS = 300

_Index = QModelIndex | QPersistentModelIndex


class FilmstripModel(PictureFilesModel):
    """Watches a folder. The newest picture is the first row.

    The folder is read in the background, and its pictures come a few at a time, so that thousands
    of them do not keep the window from answering. Thumbnails are made as they are asked for.

    Signals:
        scanned: the rows are those of the folder as it was a moment ago.
    """

    scanned = Signal()

    def __init__(
        self,
        background: Background,
        folder: Path,
        cache: ThumbnailCache,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._folder = folder
        self._pictures: list[FolderPicture] = []
        self._steps: Iterator[Change] = iter(())
        self._scanning = False
        self._stale = False
        self._thumbnails = ThumbnailLoader(background, cache, self)
        self._thumbnails.made.connect(self._on_thumbnail_made)
        self._thumbnails.failed.connect(self._on_thumbnail_failed)

        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_directory_changed)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self.refresh)
        self._stepping = QTimer(self)
        self._stepping.setSingleShot(True)
        self._stepping.timeout.connect(self._on_step)
        self.refresh()

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Show another folder."""
        if folder != self._folder:
            self._folder = folder
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at the folder again; its rows follow."""
        self._settling.stop()
        # While rows come and go, what a scan is compared with would not stay.
        if self._scanning:
            self._stale = True
            return
        self._scanning = True
        folder, before = self._folder, tuple(self._pictures)

        def work() -> tuple[Change, ...]:
            return tuple(changes(before, scan_folder(folder), _MOST_AT_ONCE))

        self._watch()
        self._background.submit(work, self._on_scanned, self._on_not_scanned)

    def path_at(self, row: int) -> Path:
        """The file of a row."""
        return self._pictures[row].path

    def row_of(self, path: Path) -> int | None:
        """The row of a file; None where it has none."""
        for row, picture in enumerate(self._pictures):
            if picture.path == path:
                return row
        return None

    def forget_wishes(self) -> None:
        """Make no more thumbnails than the one that is being made, until they are asked for."""
        self._thumbnails.forget_wishes()

    # What a view asks for -----------------------------------------------------------------------

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pictures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._pictures):
            return None
        picture = self._pictures[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.image(picture)
        if role == PATH_ROLE:
            return picture.path
        if role == FAULT_ROLE:
            return self._thumbnails.fault(picture)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return picture.path.stem
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{picture.path.name}\n{self._thumbnails.fault(picture)}".strip()
        return None

    # The folder ---------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Watch the folder, or where it is missing the one in which it would appear."""
        wanted = self._folder
        while not wanted.is_dir() and wanted != wanted.parent:
            wanted = wanted.parent
        watched = self._watcher.directories()
        if watched != [str(wanted)]:
            if watched:
                self._watcher.removePaths(watched)
            self._watcher.addPath(str(wanted))

    @Slot()
    def _on_directory_changed(self) -> None:
        self._settling.start()

    def _on_scanned(self, steps: tuple[Change, ...]) -> None:
        self._steps = iter(steps)
        self._on_step()

    def _on_not_scanned(self, error: StyleStudioError) -> None:
        # The scan itself never fails; this is a bug of ours, which the log has.
        self._steps = iter(())
        self._on_step()

    @Slot()
    def _on_step(self) -> None:
        """Take one step, and let other events have their turn before the next."""
        step = next(self._steps, None)
        if step is not None:
            self._take(step)
            self._stepping.start(0)
            return
        self._scanning = False
        if self._stale:
            self._stale = False
            self.refresh()
        else:
            self.scanned.emit()

    def _take(self, step: Change) -> None:
        nowhere = QModelIndex()
        if isinstance(step, Removal):
            end = step.first + step.count
            self.beginRemoveRows(nowhere, step.first, end - 1)
            for picture in self._pictures[step.first : end]:
                self._thumbnails.forget(picture)
            del self._pictures[step.first : end]
            self.endRemoveRows()
        elif isinstance(step, Insertion):
            self.beginInsertRows(nowhere, step.first, step.first + len(step.pictures) - 1)
            self._pictures[step.first : step.first] = step.pictures
            self.endInsertRows()

    @Slot(object)
    def _on_thumbnail_made(self, picture: FolderPicture) -> None:
        try:
            row = self._pictures.index(picture)
        except ValueError:
            self._thumbnails.forget(picture)
            return
        index = self.index(row)
        self.dataChanged.emit(index, index)

    @Slot(object)
    def _on_thumbnail_failed(self, picture: FolderPicture) -> None:
        self._on_thumbnail_made(picture)
        # Another program may still be writing it, which the watcher does not hear of.
        self._settling.start()
