"""The card of one style loss."""

from __future__ import annotations

import re

from PySide6.QtCore import QMargins, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.request.variants import Variant
from stylestudio.ui.settings.labelled import may_wrap
from stylestudio.ui.wording import sentence_words, title_words

_TITLE = re.compile(r"(?P<name>.+?)\s*\((?P<method>.+)\)")
_MARK_ROOM_PX = 18
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
#: How far around the check mark a click is meant for it.
_MARK_MARGINS = QMargins(6, 6, 6, 6)


class VariantCard(QCheckBox):
    """What a style loss does for a picture, over what science calls it, with a check mark.

    Whether a click changes the check mark is for those to decide who know the other cards.

    Signals:
        picked: a click or Space; whether it was beside the check mark.
        reached: the focus came, by other means than the mouse.
        arrow_pressed: an arrow key, to go on to another card.
    """

    picked = Signal(bool)
    reached = Signal()
    arrow_pressed = Signal(Qt.Key)

    def __init__(self, variant: Variant, group_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.variant = variant
        self._group_label = group_label
        self._pressed_beside_mark = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # As wide as there is room, and as high as its neighbour.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 6, 8, 6)
        inside.setSpacing(0)
        parts = _TITLE.fullmatch(title_words(variant))
        self._method = parts["method"] if parts else ""
        self._name = _words(parts["name"] if parts else title_words(variant), "label")
        self._name.setContentsMargins(0, 0, _MARK_ROOM_PX, 0)
        inside.addWidget(self._name)
        self._below = _words(self._method, "muted")
        inside.addWidget(self._below)
        inside.addStretch(1)
        self.set_difference("")

    @property
    def least_width(self) -> int:
        """The width in pixels at which its longest word still fits."""
        words = [word for label in (self._name, self._below) for word in label.text().split()]
        metrics = self._name.fontMetrics()
        margins = self._inside().contentsMargins()
        longest = max(metrics.horizontalAdvance(word) for word in words)
        return longest + margins.left() + margins.right() + _MARK_ROOM_PX

    @property
    def title(self) -> str:
        """The style loss's title, with what tells this card from others of its kind."""
        return " · ".join(part for part in (title_words(self.variant), self._difference) if part)

    def set_difference(self, words: str) -> None:
        """Say what tells this card from others of its kind; empty where there are none."""
        self._difference = words
        self._below.setText(" · ".join(part for part in (self._method, words) if part))
        self._below.setVisible(bool(self._below.text()))
        self.setAccessibleName(f"{self._group_label}: {self.title}")
        self.setAccessibleDescription(sentence_words(self.variant))
        self.setToolTip(sentence_words(self.variant))
        self._fit_height()

    def set_current(self, current: bool) -> None:
        """Show whether this is the card whose settings are on show; Tab stops at it alone."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.setProperty("current", current)
        # A style sheet's property rules are looked up only when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside().minimumSize()

    def hitButton(self, position: QPoint) -> bool:
        """All of the card can be clicked, not only what a check box would draw."""
        return self.rect().contains(position)

    def nextCheckState(self) -> None:
        self.picked.emit(self._pressed_beside_mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        mark = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        near = mark.marginsAdded(_MARK_MARGINS)
        self._pressed_beside_mark = not near.contains(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed_beside_mark = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it for the one click that it was meant as."""
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A mouse button that goes down is not a click yet.
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.arrow_pressed.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        """Keep a narrow panel from squeezing words that take more lines there."""
        self.setMinimumHeight(max(0, self._inside().heightForWidth(self.width())))

    def _inside(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    # A long word must not make one card wider than the others.
    may_wrap(label)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
