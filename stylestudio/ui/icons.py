"""Icons that follow the palette."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylestudio import paths

#: What the files are drawn in; it gives way to a colour of the palette.
_INK = b"#000"
_SIZES_PX = (16, 20, 24, 32, 48)


def icon(name: str) -> QIcon:
    """``resources/icons/<name>.svg`` in the palette's colour of text."""
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    palette = QGuiApplication.palette()
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.ButtonText)
        for size_px in _SIZES_PX:
            made.addPixmap(_rendered(drawing, colour, size_px), mode)
    return made


def _rendered(drawing: bytes, colour: QColor, size_px: int) -> QPixmap:
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.replace(_INK, colour.name().encode()))).render(painter)
    painter.end()
    return pixmap
