"""The program's icons: drawn from SVG in the palette's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylestudio import paths

_INK = "#000"
_SIZE_PX = 48


def icon(name: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the colour of text, or of the accent's text."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    palette = QGuiApplication.palette()
    found = QIcon()
    for colour, state in (
        (palette.windowText().color(), QIcon.State.Off),
        (palette.highlightedText().color(), QIcon.State.On),
    ):
        found.addPixmap(_rendered(svg, colour), QIcon.Mode.Normal, state)
    return found


def _rendered(svg: str, colour: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(_SIZE_PX, _SIZE_PX))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(svg.replace(f'"{_INK}"', f'"{colour.name()}"').encode()).render(painter)
    painter.end()
    return pixmap
