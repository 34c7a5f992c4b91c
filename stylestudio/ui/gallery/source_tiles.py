"""Small pictures of what a picture was painted from, with their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.gallery.record import SourceRecord
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.gallery.record_words import role_words, source_words

_COLUMNS = 3
_PICTURE = QSize(84, 64)


class SourceTiles(QWidget):
    """The photo, then the paintings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    @property
    def names(self) -> list[str]:
        """What the pictures are called."""
        return [tile.accessibleName() for tile in self._tiles]

    def show_sources(self, sources: Sequence[SourceRecord], pictures: Mapping[str, QImage]) -> None:
        """Show these; those without a picture with their name alone."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [self._tile(source, pictures.get(source.path)) for source in sources]
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _COLUMNS)
            self._grid.addWidget(tile, row, column, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(self._tiles))

    def _tile(self, source: SourceRecord, image: QImage | None) -> QWidget:
        tile = QWidget()
        role, name = role_words(source), source_words(source)
        tile.setAccessibleName(f"{role}: {name}")
        tile.setToolTip(f"{role}: {name}\n{source.path}")
        picture, words = QLabel(), ElidingLabel(name)
        words.setProperty("role", "muted")
        if image is not None:
            picture.setPixmap(self._fitted(image))
        picture.setFixedHeight(_PICTURE.height())
        picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(tile)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(picture)
        layout.addWidget(words)
        return tile

    def _fitted(self, image: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(
            image.scaled(
                _PICTURE * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
