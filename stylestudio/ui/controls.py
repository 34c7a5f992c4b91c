"""Controls for parameters, drawn from their declarations alone.

Each has ``value()``, ``set_value()``, ``commit()`` (takes what is half typed; raises UserError),
``overrule()`` and the signals ``edited`` and ``rejected``. What cannot be taken stays, marked,
until it is corrected: a run must not start with a number other than the one on show.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from stylestudio.errors import UserError
from stylestudio.request.parameters import Parameter, from_text
from stylestudio.ui.wording import choice_words, error_words, help_words, label_words

#: Sizes worth offering, where a size is asked for; any other can be typed.
_SIZES_PX = (256, 384, 512, 768, 1024)


class Control(QWidget):
    """Base of all controls.

    Attributes:
        label: what stands over it, if it has none in itself.

    Signals:
        edited: the user changed the value.
        rejected: a :class:`UserError`; what was typed stays, marked.
    """

    edited = Signal()
    rejected = Signal(object)

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__()
        self.name = name
        self.declaration = declaration
        self.default = default
        self.label: QLabel | None = None
        self._parts: list[QWidget] = []
        self._overruled = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def value(self) -> Any:
        """The parameter's value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show another value, as the program's choice: nothing is ``edited``."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what is half typed.

        Raises:
            UserError: it cannot be taken.
        """

    def overrule(self, reason: str) -> None:
        """Disable the control and say why in a sentence; an empty one enables it again."""
        if reason == self._overruled:
            return
        self._overruled = reason
        if reason:
            # What is half typed or marked would bar the way to a run that does not ask for it.
            self.set_value(self.value())
        self.setEnabled(not reason)
        words = reason or help_words(self.declaration)
        for part in self._parts:
            part.setToolTip(words)
            part.setAccessibleDescription(words)
        if self.label is not None:
            self.label.setEnabled(not reason)
            self.label.setToolTip(words)

    def _add(self, widget: QWidget, stretch: int = 1) -> None:
        widget.setAccessibleName(label_words(self.declaration))
        widget.setAccessibleDescription(help_words(self.declaration))
        widget.setToolTip(help_words(self.declaration))
        # Scrolling the panel must not change what happens to lie under the pointer.
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(_WheelGuard(widget))
        self._row.addWidget(widget, stretch)
        self._parts.append(widget)


class _WheelGuard(QObject):
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


class _Typed(Control):
    """Base of controls that are typed into: reads, checks, marks."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self._value = default

    @property
    def marked(self) -> bool:
        """Whether what is typed was found to be wrong."""
        return bool(self._entry().property("invalid"))

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self._show(self._words(value))
        self._mark(None)

    def commit(self) -> None:
        text = self._typed().strip().removesuffix(self.declaration.unit).strip()
        if text == self._words(self._value).removesuffix(self.declaration.unit).strip():
            self._mark(None)
            return
        try:
            value = from_text(self.name, text, self.declaration, self.default)
        except UserError as error:
            self._mark(error)
            raise
        self.set_value(value)
        self.edited.emit()

    def _mark(self, error: UserError | None) -> None:
        entry = self._entry()
        if error is None and not self.marked:
            return
        entry.setProperty("invalid", error is not None)
        # A style sheet's property rules are looked up only when a widget is polished.
        entry.style().unpolish(entry)
        entry.style().polish(entry)
        words = help_words(self.declaration) if error is None else error_words(error)
        entry.setToolTip(words)
        entry.setAccessibleDescription(words)

    def _on_editing_finished(self) -> None:
        try:
            self.commit()
        except UserError as error:
            self.rejected.emit(error)

    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        words = f"{value:g}" if isinstance(value, float) else str(value)
        return f"{words} {self.declaration.unit}".strip()

    def _entry(self) -> QWidget:
        """What is typed into."""
        raise NotImplementedError

    def _typed(self) -> str:
        raise NotImplementedError

    def _show(self, text: str) -> None:
        raise NotImplementedError


