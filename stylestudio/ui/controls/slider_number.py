"""A slider with the number beside it."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.typed import Typed

#: How many places a logarithmic slider has.
_LOGARITHMIC_PLACES = 200


class SliderNumber(Typed):
    """A slider for the sensible range, with the number beside it, to read and to type."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self._moved_to: int | None = None
        low, high = declaration.slider_minimum, declaration.slider_maximum
        self._low = float((declaration.minimum or 0) if low is None else low)
        self._high = float((declaration.maximum or 0) if high is None else high)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        if declaration.logarithmic:
            self.slider.setRange(0, _LOGARITHMIC_PLACES)
            self.slider.setPageStep(_LOGARITHMIC_PLACES // 10)
        else:
            self.slider.setRange(round(self._low), round(self._high))
            self.slider.setSingleStep(round(declaration.step or 1))
            self.slider.setPageStep(10 * round(declaration.step or 1))
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        widest = "0000000" if declaration.logarithmic else "00.00"
        # 22 px are the field's own edges.
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance(widest) + 22)
        self._add(self.slider)
        self._add(self.field, 0)
        self._watch_undo(self.field)
        self.set_value(default)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.let_go.connect(self.settled)
        self.field.editingFinished.connect(self._on_editing_finished)

    def _on_slider_moved(self, place: int) -> None:
        # It stays where it was moved to: back at the place of the rounded value it would never get
        # away from there, one step of a key at a time.
        self._moved_to = place
        self.set_value(type(self.default)(self._value_at(place)))
        self._moved_to = None
        self.edited.emit()

    def _value_at(self, place: int) -> float:
        if not self.declaration.logarithmic:
            return place
        if place == 0 and self.declaration.minimum == 0:
            return 0.0
        share = place / _LOGARITHMIC_PLACES
        value = math.exp(math.log(self._low) + share * math.log(self._high / self._low))
        # No more digits than a hand can mean; and no less than what is accepted.
        return float(f"{value:.2g}")

    def _place_of(self, value: float) -> int:
        if not self.declaration.logarithmic:
            # A typed 37.5 stays 37.5, although the slider knows only whole numbers.
            return round(value)
        if value <= self._low:
            return 0
        share = math.log(value / self._low) / math.log(self._high / self._low)
        return round(_LOGARITHMIC_PLACES * min(1.0, share))

    def _entry(self) -> QWidget:
        return self.field

    def _typed(self) -> str:
        return self.field.text()

    def _show(self, text: str) -> None:
        self.field.setText(text)
        if self._moved_to is None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._place_of(self._value))


class _Slider(QSlider):
    """A slider that tells when the user is done moving it.

    Signals:
        let_go: after a drag, a key or a turn of the wheel that changed the value.
    """

    let_go = Signal()

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._moved = False
        self.valueChanged.connect(self._on_value_changed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._let_go()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isSliderDown():
            self._let_go()

    def _on_value_changed(self) -> None:
        self._moved = True

    def _let_go(self) -> None:
        if self._moved:
            self._moved = False
            self.let_go.emit()
