"""The menu bar: every command, with its keys."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class Actions:
    """Creates the window's commands and puts them into its menu bar."""

    def __init__(self, window: QMainWindow, photo_samples: QMenu, painting_samples: QMenu) -> None:
        tr = window.tr
        keys = QKeySequence.StandardKey
        self.open_photo = _action(window, tr("Open &photo…"), keys.Open)
        self.open_painting = _action(window, tr("Open p&ainting…"), "Ctrl+Shift+O")
        self.save = _action(window, tr("&Save picture…"), keys.Save)
        self.quit = _action(window, tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.paste = _action(window, tr("&Paste picture"), keys.Paste)
        self.start = _action(window, tr("&Start painting"), "Ctrl+Return", "Ctrl+Enter")
        self.pause = _action(window, tr("&Pause"), "Ctrl+P")
        self.stop = _action(window, tr("S&top"), "Esc")

        file_menu = window.menuBar().addMenu(tr("&File"))
        file_menu.addAction(self.open_photo)
        file_menu.addAction(self.open_painting)
        for menu, title in (
            (photo_samples, tr("Sample p&hotos")),
            (painting_samples, tr("Sample pai&ntings")),
        ):
            if not menu.isEmpty():
                menu.setTitle(title)
                file_menu.addMenu(menu)
        file_menu.addSeparator()
        file_menu.addAction(self.save)
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit_menu = window.menuBar().addMenu(tr("&Edit"))
        edit_menu.addAction(self.paste)
        run_menu = window.menuBar().addMenu(tr("&Run"))
        run_menu.addAction(self.start)
        run_menu.addAction(self.pause)
        run_menu.addAction(self.stop)


def _action(window: QMainWindow, text: str, *keys: QKeySequence.StandardKey | str) -> QAction:
    action = QAction(text, window)
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action
