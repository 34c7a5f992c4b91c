"""Follows the pictures folder and keeps the gallery's index up to date with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot

from stylestudio.errors import Cancelled, StyleStudioError
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui.background import Background

#: Saving a picture touches its folder several times.
_SETTLING_MS = 300
#: A refresh that is done sooner needs no word about it.
_TELLING_AFTER_S = 1.0
_BETWEEN_TELLS_S = 0.2
_BETWEEN_CHANGES_S = 4.0
#: How often it is tried to watch a folder.
_MOST_ATTEMPTS = 5


class GalleryFeed(QObject):
    """Owns the :class:`Gallery` of a folder. Does nothing before :meth:`refresh` is called.

    Signals:
        changed: the pictures may be others.
        progressed: so many files of so many were looked into; only of a refresh that takes long.
        refreshed: the index was up to date with the folder a moment ago.
        failed: a :class:`~stylestudio.errors.StyleStudioError`: the index cannot be used at all.
        noticed: one that says why the index is not the one on the disk; once for each folder.
    """

    changed = Signal()
    progressed = Signal(int, int)
    refreshed = Signal()
    failed = Signal(object)
    noticed = Signal(object)
    # From the thread that refreshes.
    _told = Signal(object, int, int)

    def __init__(self, background: Background, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._gallery = Gallery(folder)
        self._started = self._running = self._stale = self._told_notice = False
        self._ending = threading.Event()
        self._attempts = 0
        self._told_change_s = 0.0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.refresh_soon)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self.refresh)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def gallery(self) -> Gallery:
        """The pictures of the folder. Its methods touch the disk: for the background only."""
        return self._gallery

    @property
    def folder(self) -> Path:
        """The folder that is followed."""
        return self._gallery.folder

    @property
    def busy(self) -> bool:
        """Whether the index is being brought up to date."""
        return self._running

    def set_folder(self, folder: Path) -> None:
        """Follow another folder."""
        if folder == self.folder:
            return
        self._let_go()
        self._gallery = Gallery(folder)
        self._told_notice = False
        self.changed.emit()
        if self._started:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at the folder again, and follow it from now on."""
        self._started = True
        self._settling.stop()
        if self._running:
            self._stale = True
            return
        self._running = True
        gallery = self._gallery
        self._ending = threading.Event()
        progress = self._progress_of(gallery, self._ending)

        def work() -> tuple[bool, Path]:
            found = gallery.refresh(progress)
            return bool(found), _existing(gallery.folder)

        def then(outcome: tuple[bool, Path]) -> None:
            self._on_refreshed(gallery, *outcome)

        def otherwise(error: StyleStudioError) -> None:
            self._on_not_refreshed(gallery, error)

        self._background.submit(work, then, otherwise)

    @Slot()
    def refresh_soon(self) -> None:
        """Look at the folder again when it has come to rest; not where nobody looks at all."""
        if self._started:
            self._settling.start()

    @Slot()
    def note_changed(self) -> None:
        """The program itself has changed pictures, and the index knows."""
        self.changed.emit()

    def stop(self) -> None:
        """End what is going on and follow the folder no longer; until the next refresh."""
        self._started = self._stale = False
        self._settling.stop()
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self._let_go()

    def _let_go(self) -> None:
        """End the refresh of this gallery, and close its index when it has ended."""
        self._ending.set()
        gallery = self._gallery
        self._background.submit(gallery.close, _nothing, _nothing)

    def _progress_of(self, gallery: Gallery, ending: threading.Event) -> Callable[[int, int], None]:
        started_s = told_s = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal told_s
            if ending.is_set():
                raise Cancelled
            now_s = time.monotonic()
            late = now_s - started_s > _TELLING_AFTER_S
            if late and (done == total or now_s - told_s > _BETWEEN_TELLS_S):
                told_s = now_s
                self._told.emit(gallery, done, total)

        return progress

    @Slot(object, int, int)
    def _on_told(self, gallery: Gallery, done: int, total: int) -> None:
        if gallery is self._gallery and self._started:
            self.progressed.emit(done, total)
            now_s = time.monotonic()
            if now_s - self._told_change_s > _BETWEEN_CHANGES_S:
                # What was found so far is there already. Asking for it each time would cost more
                # than the looking.
                self._told_change_s = now_s
                self.changed.emit()

    def _on_refreshed(self, gallery: Gallery, found: bool, watchable: Path) -> None:
        self._running = False
        if gallery is not self._gallery or not self._started:
            self._go_on(gallery)
            return
        # What happened before it was watched would be missed.
        self._stale = self._watch(watchable) or self._stale
        if found:
            self.changed.emit()
        if gallery.notice is not None and not self._told_notice:
            self._told_notice = True
            self.noticed.emit(gallery.notice)
        if self._stale:
            self._go_on(gallery)
        else:
            self.refreshed.emit()

    def _on_not_refreshed(self, gallery: Gallery, error: StyleStudioError) -> None:
        self._running = False
        if not isinstance(error, Cancelled) and gallery is self._gallery:
            self.failed.emit(error)
        self._go_on(gallery)

    def _go_on(self, gallery: Gallery) -> None:
        """After a refresh: the one that was asked for meanwhile."""
        if gallery is not self._gallery or not self._started:
            # The refresh may have opened it once more.
            self._background.submit(gallery.close, _nothing, _nothing)
        if self._stale and self._started:
            self._stale = False
            self.refresh()

    def _watch(self, folder: Path) -> bool:
        """Watch a folder alone; whether it was not watched before."""
        watched = self._watcher.directories()
        if watched == [str(folder)]:
            return False
        if watched:
            self._watcher.removePaths(watched)
        if self._watcher.addPath(str(folder)):
            self._attempts = 0
            return True
        # It went at this very moment, or is one that cannot be watched at all.
        self._attempts += 1
        if self._attempts < _MOST_ATTEMPTS:
            self.refresh_soon()
        return False


def _existing(folder: Path) -> Path:
    """The folder, or where it is missing the one in which it would appear."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _nothing(_: object) -> None:
    """Nobody waits for it."""
