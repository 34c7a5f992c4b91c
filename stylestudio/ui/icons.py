"""The program's own icons, in the palette's colour."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylestudio import paths

_SIZES_PX = (16, 24, 32, 48)


def icon(name: str) -> QIcon:
    """``resources/icons/<name>.svg``, drawn in the colour of text on buttons."""
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    palette = QGuiApplication.palette()
    made = QIcon()
    for group, mode in (
        (QPalette.ColorGroup.Active, QIcon.Mode.Normal),
        (QPalette.ColorGroup.Disabled, QIcon.Mode.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.ButtonText)
        for size_px in _SIZES_PX:
            made.addPixmap(_pixmap(drawing, colour, size_px), mode)
    return made


def _pixmap(drawing: str, colour: QColor, size_px: int) -> QPixmap:
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    tinted = drawing.replace("#000", colour.name())
    QSvgRenderer(QByteArray(tinted.encode())).render(painter)
    painter.end()
    return pixmap
