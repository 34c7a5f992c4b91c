"""The words over the photo while there is nothing painted yet."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette

from stylestudio.ui.theme import border_colour, mix

_WIDEST_PX = 480


def paint_invitation(
    painter: QPainter, palette: QPalette, room: QRect, headline: str, detail: str
) -> None:
    """Write a headline and a sentence on a card in the middle of ``room``."""
    font = painter.font()
    big, small = QFont(font), QFont(font)
    big.setPointSizeF(font.pointSizeF() * 1.6)
    big.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * 1.1)
    wrap = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    width = max(1, min(room.width() - 80, _WIDEST_PX))
    within = QRect(0, 0, width, room.height())
    above = QFontMetrics(big).boundingRect(within, wrap, headline)
    below = QFontMetrics(small).boundingRect(within, wrap, detail) if detail else QRect()
    height = above.height() + (8 + below.height() if detail else 0)
    card = QRect(0, 0, max(above.width(), below.width()) + 64, height + 44)
    card.moveCenter(room.center())
    left, top = card.center().x() - width // 2, card.top() + 22
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(border_colour(palette))
    painter.setBrush(palette.base())
    painter.drawRoundedRect(card, 14, 14)
    painter.setFont(big)
    painter.setPen(palette.text().color())
    painter.drawText(QRect(left, top, width, above.height()), wrap, headline)
    painter.setFont(small)
    painter.setPen(mix(palette.base().color(), palette.text().color(), 0.7))
    painter.drawText(QRect(left, top + above.height() + 8, width, below.height()), wrap, detail)
    painter.restore()
