"""Going back to an earlier moment of a run, while it paints or when it is done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from stylestudio.imaging.moments import Moments
from stylestudio.ui.moments.moment_bubble import MomentBubble
from stylestudio.ui.moments.scrubber_track import ScrubberTrack
from stylestudio.ui.pictures import to_qimage

#: What ``moment_shown`` says for the picture as it is now.
NOW = -1


class TimeScrubber(QWidget):
    """A line of moments. Who stays at its end follows the run; who goes back stays there.

    Signals:
        moment_shown: the index of the moment that the user went to, or ``NOW``.
        keep_requested: the index of a moment that the user wants as a picture of its own.
    """

    moment_shown = Signal(int)
    keep_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = Moments()
        self._running = False
        #: The moment on show by its place in the run, because indices change as moments are
        #: thinned out; None is now.
        self._shown: float | None = None
        self.label = QLabel()
        self.label.setProperty("role", "muted")
        self.label.setMinimumWidth(
            self.label.fontMetrics().horizontalAdvance(self._place_words(1.0)) + 4
        )
        self.track = ScrubberTrack()
        self.track.setAccessibleName(self.tr("Moments of this picture"))
        words = self.tr("Drag back to see how the picture looked earlier.")
        self.track.setToolTip(words)
        self.track.setAccessibleDescription(words)
        self.now_button = QToolButton()
        self.now_button.setProperty("flat", True)
        self.now_button.setCheckable(True)
        self.now_button.setText(self.tr("Now"))
        words = self.tr("Shows the picture as it is now.")
        self.now_button.setToolTip(words)
        self.now_button.setAccessibleDescription(words)
        self.keep_button = QPushButton(self.tr("Keep this moment"))
        words = self.tr("Saves the picture as it looked at this moment.")
        self.keep_button.setToolTip(words)
        self.keep_button.setAccessibleDescription(words)
        self._bubble = MomentBubble(self)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.track, 1)
        layout.addWidget(self.now_button)
        layout.addWidget(self.keep_button)
        QWidget.setTabOrder(self.track, self.now_button)
        QWidget.setTabOrder(self.now_button, self.keep_button)

        self.track.valueChanged.connect(self._on_value_changed)
        self.track.sliderPressed.connect(self._show_bubble)
        self.track.sliderReleased.connect(self._bubble.hide)
        self.now_button.clicked.connect(self._on_now_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.refresh()

    @property
    def at_now(self) -> bool:
        """Whether the picture is to be seen as it is now."""
        return self._shown is None

    def set_moments(self, moments: Moments, *, running: bool) -> None:
        """Show the moments of another run, as it is now.

        Args:
            running: whether more of them are to come.
        """
        self._moments = moments
        self._running = running
        self._shown = None
        self._bubble.hide()
        self.refresh()

    def set_running(self, running: bool) -> None:
        """Whether the run goes on; when it does not, its last moment is the line's end."""
        self._running = running
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Take note that moments were added."""
        fractions = self._moments.fractions
        index = len(fractions) - 1
        if self._shown is not None:
            shown = self._shown
            index = min(range(len(fractions)), key=lambda i: abs(fractions[i] - shown))
        before = self.track.value()
        with QSignalBlocker(self.track):
            self.track.set_moments(fractions, 1.0 if self._running or index < 0 else fractions[-1])
            self.track.setValue(index)
        self.setEnabled(len(fractions) > 1)
        if self._shown is not None and (fractions[index] != self._shown or index != before):
            # The moment that was looked at made room for others, and its neighbour takes its place;
            # or others did, and it has another number.
            self._on_value_changed(index)
        self._show_words()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._bubble.hide()

    def _place_words(self, fraction: float) -> str:
        # Cut off, not rounded: 100 % is what is finished.
        return self.tr("at {percent} %").format(percent=int(100 * fraction + 1e-6))

    def _show_words(self) -> None:
        fractions = self._moments.fractions
        self.label.setText(self._place_words(fractions[self.track.value()]) if fractions else "")
        self.now_button.setChecked(self.at_now)
        self.keep_button.setEnabled(bool(fractions) and (self._running or not self.at_now))

    @Slot(int)
    def _on_value_changed(self, index: int) -> None:
        fractions = self._moments.fractions
        now = index == len(fractions) - 1
        self._shown = None if now else fractions[index]
        self._show_words()
        if self.track.isSliderDown():
            self._show_bubble()
        self.moment_shown.emit(NOW if now else index)

    @Slot()
    def _show_bubble(self) -> None:
        if not len(self._moments):
            return
        index = self.track.value()
        image = to_qimage(self._moments.at(index))
        over = self.track.mapToGlobal(QPoint(round(self.track.place_of(index).x()), 0))
        self._bubble.show_moment(image, self.label.text(), over)

    @Slot()
    def _on_now_clicked(self) -> None:
        # A second click must not switch it off.
        self.now_button.setChecked(True)
        self.track.setValue(self.track.maximum())

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_requested.emit(self.track.value())
