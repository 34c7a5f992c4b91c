"""The noise to start from, with a lock and dice."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.typed import Typed
from stylestudio.ui.icons import icon

#: Drawn seeds are short enough to read out and to type again.
_SEEDS = 1_000_000


class SeedBox(Typed):
    """A seed to type or to draw; locked, it stays for the next picture as well."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.field = QLineEdit()
        self._add(self.field)
        self._watch_undo(self.field)
        self.dice = _button("dice", self.tr("Seed: draw another one"))
        self.dice.setToolTip(self.tr("Draw another seed"))
        self.dice.setAccessibleDescription(self.tr("Other noise, and so another picture."))
        self.lock = _button("lock", self.tr("Seed: keep it"))
        self.lock.setAccessibleDescription(
            self.tr("Locked, the seed stays. Open, each picture starts from other noise.")
        )
        self.lock.setCheckable(True)
        self.lock.setChecked(True)
        for button in (self.dice, self.lock):
            # Aligned, so that its height does not bound the field's.
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.editingFinished.connect(self._on_editing_finished)
        self.dice.clicked.connect(self._on_dice_clicked)
        self.lock.toggled.connect(self._on_lock_toggled)
        self.lock.clicked.connect(self.settled)
        self._on_lock_toggled()
        self.set_value(default)

    @property
    def locked(self) -> bool:
        """Whether the seed stays for the next picture."""
        return self.lock.isChecked()

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock, as the program's choice."""
        self.lock.setChecked(locked)

    def draw(self) -> None:
        """Show another seed, as the program's choice."""
        self.set_value((self.value() + 1 + secrets.randbelow(_SEEDS - 1)) % _SEEDS)

    def _entry(self) -> QWidget:
        return self.field

    def _typed(self) -> str:
        return self.field.text()

    def _show(self, text: str) -> None:
        self.field.setText(text)

    def _on_dice_clicked(self) -> None:
        self.draw()
        self.edited.emit()
        self.settled.emit()

    def _on_lock_toggled(self) -> None:
        self.lock.setIcon(icon("lock" if self.locked else "lock-open"))
        self.lock.setToolTip(
            self.tr("The seed stays. Click to draw another one for each picture.")
            if self.locked
            else self.tr("Each picture starts from other noise. Click to keep the seed.")
        )


def _button(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    button.setIcon(icon(name))
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(words)
    return button
