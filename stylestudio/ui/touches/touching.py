"""Finishing touches on the picture of the result, away from the window's thread."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from stylestudio.errors import StyleStudioError
from stylestudio.imaging.resize import resize_picture
from stylestudio.imaging.touches import TouchedPicture, apply_touches
from stylestudio.request.touches import PHOTO_TOUCHES, Touches
from stylestudio.ui.background import Background
from stylestudio.ui.pictures import to_qimage

#: Pictures up to this size are shown as they will be saved, larger ones shrunk to it: with every
#: movement of a slider all of it is computed anew.
DISPLAY_PIXELS = 2_000_000


class Touching(QObject):
    """Shows touches while they are being chosen, and applies them in full where a file is wanted.

    Of several wishes that come in while one is being carried out, only the last is.

    Signals:
        preview_ready: a :class:`QImage` of the picture with the latest touches, or nearly.
        failed: a :class:`StyleStudioError`; the picture is as it was.
    """

    preview_ready = Signal(QImage)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._original: _Original | None = None
        self._touches = Touches()
        self._working = False
        self._waiting = False

    @property
    def touches(self) -> Touches:
        """The touches that were asked for last."""
        return self._touches

    def set_picture(
        self, pixels: NDArray[np.uint8] | None, photo_pixels: NDArray[np.uint8] | None = None
    ) -> None:
        """Take another picture to touch, or none; a preview with the present touches follows.

        Args:
            pixels: as it was painted, uint8 RGB ``(H, W, 3)``.
            photo_pixels: its photo at any size; without it, what needs the photo does nothing.
        """
        self._original = None if pixels is None else _Original(pixels, photo_pixels)
        self._ask()

    def set_touches(self, touches: Touches) -> None:
        """Ask for other touches; a preview follows."""
        if touches != self._touches:
            self._touches = touches
            self._ask()

    def apply_full(
        self,
        then: Callable[[NDArray[np.uint8]], None],
        otherwise: Callable[[StyleStudioError], None],
    ) -> None:
        """Call ``then`` with the whole picture, touched, or ``otherwise`` with what went wrong.

        Both are called later, in this thread. The touches are those of this moment.

        Raises:
            ValueError: there is no picture.
        """
        original, touches = self._original, self._touches
        if original is None:
            raise ValueError("there is no picture")
        self._background.submit(lambda: original.touched(touches), then, otherwise)

    def _ask(self) -> None:
        self._waiting = self._original is not None
        if not self._working:
            self._work()

    def _work(self) -> None:
        original, touches = self._original, self._touches
        if original is None or not self._waiting:
            return
        self._waiting = False
        self._working = True

        def then(image: QImage) -> None:
            self._working = False
            # Of an earlier picture nothing may be shown any more; of earlier touches it may: while
            # a slider is dragged, it is always a little behind.
            if original is self._original:
                self.preview_ready.emit(image)
            self._work()

        def otherwise(error: StyleStudioError) -> None:
            self._working = False
            if original is self._original:
                self.failed.emit(error)
            self._work()

        self._background.submit(lambda: original.preview(touches), then, otherwise)


class _Original:
    """A painted picture and its photo, as they came; worked on in other threads.

    One thread at a time may ask for previews; for the whole picture, any.
    """

    def __init__(self, pixels: NDArray[np.uint8], photo_pixels: NDArray[np.uint8] | None) -> None:
        self._pixels = pixels
        self._photo_pixels = photo_pixels
        self._small: TouchedPicture | None = None

    def preview(self, touches: Touches) -> QImage:
        if self._small is None:
            self._small = self._shrunk()
            self._small.prepare()
        possible = self._possible(touches)
        if possible.neutral:
            return to_qimage(self._pixels)
        return to_qimage(self._small.with_touches(possible))

    def touched(self, touches: Touches) -> NDArray[np.uint8]:
        possible = self._possible(touches)
        if possible.neutral:
            return self._pixels
        photo = _fitted(self._photo(), *self._pixels.shape[:2])
        return apply_touches(self._pixels, photo, possible)

    def _possible(self, touches: Touches) -> Touches:
        """The touches without those that need a photo which is not there."""
        if self._photo_pixels is not None:
            return touches
        return touches.replace(**dict.fromkeys(PHOTO_TOUCHES, 0.0))

    def _photo(self) -> NDArray[np.uint8]:
        return self._pixels if self._photo_pixels is None else self._photo_pixels

    def _shrunk(self) -> TouchedPicture:
        height, width = self._pixels.shape[:2]
        shrink = max(1.0, math.sqrt(height * width / DISPLAY_PIXELS))
        size = max(1, round(height / shrink)), max(1, round(width / shrink))
        return TouchedPicture(
            _fitted(self._pixels, *size), _fitted(self._photo(), *size), shrink=shrink
        )


def _fitted(pixels: NDArray[np.uint8], height_px: int, width_px: int) -> NDArray[np.uint8]:
    """The picture at the given size; itself where it has that."""
    if pixels.shape[:2] == (height_px, width_px):
        return pixels
    return resize_picture(pixels, height_px, width_px)
