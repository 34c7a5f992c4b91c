"""The program's own icons, in the palette's colour."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylestudio import paths

_DRAWN = "#000"

#: Several sizes' worth of pixels: a dense screen shows it sharp.
_SIDE_PX = 96


def icon(name: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg``, tinted with the palette's text colour."""
    colour = QGuiApplication.palette().buttonText().color().name()
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN, colour).encode()))
    pixmap = QPixmap(_SIDE_PX, _SIDE_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return QIcon(pixmap)
