"""The slider of a painting's weight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget


class WeightSlider(QSlider):
    """0 to 100, in place in a card that has keys of its own.

    Signals:
        weight_changed: the user set a weight, 0 to 1, and whether that is final.
    """

    weight_changed = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self._dragged = False
        self.valueChanged.connect(self._on_value_changed)
        self.sliderReleased.connect(self._on_slider_released)

    def show_weight(self, weight: float) -> None:
        """Show a weight that somebody else set."""
        self.blockSignals(True)
        self.setValue(round(100 * weight))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Alt with an arrow moves the card.
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the stack must not change what happens to lie under the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_value_changed(self, value: int) -> None:
        self._dragged = self.isSliderDown()
        self.weight_changed.emit(value / 100, not self._dragged)

    def _on_slider_released(self) -> None:
        # One drag is one step for undo, and none where nothing was moved.
        if self._dragged:
            self._dragged = False
            self.weight_changed.emit(self.value() / 100, True)
