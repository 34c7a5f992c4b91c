"""The Help menu: the keys, the log, a report, and what the program is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from stylestudio.logs import log_file
from stylestudio.ui.desktop import open_file
from stylestudio.ui.help.about_dialog import AboutDialog
from stylestudio.ui.help.report import copy_report
from stylestudio.ui.help.shortcuts_window import ShortcutsWindow
from stylestudio.ui.messages.message_bar import MessageBar


class HelpMenu(QMenu):
    """Adds itself to nothing; ``window.menuBar().addMenu(help_menu)`` does.

    Args:
        messages: says that the report was copied, or that the log could not be shown.
        canvas_keys: see :class:`ShortcutsWindow`.
    """

    def __init__(
        self,
        window: QMainWindow,
        messages: MessageBar,
        canvas_keys: Callable[[], Sequence[tuple[str, str]]] = tuple,
    ) -> None:
        super().__init__(window)
        self.setTitle(self.tr("&Help"))
        self._window = window
        self._messages = messages
        self._canvas_keys = canvas_keys
        self._shortcuts: ShortcutsWindow | None = None
        self._about: AboutDialog | None = None
        self.shortcuts = self._command(self.tr("&Keyboard shortcuts"), self._on_shortcuts)
        # Set one by one: on some systems the standard help key is another than F1.
        self.shortcuts.setShortcuts([QKeySequence("F1")])
        self.addSeparator()
        self.show_log = self._command(self.tr("Show &log"), self._on_show_log)
        self.copy_report = self._command(self.tr("&Copy report"), self._on_copy_report)
        self.addSeparator()
        self.about = self._command(self.tr("&About StyleStudio"), self._on_about)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _command(self, words: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    @Slot()
    def _on_shortcuts(self) -> None:
        if self._shortcuts is None:
            self._shortcuts = ShortcutsWindow(self._window, self._canvas_keys)
        _show(self._shortcuts)

    @Slot()
    def _on_about(self) -> None:
        if self._about is None:
            self._about = AboutDialog(self._window)
        _show(self._about)

    @Slot()
    def _on_show_log(self) -> None:
        if not open_file(log_file()):
            self._messages.show_error(
                self.tr("The log could not be opened. It is “{path}”.").format(path=log_file())
            )

    @Slot()
    def _on_copy_report(self) -> None:
        copy_report()
        self._messages.show_notice(
            self.tr("The report is on the clipboard. Paste it into a mail or a message.")
        )


def _show(dialog: ShortcutsWindow | AboutDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
