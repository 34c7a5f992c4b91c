"""Help: the keys, the log, a report, and what the program is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu

from stylestudio import __version__
from stylestudio.logs import log_file
from stylestudio.ui import desktop
from stylestudio.ui.help.about_dialog import AboutDialog, licences
from stylestudio.ui.help.help_menu import HelpMenu
from stylestudio.ui.help.shortcuts_window import ShortcutsWindow, plain_words
from stylestudio.ui.messages.message_bar import MessageBar

CANVAS_KEYS = [("See the photo", "Space"), ("Zoom in", "+")]


@pytest.fixture
def window(qapp, qtbot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = MessageBar()
    window.setCentralWidget(bar)
    file_menu = window.menuBar().addMenu("&File")
    for words, keys in (("Open &photo…", ["Ctrl+O"]), ("&Start", ["Ctrl+Return", "Ctrl+Enter"])):
        action = QAction(words, window)
        action.setShortcuts(keys)
        file_menu.addAction(action)
    file_menu.addAction("No keys")
    inner = QMenu("Samples", window)
    file_menu.addMenu(inner)
    lake = QAction("Lake", window)
    lake.setShortcut("Ctrl+L")
    inner.addAction(lake)
    loose = QAction("Blink", window)
    loose.setShortcut("B")
    window.addAction(loose)
    window.bar = bar
    window.help_menu = HelpMenu(window, bar, lambda: CANVAS_KEYS)
    window.menuBar().addMenu(window.help_menu)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    urls: list[str] = []

    def open_url(url) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", open_url)
    return urls


@pytest.fixture
def shortcuts(window, qtbot) -> ShortcutsWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    (found,) = window.findChildren(ShortcutsWindow)
    qtbot.waitUntil(found.isVisible)
    return found


def test_f1_lists_all_shortcuts(shortcuts):
    assert shortcuts.shown == [
        ("Open photo", "Ctrl+O"),
        ("Start", "Ctrl+Return  ·  Ctrl+Enter"),
        ("Lake", "Ctrl+L"),
        ("Keyboard shortcuts", "F1"),
        ("See the photo", "Space"),
        ("Zoom in", "+"),
        ("Blink", "B"),
    ]


@pytest.mark.parametrize(
    ("typed", "left"),
    [("photo", 2), ("PHOTO ctrl", 1), ("canvas", 2), ("f1", 1), ("file", 3)],
)
def test_they_can_be_searched_by_word_key_and_group(shortcuts, typed, left):
    QTest.keyClicks(shortcuts.search, typed)
    assert len(shortcuts.shown) == left
    assert not shortcuts.nothing.isVisible()


def test_what_is_not_found_is_said(shortcuts):
    QTest.keyClicks(shortcuts.search, "xyzzy")
    assert shortcuts.shown == []
    assert shortcuts.nothing.isVisible()
    assert "xyzzy" in shortcuts.nothing.text()


def test_escape_closes_it_and_f1_opens_it_again_with_new_commands(shortcuts, window, qtbot):
    QTest.keyClick(shortcuts, Qt.Key.Key_Escape)
    assert not shortcuts.isVisible()
    action = QAction("New", window)
    action.setShortcut("Ctrl+N")
    window.menuBar().actions()[0].menu().addAction(action)
    window.help_menu.shortcuts.trigger()
    assert shortcuts.isVisible()
    assert ("New", "Ctrl+N") in shortcuts.shown
    assert window.findChildren(ShortcutsWindow) == [shortcuts]


def test_an_ampersand_that_is_meant_stays():
    assert plain_words("&Salt && pepper…") == "Salt & pepper"


def test_the_log_is_opened(window, opened):
    log_file().parent.mkdir(parents=True, exist_ok=True)
    log_file().write_text("a line\n")
    window.help_menu.show_log.trigger()
    assert opened == [str(log_file())]
    assert window.bar.text == ""


def test_without_a_log_its_folder_is_opened(window, opened):
    window.help_menu.show_log.trigger()
    assert opened == [str(log_file().parent)]


def test_where_nothing_opens_the_path_is_told(window, monkeypatch):
    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", lambda url: False)
    window.help_menu.show_log.trigger()
    assert str(log_file()) in window.bar.text


def test_the_report_is_copied(window):
    window.help_menu.copy_report.trigger()
    assert QGuiApplication.clipboard().text().startswith(f"StyleStudio {__version__}\n")
    assert "clipboard" in window.bar.text


def test_about_names_versions_and_licences(window, qtbot):
    window.help_menu.about.trigger()
    (about,) = window.findChildren(AboutDialog)
    assert about.isVisible()
    for words in (f"StyleStudio {__version__}", "Qt 6", "numpy", "torch"):
        assert words in about.versions.text()
    for words in ("Apache-2.0", "LGPL-3.0", "VGG"):
        assert words in about.licences.toPlainText()
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_missing_notices_do_not_keep_it_from_opening(monkeypatch, tmp_path):
    monkeypatch.setattr("stylestudio.paths.resources", lambda: tmp_path)
    assert "LGPL-3.0" in licences()
