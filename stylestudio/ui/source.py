"""A picture that the user gives: the photo or the painting."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from stylestudio.errors import StyleStudioError
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.ui.background import Background
from stylestudio.ui.intake import looks_like_picture, offer_of
from stylestudio.ui.loaded import DISPLAY_PX, Loaded
from stylestudio.ui.pictures import store_pasted, to_qimage
from stylestudio.ui.samples import Sample

log = logging.getLogger(__name__)


class Source(QObject):
    """One of the two pictures, read in the background.

    Signals:
        changed: another picture is there.
        loading_changed: whether one is being read.
        rejected: a :class:`StyleStudioError`; the earlier picture stays.
        several_offered: how many files came at once, of which one was taken.
    """

    changed = Signal()
    loading_changed = Signal(bool)
    rejected = Signal(object)
    several_offered = Signal(int)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._ticket = 0
        self.loaded: Loaded | None = None
        self.loading = False

    def take_mime(self, mime: QMimeData) -> bool:
        """Take what was dropped or pasted; False where there is nothing to take."""
        offer = offer_of(mime)
        if offer is None or not (offer.paths or offer.image):
            return False
        if offer.image is not None:
            self.take_image(offer.image)
        else:
            pictures = list(filter(looks_like_picture, offer.paths))
            self.take_file((pictures or offer.paths)[0])
            if len(offer.paths) > 1:
                self.several_offered.emit(len(offer.paths))
        return True

    def take_file(self, path: Path) -> None:
        """Read a file; it replaces the picture when it could be read."""
        self._load(lambda: _read(path, path.stem))

    def take_sample(self, sample: Sample) -> None:
        """Read a picture that the program brings."""
        self._load(lambda: _read(sample.path, sample.title, is_sample=True))

    def take_image(self, image: QImage) -> None:
        """Keep image data as a file, and read that."""
        title = self.tr("Pasted picture")
        self._load(lambda: _read(store_pasted(image), title))

    def _load(self, read: Callable[[], Loaded]) -> None:
        self._ticket += 1
        ticket = self._ticket

        # Both are called in this thread; only the newest request counts.
        def then(loaded: Loaded) -> None:
            if ticket == self._ticket:
                self.loaded = loaded
                self.loading = False
                self.changed.emit()
                self.loading_changed.emit(False)

        def otherwise(error: StyleStudioError) -> None:
            if ticket == self._ticket:
                self.loading = False
                self.rejected.emit(error)
                self.loading_changed.emit(False)

        self.loading = True
        self.loading_changed.emit(True)
        self._background.submit(read, then, otherwise)


def _read(path: Path, title: str, *, is_sample: bool = False) -> Loaded:
    """Read a picture, in whatever thread.

    Raises:
        StyleStudioError: it cannot be used.
    """
    # The engine gets the path later, from another thread: it must not depend on the folder.
    path = path.absolute()
    header = probe_picture(path)
    image = to_qimage(load_picture(path, longer_side_px=DISPLAY_PX))
    return Loaded(path, title, image, header.width_px, header.height_px, is_sample)
