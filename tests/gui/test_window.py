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
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QSlider,
    QWidget,
)

from stylestudio.engine.events import Phase
from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.theme import Theme, palette_for, style_sheet
from stylestudio.ui.views.modes import CompareMode
from stylestudio.ui.wording import elapsed_words, pace_words, phase_words, remaining_words


def test_the_window_loads_no_torch():
    code = (
        "import sys, stylestudio.app, stylestudio.ui.main_window\n"
        "sys.exit(any(name.split('.')[0] in ('torch', 'torchvision') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def visible_parts(window: QWidget) -> list[QWidget]:
    parts = window.findChildren(QWidget)
    return [part for part in parts if part.window() is window and part.isVisibleTo(window)]


def settle(qtbot, window) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (1280, 800))
    qtbot.wait(30)


@pytest.fixture
def four_cards(window) -> None:
    """Four style losses are checked."""
    for name in ("pca", "svd", "weighted"):
        window.settings.variant_chooser.cards.cards[name].click()


def bring_about(state, window, start_and_hold, finished) -> None:
    """Let the window come into a state."""
    if state == "error":
        window.canvas_pane.message_bar.show_error(
            "“a picture with a rather long name.jpeg” is no picture that can be read. "
            "Choose a JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC file, or another folder."
        )
    elif state in ("running", "sketch round"):
        start_and_hold()
    elif state in ("finished", "grid"):
        window.session.start()
        finished()
        window.session.finish_all()
        finished()
    elif state == "touches":
        window.session.start()
        finished()
        window.paint_pane.touches.heading_button.click()
    elif state == "all open":
        window.session.start()
        finished()
        window.canvas_pane.details.toggle.click()
        window.paint_pane.touches.heading_button.click()
    elif state == "details":
        start_and_hold()
        window.canvas_pane.details.toggle.click()
    elif state == "advanced":
        window.settings.advanced_button.click()
    elif state == "svd":
        window.settings.variant_chooser.cards.cards["svd"].click()
        window.settings.variant_chooser.controls["k"].set_value(8)
        window.settings.advanced_button.click()
    elif state == "long":
        window.paint_box.show_estimate(7 * 3600)
    elif state == "queue":
        window.actions_.queue.trigger()
        start_and_hold()


STATES = ("first", "error", "running", "sketch round", "finished", "grid", "touches", "details")
STATES += ("all open", "advanced", "svd", "long", "queue")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_clipped_at_1280_by_800(
    qtbot, window, qapp, start_and_hold, finished, state, dark, request
):
    theme = qapp.findChild(Theme)
    theme.apply(dark=dark)
    if state in ("sketch round", "grid"):
        request.getfixturevalue("four_cards")
    settle(qtbot, window)
    bring_about(state, window, start_and_hold, finished)
    settle(qtbot, window)
    parts = visible_parts(window)
    strip, compare = window.strip, window.canvas_pane.compare
    if state == "running":
        for part in (strip.bar, strip.phase, strip.times, compare.single.picture):
            assert part in parts
        assert window.paint_box.paint_button.text() == "Stop"
    elif state in ("sketch round", "grid"):
        cells = compare.grid.cells.values()
        assert len(cells) == 4
        for cell in cells:
            assert cell.picture in parts
            caption = cell.caption
            if state == "sketch round":
                assert [button.text() for button in caption.buttons.values()] == ["Stop this one"]
                for label in (caption.title, caption.badge):
                    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 800
    inside = QRect(QPoint(0, 0), window.size())
    for part in parts:
        name = f"{part!r} {part.text() if isinstance(part, QLabel | QAbstractButton) else ''!r}"
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        scrolled = viewport_of(part)
        if scrolled is not None:
            # What does not fit in height can be scrolled to.
            left = scrolled.mapTo(window, QPoint(0, 0)).x()
            assert place.left() >= left, name
            assert place.left() + place.width() <= left + scrolled.width(), name
        else:
            assert inside.contains(place), name
        if isinstance(part, QAbstractButton | QComboBox | QLineEdit | QSlider):
            hint = part.minimumSizeHint()
            assert part.width() >= hint.width() or isinstance(part, QLineEdit | QComboBox), name
            # The style sheet's least height goes before the hint, and holds a line of text.
            assert part.height() >= (part.minimumHeight() or hint.height() - 1), name
            assert part.height() >= part.fontMetrics().height(), name
        if isinstance(part, QLabel) and part.textFormat() is Qt.TextFormat.RichText:
            # Its tags take no room.
            assert part.heightForWidth(part.width()) <= part.height() + 1, name
        elif isinstance(part, QLabel) and not isinstance(part, ElidingLabel):
            words = part.fontMetrics().boundingRect(
                QRect(0, 0, part.width(), 10_000),
                int(Qt.TextFlag.TextWordWrap) if part.wordWrap() else 0,
                part.text(),
            )
            assert words.height() <= part.height() + 1, name
            assert words.width() <= part.width() + 1, name
    theme.apply(dark=False)


def viewport_of(part: QWidget) -> QWidget | None:
    """Inside of what it is scrolled; None where it is not."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea) and above.viewport().isAncestorOf(part):
            return above.viewport()
        above = above.parentWidget()
    return None


@pytest.mark.parametrize("state", ["first", "sketch round", "grid", "touches", "details", "queue"])
def test_everything_that_can_be_pressed_has_a_name(
    qtbot, window, four_cards, start_and_hold, finished, state
):
    bring_about(state, window, start_and_hold, finished)
    for part in visible_parts(window):
        if isinstance(part, QAbstractButton | QComboBox | QSlider | QLineEdit):
            named = part.accessibleName() or getattr(part, "text", str)()
            inside = isinstance(part.parent(), QComboBox | QMenuBar)
            assert named or inside, part
    for part in (
        window.paint_box.paint_button,
        window.sources_panel.photo_pane.thumbnail,
        window.settings.preset_box,
        window.filmstrip.view,
    ):
        assert part.accessibleName()
        assert part.accessibleDescription()


def test_the_tab_key_goes_through_the_window_in_reading_order(qtbot, window, finished):
    window.session.start()
    finished()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.settings.variant_chooser.cards.cards["pca"].click()
    window.settings.advanced_button.click()
    window.paint_pane.touches.heading_button.click()
    panel, compare, settings = window.sources_panel, window.canvas_pane.compare, window.settings
    compare.set_mode(CompareMode.SINGLE)
    order = [
        panel.photo_pane.thumbnail,
        panel.photo_pane.open_button,
        panel.swap_button,
        panel.style_stack.add_button,
        compare.bar.copy_button,
        compare.bar.hold_button,
        compare.single.picture,
        window.canvas_pane.scrubber.track,
        *window.canvas_pane.message_bar.action_buttons,
        window.canvas_pane.message_bar.close_button,
        window.canvas_pane.details.toggle,
        settings.preset_box,
        settings.variant_chooser.cards.cards["pca"],
        settings.variant_chooser.controls["detail"].slider,
        settings.controls["size_px"].box,
        settings.controls["strength"].slider,
        settings.advanced_button,
        settings.variant_chooser.controls["form"].box,
        settings.controls["optimiser"].box,
        window.paint_pane.touches.heading_button,
        window.paint_pane.touches.rows["photo_colours"].control.slider,
        window.paint_box.paint_button,
        window.paint_box.save_button,
        window.filmstrip.toggle,
        window.filmstrip.view,
    ]
    order[0].setFocus()
    reached = []
    for _ in range(120):
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
