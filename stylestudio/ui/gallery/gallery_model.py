"""The pictures that a query finds, as a list; thumbnails are made as they are looked at."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.entries import Entry, Query
from stylestudio.gallery.folder import FolderPicture
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.background import Background
from stylestudio.ui.filmstrip.thumbnail_loader import ThumbnailLoader
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from stylestudio.ui.gallery.gallery_words import entry_title_words, spoken_words, tip_words
from stylestudio.ui.gallery.row_changes import Rows, row_changes
from stylestudio.ui.picture_files_model import PictureFilesModel
from stylestudio.ui.wording import notice_words

#: The :class:`~stylestudio.gallery.entries.Entry`.
ENTRY_ROLE = Qt.ItemDataRole.UserRole
#: The file, as a :class:`~pathlib.Path`.
PATH_ROLE = Qt.ItemDataRole.UserRole + 1
#: Why a picture cannot be shown, as a sentence; empty where it can be, or will.
FAULT_ROLE = Qt.ItemDataRole.UserRole + 2
#: 0 to 5.
STARS_ROLE = Qt.ItemDataRole.UserRole + 3
#: The :class:`SeriesPlace`.
SERIES_ROLE = Qt.ItemDataRole.UserRole + 4

#: Pictures whose last thumbnail stays while another one is made: as many as a few screens show.
_MOST_SHOWN = 300

_Index = QModelIndex | QPersistentModelIndex


class SeriesPlace(Enum):
    """Where a picture stands among those of its comparison, while these are kept together."""

    ALONE = "alone"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found, and how it differs from the rows that there were.

    Attributes:
        steps: None for so many that the list begins anew.
        rows: of each file.
        total: pictures in the folder.
        variants: the style losses that there are pictures of.
    """

    gallery: Gallery
    query: Query
    entries: list[Entry]
    steps: list[Rows] | None
    rows: dict[Path, int]
    total: int
    variants: list[str]


