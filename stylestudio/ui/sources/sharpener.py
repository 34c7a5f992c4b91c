"""Reads the current photo once more, large enough for the canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from stylestudio.errors import StyleStudioError
from stylestudio.ui.background import Background
from stylestudio.ui.sources.loaded import Loaded, PictureRef, read_picture
from stylestudio.ui.sources.rejection import Rejection


class Sharpener(QObject):
    """Keeps one photo of the queue large; the others stay small.

    Signals:
        sharpened: the photo that was asked for last is there in full.
        rejected: a list of one :class:`Rejection`: it could not be read again.
    """

    sharpened = Signal()
    rejected = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted: PictureRef | None = None
        self._reading = False
        self._sharp: Loaded | None = None

    def best(self, photo: Loaded) -> Loaded:
        """The photo at its best so far. One that is small is asked for in full."""
        if not photo.reduced:
            self._wanted = self._sharp = None
            return photo
        if self._sharp is not None and self._sharp.ref == photo.ref:
            return self._sharp
        if self._wanted != photo.ref:
            self._wanted, self._sharp = photo.ref, None
            self._read_wanted()
        return photo

    def _read_wanted(self) -> None:
        # Whoever walks through the queue in a hurry wants only the last one.
        if not self._reading and self._wanted is not None:
            self._reading = True
            ref = self._wanted
            self._background.submit(
                partial(read_picture, ref), self._on_read, partial(self._on_not_read, ref)
            )

    def _on_read(self, loaded: Loaded) -> None:
        self._reading = False
        if loaded.ref == self._wanted:
            self._sharp = loaded
            self.sharpened.emit()
        else:
            self._read_wanted()

    def _on_not_read(self, ref: PictureRef, error: StyleStudioError) -> None:
        self._reading = False
        if ref == self._wanted:
            self.rejected.emit([Rejection.of(ref.path, error)])
        else:
            self._read_wanted()
