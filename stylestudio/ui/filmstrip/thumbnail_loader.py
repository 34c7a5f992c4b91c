"""Thumbnails for a list of many pictures, made as they are asked for."""

from __future__ import annotations

import logging
from collections import OrderedDict, deque

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from stylestudio.errors import StyleStudioError
from stylestudio.gallery.folder import FolderPicture
from stylestudio.gallery.thumbnails import ThumbnailCache
from stylestudio.ui.background import Background
from stylestudio.ui.pictures import to_qimage

log = logging.getLogger(__name__)

#: The room that a thumbnail is reduced to, in the pixels of a screen with twice as many.
THUMBNAIL_ROOM = QSize(184, 132)
#: Thumbnails in memory: far more than fit on a screen, 40 MB at most.
_MOST_THUMBNAILS = 300
#: What was asked for longer ago than this many others has been scrolled past.
_MOST_WANTED = 60


class ThumbnailLoader(QObject):
    """Makes thumbnails one at a time, so that sources opened meanwhile do not wait.

    Those asked for last come first; those in memory are as many as a few screens show.

    Signals:
        made: a :class:`FolderPicture` that has a thumbnail now.
        failed: one that will have none.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self, background: Background, cache: ThumbnailCache, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._cache = cache
        self._images: OrderedDict[FolderPicture, QImage] = OrderedDict()
        self._faults: dict[FolderPicture, str] = {}
        self._wanted: deque[FolderPicture] = deque(maxlen=_MOST_WANTED)
        self._making: FolderPicture | None = None
        background.submit(cache.trim, self._on_trimmed, self._on_not_trimmed)

    def image(self, picture: FolderPicture) -> QImage | None:
        """The thumbnail of a picture; None where it has to be made first, which is begun."""
        image = self._images.get(picture)
        if image is not None:
            self._images.move_to_end(picture)
        elif picture not in self._faults and picture != self._making:
            if picture in self._wanted:
                self._wanted.remove(picture)
            self._wanted.append(picture)
            self._make_next()
        return image

    def fault(self, picture: FolderPicture) -> str:
        """Why a picture has no thumbnail, a sentence; empty where it has one, or will have."""
        return self._faults.get(picture, "")

    def forget(self, picture: FolderPicture) -> None:
        """A picture has gone."""
        self._images.pop(picture, None)
        self._faults.pop(picture, None)
        if picture in self._wanted:
            self._wanted.remove(picture)

    def forget_wishes(self) -> None:
        """Make no more than the one that is being made, until others are asked for."""
        self._wanted.clear()

    def _make_next(self) -> None:
        if self._making is not None or not self._wanted:
            return
        picture = self._making = self._wanted.pop()
        cache = self._cache

        def work() -> QImage:
            return _reduced(to_qimage(cache.thumbnail(picture)))

        def then(image: QImage) -> None:
            self._images[picture] = image
            while len(self._images) > _MOST_THUMBNAILS:
                self._images.popitem(last=False)
            self._go_on()
            self.made.emit(picture)

        def otherwise(error: StyleStudioError) -> None:
            self._faults[picture] = error.message
            self._go_on()
            self.failed.emit(picture)

        self._background.submit(work, then, otherwise)

    def _go_on(self) -> None:
        self._making = None
        self._make_next()

    def _on_trimmed(self, _: None) -> None:
        """Nothing: there is more room on the disk."""

    def _on_not_trimmed(self, error: StyleStudioError) -> None:
        log.info("old thumbnails stay: %s", error)


def _reduced(image: QImage) -> QImage:
    """An image that fits into :data:`THUMBNAIL_ROOM`; never enlarged."""
    if image.width() <= THUMBNAIL_ROOM.width() and image.height() <= THUMBNAIL_ROOM.height():
        return image
    return image.scaled(
        THUMBNAIL_ROOM,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
