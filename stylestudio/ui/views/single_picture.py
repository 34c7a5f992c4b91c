"""One picture, or the invitation to paint one."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stylestudio.ui.views.invitation import paint_invitation
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.picture_view import PictureView
from stylestudio.ui.views.viewport import Viewport

_DIMMED = 0.28


class SinglePicture(PictureView):
    """Shows a picture; the photo in its place while asked to; dimly the photo without a picture."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(viewport, parent)
        self._item: Item | None = None
        self._photo: Item | None = None
        self._instead: Item | None = None
        self._headline = ""
        self._detail = ""
        self.setMinimumSize(280, 110)
        self.on_words_changed()

    @property
    def item(self) -> Item | None:
        """The picture that is looked at, or None."""
        return self._item

    @property
    def seen(self) -> Item | None:
        """The picture on show right now: perhaps another one, held for comparison."""
        return self._instead or self._item or self._photo

    def set_pictures(self, item: Item | None, photo: Item | None) -> None:
        """Show a picture, or the photo dimly where there is none."""
        self._item, self._photo = item, photo
        self._watch_seen()

    def set_instead(self, item: Item | None) -> None:
        """Show another picture for a while, or the own one again."""
        self._instead = item
        self._watch_seen()

    def set_invitation(self, headline: str, detail: str) -> None:
        """The words over the photo while there is no picture."""
        self._headline, self._detail = headline, detail
        self.on_words_changed()

    def grip_item(self) -> Item | None:
        return self._item

    def item_at(self, point: object) -> Item | None:
        return self._item

    def on_words_changed(self) -> None:
        seen = self.seen
        if self._item is None and self._instead is None:
            self.setAccessibleName(self.tr("Canvas"))
            self.setAccessibleDescription(f"{self._headline} {self._detail}".strip())
        elif seen is not None:
            self.setAccessibleName(self.tr("Picture: {title}").format(title=seen.shown.title))
            words = (seen.shown.badge, seen.shown.detail)
            self.setAccessibleDescription(", ".join(word for word in words if word))
        self.update()

    def paint_pictures(self, painter: QPainter) -> None:
        frame, seen = self.frames()[0], self.seen
        invites = self._item is None and self._instead is None and bool(self._headline)
        if seen is not None:
            painter.setOpacity(_DIMMED if invites else 1.0)
            self.paint_item(painter, seen, frame)
            painter.setOpacity(1.0)
        if invites:
            paint_invitation(painter, self.palette(), self.rect(), self._headline, self._detail)

    def _watch_seen(self) -> None:
        self.watch([self.seen] if self.seen is not None else [])
