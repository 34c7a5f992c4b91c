"""The look: a calm, neutral surround for pictures, in light and in dark, with one accent.

Two small sets of colours become palettes; every other colour is mixed from the palette, so that
whatever is drawn from it fits both. The system's choice of light or dark is followed at once.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from stylestudio import paths

_LIGHT = {
    QPalette.ColorRole.Window: "#f2f1ee",
    QPalette.ColorRole.WindowText: "#24231f",
    QPalette.ColorRole.Base: "#fcfbf9",
    QPalette.ColorRole.AlternateBase: "#f2f1ee",
    QPalette.ColorRole.Text: "#24231f",
    QPalette.ColorRole.Button: "#fcfbf9",
    QPalette.ColorRole.ButtonText: "#24231f",
    QPalette.ColorRole.BrightText: "#a8201a",
    QPalette.ColorRole.ToolTipBase: "#2b2a27",
    QPalette.ColorRole.ToolTipText: "#f6f4ef",
    QPalette.ColorRole.PlaceholderText: "#66635b",
    QPalette.ColorRole.Highlight: "#3a52c4",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#3a52c4",
}
_DARK = {
    QPalette.ColorRole.Window: "#21211f",
    QPalette.ColorRole.WindowText: "#eceae4",
    QPalette.ColorRole.Base: "#2a2a28",
    QPalette.ColorRole.AlternateBase: "#21211f",
    QPalette.ColorRole.Text: "#eceae4",
    QPalette.ColorRole.Button: "#343431",
    QPalette.ColorRole.ButtonText: "#eceae4",
    QPalette.ColorRole.BrightText: "#ffa198",
    QPalette.ColorRole.ToolTipBase: "#3d3d39",
    QPalette.ColorRole.ToolTipText: "#f6f4ef",
    QPalette.ColorRole.PlaceholderText: "#a9a69d",
    QPalette.ColorRole.Highlight: "#93a6ff",
    QPalette.ColorRole.HighlightedText: "#14162a",
    QPalette.ColorRole.Link: "#a9b8ff",
}


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """``first`` with ``share`` (0 to 1) of ``second``."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.windowText().color().lightness() > palette.window().color().lightness()


def border_colour(palette: QPalette) -> QColor:
    """Fine lines around cards and fields."""
    return mix(palette.window().color(), palette.windowText().color(), 0.16)


def surround_colour(palette: QPalette) -> QColor:
    """What lies around a picture: neutral, so that its colours can be judged."""
    window = palette.window().color()
    if is_dark(palette):
        return mix(window, QColor(Qt.GlobalColor.black), 0.35)
    return mix(window, palette.windowText().color(), 0.055)


def palette_for(*, dark: bool) -> QPalette:
    """The palette of the light or the dark look."""
    palette = QPalette()
    for role, name in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(name))
    palette.setColor(QPalette.ColorRole.Accent, palette.highlight().color())
    window, text = palette.window().color(), palette.windowText().color()
    faded = mix(window, text, 0.42)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.PlaceholderText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    for role, share in (
        (QPalette.ColorRole.Light, 0.0),
        (QPalette.ColorRole.Midlight, 0.06),
        (QPalette.ColorRole.Mid, 0.2),
        (QPalette.ColorRole.Dark, 0.35),
        (QPalette.ColorRole.Shadow, 0.6),
    ):
        palette.setColor(role, mix(window, text, share))
    return palette


def style_sheet(palette: QPalette) -> str:
    """The style sheet whose colours are all taken or mixed from ``palette``."""
    window, text = palette.window().color(), palette.windowText().color()
    base, accent = palette.base().color(), palette.highlight().color()
    button = palette.button().color()
    icons = (paths.resources() / "icons").as_posix()
    shade = "dark" if is_dark(palette) else "light"
    values = {
        "window": window.name(),
        "text": text.name(),
        "muted": palette.placeholderText().color().name(),
        "faded": mix(window, text, 0.42).name(),
        "base": base.name(),
        "border": border_colour(palette).name(),
        "strong_border": mix(window, text, 0.32).name(),
        "button": button.name(),
        "hover": mix(button, text, 0.07).name(),
        "pressed": mix(button, text, 0.14).name(),
        "accent": accent.name(),
        "accent_hover": mix(accent, text, 0.14).name(),
        "accent_faint": mix(base, accent, 0.14).name(),
        "on_accent": palette.highlightedText().color().name(),
        "danger": palette.brightText().color().name(),
        "danger_faint": mix(base, palette.brightText().color(), 0.10).name(),
        "tip": palette.toolTipBase().color().name(),
        "tip_text": palette.toolTipText().color().name(),
        "chevron": f"{icons}/chevron-{shade}.svg",
        "check": f"{icons}/check-{shade}.svg",
    }
    sheet = _SHEET
    for name, value in values.items():
        sheet = sheet.replace(f"@{name}@", value)
    return sheet


