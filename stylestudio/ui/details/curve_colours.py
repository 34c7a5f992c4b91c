"""The colours of the loss curves, mixed from the palette so that they suit light and dark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPalette

from stylestudio.ui.theme import mix

#: The hues of the style's layers, shallow to deep: away from the accent's blue.
_FIRST_HUE, _LAST_HUE = 0.0, 0.44
#: Lighter ones are pastels, which look alike.
_MOST_LIGHTNESS = 0.66
#: What a line needs to be seen (WCAG 2.1, 1.4.11), and a little more.
_LEAST_CONTRAST = 3.2


def curve_colours(palette: QPalette, style_taps: Sequence[str]) -> dict[str, QColor]:
    """A colour for each curve: text for the total, the accent for the photo, hues for the style.

    The hues have the lightness and the strength of the palette's own warning colour, and those that
    would be too faint are mixed with the colour of text.
    """
    colours = {
        "total": palette.windowText().color(),
        "content": palette.highlight().color(),
    }
    pattern = palette.brightText().color()
    lightness = min(pattern.lightnessF(), _MOST_LIGHTNESS)
    for place, tap in enumerate(style_taps):
        share = place / max(1, len(style_taps) - 1)
        hue = _FIRST_HUE + (_LAST_HUE - _FIRST_HUE) * share
        colours[tap] = QColor.fromHslF(hue, pattern.hslSaturationF(), lightness)
    ground, text = palette.base().color(), palette.windowText().color()
    return {name: _readable(colour, ground, text) for name, colour in colours.items()}


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: QColor, ground: QColor, text: QColor) -> QColor:
    for tenths in range(10):
        mixed = mix(colour, text, tenths / 10)
        if contrast(mixed, ground) >= _LEAST_CONTRAST:
            return mixed
    return text


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
