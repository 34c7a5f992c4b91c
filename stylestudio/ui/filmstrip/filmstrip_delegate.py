"""How one picture of the filmstrip is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stylestudio.ui.filmstrip.filmstrip_model import FAULT_ROLE
from stylestudio.ui.filmstrip.thumbnail_loader import THUMBNAIL_ROOM
from stylestudio.ui.theme import border_colour, surround_colour

#: What a picture may take, and around it the ring that shows which one is meant.
_ROOM = QSize(THUMBNAIL_ROOM.width() // 2, THUMBNAIL_ROOM.height() // 2)
_MARGIN = 5
_RADIUS = 5.0


class FilmstripDelegate(QStyledItemDelegate):
    """Draws the whole picture, as large as it fits, on a calm ground until it is there."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_ROOM.width() + 2 * _MARGIN, _ROOM.height() + 2 * _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # Not the view's, which has no ground of its own: its colours would be black.
        state, palette = option.state, QGuiApplication.palette()
        cell = QRectF(option.rect)
        room = cell.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if isinstance(image, QImage):
            frame = _fitted(image, room)
            outline = QPainterPath()
            outline.addRoundedRect(frame, _RADIUS, _RADIUS)
            painter.setClipPath(outline)
            painter.drawImage(frame, image)
            painter.setClipping(False)
        else:
            frame = room
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(surround_colour(palette))
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            if index.data(FAULT_ROLE):
                self._paint_fault(painter, frame)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        under_pointer = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            painter.setPen(QPen(palette.highlight().color(), 2.5))
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), _RADIUS + 2, _RADIUS + 2)
        else:
            calm, lit = border_colour(palette), palette.placeholderText().color()
            painter.setPen(QPen(lit if under_pointer else calm, 1))
            painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.windowText().color(), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), _RADIUS + 3, _RADIUS + 3)
        painter.restore()

    def _paint_fault(self, painter: QPainter, frame: QRectF) -> None:
        painter.setPen(QGuiApplication.palette().placeholderText().color())
        painter.drawText(
            frame.adjusted(6, 6, -6, -6),
            int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
            self.tr("Cannot be read"),
        )


def _fitted(image: QImage, room: QRectF) -> QRectF:
    """Where an image lies that is shown whole in the middle of ``room``; never enlarged."""
    size = QSizeF(image.size()) / 2
    if size.width() > room.width() or size.height() > room.height():
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    frame = QRectF(QPointF(0, 0), size)
    frame.moveCenter(room.center())
    return frame
