"""The menu of the pictures that were used last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from stylestudio.imaging.files import shown_name
from stylestudio.ui.sources.reading import Role
from stylestudio.ui.sources.recent import recent_pictures

_LONGEST_SHOWN = 40


class RecentMenu(QMenu):
    """Filled each time it opens, so that it names no picture that is gone.

    Signals:
        chosen: the path of a picture.
    """

    chosen = Signal(object)

    def __init__(self, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setTitle(self.tr("Recent"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._on_about_to_show)
        self.triggered.connect(self._on_triggered)

    def _on_about_to_show(self) -> None:
        self.clear()
        for path in recent_pictures(self._role):
            action = QAction(_shown(path), self)
            action.setToolTip(str(path.parent / shown_name(path)))
            action.setData(str(path))
            self.addAction(action)
        if self.isEmpty():
            self.addAction(self.tr("No pictures yet")).setEnabled(False)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(Path(action.data()))


def _shown(path: Path) -> str:
    name = shown_name(path)
    if len(name) > _LONGEST_SHOWN:
        half = _LONGEST_SHOWN // 2
        name = f"{name[:half]}…{name[-half:]}"
    # An ampersand would underline the letter after it.
    return name.replace("&", "&&")
