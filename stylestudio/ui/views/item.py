"""One picture in the views, with the reduced copies that all of them share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from stylestudio.ui.background import Background
from stylestudio.ui.views.mipmap import MipMap
from stylestudio.ui.views.shown import Shown


class Item(QObject):
    """What is shown, kept up to date.

    Attributes:
        picture: its image, ready to be painted at any size.

    Signals:
        words_changed: its title, state, actions or size.
        picture_changed: it looks different.
    """

    words_changed = Signal()
    picture_changed = Signal()

    def __init__(self, shown: Shown, background: Background) -> None:
        super().__init__()
        self._shown = shown
        self.picture = MipMap(background)
        self.picture.set_image(shown.image)
        self.picture.changed.connect(self.picture_changed)

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    @property
    def key(self) -> str:
        """Its name among the others."""
        return self._shown.key

    @property
    def size(self) -> QSize:
        """Of the finished picture in pixels; empty while nothing is known of it."""
        if self._shown.full_size is not None:
            return self._shown.full_size
        image = self._shown.image
        return QSize() if image is None else image.size()

    def set_shown(self, shown: Shown) -> None:
        """Show something else under the same key."""
        same_image = shown.image is self._shown.image
        self._shown = shown
        if not same_image:
            self.picture.set_image(shown.image)
        self.words_changed.emit()

    def set_image(self, image: QImage) -> None:
        """The picture has grown; the words stay."""
        size = self.size
        self._shown = replace(self._shown, image=image)
        self.picture.set_image(image)
        if self.size != size:
            self.words_changed.emit()
