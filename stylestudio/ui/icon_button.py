"""A button that shows an icon alone, and says in words what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from stylestudio.ui.icons import icon

_ICON = QSize(16, 16)


class IconButton(QToolButton):
    """Flat, with an icon that follows the palette."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """An icon button.

        Args:
            name: of the icon.
            words: what it does, for its tip and for the screen reader.
        """
        super().__init__(parent)
        self._name = name
        self.setProperty("flat", True)
        self.setIconSize(_ICON)
        self.setIcon(icon(name))
        self.set_words(words)

    def set_words(self, words: str, description: str = "") -> None:
        """Say what it does, and perhaps more about it."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(description or words)
        self.setToolTip(description or words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon(self._name))
        super().changeEvent(event)
