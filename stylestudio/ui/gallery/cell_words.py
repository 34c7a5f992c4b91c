"""The two lines below a picture, shortened to their room; kept, because scrolling asks again."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from stylestudio.gallery.entries import Entry
from stylestudio.ui.gallery.gallery_words import caption_words, cell_title_words

#: As many as a few screens show.
_MOST = 500


class CellWords:
    """Titles and captions of the entries that were drawn last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Path, tuple[Entry, int, int, tuple[str, str]]] = OrderedDict()

    def words(
        self, entry: Entry, metrics: QFontMetrics, title_px: int, caption_px: int
    ) -> tuple[str, str]:
        """Title and caption in so much room."""
        kept = self._kept.get(entry.path)
        if kept is not None and kept[0] is entry and kept[1:3] == (title_px, caption_px):
            return kept[3]
        right = Qt.TextElideMode.ElideRight
        words = (
            metrics.elidedText(cell_title_words(entry), right, title_px),
            metrics.elidedText(caption_words(entry), right, caption_px),
        )
        self._kept[entry.path] = (entry, title_px, caption_px, words)
        self._kept.move_to_end(entry.path)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return words

    def forget(self) -> None:
        """The font or the language is another."""
        self._kept.clear()
