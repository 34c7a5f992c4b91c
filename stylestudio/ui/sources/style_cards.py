"""The cards of the paintings, one under the other, in the order of the stack."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from stylestudio.ui.sources.drop_line import DropLine
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.style_card import StyleCard

_GAP = 6


class StyleCards(QScrollArea):
    """Follows the paintings of the sources, and passes on what is done to the cards.

    Signals:
        emptied: the focused card was removed, and there is no other to take the focus.
    """

    emptied = Signal()

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.cards: list[StyleCard] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self.setWidget(self._inside)
        self.drop_line = DropLine(self._inside)
        self._slot: int | None = None
        sources.changed.connect(self._on_sources_changed)
        self._on_sources_changed()

    def sizeHint(self) -> QSize:
        """All cards in full, where there are several: they need no room beyond that."""
        hint = super().sizeHint()
        if len(self.cards) > 1:
            hint.setHeight(self._inside.sizeHint().height())
        return hint

    def minimumSizeHint(self) -> QSize:
        """Two cards of several, so that there is something to compare."""
        hint = super().minimumSizeHint()
        if len(self.cards) > 1:
            hint.setHeight(2 * self.cards[0].sizeHint().height() + _GAP)
        return hint

    def _on_sources_changed(self) -> None:
        entries, shares = self._sources.styles, self._sources.shares()
        left = list(self.cards)
        order = []
        for entry in entries:
            fitting = [c for c in left if c.loaded and c.loaded.path == entry.loaded.path]
            card = fitting[0] if fitting else self._new_card()
            if fitting:
                left.remove(card)
            order.append(card)
        if order != self.cards or left:
            focused = [self.cards.index(card) for card in left if _has_focus(card)]
            self._lay_out(order, left)
            if focused:
                self._keep_focus(focused[0])
        count = len(entries)
        for index, (card, entry, share) in enumerate(zip(order, entries, shares, strict=True)):
            card.show_entry(entry, share, index, count)
        self.updateGeometry()

    def _lay_out(self, order: list[StyleCard], gone: list[StyleCard]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
        for card in gone:
            card.hide()
            card.deleteLater()
        for card in order:
            self._column.addWidget(card)
            card.show()
        self.cards = order
        # One fills the place; several stand close together at the top.
        several = len(order) > 1
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop if several else Qt.AlignmentFlag(0))
        # Where a drag was going to is not there any more.
        self._slot = None
        self.drop_line.hide()

    def tab_stops(self) -> list[QWidget]:
        """What the tab key visits, in order."""
        return [w for card in self.cards for w in (card, card.slider, card.remove_button)]

    def _keep_focus(self, index: int) -> None:
        """The card at ``index`` had the focus and went: its follower gets it."""
        if self.cards:
            card = self.cards[min(index, len(self.cards) - 1)]
            card.setFocus()
            self.ensureWidgetVisible(card)
        else:
            self.emptied.emit()

    def _new_card(self) -> StyleCard:
        card = StyleCard()
        card.weight_changed.connect(partial(self._on_weight_changed, card))
        card.remove_requested.connect(partial(self._on_remove_requested, card))
        card.move_requested.connect(partial(self._on_move_requested, card))
        card.dragged.connect(self._on_dragged)
        card.drag_ended.connect(partial(self._on_drag_ended, card))
        return card

    def _on_weight_changed(self, card: StyleCard, weight: float, final: bool) -> None:
        self._sources.set_weight(self.cards.index(card), weight, settle=final)

    def _on_remove_requested(self, card: StyleCard) -> None:
        self._sources.remove_style(self.cards.index(card))

    def _on_move_requested(self, card: StyleCard, places: int) -> None:
        index = self.cards.index(card)
        self._sources.move_style(index, index + places)
        self.ensureWidgetVisible(card)

    def _on_dragged(self, pointer: QPoint) -> None:
        y = self._inside.mapFromGlobal(pointer).y()
        self._slot = sum(card.geometry().center().y() < y for card in self.cards)
        if self._slot < len(self.cards):
            line = self.cards[self._slot].y() - _GAP // 2
        else:
            line = self.cards[-1].geometry().bottom() + _GAP // 2
        self.drop_line.show_at(line)
        self.ensureVisible(0, y, 0, 20)

    def _on_drag_ended(self, card: StyleCard, dropped: bool) -> None:
        self.drop_line.hide()
        slot, self._slot = self._slot, None
        if dropped and slot is not None and card in self.cards:
            index = self.cards.index(card)
            # Its own place is free once it is lifted.
            self._sources.move_style(index, slot - 1 if slot > index else slot)


def _has_focus(card: StyleCard) -> bool:
    """Whether the card or one of its parts has the focus."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))
