"""What lists of picture files have in common: each can be chosen, and dragged out as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

Index = QModelIndex | QPersistentModelIndex


class PictureFilesModel(QAbstractListModel):
    """A flat list whose rows are files."""

    def path_at(self, row: int) -> Path:
        """The file of a row."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        return files_mime([self.path_at(row) for row in rows])

    def supportedDragActions(self) -> Qt.DropAction:
        # A program that it is dropped on must not take the file away.
        return Qt.DropAction.CopyAction


def files_mime(paths: Sequence[Path]) -> QMimeData:
    """Files, as other programs take them from a drag or from the clipboard."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
