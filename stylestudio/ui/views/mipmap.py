"""A picture with reduced copies, so that painting it costs no more than what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, log2

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from stylestudio.errors import StyleStudioError
from stylestudio.ui.background import Background
from stylestudio.ui.views.geometry import snapped
from stylestudio.ui.views.pixels import halved

#: Up to here halving takes a few milliseconds, and a picture that grows must not flicker.
_AT_ONCE_PX = 1_600_000
_SMOOTH_UP_TO = 2.001
#: Below it a reduced copy is under way, and the full image stands in for it for a moment.
_SMOOTH_FROM = 0.45


class MipMap(QObject):
    """An image and its halves, quarters and so on, made when they are first needed.

    Signals:
        changed: it looks different: another image, or a reduced copy is ready.
    """

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._levels: list[QImage] = []
        self._making = False
        self._failed = False

    @property
    def image(self) -> QImage | None:
        """The full image, or None."""
        return self._levels[0] if self._levels else None

    @property
    def level_count(self) -> int:
        """How many sizes of it there are by now, the full one included."""
        return len(self._levels)

    def set_image(self, image: QImage | None) -> None:
        """Another image, or none."""
        self._levels = [] if image is None or image.isNull() else [image]
        self._making = self._failed = False
        self.changed.emit()

    def paint(self, painter: QPainter, place: QRectF, room: QRectF) -> None:
        """Paint what lies in ``room`` of the image, when all of it covers ``place``.

        Above 200 % its pixels are shown as they are; below it is smooth.
        """
        place = snapped(place, painter.deviceTransform()) if not place.isEmpty() else place
        seen = place.intersected(room)
        if not self._levels or seen.isEmpty():
            return
        device_width = painter.deviceTransform().mapRect(place).width()
        level = self._level_for(device_width)
        # Whole pixels of the image, or they would be blurred at 100 %.
        across, down = place.width() / level.width(), place.height() / level.height()
        left = max(0, floor((seen.left() - place.left()) / across) - 1)
        top = max(0, floor((seen.top() - place.top()) / down) - 1)
        right = min(level.width(), ceil((seen.right() - place.left()) / across) + 1)
        bottom = min(level.height(), ceil((seen.bottom() - place.top()) / down) + 1)
        source = QRect(left, top, right - left, bottom - top)
        target = QRectF(
            place.left() + left * across,
            place.top() + top * down,
            source.width() * across,
            source.height() * down,
        )
        scale = device_width / level.width()
        painter.save()
        painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        smooth = _SMOOTH_FROM <= scale <= _SMOOTH_UP_TO and abs(scale - 1) > 1e-6
        if smooth and level.format() is not QImage.Format.Format_RGB32:
            # Qt is many times faster with it, and what is seen is little.
            level = level.copy(source).convertToFormat(QImage.Format.Format_RGB32)
            source = level.rect()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, level, QRectF(source))
        painter.restore()

    def _level_for(self, width_px: float) -> QImage:
        """The smallest copy that is at least ``width_px`` wide, as far as it is made."""
        full = self._levels[0]
        wanted = max(0, floor(log2(full.width() / max(1.0, width_px)) + 1e-6))
        wanted = min(wanted, floor(log2(max(1, min(full.width(), full.height())))))
        if wanted >= len(self._levels):
            if full.width() * full.height() <= _AT_ONCE_PX:
                self._levels = _more_levels(self._levels, wanted + 1)()
            else:
                self._make(wanted + 1)
        return self._levels[min(wanted, len(self._levels) - 1)]

    def _make(self, count: int) -> None:
        if self._making or self._failed:
            return
        self._making = True
        full = self._levels[0]

        # Both are called in this thread; they count only for the image they were made for.
        def then(levels: list[QImage]) -> None:
            if self._levels and self._levels[0] is full:
                self._levels = levels
                self._making = False
                self.changed.emit()

        def otherwise(_: StyleStudioError) -> None:
            if self._levels and self._levels[0] is full:
                # Without memory for copies the full image still shows the picture.
                self._failed, self._making = True, False

        self._background.submit(_more_levels(self._levels, count), then, otherwise)


def _more_levels(levels: list[QImage], count: int) -> Callable[[], list[QImage]]:
    def work() -> list[QImage]:
        made = list(levels)
        while len(made) < count:
            made.append(halved(made[-1]))
        return made

    return work
