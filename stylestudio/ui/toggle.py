"""A line that opens and closes what lies below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.icons import icon


class Toggle(QToolButton):
    """A word with an arrow; remembers until the next start whether it is open.

    Args:
        name: under which it is remembered.
        is_open: where nothing is remembered yet.

    Signals:
        opened_or_closed: whether it is open now.
    """

    opened_or_closed = Signal(bool)

    def __init__(
        self, text: str, name: str, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = f"open/{name}"
        self.setProperty("toggle", True)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.setText(text)
        self.setAccessibleName(text)
        self.setChecked(bool(window_state().value(self._key, is_open, type=bool)))
        self._show_state()
        self.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether what it opens is open."""
        return self.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_state()

    def _on_toggled(self, checked: bool) -> None:
        window_state().setValue(self._key, checked)
        self._show_state()
        self.opened_or_closed.emit(checked)

    def _show_state(self) -> None:
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        self.setIcon(icon(arrow, checked_on_accent=False))
        open_words, closed_words = self.tr("Open. Press to close it."), self.tr("Press to open it.")
        self.setAccessibleDescription(open_words if self.isChecked() else closed_words)
