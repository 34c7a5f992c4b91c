"""The queue: what waits, what is being painted, and what came of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stylestudio.ui.queue.queue_entry import ENDED, WAITING, QueueEntry
from stylestudio.ui.queue.queue_row import QueueRow


class QueuePanel(QFrame):
    """A list of runs. It decides nothing: it shows entries and passes on what is asked for.

    Signals:
        remove_requested, retry_requested, stop_requested: a run's id.
        pause_all_requested, continue_all_requested: for all that are on or waiting.
        clear_requested: take all that have ended off the list.
        waiting_changed: how many runs wait.
    """

    remove_requested = Signal(str)
    retry_requested = Signal(str)
    stop_requested = Signal(str)
    pause_all_requested = Signal()
    continue_all_requested = Signal()
    clear_requested = Signal()
    waiting_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.waiting = 0
        self._paused = False
        self._rows: dict[str, QueueRow] = {}
        heading = QLabel(self.tr("Queue"))
        heading.setProperty("role", "heading")
        self.pause_button = QPushButton()
        self.pause_button.setProperty("quiet", True)
        self.clear_button = QPushButton(self.tr("Clear finished"))
        self.clear_button.setProperty("quiet", True)
        self.clear_button.setToolTip(
            self.tr("Takes finished pictures off this list. They stay in your gallery.")
        )
        self.empty = QLabel(
            self.tr("Nothing is waiting. Start several pictures, and they line up here.")
        )
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 10, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(inner)
        self.scroll_area.setAccessibleName(self.tr("Queue"))

        header = QHBoxLayout()
        header.addWidget(heading)
        header.addStretch(1)
        header.addWidget(self.pause_button)
        header.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 12)
        layout.setSpacing(6)
        layout.addLayout(header)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.scroll_area, 1)
        self.setMinimumWidth(300)
        # Where the focus goes when the last row has gone.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

        self.pause_button.clicked.connect(self._on_pause_clicked)
        self.clear_button.clicked.connect(self.clear_requested)
        self.set_entries([])

    @property
    def rows(self) -> list[QueueRow]:
        """From top to bottom."""
        return sorted(self._rows.values(), key=self._list.indexOf)

    @property
    def paused(self) -> bool:
        """Whether what is on waits for Continue."""
        return self._paused

    def set_entries(self, entries: Sequence[QueueEntry], *, paused: bool = False) -> None:
        """Show these runs in this order. Rows of runs that stay are changed in place.

        Args:
            paused: whether what is on waits for Continue.

        Raises:
            ValueError: two entries are of one run.
        """
        ids = [entry.run_id for entry in entries]
        if len(set(ids)) < len(ids):
            raise ValueError("each run has one entry")
        self._paused = paused
        for run_id in [run_id for run_id in self._rows if run_id not in set(ids)]:
            self._drop(run_id)
        for place, entry in enumerate(entries):
            row = self._rows.get(entry.run_id)
            if row is None:
                self._list.insertWidget(place, self._new_row(entry))
                continue
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            if row.entry != entry:
                row.show_entry(entry)
        self._show_totals()

    def _new_row(self, entry: QueueEntry) -> QueueRow:
        row = QueueRow(entry)
        row.remove_requested.connect(self.remove_requested)
        row.retry_requested.connect(self.retry_requested)
        row.stop_requested.connect(self.stop_requested)
        self._rows[entry.run_id] = row
        return row

    def _drop(self, run_id: str) -> None:
        row = self._rows[run_id]
        focused = QApplication.focusWidget()
        if focused is not None and row.isAncestorOf(focused):
            self._neighbour(row).setFocus()
        del self._rows[run_id]
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _neighbour(self, row: QueueRow) -> QWidget:
        """What takes the focus of a row that goes: the next one, the one before, or the panel."""
        rows = self.rows
        place = rows.index(row)
        others = rows[place + 1 :] + rows[:place][::-1]
        if not others:
            return self
        return next(button for button in others[0].buttons if not button.isHidden())

    def _show_totals(self) -> None:
        states = [row.entry.state for row in self._rows.values()]
        self.empty.setVisible(not states)
        self.scroll_area.setVisible(bool(states))
        self.pause_button.setText(self.tr("Continue all") if self.paused else self.tr("Pause all"))
        self.pause_button.setEnabled(any(state not in ENDED for state in states))
        self.clear_button.setEnabled(any(state in ENDED for state in states))
        waiting = states.count(WAITING)
        if waiting != self.waiting:
            self.waiting = waiting
            self.waiting_changed.emit(waiting)

    @Slot()
    def _on_pause_clicked(self) -> None:
        if self.paused:
            self.continue_all_requested.emit()
        else:
            self.pause_all_requested.emit()