class GalleryModel(PictureFilesModel):
    """Asks the gallery in the background, once it is on show, and again when something changed.

    Signals:
        answered: the rows are those of the query and of the folder as it was a moment ago.
        failed: a :class:`~stylestudio.errors.StyleStudioError`: the gallery cannot be asked.
    """

    answered = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        feed: GalleryFeed,
        cache: ThumbnailCache,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._feed = feed
        self._query = Query()
        self._entries: list[Entry] = []
        self._rows: dict[Path, int] = {}
        self.total = 0
        self.variants: list[str] = []
        self._active = self._asking = False
        self._stale = self._uncounted = True
        self._shown: OrderedDict[Path, QImage] = OrderedDict()
        self._thumbnails = ThumbnailLoader(background, cache, self)
        self._thumbnails.made.connect(self._on_thumbnail_made)
        self._thumbnails.failed.connect(self._on_thumbnail_failed)
        feed.changed.connect(self._on_pictures_changed)

    @property
    def query(self) -> Query:
        """What is asked for."""
        return self._query

    @property
    def entries(self) -> list[Entry]:
        """Row by row; not to be changed."""
        return self._entries

    @property
    def pending(self) -> bool:
        """Whether an answer is awaited, so that the rows may be others at once."""
        return self._asking or self._stale

    def set_query(self, query: Query) -> None:
        """Ask for other pictures."""
        if query != self._query:
            self._query = query
            self._stale = True
            self._ask_if_stale()

    def set_active(self, active: bool) -> None:
        """Ask from now on, or no longer: nobody looks."""
        self._active = active
        if active:
            self._ask_if_stale()
        else:
            self._thumbnails.forget_wishes()

    def path_at(self, row: int) -> Path:
        """The file of a row."""
        return self._entries[row].path

    def row_of(self, path: Path) -> int | None:
        """The row of a file; None where it has none."""
        return self._rows.get(path)

    def show_stars(self, paths: Collection[Path], stars: int) -> None:
        """Show stars that are being written."""
        for path in paths:
            row = self._rows.get(path)
            if row is not None and self._entries[row].stars != stars:
                self._entries[row] = dataclasses.replace(self._entries[row], stars=stars)
                self._changed_rows(row, row)

    # What a view asks for -----------------------------------------------------------------------

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self.thumbnail(entry)
        if role == ENTRY_ROLE:
            return entry
        if role == PATH_ROLE:
            return entry.path
        if role == FAULT_ROLE:
            return self.fault(entry)
        if role == STARS_ROLE:
            return entry.stars
        if role == SERIES_ROLE:
            return self.series_place(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_title_words(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_words(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_words(entry)
        return None

    def thumbnail(self, entry: Entry) -> QImage | None:
        """The picture, small; None where it has to be made first, which is begun."""
        path = entry.path
        image = self._thumbnails.image(_picture(entry))
        if image is None:
            # Stars change the file: what is on show stays until it is looked at anew.
            return self._shown.get(path)
        self._shown[path] = image
        self._shown.move_to_end(path)
        if len(self._shown) > _MOST_SHOWN:
            self._shown.popitem(last=False)
        return image

    def fault(self, entry: Entry) -> str:
        """Why a picture cannot be shown, a sentence; empty where it can be, or will."""
        if not entry.width_px and entry.fault:
            return notice_words(entry.fault)
        return notice_words(self._thumbnails.fault(_picture(entry)))

    def series_place(self, row: int) -> SeriesPlace:
        """Where the picture of a row stands in its comparison."""
        series = self._entries[row].series
        if not series or not self._query.grouped:
            return SeriesPlace.ALONE
        follows = row > 0 and self._entries[row - 1].series == series
        leads = row + 1 < len(self._entries) and self._entries[row + 1].series == series
        if follows:
            return SeriesPlace.MIDDLE if leads else SeriesPlace.LAST
        return SeriesPlace.FIRST if leads else SeriesPlace.ALONE

    # Asking -------------------------------------------------------------------------------------

    @Slot()
    def _on_pictures_changed(self) -> None:
        self._stale = self._uncounted = True
        self._ask_if_stale()

    def _ask_if_stale(self) -> None:
        if not self._active or not self._stale or self._asking:
            return
        self._asking, self._stale = True, False
        gallery, query = self._feed.gallery, self._query
        before = [entry.path for entry in self._entries]
        known = None if self._uncounted else (self.total, self.variants)
        self._uncounted = False

        def work() -> _Answer:
            entries = gallery.find(query)
            paths = [entry.path for entry in entries]
            total, variants = known or _counted(gallery, query, len(entries))
            return _Answer(
                gallery=gallery,
                query=query,
                entries=entries,
                steps=row_changes(before, paths),
                rows={path: row for row, path in enumerate(paths)},
                total=total,
                variants=variants,
            )

        self._background.submit(work, self._on_answer, self._on_no_answer)

    def _on_answer(self, answer: _Answer) -> None:
        self._asking = False
        if answer.gallery is self._feed.gallery and answer.query == self._query:
            self._take(answer)
            self.answered.emit()
        else:
            self._stale = True
            self._uncounted = self._uncounted or answer.gallery is not self._feed.gallery
            self.total, self.variants = answer.total, answer.variants
        self._ask_if_stale()

    def _on_no_answer(self, error: StyleStudioError) -> None:
        self._asking, self._uncounted = False, True
        self.failed.emit(error)
        self._ask_if_stale()

    def _take(self, answer: _Answer) -> None:
        self.total, self.variants = answer.total, answer.variants
        if answer.steps is None:
            self.beginResetModel()
            self._entries, self._rows = answer.entries, answer.rows
            self.endResetModel()
            return
        nowhere = QModelIndex()
        for step in answer.steps:
            first, end = step.first, step.first + step.count
            if step.arriving:
                self.beginInsertRows(nowhere, first, end - 1)
                self._entries[first:first] = answer.entries[first:end]
                self.endInsertRows()
            else:
                self.beginRemoveRows(nowhere, first, end - 1)
                del self._entries[first:end]
                self.endRemoveRows()
        before, self._entries, self._rows = self._entries, answer.entries, answer.rows
        others = [
            row
            for row, (entry, now) in enumerate(zip(before, answer.entries, strict=True))
            # Most are the very same, and thousands take a while to be compared.
            if entry is not now and entry != now
        ]
        if others:
            self._changed_rows(others[0], others[-1])
        elif answer.steps and self._query.grouped:
            # Those beside the rows that came or went may be first or last in their series now.
            self._changed_rows(0, len(before) - 1)

    def _changed_rows(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last), [ENTRY_ROLE])

    @Slot(object)
    def _on_thumbnail_made(self, picture: FolderPicture) -> None:
        row = self._rows.get(picture.path)
        if row is None:
            self._thumbnails.forget(picture)
        else:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    @Slot(object)
    def _on_thumbnail_failed(self, picture: FolderPicture) -> None:
        self._on_thumbnail_made(picture)
        # Another program may still be writing it, which the watcher does not hear of.
        self._feed.refresh_soon()


def _counted(gallery: Gallery, query: Query, found: int) -> tuple[int, list[str]]:
    """How many pictures there are, and of which style losses."""
    everything = Query(order=query.order, grouped=query.grouped)
    total = found if query == everything else gallery.count()
    return total, gallery.variants()


def _picture(entry: Entry) -> FolderPicture:
    return FolderPicture(entry.path, entry.modified_ns, entry.size_bytes)
