"""Icons: there, of one family, in the palette's colours, sharp at every density."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton

from stylestudio import paths
from stylestudio.ui.icons import icon
from stylestudio.ui.theme import Theme

NAMES = (
    "open", "paste", "swap", "remove", "add", "duplicate", "undo", "redo", "reset", "lock", "dice",
    "play", "stop", "pause", "single", "split", "side-by-side", "grid", "difference", "zoom-in",
    "zoom-out", "fit", "copy", "save", "export", "sheet", "star", "gallery", "details", "queue",
    "settings", "help", "retry", "check", "info", "warning", "more", "grip",
)  # fmt: skip


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    qapp.findChild(Theme).choose("system")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_of_the_family_and_shows_something(qapp, name):
    root = ElementTree.parse(paths.resources() / "icons" / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "#000"
    assert root.get("stroke-width") == "1.75"
    assert root.get("fill") == "none"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    assert _inked(icon(name).pixmap(QSize(24, 24), 1.0)) > 3


def test_an_unknown_one_is_refused(qapp):
    with pytest.raises(ValueError, match="no icon 'nonsense'"):
        icon("nonsense")


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize(
    ("mode", "state", "group", "role"),
    [
        ("Normal", "Off", "Active", "WindowText"),
        ("Active", "Off", "Active", "WindowText"),
        ("Disabled", "Off", "Disabled", "WindowText"),
        ("Normal", "On", "Active", "HighlightedText"),
    ],
)
def test_its_colour_is_the_palettes(qapp, choice, mode, state, group, role):
    qapp.findChild(Theme).choose(choice)
    pixmap = icon("stop").pixmap(QSize(24, 24), 1.0, QIcon.Mode[mode], QIcon.State[state])
    wanted = qapp.palette().color(QPalette.ColorGroup[group], QPalette.ColorRole[role])
    assert _ink(pixmap) == wanted.rgb()


def test_on_the_accent_it_has_the_accents_text_colour(qapp):
    pixmap = icon("play", on_accent=True).pixmap(QSize(24, 24), 1.0)
    assert _ink(pixmap) == qapp.palette().highlightedText().color().rgb()


def test_one_that_is_on_a_button_already_follows_the_palette(qapp, qtbot):
    theme = qapp.findChild(Theme)
    theme.choose("light")
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("stop"))
    button.setIconSize(QSize(24, 24))
    button.resize(80, 60)
    dark_ink = qapp.palette().windowText().color().rgb()
    assert dark_ink in _colours(button.grab().toImage())
    theme.choose("dark")
    colours = _colours(button.grab().toImage())
    assert qapp.palette().windowText().color().rgb() in colours
    assert dark_ink not in colours


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_is_drawn_for_the_screens_density(qapp, ratio):
    pixmap = icon("grid").pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
    assert pixmap.devicePixelRatio() == ratio
    # Drawn at that size, not enlarged from a smaller one.
    image = pixmap.toImage()
    large = icon("grid").pixmap(QSize(20, 20) * ratio, 1.0).toImage()
    image.setDevicePixelRatio(1.0)
    assert image == large


def test_a_copy_of_it_outlives_the_original(qapp):
    original = icon("save")
    copy = QIcon(original)
    # Detaches the copy, which clones what paints it.
    copy.addPixmap(QPixmap(1, 1))
    del original
    assert not copy.isNull()


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def _ink(pixmap: QPixmap) -> int:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    opaque = Counter(colour for colour in _pixels(image) if QColor.fromRgba(colour).alpha() == 255)
    return opaque.most_common(1)[0][0]


def _pixels(image: QImage) -> list[int]:
    return [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]


def _inked(pixmap: QPixmap) -> int:
    image = pixmap.toImage()
    return sum(
        image.pixelColor(x, y).alpha() > 60
        for x in range(image.width())
        for y in range(image.height())
    )
