"""What the views are given to show. They know nothing of runs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage


# Compared by identity: comparing two images would compare their pixels.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """One picture with its words.

    Attributes:
        key: names it, for as long as it is shown.
        title: what to call it, such as “Classic (Gram)”.
        image: in sRGB, with memory of its own; None while there is nothing to see yet.
        detail: what was changed, the time; one line.
        badge: its state in words, such as “Painting… 40 %”, or empty.
        progress: how much is done, 0 to 1, or None where nothing is under way.
        selected: whether it is selected when it comes; later on the user decides.
        actions: id and label of what can be done with it.
        full_size: of the finished picture in pixels, where ``image`` is only a preview of it.
    """

    key: str
    title: str
    image: QImage | None = None
    detail: str = ""
    badge: str = ""
    progress: float | None = None
    selected: bool = False
    actions: tuple[tuple[str, str], ...] = ()
    full_size: QSize | None = None