class SizeBox(_Typed):
    """Useful sizes to pick, and any number to type."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setCompleter(None)  # type: ignore[arg-type]
        for size_px in _SIZES_PX:
            self.box.addItem(self._words(size_px), size_px)
        self._add(self.box)
        field = self.box.lineEdit()
        assert field is not None, "the box is editable"
        field.setAccessibleName(label_words(declaration))
        field.editingFinished.connect(self._on_editing_finished)
        self.box.activated.connect(self._on_editing_finished)
        self.set_value(default)

    def _entry(self) -> QWidget:
        return self.box

    def _typed(self) -> str:
        return self.box.currentText()

    def _show(self, text: str) -> None:
        self.box.setCurrentIndex(self.box.findText(text))
        self.box.setEditText(text)


class NumberField(_Typed):
    """A number to type; empty where the program may decide."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.field = QLineEdit()
        if declaration.optional:
            # Where it is empty, an alternative decides, or the program.
            self.field.setPlaceholderText(
                self.tr("not set") if declaration.alternatives else self.tr("automatic")
            )
        self._add(self.field)
        self.field.editingFinished.connect(self._on_editing_finished)
        self.set_value(default)

    def _entry(self) -> QWidget:
        return self.field

    def _typed(self) -> str:
        return self.field.text()

    def _show(self, text: str) -> None:
        self.field.setText(text)


class SliderNumber(_Typed):
    """A slider with the number beside it, to read and to type."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(declaration.minimum or 0), round(declaration.maximum or 0))
        self.slider.setSingleStep(round(declaration.step or 1))
        self.slider.setPageStep(10 * round(declaration.step or 1))
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(58)
        self._add(self.slider)
        self._add(self.field, 0)
        self.set_value(default)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.field.editingFinished.connect(self._on_editing_finished)

    def _on_slider_moved(self, position: int) -> None:
        self.set_value(type(self.default)(position))
        self.edited.emit()

    def _entry(self) -> QWidget:
        return self.field

    def _typed(self) -> str:
        return self.field.text()

    def _show(self, text: str) -> None:
        self.field.setText(text)
        # A typed 37.5 stays 37.5, although the slider knows only whole numbers.
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self._value))


class Segments(Control):
    """One of a few, side by side."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self._row.setSpacing(0)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        choices = choice_words(declaration)
        for index, (choice, words) in enumerate(choices):
            button = QPushButton(words)
            button.setCheckable(True)
            place = "first" if index == 0 else "last" if index == len(choices) - 1 else "middle"
            button.setProperty("segment", place)
            self.group.addButton(button)
            self.buttons[choice] = button
            self._add(button)
            button.setAccessibleName(f"{label_words(declaration)}: {words}")
        self.set_value(default)
        self.group.buttonClicked.connect(self._on_clicked)

    def value(self) -> Any:
        return next(choice for choice, button in self.buttons.items() if button.isChecked())

    def set_value(self, value: Any) -> None:
        self.buttons[value].setChecked(True)

    def _on_clicked(self) -> None:
        self.edited.emit()


class ChoiceBox(Control):
    """One of several, in a list."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.box = QComboBox()
        # A long word must not widen the panel.
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for choice, words in choice_words(declaration):
            self.box.addItem(words, choice)
        self._add(self.box)
        self.set_value(default)
        self.box.activated.connect(self._on_activated)

    def value(self) -> Any:
        return self.box.currentData()

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def _on_activated(self) -> None:
        self.edited.emit()


class Switch(Control):
    """Yes or no."""

    def __init__(self, name: str, declaration: Parameter, default: Any) -> None:
        super().__init__(name, declaration, default)
        self.check = QCheckBox(label_words(declaration))
        self._add(self.check)
        self.set_value(default)
        self.check.clicked.connect(self._on_clicked)

    def value(self) -> Any:
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:
        self.check.setChecked(value)

    def _on_clicked(self) -> None:
        self.edited.emit()


def control_for(name: str, declaration: Parameter, default: Any) -> Control:
    """The control that suits a declaration."""
    if isinstance(default, bool):
        return Switch(name, declaration, default)
    if declaration.choices:
        few = len(declaration.choices) <= 3 and not declaration.advanced
        return (Segments if few else ChoiceBox)(name, declaration, default)
    if declaration.unit == "px":
        return SizeBox(name, declaration, default)
    few = not (declaration.advanced or declaration.optional)
    if few and declaration.step == 1 and declaration.maximum is not None:
        return SliderNumber(name, declaration, default)
    return NumberField(name, declaration, default)
