"""Plays the frames of a film, over and over, while it is on show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QHideEvent, QImage, QShowEvent

from stylestudio.ui.sharing.preview_pane import PreviewPane


class FilmPlayer(PreviewPane):
    """A preview whose picture changes by itself. Its clock stops when it is hidden."""

    def __init__(self, name: str, room: QSize) -> None:
        super().__init__(name, room)
        self._frames: list[QImage] = []
        self._durations: list[int] = []
        self._at = 0
        self._paused = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_time)

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._clock.isActive()

    @property
    def at(self) -> int:
        """The number of the frame on show."""
        return self._at

    @property
    def frame_count(self) -> int:
        """How many frames there are."""
        return len(self._frames)

    def set_film(self, frames: Sequence[QImage], durations: Sequence[int]) -> None:
        """Play other frames, each for so many milliseconds.

        It goes on at the same place where only the durations are others.
        """
        if len(frames) != len(self._frames):
            self._at = 0
        self._frames, self._durations = list(frames), list(durations)
        self._show()

    def set_paused(self, paused: bool) -> None:
        """Stand still, or go on."""
        self._paused = paused
        self._show()

    def stop(self) -> None:
        """Stand still for good."""
        self._clock.stop()
        self._frames, self._durations = [], []

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def _show(self) -> None:
        self._clock.stop()
        if not self._frames:
            return
        self.show_image(self._frames[self._at])
        if self.isVisible() and not self._paused and len(self._frames) > 1:
            self._clock.start(self._durations[self._at])

    @Slot()
    def _on_time(self) -> None:
        if self._frames:
            self._at = (self._at + 1) % len(self._frames)
            self._show()
