"""Puts pictures into the bin, and brings the last ones back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.bin import Deleted, delete
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.gallery_feed import GalleryFeed


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of it: the files for which it went well, and the first thing that did not."""

    deleted: list[Deleted]
    restored: list[Path]
    error: StyleStudioError | None


class Deleting(QObject):
    """Deletes in the background. What was deleted last can be undone until something else is.

    Signals:
        deleted: a list of :class:`~stylestudio.gallery.bin.Deleted`.
        restored: a list of the paths at which they are again.
        failed: a :class:`~stylestudio.errors.StyleStudioError`: some stay where they are.
    """

    deleted = Signal(list)
    restored = Signal(list)
    failed = Signal(object)

    def __init__(
        self, background: Background, feed: GalleryFeed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._feed = feed
        self._last: list[Deleted] = []
        self._under_way: set[Path] = set()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to bring back."""
        return any(deleted.held is not None for deleted in self._last)

    def delete(self, paths: Sequence[Path]) -> None:
        """Put pictures into the bin."""
        # A key that is held down asks for the same ones again and again.
        files = [path for path in paths if path not in self._under_way]
        gallery = self._feed.gallery
        if not files:
            return
        self._under_way.update(files)

        def then(done: _Done) -> None:
            self._under_way.difference_update(files)
            self._on_deleted(done)

        def otherwise(error: StyleStudioError) -> None:
            self._under_way.difference_update(files)
            self.failed.emit(error)

        self._background.submit(lambda: _delete(files, gallery), then, otherwise, writes=True)

    def undo(self) -> None:
        """Bring back what was deleted last."""
        last, self._last = self._last, []
        if last:
            self._background.submit(
                lambda: _restore(last), self._on_restored, self.failed.emit, writes=True
            )

    def forget(self) -> None:
        """What was deleted stays deleted: the window closes."""
        last, self._last = self._last, []
        if last:
            self._background.submit(lambda: _forget(last), _nothing, _nothing, writes=True)

    def _on_deleted(self, done: _Done) -> None:
        if done.deleted:
            self.forget()
            self._last = done.deleted
            self._feed.note_changed()
            self.deleted.emit(done.deleted)
        if done.error is not None:
            self.failed.emit(done.error)

    def _on_restored(self, done: _Done) -> None:
        self._feed.refresh()
        if done.restored:
            self.restored.emit(done.restored)
        if done.error is not None:
            self.failed.emit(done.error)


def _delete(files: Sequence[Path], gallery: Gallery) -> _Done:
    deleted, first_error = [], None
    for path in files:
        try:
            # What somebody else has removed meanwhile leaves nothing to bring back.
            if path.exists():
                deleted.append(delete(path))
            gallery.forget(path)
        except StyleStudioError as error:
            first_error = first_error or error
    return _Done(deleted, [], first_error)


def _restore(files: Sequence[Deleted]) -> _Done:
    restored, first_error = [], None
    for deleted in files:
        try:
            restored.append(deleted.restore())
        except StyleStudioError as error:
            first_error = first_error or error
    return _Done([], restored, first_error)


def _forget(files: Sequence[Deleted]) -> None:
    for deleted in files:
        deleted.forget()


def _nothing(_: object) -> None:
    """Nobody waits for it."""
