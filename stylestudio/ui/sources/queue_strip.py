"""The strip under the photo that walks through a queue of photos."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stylestudio.ui.icon_button import IconButton
from stylestudio.ui.sources.sources import Sources


class QueueStrip(QWidget):
    """“2 of 5” between the buttons to walk through the queue; hidden while there is none."""

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.previous_button = IconButton("previous", self.tr("Previous photo"))
        self.next_button = IconButton("next", self.tr("Next photo"))
        self.remove_button = IconButton("remove", self.tr("Take this photo out of the queue"))
        self.place = QLabel()
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = QLabel(self.tr("“Paint all” paints them one after another."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)

        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.previous_button)
        row.addWidget(self.place, 1)
        row.addWidget(self.next_button)
        row.addSpacing(8)
        row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.hint)

        self.previous_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.remove_button.clicked.connect(self.remove)
        sources.changed.connect(self._on_sources_changed)
        self._on_sources_changed()

    def go_back(self) -> None:
        """Show the photo before this one."""
        self._sources.go_to(self._sources.current - 1)

    def go_on(self) -> None:
        """Show the photo after this one."""
        self._sources.go_to(self._sources.current + 1)

    def remove(self) -> None:
        """Take the current photo out of the queue."""
        if len(self._sources.photos) > 1:
            self._sources.remove_photo(self._sources.current)

    def _on_sources_changed(self) -> None:
        count, current = len(self._sources.photos), self._sources.current
        self.setVisible(count > 1)
        words = self.tr("{number} of {count}").format(number=current + 1, count=count)
        self.place.setText(words)
        self.place.setAccessibleName(self.tr("Photo {place}").format(place=words))
        # The focus of a button that is disabled would go on to the next: here, to “Take out”.
        if current == count - 1 and self.next_button.hasFocus() and count > 1:
            self.previous_button.setEnabled(True)
            self.previous_button.setFocus()
        elif current == 0 and self.previous_button.hasFocus() and count > 1:
            self.next_button.setEnabled(True)
            self.next_button.setFocus()
        self.previous_button.setEnabled(current > 0)
        self.next_button.setEnabled(current < count - 1)
