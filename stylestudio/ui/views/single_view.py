"""One picture with its words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stylestudio.ui.views.caption import Caption
from stylestudio.ui.views.item import Item
from stylestudio.ui.views.single_picture import SinglePicture
from stylestudio.ui.views.viewport import Viewport


class SingleView(QWidget):
    """The picture over its caption.

    Signals:
        action_requested: the key of the picture and the id of what shall be done with it.
    """

    action_requested = Signal(str, str)

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = SinglePicture(viewport)
        self.caption = Caption()
        self.caption.hide()
        self.caption.action_requested.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)

    def set_pictures(self, item: Item | None, photo: Item | None) -> None:
        """Show a picture, or the photo dimly where there is none."""
        self.picture.set_pictures(item, photo)
        self.caption.set_item(item)
        self.caption.setVisible(item is not None)
