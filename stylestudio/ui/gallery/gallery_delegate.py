"""How one picture of the gallery is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stylestudio.gallery.entries import Entry
from stylestudio.ui.gallery.cell_pixmaps import CellPixmaps
from stylestudio.ui.gallery.cell_words import CellWords
from stylestudio.ui.gallery.gallery_model import GalleryModel, SeriesPlace
from stylestudio.ui.gallery.stars import paint_stars, star_at, stars_width
from stylestudio.ui.theme import border_colour, mix, surround_colour

#: The least width of a cell, in average letters of the text and in pixels.
_LEAST_LETTERS, _LEAST_PX = 18, 180
_PICTURE_HEIGHT_PX = 132
_MARGIN_PX = 6
_PADDING_PX = 4
_GAP_PX = 6
_RADIUS = 6.0
#: The band behind a series leaves room above and below, so that two of them do not touch.
_BAND_INSET_PX = 2
_BAND_SHARE = 0.11
_ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_Index = QModelIndex | QPersistentModelIndex


class GalleryDelegate(QStyledItemDelegate):
    """Draws the whole picture on a calm ground, below it a title, and what it was painted with.

    Attributes:
        width_px: of a cell; the grid fills its rows with it.
        pointer: where the pointer is over the cells, None where it is elsewhere.
        words: of the cells; to be forgotten when font or language are others.
    """

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pixmaps = CellPixmaps()
        self.words = CellWords()
        self.width_px = _LEAST_PX
        self.pointer: QPoint | None = None

    @staticmethod
    def least_width(font: QFont) -> int:
        """How narrow a cell may be."""
        return max(_LEAST_PX, _LEAST_LETTERS * QFontMetrics(font).averageCharWidth())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = option.fontMetrics.height()
        height = 2 * _MARGIN_PX + _PICTURE_HEIGHT_PX + _GAP_PX + 2 * line + 2
        return QSize(self.width_px, height)

    def star_at(self, cell: QRect, metrics: QFontMetrics, place: QPoint) -> int:
        """The star of a cell that ``place`` lies on, from 1; 0 for none."""
        return star_at(_Parts(cell, metrics).stars, place.toPointF())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.row()
        if not 0 <= row < len(self._model.entries):
            return
        entry = self._model.entries[row]
        palette, state = option.palette, option.state
        parts = _Parts(option.rect, option.fontMetrics)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._model.series_place(row)
        if place is not SeriesPlace.ALONE:
            accent = palette.highlight().color()
            _paint_band(
                painter, option.rect, place, mix(palette.base().color(), accent, _BAND_SHARE)
            )
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            accent = palette.highlight().color()
            painter.setBrush(mix(palette.base().color(), accent, 0.22))
            painter.drawRoundedRect(QRectF(parts.card), _RADIUS + 2, _RADIUS + 2)
        self._paint_picture(painter, option, entry, parts.picture, lit=selected or hovered)
        self._paint_words(painter, option, entry, parts, hovered=hovered)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRoundedRect(QRectF(parts.card), _RADIUS + 2, _RADIUS + 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.windowText().color(), 1.5, Qt.PenStyle.DotLine))
            inner = QRectF(parts.card).adjusted(2.5, 2.5, -2.5, -2.5)
            painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
        painter.restore()

    def _paint_picture(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        entry: Entry,
        room: QRect,
        *,
        lit: bool,
    ) -> None:
        palette = option.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surround_colour(palette))
        painter.drawRoundedRect(QRectF(room), _RADIUS, _RADIUS)
        image = self._model.thumbnail(entry)
        if image is None:
            fault = self._model.fault(entry)
            if fault:
                painter.setPen(palette.placeholderText().color())
                painter.drawText(
                    room.adjusted(6, 6, -6, -6),
                    int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                    self.tr("Cannot be read"),
                )
            return
        frame = _fitted(image, room)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(frame.topLeft(), self._pixmaps.pixmap(image, frame.size(), ratio))
        calm, bright = border_colour(palette), palette.placeholderText().color()
        painter.setPen(QPen(bright if lit else calm, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(frame).adjusted(-0.5, -0.5, 0.5, 0.5), 3.5, 3.5)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        entry: Entry,
        parts: _Parts,
        *,
        hovered: bool,
    ) -> None:
        palette, metrics = option.palette, option.fontMetrics
        caption = parts.caption
        can_have_stars = hovered and entry.path.suffix.lower() == ".png"
        under = star_at(parts.stars, self.pointer.toPointF()) if self.pointer is not None else 0
        shown = under if can_have_stars and under else entry.stars
        if can_have_stars or shown:
            width = stars_width(parts.star_px) if can_have_stars else shown * parts.star_px
            caption = caption.adjusted(0, 0, -width - 4, 0)
            outlines = palette.placeholderText().color() if can_have_stars else None
            colour = palette.highlight().color()
            paint_stars(painter, parts.stars, shown, colour, outlines=outlines)
        words = self.words.words(entry, metrics, parts.title.width(), caption.width())
        painter.setFont(option.font)
        painter.setPen(palette.text().color())
        painter.drawText(parts.title, _ALIGNED, words[0])
        painter.setPen(palette.placeholderText().color())
        painter.drawText(caption, _ALIGNED, words[1])


class _Parts:
    """Where in a cell everything lies."""

    __slots__ = ("caption", "card", "picture", "star_px", "stars", "title")

    def __init__(self, cell: QRect, metrics: QFontMetrics) -> None:
        line = metrics.height()
        card = cell.adjusted(3, 4, -3, -4)
        self.card = card
        left, width = cell.left() + _MARGIN_PX, cell.width() - 2 * _MARGIN_PX
        self.picture = QRect(left, cell.top() + _MARGIN_PX + 1, width, _PICTURE_HEIGHT_PX)
        text_left, text_width = left + 2, width - 4
        self.title = QRect(text_left, self.picture.bottom() + _GAP_PX - 1, text_width, line)
        self.caption = self.title.translated(0, line)
        self.star_px = max(11, round(0.8 * line))
        stars = stars_width(self.star_px)
        self.stars = QRect(
            self.caption.right() + 1 - stars, self.caption.top(), stars, self.caption.height()
        )


def _paint_band(painter: QPainter, cell: QRect, place: SeriesPlace, colour: QColor) -> None:
    """The ground that a series shares: round where it begins and ends, else without a seam."""
    band = QRectF(cell).adjusted(0, _BAND_INSET_PX, 0, -_BAND_INSET_PX)
    inset, radius = 1.0, _RADIUS + 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.save()
    painter.setClipRect(band)
    if place is SeriesPlace.FIRST:
        band.adjust(inset, 0, 2 * radius, 0)
    elif place is SeriesPlace.LAST:
        band.adjust(-2 * radius, 0, -inset, 0)
    else:
        band.adjust(-2 * radius, 0, 2 * radius, 0)
    painter.drawRoundedRect(band, radius, radius)
    painter.restore()


def _fitted(image: QImage, room: QRect) -> QRect:
    """Where an image lies that is shown whole in the middle of ``room``; never enlarged."""
    inner = room.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
    size = image.size()
    if size.width() > inner.width() or size.height() > inner.height():
        size = size.scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
    frame = QRect(QPoint(0, 0), size.expandedTo(QSize(1, 1)))
    frame.moveCenter(room.center())
    return frame
