"""The program's icons: drawn from SVG in the palette's colours, sharp on every screen."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from stylestudio import paths

#: The colour that the files are drawn with, and that the palette's takes the place of.
_INK = "#000"


def icon(name: str, *, on_accent: bool = False, checked_on_accent: bool = True) -> QIcon:
    """The icon ``resources/icons/<name>.svg``, in the colours of the palette of the day.

    Args:
        on_accent: for a button whose ground is the accent colour, whether it is checked or not.
        checked_on_accent: whether a button's ground is the accent colour while it is checked.

    Raises:
        ValueError: there is no such icon.
    """
    _source(name)
    return QIcon(_IconEngine(name, on_accent, checked_on_accent))


class _IconEngine(QIconEngine):
    """Paints one SVG: text colour, faded when disabled, the accent's text colour when checked."""

    def __init__(self, name: str, on_accent: bool, checked_on_accent: bool) -> None:
        super().__init__()
        self._name = name
        self._on_accent = on_accent
        self._checked_on_accent = checked_on_accent

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect, self._pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, state)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        size_px = size if _asked_in_device_pixels() else size * scale
        pixmap = self._pixmap(size_px, mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def isNull(self) -> bool:
        return False

    def key(self) -> str:
        return "stylestudio"

    def clone(self) -> QIconEngine:
        copy = _IconEngine(self._name, self._on_accent, self._checked_on_accent)
        # Qt owns the copy, but PySide does not know that, and would delete it on return.
        _copies[:] = [kept for kept in _copies if isValid(kept)]
        _copies.append(copy)
        return copy

    def _pixmap(self, size_px: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon in so many device pixels. The palette is asked each time: it may change."""
        colour = self._colour(mode, state).name()
        drawn = _drawn(self._name, size_px.width(), size_px.height(), colour)
        return QPixmap.fromImage(drawn)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        on_accent = self._on_accent or (self._checked_on_accent and state is QIcon.State.On)
        return (palette.highlightedText() if on_accent else palette.windowText()).color()


class _Probe(QIconEngine):
    """Notes the size that it is asked for."""

    asked_px = 0

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        self.asked_px = size.width()
        return QPixmap(size)


@cache
def _asked_in_device_pixels() -> bool:
    """Whether the size that Qt asks for has the scale in it already: versions of Qt differ."""
    probe = _Probe()
    QIcon(probe).pixmap(QSize(8, 8), 2.0)
    return probe.asked_px == 16


_copies: list[_IconEngine] = []


# Images, because pixmaps must not outlive the application.
@lru_cache(maxsize=512)
def _drawn(name: str, width: int, height: int, colour: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    square = QRectF((width - side) / 2, (height - side) / 2, side, side)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = _source(name).replace(f'"{_INK}"', f'"{colour}"')
    QSvgRenderer(svg.encode()).render(painter, square)
    painter.end()
    return image


@cache
def _source(name: str) -> str:
    try:
        return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"there is no icon {name!r}") from error