class Theme(QObject):
    """Keeps an application in the system's light or dark look."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self.apply(dark=self._system_is_dark())

    def apply(self, *, dark: bool) -> None:
        """Show the light or the dark look."""
        palette = palette_for(dark=dark)
        self._app.setPalette(palette)
        self._app.setStyleSheet(style_sheet(palette))

    @Slot()
    def _on_color_scheme_changed(self) -> None:
        self.apply(dark=self._system_is_dark())

    @staticmethod
    def _system_is_dark() -> bool:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


_SHEET = """
QToolTip { background: @tip@; color: @tip_text@; border: none; padding: 6px 8px; }

QMenuBar { background: @window@; padding: 2px 10px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover@; }
QMenu { background: @base@; border: 1px solid @border@; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 14px; border-radius: 5px; }
QMenu::item:selected { background: @accent@; color: @on_accent@; }
QMenu::item:disabled { color: @faded@; background: transparent; }
QMenu::separator { height: 1px; background: @border@; margin: 5px 8px; }

QFrame[card="true"] { background: @base@; border: 1px solid @border@; border-radius: 12px; }
QLabel[role="heading"] { font-weight: 600; font-size: 11pt; min-height: 32px; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="subheading"] { color: @accent@; font-weight: 600; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="muted"]:disabled { color: @faded@; }

QPushButton, QToolButton {
    background: @button@; border: 1px solid @border@; border-radius: 7px;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton:hover { background: @hover@; }
QPushButton:pressed, QToolButton:pressed, QToolButton:open { background: @pressed@; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent@; padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: @faded@; background: transparent; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
    image: url("@chevron@"); subcontrol-origin: padding; subcontrol-position: center right;
    right: 9px; width: 12px; height: 12px;
}
QPushButton[menu="true"] { padding-right: 24px; }
QPushButton[menu="true"]:focus { padding-right: 23px; }

QPushButton[primary="true"] {
    background: @accent@; color: @on_accent@; border: 1px solid @accent@;
    border-radius: 9px; font-weight: 600; font-size: 11pt; min-height: 32px;
}
QPushButton[primary="true"]:hover { background: @accent_hover@; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; }
QPushButton[primary="true"]:disabled {
    background: @hover@; color: @faded@; border: 1px solid @border@;
}
QPushButton[primary="stop"] {
    background: @base@; color: @danger@; border: 1px solid @danger@;
    border-radius: 9px; font-weight: 600; font-size: 11pt; min-height: 32px;
}
QPushButton[primary="stop"]:hover { background: @danger_faint@; }
QPushButton[primary="stop"]:focus { border: 2px solid @danger@; }
QPushButton[primary="stop"]:disabled { color: @faded@; border: 1px solid @border@; }

QPushButton[beside="true"] { border-radius: 9px; min-height: 32px; padding: 5px 14px; }
QPushButton[beside="true"]:focus { padding: 4px 13px; }

VariantCard {
    background: @button@; border: 1px solid @border@; border-radius: 7px; outline: none;
}
VariantCard:hover { background: @hover@; }
VariantCard:checked { background: @accent_faint@; border: 2px solid @accent@; }
VariantCard:focus, VariantCard:checked:focus { border: 2px solid @text@; }
VariantCard:disabled { background: transparent; border: 1px solid @border@; }
VariantCard:checked:disabled { background: @pressed@; border: 1px solid @border@; }
VariantCard::indicator { width: 0; height: 0; border: none; image: none; }

QPushButton[plain="true"] {
    background: transparent; border: 1px solid transparent; text-align: left;
    padding: 3px 6px 3px 0;
}
QPushButton[plain="true"]:hover { color: @accent@; }
QPushButton[plain="true"]:focus { border: 2px solid @accent@; padding: 2px 5px 2px 3px; }

QPushButton[segment] { border-radius: 0; padding: 5px 4px; }
QPushButton[segment]:focus { padding: 4px 3px; }
QPushButton[segment="first"] { border-top-left-radius: 7px; border-bottom-left-radius: 7px; }
QPushButton[segment="middle"] { border-left: none; }
QPushButton[segment="middle"]:focus { border-left: 2px solid @accent@; }
QPushButton[segment="last"] {
    border-left: none; border-top-right-radius: 7px; border-bottom-right-radius: 7px;
}
QPushButton[segment="last"]:focus { border-left: 2px solid @accent@; }
QPushButton[segment]:checked { background: @accent@; color: @on_accent@; border-color: @accent@; }
QPushButton[segment]:checked:focus { border: 2px solid @text@; }
QPushButton[segment]:checked:disabled {
    background: @pressed@; color: @faded@; border-color: @border@;
}

QToolButton[flat="true"] {
    background: transparent; border: 1px solid transparent; padding: 3px 5px;
}
QToolButton[flat="true"]:hover { background: @hover@; }
QToolButton[flat="true"]:focus { border: 2px solid @accent@; padding: 2px 4px; }

QComboBox, QLineEdit {
    background: @button@; border: 1px solid @border@; border-radius: 7px;
    padding: 4px 10px; min-height: 22px; selection-background-color: @accent@;
    selection-color: @on_accent@;
}
QComboBox:hover, QLineEdit:hover { border-color: @strong_border@; }
QComboBox:focus, QComboBox:on, QLineEdit:focus {
    border: 2px solid @accent@; padding: 3px 9px;
}
QComboBox[invalid="true"], QLineEdit[invalid="true"] {
    background: @danger_faint@; border-color: @danger@;
}
QComboBox[invalid="true"]:focus, QLineEdit[invalid="true"]:focus { border: 2px solid @danger@; }
QComboBox:disabled, QLineEdit:disabled { color: @faded@; background: transparent; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("@chevron@"); width: 12px; height: 12px; }
QComboBox QLineEdit,
QComboBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; margin-left: -2px; min-height: 0;
}
QComboBox QAbstractItemView {
    background: @base@; border: 1px solid @border@; padding: 4px; outline: 0;
    selection-background-color: @accent@; selection-color: @on_accent@;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }

