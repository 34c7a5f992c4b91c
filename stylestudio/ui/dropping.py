"""The manners of a drop target, shared by the panes and the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from stylestudio.ui.intake import offers_picture, offers_something
from stylestudio.ui.source import Source


class DropTarget:
    """Passes what is dropped on to a source."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def enter(self, event: QDragEnterEvent) -> bool:
        """Accept what can be let go here; True where it deserves a highlight.

        Any file is let in, so that one that is no picture is answered with a sentence, not with
        silence; only what looks like a picture is highlighted.
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
        if self._source.take_mime(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
