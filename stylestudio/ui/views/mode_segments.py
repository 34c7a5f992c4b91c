"""The control that chooses how the pictures are looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from stylestudio.ui.icons import icon
from stylestudio.ui.views.modes import CompareMode, mode_help, mode_words


class ModeSegments(QWidget):
    """One button a mode, with Ctrl+1 to Ctrl+5.

    Signals:
        chosen: the :class:`CompareMode`; by the user.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[CompareMode, QPushButton] = {}
        self._worded = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, mode in enumerate(CompareMode):
            button = _ModeButton(mode_words(mode))
            button.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
            button.setIcon(icon(mode.value))
            button.setCheckable(True)
            button.setAccessibleName(mode_words(mode))
            button.setProperty("wide", True)
            self._group.addButton(button, index)
            self.buttons[mode] = button
            row.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)
        self._round_ends()
        self.set_mode(CompareMode.SINGLE)

    def set_mode(self, mode: CompareMode) -> None:
        """Show which mode it is."""
        self.buttons[mode].setChecked(True)

    def set_possible(self, mode: CompareMode, possible: bool, why_not: str) -> None:
        """Whether a mode can be chosen, and if not, why."""
        button = self.buttons[mode]
        button.setEnabled(possible)
        keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{mode_help(mode)} ({keys})" if possible else why_not)
        button.setAccessibleDescription(mode_help(mode) if possible else why_not)

    def set_worded(self, worded: bool) -> None:
        """Show words beside the icons, or where there is no room the icons alone."""
        if worded != self._worded:
            self._worded = worded
            for mode, button in self.buttons.items():
                button.setText(mode_words(mode) if worded else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._round_ends()
        super().changeEvent(event)

    def _round_ends(self) -> None:
        buttons = list(self.buttons.values())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            buttons.reverse()
        for button in buttons:
            place = "first" if button is buttons[0] else "middle"
            button.setProperty("segment", "last" if button is buttons[-1] else place)
            button.style().unpolish(button)
            button.style().polish(button)

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(list(CompareMode)[index])


class _ModeButton(QPushButton):
    """Keeps its keys, which Qt takes away with each change of a button's words."""

    def setText(self, text: str) -> None:
        keys = self.shortcut()
        super().setText(text)
        self.setShortcut(keys)
