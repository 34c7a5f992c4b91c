"""The centre of the window: the pictures, their moments, what is said, and how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stylestudio.ui.background import Background
from stylestudio.ui.details.details_panel import DetailsPanel
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.messages.offer_bar import OfferBar
from stylestudio.ui.moments.time_scrubber import TimeScrubber
from stylestudio.ui.painting.progress_strip import ProgressStrip
from stylestudio.ui.queue.queue_button import QueueButton
from stylestudio.ui.queue.queue_panel import QueuePanel
from stylestudio.ui.views.compare_pane import ComparePane


class CanvasPane(QFrame):
    """Assembles the centre of the window."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.compare = ComparePane(background)
        self.scrubber = TimeScrubber()
        self.scrubber.hide()
        self.offer_bar = OfferBar()
        self.message_bar = MessageBar()
        self.strip = ProgressStrip()
        self.details = DetailsPanel()
        self.queue_panel = QueuePanel()
        self.queue_button = QueueButton(self.queue_panel)

        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self.compare, 1)
        layout.addWidget(self.scrubber)
        layout.addWidget(self.offer_bar)
        self._bar_place = layout.count()
        layout.addWidget(self.message_bar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.strip, 1)
        foot.addWidget(self.queue_button)
        foot.addWidget(self.details.toggle)
        layout.addLayout(foot)
        layout.addWidget(self.details)
        # Not even an empty line while it is closed: the height belongs to the pictures.
        self.details.setVisible(self.details.is_open)
        self.details.opened_or_closed.connect(self.details.setVisible)

    def put_bar_back(self) -> None:
        """The message bar, which went along to another page, has its place here again."""
        self._column.insertWidget(self._bar_place, self.message_bar)
