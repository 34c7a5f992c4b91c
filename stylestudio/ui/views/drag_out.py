"""Takes a picture to another program: as image data and as a PNG file, written when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from stylestudio.errors import StyleStudioError

_IMAGE = "application/x-qt-image"
_FILES = "text/uri-list"
_THUMBNAIL_PX = 128


class PictureMime(QMimeData):
    """A picture on its way. The file is written at most once, and only for who wants a file.

    Args:
        image: all of the picture.
        png: writes the file and returns its path; None where there is none to be had.
        on_error: told of a :class:`StyleStudioError` of ``png``.
    """

    def __init__(
        self,
        image: QImage,
        png: Callable[[], Path] | None,
        on_error: Callable[[StyleStudioError], None],
    ) -> None:
        super().__init__()
        self._image = image
        self._png = png
        self._on_error = on_error
        self._path: Path | None = None

    def formats(self) -> list[str]:
        # A file first: it keeps the name.
        return [_FILES, _IMAGE] if self._png is not None else [_IMAGE]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type in self.formats()

    def retrieveData(self, mime_type: str, preferred_type: QMetaType | QMetaType.Type) -> Any:
        if mime_type == _IMAGE:
            return self._image
        if mime_type == _FILES:
            path = self._written()
            if path is not None:
                url = QUrl.fromLocalFile(str(path))
                as_urls = preferred_type == QMetaType(QMetaType.Type.QVariantList)
                # Each path on a line of its own, as the format has it.
                return [url] if as_urls else url.toEncoded() + b"\r\n"
        return None

    def _written(self) -> Path | None:
        if self._path is None and self._png is not None:
            try:
                self._path = self._png()
            except StyleStudioError as error:
                # Once is enough: programs ask again and again while the pointer moves.
                self._png = None
                self._on_error(error)
        return self._path


def drag_out(source: QWidget, mime: PictureMime, image: QImage) -> None:
    """Start dragging; returns when the picture was let go."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    ratio = source.devicePixelRatioF()
    room = QSize(_THUMBNAIL_PX, _THUMBNAIL_PX) * ratio
    # Coarsely first: the last step is smooth, and all of a huge picture would take too long.
    coarse = image.scaled(
        room * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    )
    pixmap = QPixmap.fromImage(
        coarse.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    )
    pixmap.setDevicePixelRatio(ratio)
    drag.setPixmap(pixmap)
    drag.exec(Qt.DropAction.CopyAction)
