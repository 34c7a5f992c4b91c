"""Labels over controls, alike in every column of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stylestudio.ui.controls import Control, Switch
from stylestudio.ui.wording import help_words, label_words

#: Between a control and the next one's label.
GAP = 8


def label_for(text: str, buddy: QWidget) -> QLabel:
    """A label that the screen reader and the keyboard connect with ``buddy``."""
    label = QLabel(text)
    label.setProperty("role", "label")
    label.setBuddy(buddy)
    return label


def add_labelled(column: QVBoxLayout, control: Control) -> None:
    """Add a control under its label; a switch brings its own."""
    column.addSpacing(GAP)
    if not isinstance(control, Switch):
        label = label_for(label_words(control.declaration), control)
        label.setToolTip(help_words(control.declaration))
        control.label = label
        column.addWidget(label)
    column.addWidget(control)


def column_widget() -> tuple[QWidget, QVBoxLayout]:
    """An empty column for controls, with its layout."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    return widget, layout
