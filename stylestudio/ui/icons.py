"""The program's own icons, in the colour of the text around them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stylestudio import paths

_SIDES_PX = (16, 24, 32, 48)


def icon(name: str) -> QIcon:
    """The icon in ``resources/icons/<name>.svg``, tinted with the palette's text colour."""
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    found = QIcon()
    palette = QGuiApplication.palette()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.WindowText).name()
        renderer = QSvgRenderer(QByteArray(text.replace("#000", colour).encode()))
        for side in _SIDES_PX:
            pixmap = QPixmap(QSize(side, side))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            found.addPixmap(pixmap, mode)
    return found
