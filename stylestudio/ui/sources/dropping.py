"""The manners of a drop target, shared by the panes and the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from stylestudio.ui.sources.intake import offers_picture, offers_something
from stylestudio.ui.sources.reading import Role
from stylestudio.ui.sources.sources import Sources


class Taker(Protocol):
    """Whoever takes what is dropped."""

    def take_mime(self, mime: QMimeData) -> bool:
        """Take it; False where there is nothing to take."""


@dataclass(frozen=True, slots=True)
class RoleTaker:
    """Takes drops for the photo, for the paintings, or (None) for whatever is missing."""

    sources: Sources
    role: Role | None = None

    def take_mime(self, mime: QMimeData) -> bool:
        """Take it; False where there is nothing to take."""
        return self.sources.take_mime(mime, self.role)


class DropTarget:
    """Passes on what is dropped."""

    def __init__(self, taker: Taker) -> None:
        self._taker = taker

    def enter(self, event: QDragEnterEvent) -> bool:
        """Accept what can be let go here; True where it deserves a highlight.

        Any file or address is let in, so that one that is no picture is answered with a sentence,
        not with silence; only what looks like a picture is highlighted.
        """
        if not offers_something(event.mimeData()):
            event.ignore()
            return False
        # A file manager may propose to move the file: it would then delete it.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return offers_picture(event.mimeData())

    def drop(self, event: QDropEvent) -> None:
        """Take what was let go."""
        if self._taker.take_mime(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
