"""Figures as one text: scrolled, and selected across its rows, by pointer and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from stylestudio.ui.details.figure_words import Section

#: Of the labels, in percent of the width.
_LABELS = 42


class FiguresText(QTextBrowser):
    """Sections of labels and values. Its words are those of the language when it was asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[], Sequence[Section]] = tuple
        self.sections: Sequence[Section] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(2)
        self.viewport().setAutoFillBackground(False)

    def show_sections(self, words: Callable[[], Sequence[Section]]) -> None:
        """Show what ``words`` says; it is asked again when the language is another."""
        self._words = words
        self._render()

    def retranslate(self, rephrase: Callable[[str], str]) -> None:
        """Ask again, in the new language."""
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._render()

    def _render(self) -> None:
        self.sections = self._words()
        palette = self.palette()
        muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
        accent = palette.color(QPalette.ColorRole.Highlight).name()
        parts = []
        for number, section in enumerate(self.sections):
            gap = 10 if number else 0
            parts.append(
                f'<p style="margin:{gap}px 0 2px 0; color:{accent}; font-weight:600">'
                f"{escape(section.title)}</p>"
            )
            rows = "".join(
                f'<tr><td width="{_LABELS}%" style="color:{muted}; padding:1px 10px 1px 0">'
                f'{escape(label)}</td><td style="padding:1px 0">{escape(value)}</td></tr>'
                for label, value in section.rows
            )
            if rows:
                parts.append(f'<table width="100%" cellspacing="0">{rows}</table>')
        self.setHtml("".join(parts))
