"""The look: chosen at run time, and legible in light and in dark."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette

from stylestudio.ui.theme import (
    Theme,
    is_dark,
    palette_for,
    sheet_colours,
    style_sheet,
    surround_colour,
)

Role = QPalette.ColorRole

#: Text and what it stands on, as roles of the palette.
TEXTS = [
    (text, ground)
    for text in (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText)
    for ground in (Role.Window, Role.Base, Role.AlternateBase, Role.Button)
] + [
    (Role.HighlightedText, Role.Highlight),
    (Role.HighlightedText, Role.Accent),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Window),
    (Role.Link, Role.Base),
    (Role.BrightText, Role.Window),
    (Role.BrightText, Role.Base),
]
#: Text and what it stands on, as the style sheet names them.
SHEET_TEXTS = [
    (text, ground)
    for text in ("text", "muted")
    for ground in ("window", "base", "button", "hover", "accent_faint", "danger_faint")
] + [
    ("text", "pressed"),
    ("accent", "base"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("danger", "base"),
    ("danger", "danger_faint"),
    ("tip_text", "tip"),
]
DISABLED = [("faded", ground) for ground in ("window", "base", "button", "hover")]


@pytest.fixture
def theme(qapp):
    found = qapp.findChild(Theme)
    yield found
    found.choose("system")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), TEXTS, ids=lambda role: role.name)
def test_text_of_the_palette_stands_out(dark, text, ground):
    palette = palette_for(dark=dark)
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), SHEET_TEXTS)
def test_text_of_the_style_sheet_stands_out(dark, text, ground):
    colours = sheet_colours(palette_for(dark=dark))
    assert contrast(QColor(colours[text]), QColor(colours[ground])) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), DISABLED)
def test_disabled_text_can_be_read(dark, text, ground):
    colours = sheet_colours(palette_for(dark=dark))
    assert contrast(QColor(colours[text]), QColor(colours[ground])) >= 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "text", [Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText]
)
def test_disabled_text_of_the_palette_can_be_read(dark, text):
    palette = palette_for(dark=dark)
    colour = palette.color(QPalette.ColorGroup.Disabled, text)
    assert colour != palette.color(text)
    for ground in (Role.Window, Role.Base, Role.Button):
        assert contrast(colour, palette.color(ground)) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_invitations_on_the_surround_can_be_read(dark):
    palette = palette_for(dark=dark)
    assert contrast(palette.placeholderText().color(), surround_colour(palette)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_every_place_in_the_style_sheet_is_filled(qapp, dark):
    rules = re.sub(r"/\*.*?\*/", "", style_sheet(palette_for(dark=dark)), flags=re.DOTALL)
    assert "@" not in rules
    assert rules.count("{") == rules.count("}") > 50


@pytest.mark.parametrize("size", ["points", "pixels"])
def test_headings_grow_with_the_text(qapp, size):
    before = qapp.font()
    large = QFont(before)
    if size == "points":
        large.setPointSizeF(18.0)
    else:
        large.setPixelSize(30)
    qapp.setFont(large)
    try:
        sheet = style_sheet(palette_for(dark=False))
    finally:
        qapp.setFont(before)
    assert f"font-size: {'22pt' if size == 'points' else '37px'};" in sheet


def test_light_and_dark_are_chosen_at_run_time(qapp, theme):
    theme.choose("dark")
    assert is_dark(qapp.palette())
    assert palette_for(dark=True).window().color().name() in qapp.styleSheet()
    theme.choose("light")
    assert not is_dark(qapp.palette())
    assert theme.choice == "light"


def test_only_the_systems_look_follows_the_system(qapp, theme, monkeypatch):
    scheme = [Qt.ColorScheme.Dark]
    monkeypatch.setattr(Theme, "_system_is_dark", staticmethod(lambda: bool(scheme[0].value == 2)))
    theme.choose("system")
    assert is_dark(qapp.palette())
    theme.choose("light")
    theme._on_color_scheme_changed()
    assert not is_dark(qapp.palette())
    scheme[0] = Qt.ColorScheme.Light
    theme.choose("dark")
    theme._on_color_scheme_changed()
    assert is_dark(qapp.palette())
    theme.choose("system")
    assert not is_dark(qapp.palette())


def contrast(first: QColor, second: QColor) -> float:
    """The ratio of WCAG 2: 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(share) for share in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_of_contrast_is_the_known_one():
    black, white = QColor("#000000"), QColor("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, QColor("#767676")) == pytest.approx(4.54, abs=0.01)
