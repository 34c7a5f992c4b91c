"""A small picture of a moment, over the place in the run that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_PICTURE_PX = 150
_GAP_PX = 6


class MomentBubble(QFrame):
    """Shown while someone drags along the run; takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture = QLabel()
        self.caption = QLabel()
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(3)
        layout.addWidget(self.picture)
        layout.addWidget(self.caption)

    def show_moment(self, image: QImage, words: str, over: QPoint) -> None:
        """Show a picture and its caption.

        Args:
            over: in global coordinates; the bubble stands on it, as far as the screen lets it.
        """
        ratio = self.devicePixelRatioF()
        edge = round(_PICTURE_PX * ratio)
        small = image.scaled(
            edge,
            edge,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(small)
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        self.caption.setText(words)
        self.adjustSize()
        corner = over - QPoint(self.width() // 2, self.height() + _GAP_PX)
        room = self.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), corner.y()))
        self.move(corner)
        self.show()
