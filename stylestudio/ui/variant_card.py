"""The card of one style loss."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QRadioButton, QVBoxLayout, QWidget

from stylestudio.request.variants import Variant
from stylestudio.ui.wording import sentence_words, title_words

_TITLE = re.compile(r"(?P<name>.+?)\s*\((?P<method>.+)\)")


class VariantCard(QRadioButton):
    """One of several cards: what the style loss does for a picture, over what science calls it."""

    def __init__(self, variant: Variant, group_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.variant = variant
        title, sentence = title_words(variant), sentence_words(variant)
        self.setAccessibleName(f"{group_label}: {title}")
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 6, 8, 6)
        inside.setSpacing(0)
        parts = _TITLE.fullmatch(title)
        inside.addWidget(_words(parts["name"] if parts else title, "label"))
        if parts:
            inside.addWidget(_words(parts["method"], "muted"))
        inside.addStretch(1)

    def sizeHint(self) -> QSize:
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside().minimumSize()

    def hitButton(self, position: QPoint) -> bool:
        """All of the card can be clicked, not only what a radio button would draw."""
        return self.rect().contains(position)

    def _inside(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    # A long word must not make one card wider than the others.
    label.setMinimumWidth(1)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
