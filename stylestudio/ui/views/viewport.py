"""The zoom and the pan that all views share."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Signal

from stylestudio.ui.views.geometry import (
    Frame,
    centre_that_keeps,
    fit_scale,
    limited_scale,
    next_step,
    place_of,
    scale_on_the_way,
    to_image,
)

_MIDDLE = QPointF(0.5, 0.5)


class Viewport(QObject):
    """Which part of the pictures is seen, and how large.

    It has no room of its own: each view asks with its :class:`Frame`, so that “Fit” fits in each of
    them. The reference picture says how large 100 % is; pictures of other sizes cover the same
    place.

    Signals:
        changed: another part is to be seen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reference = QSizeF()
        self._scale: float | None = None
        self._centre = _MIDDLE

    @property
    def fits(self) -> bool:
        """Whether all of the picture is shown, however large the view."""
        return self._scale is None

    @property
    def centre(self) -> QPointF:
        """The point of the picture in the middle of the view, normalised."""
        return QPointF(self._centre)

    @property
    def reference(self) -> QSizeF:
        """The size of the picture that 100 % refers to, in pixels."""
        return QSizeF(self._reference)

    def set_reference(self, size: QSize) -> None:
        """Let 100 % refer to another picture. What is seen stays as large as it was."""
        new, old = QSizeF(size), self._reference
        if new == old:
            return
        if self._scale is not None and not old.isEmpty() and not new.isEmpty():
            self._scale *= max(old.width(), old.height()) / max(new.width(), new.height())
        self._reference = new
        self.changed.emit()

    def scale_in(self, frame: Frame) -> float:
        """Device pixels for each pixel of the reference picture."""
        if self._reference.isEmpty() or frame.room.isEmpty():
            return 1.0
        if self._scale is None:
            return fit_scale(self._reference, frame)
        return self._scale

    def place(self, frame: Frame) -> QRectF:
        """Where the reference picture lies; empty where there is none, or no room."""
        if self._reference.isEmpty() or frame.room.isEmpty():
            return QRectF()
        return place_of(self._reference, self.scale_in(frame), self._centre, frame)

    def fit(self) -> None:
        """Show all of it."""
        self._scale, self._centre = None, _MIDDLE
        self.changed.emit()

    def zoom_to(self, scale: float, frame: Frame, anchor: QPointF | None = None) -> None:
        """Show it at a scale; what lies at ``anchor``, else the middle, stays there."""
        place = self.place(frame)
        if place.isEmpty():
            return
        at = frame.room.center() if anchor is None else anchor
        scale = limited_scale(scale, fit_scale(self._reference, frame))
        size = self._reference * (scale / frame.ratio)
        centre = centre_that_keeps(to_image(at, place), at, size, frame.room)
        self._set(scale, centre, frame)

    def zoom_by(self, factor: float, frame: Frame, anchor: QPointF | None = None) -> None:
        """Zoom by a factor, with a stop at 100 % and at “Fit”."""
        if self.place(frame).isEmpty():
            return
        fit, old = fit_scale(self._reference, frame), self.scale_in(frame)
        scale = limited_scale(scale_on_the_way(old, old * factor, (1.0, fit)), fit)
        if scale == fit:
            self.fit()
        else:
            self.zoom_to(scale, frame, anchor)

    def step(self, frame: Frame, *, larger: bool) -> None:
        """Zoom to the next round scale, about the middle."""
        old = self.scale_in(frame)
        self.zoom_by(next_step(old, larger=larger) / old, frame)

    def toggle(self, frame: Frame, anchor: QPointF | None = None) -> None:
        """Between “Fit” and 100 %."""
        if self.fits:
            self.zoom_to(1.0, frame, anchor)
        else:
            self.fit()

    def pan_by(self, distance: QPointF, frame: Frame) -> None:
        """Move the picture by logical pixels, as far as it goes."""
        place = self.place(frame)
        if self._scale is not None and not place.isEmpty():
            place.translate(distance)
            self._set(self._scale, to_image(frame.room.center(), place), frame)

    def can_pan(self, frame: Frame) -> bool:
        """Whether some of the picture lies outside of the room."""
        place = self.place(frame)
        return self._scale is not None and (
            place.width() > frame.room.width() or place.height() > frame.room.height()
        )

    def _set(self, scale: float, centre: QPointF, frame: Frame) -> None:
        self._scale = scale
        # As far as it goes: what is pushed beyond the edge must not come back later on.
        place = place_of(self._reference, scale, centre, frame)
        self._centre = to_image(frame.room.center(), place)
        self.changed.emit()
