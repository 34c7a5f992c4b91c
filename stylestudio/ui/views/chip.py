"""Words on a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette

_PADDING = QPointF(10, 4)
_GAP_PX = 8


def paint_chip(
    painter: QPainter,
    palette: QPalette,
    text: str,
    room: QRectF,
    corner: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write ``text`` on a small plate in a corner of ``room``, legible on any picture."""
    metrics = QFontMetricsF(painter.font())
    most = room.width() - 2 * (_GAP_PX + _PADDING.x())
    if not text or most < 24:
        return
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
    plate = QRectF(
        0,
        0,
        metrics.horizontalAdvance(shown) + 2 * _PADDING.x(),
        metrics.height() + 2 * _PADDING.y(),
    )
    inner = room.adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
    plate.moveCenter(inner.center())
    if corner & Qt.AlignmentFlag.AlignLeft:
        plate.moveLeft(inner.left())
    elif corner & Qt.AlignmentFlag.AlignRight:
        plate.moveRight(inner.right())
    if corner & Qt.AlignmentFlag.AlignTop:
        plate.moveTop(inner.top())
    elif corner & Qt.AlignmentFlag.AlignBottom:
        plate.moveBottom(inner.bottom())
    ground = palette.base().color()
    ground.setAlphaF(0.88)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
    painter.setPen(palette.text().color())
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
