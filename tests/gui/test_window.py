"""The window as a whole: its looks, its words, its reach for keyboard and screen reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from stylestudio.engine.events import Phase
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.theme import Theme, palette_for, style_sheet
from stylestudio.ui.wording import elapsed_words, pace_words, phase_words, remaining_words


def test_the_window_loads_no_torch():
    code = (
        "import sys, stylestudio.app, stylestudio.ui.main_window\n"
        "sys.exit(any(name.split('.')[0] in ('torch', 'torchvision') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def visible_parts(window: QWidget) -> list[QWidget]:
    return [part for part in window.findChildren(QWidget) if part.isVisibleTo(window)]


def settle(qtbot, window) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (1280, 800))
    qtbot.wait(30)


@pytest.mark.parametrize("state", ["first", "error", "running", "finished", "advanced", "svd"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_clipped_at_1280_by_800(qtbot, window, qapp, start_and_hold, state, dark):
    theme = qapp.findChild(Theme)
    theme.apply(dark=dark)
    settle(qtbot, window)
    if state == "error":
        window.canvas_pane.message_bar.show_error(
            "“a picture with a rather long name.jpeg” is no picture that can be read. "
            "Choose a JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC file, or another folder."
        )
    elif state == "running":
        start_and_hold()
        for label in (window.strip.phase, window.canvas_pane.title):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    elif state == "finished":
        window.session.start()
        qtbot.waitUntil(lambda: not window._queue.busy)
    elif state == "advanced":
        window.settings.advanced_button.click()
    elif state == "svd":
        window.settings.variant_chooser.cards.cards["svd"].click()
        window.settings.variant_chooser.controls["k"].set_value(8)
        window.settings.advanced_button.click()
    settle(qtbot, window)
    if state == "running":
        parts = visible_parts(window)
        strip, pane = window.strip, window.canvas_pane
        for part in (strip.bar, strip.phase, strip.times, pane.canvas, pane.title):
            assert part in parts
        assert window.start_button.text() == "Stop"
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 800
    inside = QRect(QPoint(0, 0), window.size())
    scrolled = window.settings.viewport()
    for part in visible_parts(window):
        name = f"{part!r} {part.text() if isinstance(part, QLabel | QAbstractButton) else ''!r}"
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        if scrolled.isAncestorOf(part):
            # What does not fit in height can be scrolled to.
            assert place.left() >= 0, name
            limit = scrolled.mapTo(window, QPoint(0, 0)).x() + scrolled.width()
            assert place.left() + place.width() <= limit, name
        else:
            assert inside.contains(place), name
        if isinstance(part, QAbstractButton | QComboBox | QLineEdit | QSlider):
            hint = part.minimumSizeHint()
            assert part.width() >= hint.width() or isinstance(part, QLineEdit | QComboBox), name
            assert part.height() >= hint.height() - 1, name
        if isinstance(part, QLabel) and not isinstance(part, ElidingLabel):
            words = part.fontMetrics().boundingRect(
                QRect(0, 0, part.width(), 10_000),
                int(Qt.TextFlag.TextWordWrap) if part.wordWrap() else 0,
                part.text(),
            )
            assert words.height() <= part.height() + 1, name
            assert words.width() <= part.width() + 1, name
    theme.apply(dark=False)


def test_everything_that_can_be_pressed_has_a_name(window):
    for part in visible_parts(window):
        if isinstance(part, QAbstractButton | QComboBox | QSlider | QLineEdit):
            named = part.accessibleName() or getattr(part, "text", str)()
            assert named or isinstance(part.parent(), QComboBox), part
    for part in (window.start_button, window.photo_pane.thumbnail, window.settings.preset_box):
        assert part.accessibleName()
        assert part.accessibleDescription()


def test_the_tab_key_goes_through_the_window_in_reading_order(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.settings.variant_chooser.cards.cards["pca"].click()
    window.settings.advanced_button.click()
    order = [
        window.photo_pane.thumbnail,
        window.photo_pane.open_button,
        window.painting_pane.thumbnail,
        window.canvas_pane.canvas,
        window.settings.preset_box,
        window.settings.variant_chooser.cards.cards["pca"],
        window.settings.variant_chooser.controls["detail"].slider,
        window.settings.controls["size_px"].box,
        window.settings.controls["strength"].slider,
        window.settings.advanced_button,
        window.settings.variant_chooser.controls["form"].box,
        window.settings.controls["seed"].field,
        window.start_button,
    ]
    order[0].setFocus()
    reached = []
    for _ in range(90):
        focused = QApplication.focusWidget()
        if focused in order and focused not in reached:
            reached.append(focused)
        window.focusNextChild()
    assert reached == order


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(colour: QColor) -> float:
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.BrightText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    ],
)
def test_words_can_be_read_in_light_and_dark(qapp, dark, text, ground):
    palette = palette_for(dark=dark)
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_is_complete(qapp, dark):
    sheet = style_sheet(palette_for(dark=dark))
    assert "@" not in sheet
    for line in sheet.splitlines():
        if "url(" in line:
            path = line.split('url("')[1].split('"')[0]
            assert Path(path).read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (4.9, "a few seconds left"),
        (7, "about 5 s left"),
        (42, "about 40 s left"),
        (58, "about 1 min left"),
        (95, "about 2 min left"),
        (3540, "about 59 min left"),
        (3600, "about 1 h 00 min left"),
        (5000, "about 1 h 25 min left"),
    ],
)
def test_the_remaining_time_in_words(seconds, words):
    assert remaining_words(seconds) == words


def test_the_other_words():
    assert [elapsed_words(s) for s in (0.9, 61, 3725)] == ["0:00", "1:01", "1:02:05"]
    assert [pace_words(s) for s in (0.038, 2.14, 37.2)] == [
        "0.04 s each",
        "2.1 s each",
        "37 s each",
    ]
    assert all(phase_words(phase) for phase in Phase)
