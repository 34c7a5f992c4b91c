"""The base of all controls.

What cannot be taken stays, marked, until it is corrected: a run must not start with a number other
than the one on show.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.difference import Difference
from stylestudio.ui.wording import help_words, label_words


class Control(QWidget):
    """A parameter's value on show, to change.

    Attributes:
        label: what stands over it, if it has none in itself.
        difference: the dot and the button that say and undo what differs from the preset; they
            stand beside the label.

    Signals:
        edited: the user changed the value, perhaps on the way to another one.
        settled: the user is done with a change: a slider was let go, something typed was taken.
        rejected: a :class:`UserError`; what was typed stays, marked.
    """

    edited = Signal()
    settled = Signal()
    rejected = Signal(object)

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__()
        self.name = name
        self.declaration = declaration
        self.default = default
        self.label: QLabel | None = None
        self.difference = Difference(label_words(declaration), self)
        self.difference.reset_requested.connect(self._on_reset_requested)
        self._preset_value = default
        self._parts: list[QWidget] = []
        self._overruled = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.edited.connect(self._refresh_difference)

    def value(self) -> Any:
        """The parameter's value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show another value, as the program's choice: nothing is ``edited``."""
        self._show_value(value)
        self._refresh_difference()

    def commit(self) -> None:
        """Take what is half typed.

        Raises:
            UserError: it cannot be taken.
        """

    @property
    def marked(self) -> bool:
        """Whether what is typed was found to be wrong."""
        return False

    @property
    def differs(self) -> bool:
        """Whether the value is another one than the preset's, and counts."""
        return not self._overruled and self.changed_from_preset

    @property
    def changed_from_preset(self) -> bool:
        """Whether the value is another one than the preset's, even where it does not count."""
        return bool(self.value() != self._preset_value)

    def set_preset_value(self, value: Any) -> None:
        """Say what the preset has here; what differs from it is marked with a dot."""
        self._preset_value = value
        self._refresh_difference()

    def reset(self) -> None:
        """Take the preset's value, as the user's choice."""
        self.set_value(self._preset_value)
        self.edited.emit()
        self.settled.emit()

    def overrule(self, reason: str) -> None:
        """Disable the control and say why in a sentence; an empty one enables it again."""
        if reason == self._overruled:
            return
        self._overruled = reason
        if reason:
            # What is half typed or marked would bar the way to a run that does not ask for it.
            self.set_value(self.value())
        self.setEnabled(not reason)
        if self.label is not None:
            self.label.setEnabled(not reason)
            self.label.setToolTip(reason or help_words(self.declaration))
        self._refresh_difference()
        for part in self._parts:
            part.setToolTip(reason or help_words(self.declaration))

    def _show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def _add(self, widget: QWidget, stretch: int = 1) -> None:
        widget.setAccessibleName(label_words(self.declaration))
        widget.setAccessibleDescription(help_words(self.declaration))
        widget.setToolTip(help_words(self.declaration))
        # Scrolling the panel must not change what happens to lie under the pointer.
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(WheelGuard(widget))
        self._row.addWidget(widget, stretch)
        self._parts.append(widget)

    def _description(self) -> str:
        """What a screen reader says of the control beside its name."""
        if self._overruled:
            return self._overruled
        words = help_words(self.declaration)
        return f"{words} {self.difference.words}" if self.differs else words

    def _refresh_difference(self) -> None:
        self.difference.show_differs(self.differs)
        for part in self._parts:
            part.setAccessibleDescription(self._description())

    def _on_reset_requested(self) -> None:
        # The button goes; the focus must not be lost with it.
        if self.difference.reset_button.hasFocus() and self._parts:
            self._parts[0].setFocus()
        self.reset()


class WheelGuard(QObject):
    """Lets the wheel change a control only while it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False
