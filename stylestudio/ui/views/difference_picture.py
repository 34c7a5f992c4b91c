"""The difference of two pictures, computed elsewhere at the size in which it is seen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from stylestudio.errors import StyleStudioError
from stylestudio.ui.background import Background
from stylestudio.ui.views.geometry import own_place
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.mipmap import MipMap
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.pixels import difference
from stylestudio.ui.views.viewport import Viewport

_LARGEST_PX = 2048
#: Sizes are rounded up to this, or each turn of the wheel would compute it anew.
_STEP_PX = 256


class DifferencePicture(PictureView):
    """Black where two pictures are alike, bright where they differ."""

    def __init__(
        self, viewport: Viewport, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(viewport, parent)
        self._background = background
        self._result = MipMap(background)
        self._result.changed.connect(self.update)
        self._amplification = 1
        #: What the picture on show was made from.
        self._made_from: tuple[int, int, int, int] | None = None
        self._computing = False
        self.setMinimumSize(280, 110)
        viewport.changed.connect(self._compute)
        self.on_words_changed()

    @property
    def result(self) -> QImage | None:
        """The difference, or None while there is none yet."""
        return self._result.image

    def set_pair(self, left: Item | None, right: Item | None) -> None:
        """Compare two pictures."""
        for item in self.items:
            item.picture_changed.disconnect(self._compute)
        self.watch([left, right] if left is not None and right is not None else [])
        for item in self.items:
            item.picture_changed.connect(self._compute)
        self._compute()

    def set_amplification(self, times: int) -> None:
        """How much brighter than it is the difference is shown."""
        self._amplification = times
        self._compute()

    def item_at(self, point: object) -> Item | None:
        # The difference is nothing to be taken away: it shows, it is no picture.
        return None

    def on_words_changed(self) -> None:
        titles = [item.shown.title for item in self.items]
        self.setAccessibleName(
            self.tr("Difference of {left} and {right}").format(left=titles[0], right=titles[1])
            if titles
            else self.tr("Difference")
        )
        self.update()

    def paint_pictures(self, painter: QPainter) -> None:
        frame = self.frames()[0]
        if self.items and self._result.image is not None:
            place = own_place(self.viewport.place(frame), QSizeF(self._result.image.size()))
            self._result.paint(painter, place, frame.room)
        elif self.items:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Comparing…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._compute()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compute()

    def _compute(self) -> None:
        """Compute it anew, where it is looked at and would come out differently."""
        images = [item.shown.image for item in self.items]
        if len(images) != 2 or None in images:
            self._made_from = None
            self._result.set_image(None)
            return
        first, second = images
        if first is None or second is None or self._computing or not self.isVisible():
            return
        size = self._size_for(first, second)
        wanted = (
            first.cacheKey(),
            second.cacheKey(),
            max(size.width(), size.height()),
            self._amplification,
        )
        if wanted == self._made_from or size.isEmpty():
            return
        amplification = self._amplification
        self._computing = True

        def then(result: QImage) -> None:
            self._computing = False
            self._made_from = wanted
            if isValid(self):
                self._result.set_image(result)
                # It may have become outdated meanwhile.
                self._compute()

        def otherwise(_: StyleStudioError) -> None:
            self._computing = False
            self._made_from = wanted

        self._background.submit(
            lambda: difference(first, second, size, amplification), then, otherwise
        )

    def _size_for(self, first: QImage, second: QImage) -> QSize:
        larger = max(first.size(), second.size(), key=lambda size: size.width() * size.height())
        frame = self.frames()[0]
        place = self.viewport.place(frame)
        seen_px = max(place.width(), place.height()) * frame.ratio
        longest = min(_LARGEST_PX, ceil(seen_px / _STEP_PX) * _STEP_PX)
        if max(larger.width(), larger.height()) <= longest:
            return larger
        return larger.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
