"""The menu bar: every command, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from stylestudio.ui.help.help_menu import HelpMenu
from stylestudio.ui.pieces.pieces import PieceState
from stylestudio.ui.sharing.share_film import film_reason

if TYPE_CHECKING:
    from stylestudio.ui.main_window import MainWindow
    from stylestudio.ui.studio import Studio


class Actions:
    """Creates the window's commands and puts them into its menu bar."""

    def __init__(self, window: MainWindow) -> None:
        tr = window.tr
        keys = QKeySequence.StandardKey
        self._window = window
        self.open_photo = self._action(tr("Open &photos…"), keys.Open)
        self.open_painting = self._action(tr("Open p&aintings…"), "Ctrl+Shift+O")
        self.save = self._action(tr("&Save picture…"), keys.Save)
        self.sheet = self._action(tr("Save s&heet"), "Ctrl+Shift+S")
        self.export = self._action(tr("&Export…"), "Ctrl+E")
        self.before_after = self._action(tr("&Before and after…"))
        self.film = self._action(tr("Painting &film…"))
        self.settings = self._action(tr("Se&ttings…"), "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit = self._action(tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.copy = self._action(tr("&Copy picture"), keys.Copy)
        self.paste = self._action(tr("&Paste picture"), keys.Paste)
        self.swap = self._action(tr("S&wap photo and painting"), "Ctrl+Shift+X")
        self.paint = self._action(tr("&Paint"), "Ctrl+Return", "Ctrl+Enter")
        self.sketch = self._action(tr("S&ketch first"), "Ctrl+Shift+Return")
        self.finish_all = self._action(tr("&Finish all sketches"), "Ctrl+F")
        self.pause = self._action(tr("Pa&use"), "Ctrl+P")
        self.stop = self._action(tr("S&top"), "Esc")
        self.queue = self._action(tr("&Queue"), "Ctrl+J")
        self.gallery = self._action(tr("&Gallery"), "Ctrl+G")

    def assemble(self, studio: Studio) -> None:
        """Fill the menu bar; what the window's parts bring along has its place in it."""
        window, tr = self._window, self._window.tr
        bar, panel = window.menuBar(), window.sources_panel
        file_menu = bar.addMenu(tr("&File"))
        file_menu.addActions([self.open_photo, self.open_painting])
        file_menu.addSeparator()
        file_menu.addActions([self.save, self.sheet, self.export])
        share_menu = file_menu.addMenu(tr("S&hare"))
        share_menu.addActions([self.before_after, self.film])
        file_menu.addSeparator()
        file_menu.addActions([self.settings, self.quit])
        edit_menu = bar.addMenu(tr("&Edit"))
        edit_menu.addActions([studio.history.undo_action, studio.history.redo_action])
        edit_menu.addSeparator()
        edit_menu.addActions([self.copy, self.paste, self.swap])
        paint_menu = bar.addMenu(tr("&Paint"))
        paint_menu.addActions([self.paint, self.sketch, self.finish_all])
        paint_menu.addSeparator()
        paint_menu.addActions([self.pause, self.stop])
        view_menu = bar.addMenu(tr("&View"))
        view_menu.addActions([self.gallery, self.queue])
        self.help_menu = HelpMenu(window, window.canvas_pane.message_bar, window.canvas_keys)
        bar.addMenu(self.help_menu)

        self.open_photo.triggered.connect(panel.open_photos)
        self.open_painting.triggered.connect(panel.open_paintings)
        self.save.triggered.connect(studio.outlets.save_seen)
        self.sheet.triggered.connect(studio.outlets.save_sheet)
        self.export.triggered.connect(studio.outlets.export_seen)
        self.before_after.triggered.connect(studio.outlets.share_before_after)
        self.film.triggered.connect(studio.outlets.share_film)
        self.settings.triggered.connect(studio.preferences.open)
        self.quit.triggered.connect(window.close)
        self.copy.triggered.connect(studio.outlets.copy_seen)
        self.paste.triggered.connect(panel.paste)
        self.swap.triggered.connect(window.sources.swap)
        self.paint.triggered.connect(studio.session.start)
        self.sketch.triggered.connect(studio.session.sketch)
        self.finish_all.triggered.connect(studio.session.finish_all)
        self.pause.triggered.connect(studio.pausing.toggle)
        self.stop.triggered.connect(studio.session.stop)
        self.gallery.triggered.connect(studio.browsing.toggle)
        self.queue.triggered.connect(window.canvas_pane.queue_button.click)

    def refresh(self, studio: Studio) -> None:
        """What can be chosen now."""
        tr, session, piece = self._window.tr, studio.session, studio.current.piece
        # In the gallery the same keys mean its own pictures.
        on_canvas = not studio.browsing.shown
        has_picture = on_canvas and piece is not None and piece.pixels is not None
        self.save.setEnabled(has_picture)
        self.copy.setEnabled(has_picture)
        self.export.setEnabled(has_picture)
        self.before_after.setEnabled(has_picture)
        no_film = film_reason(piece)
        self.film.setEnabled(has_picture and not no_film)
        self.film.setToolTip(no_film)
        studio.history.set_out_of_sight(not on_canvas)
        pieces = studio.pieces.all if on_canvas else []
        self.sheet.setEnabled(any(piece.pixels is not None for piece in pieces))
        self.paint.setEnabled(on_canvas and session.ready)
        self.sketch.setEnabled(on_canvas and session.ready)
        self.finish_all.setEnabled(any(piece.state is PieceState.SKETCHED for piece in pieces))
        self.open_photo.setEnabled(on_canvas)
        self.open_painting.setEnabled(on_canvas)
        self.paste.setEnabled(on_canvas)
        self.swap.setEnabled(on_canvas)
        self.queue.setEnabled(on_canvas)
        self.pause.setEnabled(studio.pausing.possible)
        self.pause.setText(tr("Contin&ue") if studio.pausing.paused else tr("Pa&use"))
        self.stop.setEnabled(on_canvas and not session.idle)

    def _action(self, text: str, *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
