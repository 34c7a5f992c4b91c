"""The look: a calm, neutral surround for pictures, in light and in dark, with one accent.

Two small sets of colours become palettes; every other colour is mixed from the palette, so that
whatever is drawn from it fits both. The user chooses light or dark, or leaves it to the system,
whose choice is followed at once.
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
    QPalette.ColorRole.PlaceholderText: "#b3b0a7",
    QPalette.ColorRole.Highlight: "#93a6ff",
    QPalette.ColorRole.HighlightedText: "#14162a",
    QPalette.ColorRole.Link: "#a9b8ff",
}


#: How large headings are, in sizes of the text.
_HEADING = 1.22
#: How much of the text's colour is left in what is disabled.
_FADED = 0.55


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


def faded_colour(palette: QPalette) -> QColor:
    """Text that is disabled."""
    return mix(
        palette.window().color(),
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText),
        _FADED,
    )


def palette_for(*, dark: bool) -> QPalette:
    """The palette of the light or the dark look."""
    palette = QPalette()
    for role, name in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(name))
    palette.setColor(QPalette.ColorRole.Accent, palette.highlight().color())
    window, text = palette.window().color(), palette.windowText().color()
    faded = faded_colour(palette)
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
    icons = (paths.resources() / "icons").as_posix()
    shade = "dark" if is_dark(palette) else "light"
    values = {
        **sheet_colours(palette),
        "chevron": f"{icons}/chevron-{shade}.svg",
        "chevron_up": f"{icons}/chevron-up-{shade}.svg",
        "check": f"{icons}/check-{shade}.svg",
        "heading_size": _heading_size(),
    }
    sheet = (paths.resources() / "theme.qss").read_text(encoding="utf-8") + _SHEET
    for name, value in values.items():
        sheet = sheet.replace(f"@{name}@", value)
    return sheet


def _heading_size() -> str:
    """Of headings, in proportion to the text, which the user may have made larger."""
    font = QGuiApplication.font()
    if font.pointSizeF() > 0:
        return f"{round(_HEADING * font.pointSizeF())}pt"
    return f"{round(_HEADING * font.pixelSize())}px"


def sheet_colours(palette: QPalette) -> dict[str, str]:
    """The style sheet's colours by the names that stand in it."""
    window, text = palette.window().color(), palette.windowText().color()
    base, accent = palette.base().color(), palette.highlight().color()
    button = palette.button().color()
    return {
        "window": window.name(),
        "text": text.name(),
        "muted": palette.placeholderText().color().name(),
        "faded": faded_colour(palette).name(),
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
    }


class Theme(QObject):
    """Keeps an application in the light or the dark look, as the user or the system chooses.

    Args:
        choice: one of :data:`~stylestudio.settings.THEMES`.
        dressed: whether the style sheet is there from the start. Qt applies it anew to each widget
            that is put into another one, so a large window is built a third faster without.
    """

    def __init__(self, app: QApplication, choice: str = "system", *, dressed: bool = True) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._dressed = dressed
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self.choose(choice)

    @property
    def choice(self) -> str:
        """What was chosen: ``system``, ``light`` or ``dark``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Show the look ``light`` or ``dark``, or that of the ``system``; at once."""
        self._choice = choice
        # For what the system draws: the window's frame, and its own dialogs.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._refresh()

    def apply(self, *, dark: bool) -> None:
        """Show the light or the dark look, until the choice is another."""
        palette = palette_for(dark=dark)
        self._app.setPalette(palette)
        if self._dressed:
            self._app.setStyleSheet(style_sheet(palette))

    def dress(self) -> None:
        """Put the style sheet on, if it was left away at first."""
        if not self._dressed:
            self._dressed = True
            self._app.setStyleSheet(style_sheet(self._app.palette()))

    @Slot()
    def _on_color_scheme_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        dark = self._system_is_dark() if self._choice == "system" else self._choice == "dark"
        self.apply(dark=dark)

    @staticmethod
    def _system_is_dark() -> bool:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


_SCHEMES = {
    # Unknown: what the system says.
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

#: The rules of our own widgets; those of Qt's are in ``resources/theme.qss``.
_SHEET = """
MessageBar, OfferBar {
    background: @accent_faint@; border: 1px solid @accent@; border-radius: 9px;
}
MessageBar[kind="error"] { background: @danger_faint@; border: 1px solid @danger@; }

VariantCard {
    background: @button@; border: 1px solid @border@; border-radius: 7px; outline: none;
    padding: 0;
}
VariantCard:hover { background: @hover@; }
VariantCard[current="true"] { border: 2px solid @strong_border@; }
VariantCard:checked { background: @accent_faint@; border: 1px solid @accent@; }
VariantCard[current="true"]:checked { border: 2px solid @accent@; }
VariantCard:focus, VariantCard:checked:focus { border: 2px solid @text@; }
VariantCard:disabled { background: transparent; border: 1px solid @border@; }
VariantCard:checked:disabled { background: @pressed@; border: 1px solid @border@; }
VariantCard::indicator {
    subcontrol-origin: margin; subcontrol-position: top right; top: 5px; right: 7px;
    width: 13px; height: 13px;
}
VariantCard::indicator:focus { border: 1px solid @strong_border@; }
VariantCard::indicator:checked:focus { border: 1px solid @accent@; }
QToolButton[small="true"] { padding: 1px; min-height: 0; border-radius: 5px; }
QToolButton[small="true"]:focus { padding: 0; }
QToolButton[bare_menu="true"]::menu-indicator { image: none; width: 0; }

StyleCard { background: @button@; border: 1px solid @border@; border-radius: 9px; }
StyleCard:hover { background: @hover@; }
IconButton::menu-indicator { image: none; }
StyleCard:focus { border: 2px solid @accent@; }
PhotoPane[lit="true"], StyleStack[lit="true"] {
    background: @accent_faint@; border: 2px solid @accent@;
}
QPushButton[tight="true"] { padding: 5px 6px; }
QPushButton[tight="true"][menu="true"] { padding-right: 20px; }
QPushButton[tight="true"]:focus { padding: 4px 5px; }
QPushButton[tight="true"][menu="true"]:focus { padding-right: 19px; }
QPushButton[tight="true"]::menu-indicator { right: 5px; }

QPushButton[segment][wide="true"] { padding: 5px 9px; }
QPushButton[segment][wide="true"]:focus { padding: 4px 8px; }
QPushButton[segment]:disabled { color: @faded@; background: transparent; }
QToolButton[flat="true"]:checked {
    background: @accent_faint@; color: @text@; border: 1px solid @accent@;
}
QToolButton[flat="true"]:checked:focus { border: 2px solid @accent@; }
QPushButton[small="true"] { padding: 1px 8px; min-height: 16px; border-radius: 6px; }
QPushButton[small="true"]:focus { padding: 0 7px; }
QLabel[role="badge"] { color: @accent@; font-weight: 600; }

TimeScrubber QToolButton:checked { color: @accent@; font-weight: 600; }
TimeScrubber QPushButton { padding: 2px 10px; }
TimeScrubber QPushButton:focus { padding: 1px 9px; }
MomentBubble { background: @base@; border: 1px solid @strong_border@; }

QToolButton[toggle="true"] {
    background: transparent; border: 1px solid transparent; font-weight: 600;
    padding: 2px 8px 2px 3px;
}
QToolButton[toggle="true"]:checked { background: transparent; color: @text@; }
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
