"""What a picture can be used for again, as a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

#: What is used of a picture.
ALL, SETTINGS, ALL_BUT_SEED, PHOTO, STYLE = "all", "settings", "all_but_seed", "photo", "style"
#: These need a record of how it was painted.
_OF_RECORD = (ALL, SETTINGS, ALL_BUT_SEED)


class ReuseMenu(QMenu):
    """Reuse ▸ all, the settings, all but the seed; as photo, as painting.

    Args:
        pictures: whether the picture itself is offered as photo and painting.

    Signals:
        chosen: one of :data:`ALL`, :data:`SETTINGS`, :data:`ALL_BUT_SEED`, :data:`PHOTO`,
            :data:`STYLE`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, pictures: bool = True) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Reuse"))
        self.setToolTipsVisible(True)
        self.deeds: dict[str, QAction] = {}
        self._add(ALL, self.tr("Reuse all"), self.tr("Its photo, its paintings, its settings."))
        self._add(
            SETTINGS,
            self.tr("Reuse settings"),
            self.tr("Its settings; your photo and paintings stay."),
        )
        self._add(
            ALL_BUT_SEED,
            self.tr("Reuse all but seed"),
            self.tr("Everything but the seed, for another picture of the same kind."),
        )
        if pictures:
            self.addSeparator()
            self._add(PHOTO, self.tr("Use as photo"), self.tr("Paint over this picture."))
            self._add(STYLE, self.tr("Use as painting"), self.tr("Paint in this picture's style."))

    def set_possible(self, *, has_record: bool) -> None:
        """Say what can be chosen."""
        for how in _OF_RECORD:
            self.deeds[how].setEnabled(has_record)

    def _add(self, how: str, text: str, tip: str) -> None:
        action = QAction(text, self)
        action.setToolTip(tip)
        action.triggered.connect(lambda: self.chosen.emit(how))
        self.addAction(action)
        self.deeds[how] = action