QCheckBox { spacing: 8px; padding: 2px; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid @strong_border@; border-radius: 4px;
    background: @button@;
}
QCheckBox::indicator:checked {
    background: @accent@; border-color: @accent@; image: url("@check@");
}
QCheckBox::indicator:focus { border: 2px solid @accent@; }
QCheckBox::indicator:checked:focus { border: 2px solid @text@; }
QCheckBox::indicator:disabled { background: @pressed@; border-color: @border@; }

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border@; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent@; }
QSlider::sub-page:horizontal:disabled { background: @strong_border@; }
QSlider::handle:horizontal {
    width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
    background: @base@; border: 2px solid @accent@;
}
QSlider::handle:horizontal:hover { background: @accent_faint@; }
QSlider::handle:horizontal:focus { background: @accent@; }
QSlider::handle:horizontal:disabled { border-color: @strong_border@; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical {
    background: @border@; border-radius: 4px; min-height: 30px; margin: 1px;
}
QScrollBar::handle:vertical:hover { background: @strong_border@; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

MessageBar, OfferBar {
    background: @accent_faint@; border: 1px solid @accent@; border-radius: 9px;
}
MessageBar[kind="error"] { background: @danger_faint@; border: 1px solid @danger@; }

QToolButton[toggle="true"] {
    background: transparent; border: 1px solid transparent; font-weight: 600;
    padding: 2px 8px 2px 3px;
}
QToolButton[toggle="true"]:hover { background: @hover@; }
QToolButton[toggle="true"]:focus { border: 2px solid @accent@; padding: 1px 7px 1px 2px; }
QPushButton[quiet="true"] {
    background: transparent; border: 1px solid transparent; padding: 3px 8px;
}
QPushButton[quiet="true"]:hover { background: @hover@; }
QPushButton[quiet="true"]:focus { border: 2px solid @accent@; padding: 2px 7px; }
QPushButton[quiet="true"]:disabled { color: @faded@; }
QLabel[kind="error"] { color: @danger@; }
QListView[strip="true"] { background: transparent; border: none; outline: 0; }
QFrame[popover="true"] { background: @window@; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal {
    background: @border@; border-radius: 4px; min-width: 30px; margin: 1px;
}
QScrollBar::handle:horizontal:hover { background: @strong_border@; }
"""


def paint_surround(painter: QPainter, rect: QRect, palette: QPalette) -> QRect:
    """Paint the calm ground that pictures lie on, and return its rectangle."""
    frame = rect.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(surround_colour(palette))
    painter.drawRoundedRect(frame, 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return frame
