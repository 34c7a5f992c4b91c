"""One run in the queue panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from stylestudio.ui.eliding_label import ElidingLabel
from stylestudio.ui.icons import icon
from stylestudio.ui.painting.progress_bar import SlimProgressBar
from stylestudio.ui.queue.queue_entry import (
    ENDED,
    FAILED,
    PAUSED,
    RUNNING,
    STOPPED,
    WAITING,
    QueueEntry,
)
from stylestudio.ui.wording import state_words

_BAR_PX = 4


class QueueRow(QWidget):
    """A title, how it stands in words, a thin bar, and what can be done about it.

    Signals:
        stop_requested, retry_requested, remove_requested: the run's id.
    """

    stop_requested = Signal(str)
    retry_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, entry: QueueEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.title = ElidingLabel()
        self.title.setProperty("role", "label")
        self.status: QLabel = ElidingLabel()
        self.status.setProperty("role", "muted")
        self.reason = QLabel()
        self.reason.setProperty("kind", "error")
        self.reason.setWordWrap(True)
        # Exception texts and file names are no markup.
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = SlimProgressBar()
        self.bar.setFixedHeight(_BAR_PX)
        self.retry_button = self._button(self._on_retry_clicked)
        self.stop_button = self._button(self._on_stop_clicked)
        self.remove_button = self._button(self._on_remove_clicked)

        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.status)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addLayout(words, 1)
        for button in self.buttons:
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addWidget(self.reason)
        layout.addWidget(self.bar)
        self._show_icons()
        self.show_entry(entry)

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton, QToolButton]:
        """All of them, from left to right; those that make no sense now are hidden."""
        return self.retry_button, self.stop_button, self.remove_button

    def show_entry(self, entry: QueueEntry) -> None:
        """Show how the run stands now. A focus within the row stays there."""
        self.entry = entry
        focused = any(button.hasFocus() for button in self.buttons)
        on = entry.state in (RUNNING, PAUSED)
        possible = {
            self.retry_button: entry.state in (FAILED, STOPPED),
            self.stop_button: on,
            self.remove_button: entry.state == WAITING or entry.state in ENDED,
        }
        for button in self.buttons:
            if possible[button]:
                button.show()
        if focused and not any(button.hasFocus() and possible[button] for button in self.buttons):
            next(button for button in self.buttons if possible[button]).setFocus()
        # Only now, because where the focus would go by itself is anyone's guess.
        for button in self.buttons:
            if not possible[button]:
                button.hide()
        self.title.setText(entry.title)
        self.status.setText(state_words(entry))
        self.reason.setText(entry.error)
        self.reason.setVisible(entry.state == FAILED and bool(entry.error))
        self.bar.setVisible(on)
        if entry.fraction is not None:
            self.bar.set_fraction(entry.fraction)
        elif entry.state == RUNNING:
            self.bar.set_busy()
        else:
            self.bar.set_fraction(0.0)
        self._name_all(entry)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icons()

    def _button(self, clicked: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setVisible(False)
        button.clicked.connect(clicked)
        return button

    def _show_icons(self) -> None:
        self.retry_button.setIcon(icon("retry"))
        self.stop_button.setIcon(icon("stop"))
        self.remove_button.setIcon(icon("remove"))

    def _name_all(self, entry: QueueEntry) -> None:
        for button, tip, name in (
            (self.retry_button, self.tr("Try again"), self.tr("Try “{title}” again")),
            (self.stop_button, self.tr("Stop"), self.tr("Stop “{title}”")),
            (self.remove_button, self.tr("Remove from the list"), self.tr("Remove “{title}”")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(name.format(title=entry.title))
            button.setAccessibleDescription(self.status.text())
        self.bar.setAccessibleName(self.tr("Progress of “{title}”").format(title=entry.title))
        facts = (entry.title, self.status.text(), entry.error)
        self.setAccessibleName(", ".join(fact for fact in facts if fact))

    @Slot()
    def _on_retry_clicked(self) -> None:
        self.retry_requested.emit(self.entry.run_id)

    @Slot()
    def _on_stop_clicked(self) -> None:
        self.stop_requested.emit(self.entry.run_id)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self.entry.run_id)
