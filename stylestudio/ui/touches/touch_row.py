"""One finishing touch: its label, its slider, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls import SliderNumber
from stylestudio.ui.icons import icon
from stylestudio.ui.settings.labelled import label_for
from stylestudio.ui.wording import help_words, label_words

#: Keys and the wheel move a slider in many small steps; a pause of this length ends them.
_PAUSE_MS = 400


class TouchRow(QWidget):
    """A slider over a declared parameter, which tells a movement from its end.

    Signals:
        moved: the value changed, perhaps in the middle of a drag.
        settled: the slider was let go, or a number typed: what is undone in one step.
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    moved = Signal()
    settled = Signal()
    rejected = Signal(object)

    def __init__(
        self, name: str, declaration: Parameter, default: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = SliderNumber(name, declaration, default)
        # The row has a reset button of its own.
        self.control.difference.hide()
        field = self.control.field
        # Room for the largest number, as wide in rows without a unit as in those with one.
        widest = f"{declaration.maximum:g} %"
        field.setFixedWidth(field.fontMetrics().horizontalAdvance(widest) + 32)
        label = label_for(label_words(declaration), self.control.slider)
        label.setToolTip(help_words(declaration))
        self.control.label = label
        self.reset_button = QToolButton()
        self.reset_button.setProperty("flat", True)
        self.reset_button.setIconSize(QSize(14, 14))
        words = self.tr("Reset: {label}").format(label=label_words(declaration))
        self.reset_button.setToolTip(words)
        self.reset_button.setAccessibleName(words)
        kept = self.reset_button.sizePolicy()
        # Its place stays free, so that nothing jumps when it comes and goes.
        kept.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(kept)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

        header = QHBoxLayout()
        header.setSpacing(4)
        header.addWidget(label, 1)
        header.addWidget(self.reset_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(header)
        layout.addWidget(self.control)

        self.control.edited.connect(self._on_edited)
        self.control.rejected.connect(self.rejected)
        self.control.slider.sliderReleased.connect(self._on_slider_released)
        self._pause.timeout.connect(self._settle)
        self.reset_button.clicked.connect(self._on_reset_clicked)
        self._show_icon()
        self._refresh()

    def value(self) -> float:
        """The value on show."""
        return float(self.control.value())

    def set_value(self, value: float) -> None:
        """Show another value, as the program's choice."""
        self._pause.stop()
        self.control.set_value(value)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_icon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle_now()

    def _settle_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._settle()

    def _refresh(self) -> None:
        changed = self.control.value() != self.control.default
        if not changed and self.reset_button.hasFocus():
            # A button that hides would pass the focus on to anyone.
            self.control.slider.setFocus()
        self.reset_button.setVisible(changed)

    def _show_icon(self) -> None:
        self.reset_button.setIcon(icon("reset"))

    @Slot()
    def _settle(self) -> None:
        self.settled.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._refresh()
        self.moved.emit()
        if not self.control.slider.isSliderDown():
            self._pause.start()

    @Slot()
    def _on_slider_released(self) -> None:
        self._pause.stop()
        self._settle()

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.set_value(self.control.default)
        self.moved.emit()
        self._settle()
